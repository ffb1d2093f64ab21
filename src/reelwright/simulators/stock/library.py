"""What the simulated services have: a few subjects, each as stills and clips, and bad ones."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """What is wrong with a file that is offered."""

    PRIVATE = "private"
    """Its address leads into the network that the client stands in."""
    LOCAL = "local"
    """Its address is a file of the client's."""
    CUT = "cut"
    """It ends in the middle."""
    PAGE = "page"
    """It is a web page."""
    TINY = "tiny"
    """It is far smaller than it is said to be."""
    MISSING = "missing"
    """There is nothing at its address."""
    AWAY = "away"
    """Its address leads on to another machine."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """Something that is offered: what it shows, its colours from top to bottom, its author."""

    title: str
    tags: tuple[str, ...]
    motif: str
    author: str
    top: tuple[int, int, int]
    bottom: tuple[int, int, int]
    licence: str = "by"
    version: str = "4.0"
    clip: bool = True
    """Whether there is a clip of it as well."""
    trouble: Trouble | None = None

    @property
    def number(self) -> int:
        """Its number at every service; the same in every run."""
        return int(hashlib.sha256(self.title.encode()).hexdigest()[:6], 16) + 1_000_000

    @property
    def slug(self) -> str:
        """The last part of its page's address."""
        return "-".join([*self.title.lower().split(), str(self.number)])

    @property
    def words(self) -> frozenset[str]:
        """What it is found by."""
        return frozenset(" ".join((self.title, *self.tags)).lower().split())


_SEA = ((60, 150, 190), (8, 28, 66))
_DEEP = ((10, 44, 84), (2, 6, 18))
_NIGHT = ((14, 20, 48), (44, 58, 96))
_SNOWY = ((176, 206, 232), (246, 248, 250))
_DAY = ((120, 184, 232), (196, 224, 240))
_WARM = ((236, 190, 130), (148, 96, 60))


def _work(  # noqa: PLR0917 - a table, read in columns
    title: str,
    tags: str,
    motif: str,
    author: str,
    colours: tuple[tuple[int, int, int], tuple[int, int, int]],
    licence: str = "by",
    trouble: Trouble | None = None,
) -> Work:
    top, bottom = colours
    told = tuple(tag.strip() for tag in tags.split(","))
    return Work(
        title=title,
        tags=told,
        motif=motif,
        author=author,
        top=top,
        bottom=bottom,
        licence=licence,
        trouble=trouble,
    )


WORKS: tuple[Work, ...] = (
    _work("Red fox in the snow", "fox, snow, winter, animal", "fox", "Mara Lind", _SNOWY),
    _work("Fox walking through a field", "fox, field, animal", "fox", "Jo Tan", _DAY, "cc0"),
    _work("Whale diving in the deep sea", "whale, ocean, sea, dive", "whale", "Ada Reyes", _SEA),
    _work("Beaked whale under water", "whale, water, mammal", "whale", "Per Holm", _DEEP, "by-sa"),
    _work("Old sailing ship on the ocean", "ship, sail, ocean, rope", "ship", "Ida Moss", _DAY),
    _work("HMS Challenger ship", "ship, Challenger, oceans", "ship", "Navy archive", _WARM, "pdm"),
    _work("Snailfish in the deep sea", "snailfish, fish, sea, trench", "fish", "Lou Abe", _DEEP),
    _work("School of fish in sunlight", "fish, sunlight, sea, reef", "fish", "Nia Odum", _SEA),
    _work("Glowing jellyfish", "jellyfish, light, animal, glow", "jellyfish", "Ben Ito", _DEEP),
    _work("Submarine in deep water", "submarine, sphere, water", "submarine", "Kai Berg", _DEEP),
    _work("Map of the seafloor", "map, seafloor, chart, ocean", "map", "Eva Stone", _WARM, "cc0"),
    _work("Full moon over the sea", "moon, night, sea, tide", "moon", "Tom Vale", _NIGHT),
    _work("Waves on the beach", "waves, sea, beach, tide", "wave", "Zoe Pratt", _SEA),
    _work("Pine forest in the mountains", "forest, trees, pine", "forest", "Uma Dorn", _DAY),
    _work("Snowy mountain peak", "mountain, snow, peak", "mountain", "Lea Fox", _DAY, "by-nc"),
    _work("Brass clock of a ship", "clock, ship, time, longitude", "clock", "Rex Hall", _WARM),
    _work("Fox in the metadata", "fox, address", "fox", "Mallory", _NIGHT, "cc0", Trouble.PRIVATE),
    _work("Fox in a local file", "fox, file", "fox", "Mallory", _NIGHT, "cc0", Trouble.LOCAL),
    _work("Volcano at night", "volcano, night", "mountain", "Cy Ash", _WARM, "by", Trouble.CUT),
    _work("Desert dunes", "desert, dunes", "mountain", "Sid Dune", _WARM, "by", Trouble.PAGE),
    _work(
        "Glacier in spring", "glacier, spring", "mountain", "Ivy Ice", _SNOWY, "by", Trouble.TINY
    ),
    _work("River in a valley", "river, valley", "wave", "Wes Ford", _DAY, "by", Trouble.MISSING),
    _work(
        "Bridge over a canyon", "bridge, canyon", "mountain", "Al Span", _DAY, "by", Trouble.AWAY
    ),
)


def found(query: str) -> Iterator[Work]:
    """Works that share a word with a query, those with the most of them first."""
    words = frozenset(query.lower().replace("-", " ").split())
    ranked = sorted(WORKS, key=lambda work: (-len(work.words & words), WORKS.index(work)))
    return (work for work in ranked if work.words & words)


def numbered(number: int) -> Work | None:
    """The work of a number."""
    return next((work for work in WORKS if work.number == number), None)

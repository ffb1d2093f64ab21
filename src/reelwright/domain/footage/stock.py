"""Stock: what a scene asks of a service that offers pictures and clips, and what may be taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reelwright.domain.canvas import Canvas, Format
from reelwright.domain.footage.candidates import Candidate
from reelwright.domain.footage.licences import allows_use, asks_for_the_same
from reelwright.domain.footage.subjects import Subject, agreement, rarity, stems
from reelwright.domain.script.visuals import Footage


class StockKind(StrEnum):
    """A picture that stands, or one that moves."""

    STILL = "still"
    CLIP = "clip"


@dataclass(frozen=True, kw_only=True, slots=True)
class StockQuery:
    """One search: the words, and what the picture must be to be shown.

    ``width`` and ``height`` are the canvas that it has to fill without being enlarged;
    ``seconds`` is the least length of a clip, 0 for a still.
    """

    words: str
    kind: StockKind
    format: Format
    width: int
    height: int
    language: str = "en"
    seconds: float = 0.0

    @classmethod
    def of(
        cls, words: str, kind: StockKind, canvas: Canvas, language: str, seconds: float
    ) -> "StockQuery":
        """A search for what fills a canvas for so many seconds."""
        return cls(
            words=words,
            kind=kind,
            format=canvas.format,
            width=canvas.width,
            height=canvas.height,
            language=language,
            seconds=seconds if kind is StockKind.CLIP else 0.0,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class StockItem:
    """A picture or clip as a service describes it.

    ``number`` is the service's own name of it, ``file`` the address of its bytes and ``page``
    that of the page that a person opens. ``phrases`` are its title, description and tags.
    """

    service: str
    number: str
    kind: StockKind
    file: str
    page: str
    width: int
    height: int
    licence: str
    title: str = ""
    phrases: tuple[str, ...] = ()
    author: str = ""
    seconds: float = 0.0

    @property
    def name(self) -> str:
        """What it is called in credits and notes; never a path of any disk."""
        told = " ".join(self.title.replace("/", " ").replace(".", " ").split())
        return f"{self.service}/{told or self.number}"

    def candidate(self, footage: Footage | None = None) -> Candidate:
        """As something that may be shown, once it has been opened."""
        unseen = Footage(sha256="", suffix="", width=self.width, height=self.height)
        return Candidate(footage=footage or unseen, phrases=self.phrases)


@dataclass(frozen=True, kw_only=True, slots=True)
class StockTerms:
    """What the owner allows beyond what is allowed anyway."""

    share_alike: bool = False
    """Whether CC BY-SA may be shown, which may bind the whole video to the same licence."""

    def allow(self, licence: str) -> bool:
        """Whether a picture under this licence may be chosen without asking."""
        return allows_use(licence) and (self.share_alike or not asks_for_the_same(licence))


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownLately:
    """How far back a channel's videos count as recent; what they showed is not shown again."""

    days: int = 30
    videos: int = 20


def can_be_shown(item: StockItem, query: StockQuery, terms: StockTerms) -> bool:
    """Whether a service's item is of the right kind, shape, size, length and licence."""
    covers = item.width >= query.width and item.height >= query.height
    lasts = item.kind is StockKind.STILL or item.seconds >= query.seconds
    return (
        item.kind is query.kind
        and covers
        and lasts
        and is_upright(item.width, item.height, query.format)
        and terms.allow(item.licence)
    )


def is_upright(width: int, height: int, picture: Format) -> bool:
    """Whether a picture is of the format's own orientation; a square takes any."""
    match picture:
        case Format.WIDE:
            return width > height
        case Format.TALL:
            return height > width
        case Format.SQUARE:
            return True


_COMMON_WORDS = 2


def fitting(
    items: Sequence[StockItem], words: str, said: str, subject: Subject
) -> tuple[StockItem, ...]:
    """The items whose texts truly agree with what is said, the best first.

    Beyond ``agreement``, two of the words that were searched for (all, where there are fewer)
    must be among an item's texts: one broad tag says little. What agrees alike keeps the
    service's own order.
    """
    wanted = frozenset(stems(words, subject.language))
    weights = rarity([item.candidate() for item in items], subject.language)
    scored = []
    for place, item in enumerate(items):
        told = {stem for phrase in item.phrases for stem in stems(phrase, subject.language)}
        common = wanted & told
        agreed = agreement(item.candidate(), said, subject)
        if agreed and len(common) >= min(_COMMON_WORDS, len(wanted)):
            score = sum(weights[stem] for stem in sorted(agreed | common))
            scored.append((-score, place, item))
    return tuple(item for _, _, item in sorted(scored, key=lambda one: one[:2]))

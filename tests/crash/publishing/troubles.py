"""What befalls a round, all of it from the seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from crash.harness.schedule import Death
from reelwright.simulators.youtube.faults import Fault, Planned

PUBLISHING = (
    "youtube.videos.insert", "youtube.videos.list", "youtube.videos.update",
    "youtube.thumbnails.set", "youtube.captions.insert", "youtube.captions.list",
    "youtube.playlistItems.insert", "youtube.playlistItems.list", "youtube.channels.list",
)  # fmt: skip
"""Methods that a release may need."""
PASSING = (
    Fault.DROPPED, Fault.INTERNAL, Fault.BAD_GATEWAY, Fault.UNAVAILABLE, Fault.TIMEOUT,
    Fault.LOST_ANSWER, Fault.FAILED_AFTER, Fault.RATE, Fault.USER_RATE, Fault.TOKEN_EXPIRED,
)  # fmt: skip
"""Faults after which the same request can go well."""
UPLOADING = (
    Fault.LOST_ANSWER, Fault.FAILED_AFTER, Fault.SHORT, Fault.RESET, Fault.CONFLICT, Fault.EXPIRED,
    Fault.STALLED,
)  # fmt: skip
QUARTER = 262_144
SIDE_BY_SIDE = 2
"""Workers that live at a time."""
LONGEST_LIFE = 1.5
"""Seconds after which a worker is killed that is to be killed at any time."""
_OFTEN = {"commit": 16, "request": 12}
"""About how often a worker passes each."""
SHORT_JUMP, LONG_JUMP = 600.0, 9 * 3600.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """The lives of workers side by side, and what happens during them."""

    deaths: tuple[Death | None, ...]
    """Of each worker; None: it may end by itself."""
    faults: tuple[Planned, ...]
    jump: float
    """Seconds by which time jumps while it works."""
    youtube_dies: bool


def turns(seed: str) -> Iterator[Turn]:
    """Life after life, for ever."""
    chance = Random(seed)  # noqa: S311 - to be repeated, not kept secret
    while True:
        yield Turn(
            deaths=tuple(_death(chance) for _ in range(SIDE_BY_SIDE)),
            faults=tuple(_fault(chance) for _ in range(chance.choice((0, 0, 1, 1, 2)))),
            jump=chance.choice((0.0, 0.0, 0.0, SHORT_JUMP, LONG_JUMP)) * chance.random(),
            youtube_dies=chance.random() < 0.05,
        )


def _death(chance: Random) -> Death | None:
    if chance.random() < 0.3:
        return None
    point = chance.choice(("time", "commit", "commit", "request", "request"))
    if point == "time":
        return Death(point=point, after=chance.random() * LONGEST_LIFE)
    nth = chance.randint(1, _OFTEN[point])
    return Death(point=point, nth=nth, after=chance.choice((0.0, None, chance.random() / 1000)))


def _fault(chance: Random) -> Planned:
    if chance.random() < 0.5:
        fault = chance.choice(UPLOADING)
        after = chance.randrange(0, 3 * QUARTER)
        return Planned(fault=fault, after=after, seconds=0.2, skip=chance.randrange(3))
    fault = chance.choice(PASSING)
    return Planned(
        fault=fault, method=chance.choice(PUBLISHING), skip=chance.randrange(2), seconds=0
    )

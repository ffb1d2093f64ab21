"""What befalls the workers: everything follows from a seed, so that it can be told again."""

import itertools
import math
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Self

LONGEST_LIFE = 8.0
THREE_DAYS = 3 * 24 * 3600.0
_OFTEN = {"replace": 30, "fsync": 40, "commit": 60, "unlink": 20, "copy": 8, "spawn": 2}
"""Calls of the system, and commits: about how often a worker passes each before all is made."""
_ENDS = ("begun", "worked", "kept")
"""Right before the work of a stage, right after it, and right after its checkpoint."""
_STAGES = ("record", "mix", "render 16:9", "join 16:9", "inspect 16:9", "deliver")


@dataclass(frozen=True, kw_only=True, slots=True)
class Death:
    """Where and how a worker is hit.

    ``point`` is ``time``, a call such as ``fsync``, or ``begun``, ``worked`` or ``kept`` with the
    name of a stage.
    The blow falls ``after`` seconds behind the ``nth`` passing of it: 0 right before the call,
    None right behind it, anything else most likely inside. At ``time`` it falls that long after
    birth.
    """

    point: str
    nth: int = 1
    after: float | None = 0.0
    blow: signal.Signals = signal.SIGKILL

    @property
    def told(self) -> str:
        """As ``of`` reads it: ``fsync:12:0.0004:SIGKILL``."""
        after = "-" if self.after is None else f"{self.after:.4f}"
        return f"{self.point}:{self.nth}:{after}:{self.blow.name}"

    @classmethod
    def of(cls, told: str) -> Self:
        """Read ``told``; a stage's own name may hold a colon."""
        point, nth, after, blow = told.rsplit(":", 3)
        return cls(
            point=point,
            nth=int(nth),
            after=None if after == "-" else float(after),
            blow=signal.Signals[blow],
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Life:
    """How a worker begins and is hit."""

    death: Death | None
    cold: bool = False
    """Whether it starts as a person starts it, and not from imported modules."""
    renderers: int = 1
    jobs: int = 1
    """How many jobs it does at once."""
    clock: float = 0.0
    """By how many seconds the clock jumps, soon after it began."""
    longest: float = LONGEST_LIFE
    """Seconds after which it is hit if it never came to where it should be."""
    frozen: float = 12.0
    """Seconds for which it is frozen, if it is: past its lease, at times past a look of others."""
    thawed: float = 4.0
    """Seconds for which one that was frozen goes on before it is killed."""
    until_taken_over: bool = False
    """Whether one that was frozen is woken as soon as another does its work, and not before."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Storm:
    """A disturbance of everybody: ``disk`` is full, or ``database`` cannot be used."""

    kind: str
    wait: float
    """Seconds after the last one."""
    lasts: float


def lives(seed: str, lease: float) -> Iterator[Life]:
    """The workers of one place, one after the other, whose lease lasts so many seconds."""
    chance = Random(seed)  # noqa: S311 - to be told again, not to be kept secret
    while True:
        yield Life(
            death=_death(chance),
            cold=chance.random() < 1 / 12,
            renderers=2 if chance.random() < 1 / 5 else 1,
            jobs=chance.randint(1, 3),
            frozen=lease * chance.uniform(1.1, 2.2),
            clock=chance.choice((-THREE_DAYS, THREE_DAYS)) if chance.random() < 1 / 10 else 0.0,
        )


def told_lives(*deaths: Death) -> Iterator[Life]:
    """Workers that are hit so, one after the other, and then others that are not.

    However slow the machine is, none is hit elsewhere, nor before what it is to show.
    """
    for death in deaths:
        yield Life(death=death, longest=math.inf, thawed=60.0, until_taken_over=True)
    yield from itertools.repeat(Life(death=None))


def storms(seed: str) -> Iterator[Storm]:
    """The storms of one round, one after the other."""
    chance = Random(seed)  # noqa: S311 - as above
    while True:
        kind = chance.choice(("disk", "database"))
        yield Storm(kind=kind, wait=chance.uniform(5, 20), lasts=chance.uniform(0.5, 5))


def _death(chance: Random) -> Death:
    kind = chance.random()
    if kind < 0.4:
        return Death(point="time", after=chance.uniform(0.3, 4))
    if kind < 0.46:
        return Death(point=_end_of_a_stage(chance), blow=signal.SIGSTOP)
    if kind < 0.5:
        # Not in a commit: on SQLite nobody could write until it is woken.
        point = chance.choice(("replace", "fsync", "unlink", "copy"))
        nth = 1 + int(chance.random() * _OFTEN[point])
        return Death(point=point, nth=nth, blow=signal.SIGSTOP)
    if kind < 0.65:
        after = chance.choice((0.0, chance.uniform(0, 0.3)))
        return Death(point=_end_of_a_stage(chance), after=after)
    point, often = chance.choice(tuple(_OFTEN.items()))
    near = (0.0, None, chance.uniform(0, 0.003))
    nth = 1 + int(chance.random() ** 2 * often)
    return Death(point=point, nth=nth, after=chance.choice(near))


def _end_of_a_stage(chance: Random) -> str:
    return f"{chance.choice(_ENDS)} {chance.choice(_STAGES)}"

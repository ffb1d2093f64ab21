"""Who needs a production, or artefacts of the store, to stay where they are.

A release that is scheduled holds what it will upload. Whoever holds does so first and then looks
whether the files are there; whoever removes looks first whether somebody holds.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from reelwright.domain.errors import ReelwrightError


class ProductionHeld(ReelwrightError):
    """Somebody still needs the production where it is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Hold:
    """What one holder needs.

    ``holder`` is unique, such as ``release:8f2c``. ``production`` is an id: its folder stays, and
    whatever the store holds of it. ``artefacts`` are SHA-256 of artefacts that stay besides.
    """

    holder: str
    production: str = ""
    artefacts: frozenset[str] = frozenset()
    why: str = ""
    """For a person, after "because": ``it is scheduled for 24 December, 18:00``."""


class Holds(Protocol):
    """Every hold that is known to a library. Every method may raise what the library may."""

    def hold(self, hold: Hold) -> None:
        """From now on the holder needs exactly this."""

    def let_go(self, holder: str) -> None:
        """From now on the holder needs nothing."""

    def all(self) -> tuple[Hold, ...]:
        """Every hold, by holder."""

    def on(self, production: str) -> tuple[Hold, ...]:
        """The holds on one production."""


class Needs(Protocol):
    """What productions are made of, as the library knows it, whatever references say."""

    def needed_among(self, artefacts: Collection[str]) -> frozenset[str]:
        """Which of these SHA-256 a production is made of that is neither deleted nor archived."""

    def gone(self, production: str) -> None:
        """A production was removed by hand: it needs nothing any more."""

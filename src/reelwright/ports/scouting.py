"""Those who propose moments of a recording beside the rules."""

from dataclasses import dataclass
from typing import Protocol

from reelwright.domain.clips.cutting import Limits
from reelwright.domain.clips.episode import Episode
from reelwright.domain.clips.proposals import Proposal


@dataclass(frozen=True, kw_only=True, slots=True)
class Scouted:
    """What was proposed, and what a person should know of it."""

    proposals: tuple[Proposal, ...] = ()
    notes: tuple[str, ...] = ()


class Scout(Protocol):
    """Proposes moments. It never fails a run: what it cannot do stands in its notes."""

    def proposals(self, episode: Episode, limits: Limits) -> Scouted:
        """Moments of an episode that keep the limits.

        Raises:
            Cancelled.
        """


class NoScout:
    """Proposes nothing: the rules find moments by themselves."""

    def proposals(self, episode: Episode, limits: Limits) -> Scouted:
        """None."""
        del episode, limits
        return Scouted()

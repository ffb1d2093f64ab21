"""What becomes of times that are due: which are done, which are passed over, and why."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

LATE = timedelta(minutes=2)
"""A time that passed longer ago was missed: nobody was there to see it come."""


class Overlap(enum.StrEnum):
    """What happens while the work of an earlier time goes on."""

    SKIP = "skip"
    QUEUE = "queue"


class CatchUp(enum.StrEnum):
    """Which of the times are made up for that nobody was there to see."""

    NONE = "none"
    LAST = "last"
    ALL = "all"


class Outcome(enum.StrEnum):
    """What became of a time."""

    QUEUED = "queued"
    MISSED = "missed"
    BUSY = "busy"
    NOTHING_NEW = "nothing new"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """A time, and whether its work is queued: ``QUEUED``, ``MISSED`` or ``BUSY``."""

    due: datetime
    outcome: Outcome


def decide(
    due: Sequence[datetime], *, now: datetime, overlap: Overlap, catch_up: CatchUp, busy: bool
) -> tuple[Decision, ...]:
    """What becomes of times that have passed, in their order.

    ``busy`` tells whether the work of an earlier time goes on.
    """
    made_up = _made_up(due, now, catch_up)
    decisions = []
    for moment in due:
        if moment not in made_up:
            outcome = Outcome.MISSED
        elif busy and overlap is Overlap.SKIP:
            outcome = Outcome.BUSY
        else:
            outcome, busy = Outcome.QUEUED, True
        decisions.append(Decision(due=moment, outcome=outcome))
    return tuple(decisions)


def _made_up(due: Sequence[datetime], now: datetime, catch_up: CatchUp) -> frozenset[datetime]:
    timely = [moment for moment in due if now - moment <= LATE]
    if catch_up is CatchUp.ALL:
        return frozenset(due)
    if catch_up is CatchUp.LAST and not timely:
        return frozenset(due[-1:])
    return frozenset(timely)

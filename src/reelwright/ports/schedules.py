"""Recurring jobs: the rule, the work, and what became of every time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.recurrence.decision import CatchUp, Outcome, Overlap
from reelwright.domain.recurrence.rule import Recurrence
from reelwright.ports.jobs import Job, NewJob


class ScheduleMissing(ReelwrightError):
    """There is no schedule of this name."""


class ScheduleExists(ReelwrightError):
    """There is one of this name already."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Schedule:
    """Work that recurs. ``work`` is JSON that only who makes jobs of it understands."""

    name: str
    rule: Recurrence
    title: str
    channel: str
    work: str
    overlap: Overlap = Overlap.SKIP
    catch_up: CatchUp = CatchUp.LAST
    seen: datetime
    """Up to when it was decided what becomes of its times; at first when it was made."""

    def next_after(self, now: datetime) -> datetime | None:
        """The next time about which nobody has decided.

        A clock that ran ahead has decided about times to come; they are not decided about again.
        """
        return self.rule.after(max(now, self.seen))


@dataclass(frozen=True, kw_only=True, slots=True)
class Firing:
    """What became of a time of a schedule."""

    schedule: str
    due: datetime
    at: datetime
    """When it was decided."""
    outcome: Outcome
    job: str = ""
    note: str = ""


class Schedules(Protocol):
    """The schedules of a home, or of all machines that share a database."""

    def add(self, schedule: Schedule, passed_over: Sequence[str] = ()) -> None:
        """Add a schedule; the items of a feed that are passed over count as taken.

        Raises:
            ScheduleExists.
        """

    def remove(self, name: str) -> None:
        """Remove a schedule; its history stays.

        Raises:
            ScheduleMissing.
        """

    def all(self) -> tuple[Schedule, ...]:
        """Every schedule by name."""

    def find(self, name: str) -> Schedule:
        """One schedule.

        Raises:
            ScheduleMissing.
        """

    def history(self, name: str, limit: int = 50) -> tuple[Firing, ...]:
        """What became of its times, the newest first."""

    def taken(self, channel: str, items: Sequence[str]) -> frozenset[str]:
        """Those of a feed's items that were made for a channel already, or are being made."""

    def fire(self, firing: Firing, job: NewJob | None = None, item: str = "") -> Job | None:
        """Write down what became of a time, and queue its job, both or neither.

        None where another scheduler was first, with the time or with the item.

        Raises:
            QueueFull: nothing is written down.
        """

    def seen(self, name: str, until: datetime) -> None:
        """All times up to a moment are decided."""

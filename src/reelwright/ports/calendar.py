"""The calendar: which release appears when, on which channel, and what stops publishing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from reelwright.domain.calendar.conflicts import Conflict
from reelwright.domain.calendar.filling import Filling, Wanted
from reelwright.domain.calendar.lateness import CatchUp
from reelwright.domain.calendar.pausing import EVERYWHERE, Pause
from reelwright.domain.calendar.plan import ChannelPlan, Slot
from reelwright.domain.errors import ReelwrightError


class SlotTaken(ReelwrightError):
    """A time stands too close to a slot that is taken."""

    def __init__(self, message: str, conflict: Conflict) -> None:
        super().__init__(message)
        self.conflict = conflict

    @property
    def figures(self) -> Mapping[str, str]:
        """The time, the releases that are too close, and the times that are free."""
        return {
            "wanted": self.conflict.wanted.isoformat(),
            "against": ", ".join(slot.release for slot in self.conflict.against),
            "alternatives": ", ".join(
                opening.at.isoformat() for opening in self.conflict.alternatives
            ),
        }


class SlotPassed(ReelwrightError):
    """The time has passed already."""


class SlotMissing(ReelwrightError):
    """The release has no slot."""


class ReleaseHasSlot(ReelwrightError):
    """The release has a slot already, at another time or on another channel."""


class NoFreeSlot(ReelwrightError):
    """The channel's rules have no free slot within reach."""


class ChannelsDiffer(ReelwrightError):
    """Two releases of different channels cannot change places."""


class Calendar(Protocol):
    """The calendars of all channels. Every change is one transaction, alone on its channel."""

    def plan(self, channel: str) -> ChannelPlan:
        """How a channel publishes; the defaults where nothing was set."""

    def channels(self) -> tuple[str, ...]:
        """Every channel that has a plan or a slot, by name."""

    def change(self, channel: str, change: Callable[[ChannelPlan], ChannelPlan]) -> ChannelPlan:
        """Change how a channel publishes; slots that are taken stay. ``change`` may run twice."""

    def slots(
        self, *, channel: str = "", since: datetime | None = None, until: datetime | None = None
    ) -> tuple[Slot, ...]:
        """Slots that are taken, from one moment on and before another, in the order of time."""

    def slot(self, release: str) -> Slot | None:
        """The slot of a release."""

    def reserve(self, release: str, channel: str, at: datetime, *, title: str = "") -> Slot:
        """Let a release appear at a time; doing so again with the same time changes nothing.

        Raises:
            SlotTaken, SlotPassed, ReleaseHasSlot.
        """

    def reserve_next(
        self, release: str, channel: str, *, title: str = "", after: datetime | None = None
    ) -> Slot:
        """Let a release appear in the next free slot of the rules; it keeps one that it has.

        Raises:
            NoFreeSlot, ReleaseHasSlot.
        """

    def fill(
        self,
        channel: str,
        wanted: Sequence[Wanted],
        *,
        until: datetime,
        after: datetime | None = None,
    ) -> Filling:
        """Give releases, in their order, the free slots up to a time; all or none are written."""

    def move(self, release: str, at: datetime) -> Slot:
        """Let a release appear at another time.

        Raises:
            SlotTaken, SlotPassed, SlotMissing: it stays where it is.
        """

    def move_next(self, release: str, after: datetime | None = None) -> Slot:
        """Move a release to the next free slot of the rules, after its own unless told.

        Raises:
            NoFreeSlot, SlotMissing: it stays where it is.
        """

    def swap(self, one: str, other: str) -> tuple[Slot, Slot]:
        """Let two releases of a channel change places.

        Raises:
            SlotMissing, SlotPassed, ChannelsDiffer: both stay where they are.
        """

    def hand_over(self, release: str, channel: str) -> Slot | None:
        """Bring the slot of a release to another channel's calendar; None: it has none.

        It keeps its time, or takes the first one after it that keeps the buffer there.
        """

    def free(self, release: str) -> Slot:
        """Take a release off the calendar; the slot that it had.

        Raises:
            SlotMissing.
        """

    def catch_up(self, channel: str, late: Sequence[str]) -> tuple[CatchUp, ...]:
        """Move those of a channel's releases that are late, by its rule; what is held stays."""


class Pauses(Protocol):
    """What stops publishing."""

    def pause(
        self, channel: str = EVERYWHERE, *, until: datetime | None = None, reason: str = ""
    ) -> Pause:
        """Stop all publishing on a channel, or everywhere; replaces a pause of the same."""

    def resume(self, channel: str = EVERYWHERE) -> bool:
        """End a pause; whether there was one."""

    def pauses(self) -> tuple[Pause, ...]:
        """The pauses that last, the general one first."""

    def pause_of(self, channel: str) -> Pause | None:
        """The pause that stops a channel now; None: none does."""


class CalendarWriter(Protocol):
    """Writes slots for other programs."""

    def write(self, name: str, slots: Iterable[Slot], stamp: datetime) -> bytes:
        """A file with every slot as an event of a calendar of this name, told at ``stamp``."""

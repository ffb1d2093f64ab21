"""The calendar on a database of either kind."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from reelwright.adapters.library import plans, slot_rows, slot_words
from reelwright.adapters.library.database import Database
from reelwright.domain.calendar.conflicts import REACH, conflict
from reelwright.domain.calendar.filling import Filling, Wanted, fill
from reelwright.domain.calendar.lateness import CatchUp, catch_up
from reelwright.domain.calendar.plan import (
    ChannelPlan,
    Opening,
    Slot,
    earliest,
    is_free,
    next_free,
)
from reelwright.ports.calendar import (
    ChannelsDiffer,
    SlotPassed,
)


def _now() -> datetime:
    return datetime.now(tz=UTC)


class DatabaseCalendar:
    """Implements ``Calendar``."""

    def __init__(self, database: Database, *, now: Callable[[], datetime] = _now) -> None:
        self._database = database
        self._now = now

    def plan(self, channel: str) -> ChannelPlan:
        """How a channel publishes; the defaults where nothing was set."""
        return self._database.read(lambda connection: plans.plan_of(connection, channel))

    def channels(self) -> tuple[str, ...]:
        """Every channel that has a plan or a slot, by name."""
        return self._database.read(lambda connection: tuple(plans.channels(connection)))

    def change(self, channel: str, change: Callable[[ChannelPlan], ChannelPlan]) -> ChannelPlan:
        """Change how a channel publishes; slots that are taken stay."""

        def once(connection: Connection) -> ChannelPlan:
            changed = change(plans.alone_with(connection, channel))
            plans.keep(connection, changed)
            return changed

        return self._database.write(once)

    def slots(
        self, *, channel: str = "", since: datetime | None = None, until: datetime | None = None
    ) -> tuple[Slot, ...]:
        """Slots that are taken, from one moment on and before another, in the order of time."""
        return self._database.read(
            lambda connection: tuple(slot_rows.taken(connection, channel, since, until))
        )

    def slot(self, release: str) -> Slot | None:
        """The slot of a release."""
        return self._database.read(lambda connection: slot_rows.find(connection, release))

    def reserve(self, release: str, channel: str, at: datetime, *, title: str = "") -> Slot:
        """Let a release appear at a time; doing so again with the same time changes nothing.

        Raises:
            SlotTaken, SlotPassed, ReleaseHasSlot.
        """

        def once(connection: Connection) -> Slot:
            plan = plans.alone_with(connection, channel)
            wanted = Slot(release=release, channel=channel, at=_minute(at), title=title)
            known = slot_rows.find(connection, release)
            if known is not None and (known.channel, known.at) == (channel, wanted.at):
                return known
            if known is not None:
                raise slot_words.has_slot(known)
            self._check(connection, plan, wanted)
            slot_rows.add(connection, [wanted])
            return wanted

        return self._database.write(once, repeatable=True)

    def reserve_next(
        self, release: str, channel: str, *, title: str = "", after: datetime | None = None
    ) -> Slot:
        """Let a release appear in the next free slot of the rules; it keeps one that it has.

        Raises:
            NoFreeSlot, ReleaseHasSlot.
        """

        def once(connection: Connection) -> Slot:
            plan = plans.alone_with(connection, channel)
            known = slot_rows.find(connection, release)
            if known is not None and known.channel != channel:
                raise slot_words.has_slot(known)
            if known is not None:
                return known
            free = self._next(connection, plan, after or self._now())
            wanted = Slot(release=release, channel=channel, at=free.at, title=title, rule=free.rule)
            slot_rows.add(connection, [wanted])
            return wanted

        return self._database.write(once, repeatable=True)

    def fill(
        self,
        channel: str,
        wanted: Sequence[Wanted],
        *,
        until: datetime,
        after: datetime | None = None,
    ) -> Filling:
        """Give releases, in their order, the free slots up to a time; all or none are written."""

        def once(connection: Connection) -> Filling:
            plan = plans.alone_with(connection, channel)
            elsewhere = slot_rows.named(connection, [each.release for each in wanted])
            for slot in elsewhere:
                if slot.channel != channel:
                    raise slot_words.has_slot(slot)
            begun = max(after or self._now(), self._now())
            taken = [*slot_rows.taken(connection, channel, begun - plan.buffer, None)]
            known = {slot.release for slot in taken}
            taken += [slot for slot in elsewhere if slot.release not in known]
            filling = fill(plan, taken, wanted, begun, until)
            slot_rows.add(connection, filling.placed)
            return filling

        return self._database.write(once)

    def move(self, release: str, at: datetime) -> Slot:
        """Let a release appear at another time.

        Raises:
            SlotTaken, SlotPassed, SlotMissing: it stays where it is.
        """

        def once(connection: Connection) -> Slot:
            plan, slot = _alone_with_release(connection, release)
            wanted = replace(slot, at=_minute(at), rule="")
            if wanted.at == slot.at:
                return slot
            self._check(connection, plan, wanted)
            return slot_rows.put(connection, [wanted])[0]

        return self._database.write(once, repeatable=True)

    def move_next(self, release: str, after: datetime | None = None) -> Slot:
        """Move a release to the next free slot of the rules, after its own unless told.

        Raises:
            NoFreeSlot, SlotMissing: it stays where it is.
        """

        def once(connection: Connection) -> Slot:
            plan, slot = _alone_with_release(connection, release)
            begun = max(after or slot.at, self._now())
            free = self._next(connection, plan, begun, besides=release)
            return slot_rows.put(connection, [replace(slot, at=free.at, rule=free.rule)])[0]

        return self._database.write(once)

    def swap(self, one: str, other: str) -> tuple[Slot, Slot]:
        """Let two releases of a channel change places.

        Raises:
            SlotMissing, SlotPassed, ChannelsDiffer: both stay where they are.
        """

        def once(connection: Connection) -> tuple[Slot, Slot]:
            _, first = _alone_with_release(connection, one)
            second = slot_rows.found(connection, other)
            if first.channel != second.channel:
                message = (
                    f"{one} is of the channel {first.channel} and {other} of {second.channel}: "
                    "only releases of one channel change places."
                )
                raise ChannelsDiffer(message)
            if first == second:
                return first, second
            for slot in (first, second):
                self._check_ahead(slot.at, f"The slot of {slot.release}")
            swapped = [
                replace(first, at=second.at, rule=second.rule),
                replace(second, at=first.at, rule=first.rule),
            ]
            written = slot_rows.put(connection, swapped)
            return written[0], written[1]

        return self._database.write(once)

    def hand_over(self, release: str, channel: str) -> Slot | None:
        """Bring the slot of a release to another channel's calendar."""

        def once(connection: Connection) -> Slot | None:
            known = slot_rows.find(connection, release)
            if known is None or known.channel == channel:
                return known
            # In one order, so that two that go the opposite ways do not wait for each other.
            for each in sorted({known.channel, channel}):
                plans.alone_with(connection, each)
            slot, plan = slot_rows.find(connection, release), plans.plan_of(connection, channel)
            if slot is None or slot.channel == channel:
                return slot
            near = slot_rows.taken(connection, channel, slot.at - plan.buffer, None)
            at = earliest(plan, tuple(near), slot.at)
            return slot_rows.put(connection, [replace(slot, channel=channel, at=at, rule="")])[0]

        return self._database.write(once, repeatable=True)

    def free(self, release: str) -> Slot:
        """Take a release off the calendar; the slot that it had.

        Raises:
            SlotMissing.
        """

        def once(connection: Connection) -> Slot:
            _, slot = _alone_with_release(connection, release)
            slot_rows.remove(connection, release)
            return slot

        return self._database.write(once)

    def catch_up(self, channel: str, late: Sequence[str]) -> tuple[CatchUp, ...]:
        """Move those of a channel's releases that are late, by its rule; what is held stays."""

        def once(connection: Connection) -> tuple[CatchUp, ...]:
            plan, now = plans.alone_with(connection, channel), self._now()
            named = [slot for slot in slot_rows.named(connection, late) if slot.channel == channel]
            around = slot_rows.taken(connection, channel, now - plan.buffer, None)
            known = {slot.release: slot for slot in (*named, *around)}
            decided = catch_up(plan, tuple(known.values()), late, now)
            slot_rows.put(connection, [each.slot for each in decided if each.slot is not None])
            return decided

        return self._database.write(once)

    def _check(self, connection: Connection, plan: ChannelPlan, wanted: Slot) -> None:
        """Make sure that a time by hand is to come and that nothing stands too close.

        Raises:
            SlotTaken, SlotPassed.
        """
        now = self._now()
        self._check_ahead(wanted.at, f"{wanted.at:%Y-%m-%d %H:%M} UTC")
        since, until = wanted.at - plan.buffer, wanted.at + plan.buffer
        near = slot_rows.taken(connection, plan.channel, since, until)
        beside = [slot.at for slot in near if slot.release != wanted.release]
        if not is_free(wanted.at, beside, plan.buffer):
            # The nearest free times are told as well, so more has to be looked at.
            since, until = wanted.at - REACH - plan.buffer, wanted.at + REACH + plan.buffer
            every = slot_rows.taken(connection, plan.channel, since, until)
            others = [slot for slot in every if slot.release != wanted.release]
            found = conflict(plan, others, wanted.at, now)
            if found is not None:
                raise slot_words.taken(plan, found)

    def _next(
        self, connection: Connection, plan: ChannelPlan, after: datetime, besides: str = ""
    ) -> Opening:
        after = max(after, self._now())
        taken = slot_rows.times(connection, plan.channel, after - plan.buffer, besides)
        free = next_free(plan, taken, after)
        if free is None:
            raise slot_words.no_free_slot(plan, after)
        return free

    def _check_ahead(self, at: datetime, what: str) -> None:
        if at <= self._now():
            message = f"{what} has passed already: choose a time to come."
            raise SlotPassed(message)


def _minute(at: datetime) -> datetime:
    """YouTube publishes by the minute."""
    return at.astimezone(UTC).replace(second=0, microsecond=0)


def _alone_with_release(connection: Connection, release: str) -> tuple[ChannelPlan, Slot]:
    """Be alone with the calendar that a release is on; its plan, and the slot."""
    channel = slot_rows.found(connection, release).channel
    plan = plans.alone_with(connection, channel)
    # Before the calendar was locked another may have moved it, even to another channel's.
    slot = slot_rows.found(connection, release)
    return (plan, slot) if slot.channel == channel else _alone_with_release(connection, release)

"""Slots as rows."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, RowMapping, delete, insert, select
from sqlalchemy.exc import IntegrityError

from reelwright.adapters.library.database import write_many
from reelwright.adapters.library.tables.calendar import slots
from reelwright.domain.calendar.plan import Slot
from reelwright.ports.calendar import ReleaseHasSlot, SlotMissing


def taken(
    connection: Connection, channel: str, since: datetime | None, until: datetime | None
) -> Iterable[Slot]:
    """Slots of a channel, or of all, from one moment on and before another, in order."""
    query = select(slots).order_by(slots.c.at, slots.c.channel)
    if channel:
        query = query.where(slots.c.channel == channel)
    if since is not None:
        query = query.where(slots.c.at >= since)
    if until is not None:
        query = query.where(slots.c.at < until)
    return map(_slot, connection.execute(query).mappings())


def times(
    connection: Connection, channel: str, since: datetime, besides: str
) -> Sequence[datetime]:
    """The times that are taken on a channel from a moment on, in order, but for a release's."""
    query = (
        select(slots.c.at)
        .where(slots.c.channel == channel, slots.c.at >= since, slots.c.release != besides)
        .order_by(slots.c.at)
    )
    return connection.execute(query).scalars().all()


_NAMED_AT_ONCE = 100
"""SQLite takes so many values with a statement, and more."""


def named(connection: Connection, releases: Sequence[str]) -> list[Slot]:
    """The slots of these releases, in no order."""
    every: list[Slot] = []
    for start in range(0, len(releases), _NAMED_AT_ONCE):
        some = releases[start : start + _NAMED_AT_ONCE]
        query = select(slots).where(slots.c.release.in_(some))
        every.extend(map(_slot, connection.execute(query).mappings()))
    return every


def find(connection: Connection, release: str) -> Slot | None:
    """The slot of a release."""
    return next(iter(named(connection, [release])), None)


def found(connection: Connection, release: str) -> Slot:
    """The slot of a release.

    Raises:
        SlotMissing.
    """
    slot = find(connection, release)
    if slot is None:
        message = f"{release} has no slot: reelwright calendar reserve {release}."
        raise SlotMissing(message)
    return slot


def put(connection: Connection, placed: Sequence[Slot]) -> Sequence[Slot]:
    """Write slots in the place of those that their releases have on a channel that is locked."""
    for slot in placed:
        remove(connection, slot.release)
    add(connection, placed)
    return placed


def add(connection: Connection, placed: Iterable[Slot]) -> None:
    """Write slots of releases that have none.

    Raises:
        ReleaseHasSlot: one was given a slot on another channel at the same moment.
    """
    try:
        write_many(connection, insert(slots), map(_row, placed))
    except IntegrityError as error:
        message = (
            "A release was given a slot on another channel at the same moment: look at "
            "reelwright calendar, and run it again."
        )
        raise ReleaseHasSlot(message) from error


def remove(connection: Connection, release: str) -> None:
    """Take a release's slot away."""
    connection.execute(delete(slots).where(slots.c.release == release))


def _row(slot: Slot) -> dict[str, object]:
    return {
        "release": slot.release,
        "channel": slot.channel,
        "at": slot.at,
        "title": slot.title[:500],
        "rule": slot.rule,
    }


def _slot(row: RowMapping) -> Slot:
    return Slot(
        release=row["release"],
        channel=row["channel"],
        at=row["at"],
        title=row["title"],
        rule=row["rule"],
    )

"""Taking units of a bucket and settling them: each a few statements that go to a server at once.

A reservation is one statement that adds the day up and writes the call down if it fits. It follows
one that locks the bucket's row, so that no other adds up in between: a server begins each statement
with what is kept by then, and SQLite lets one transaction write at a time.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Insert,
    Integer,
    ScalarSelect,
    bindparam,
    case,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from reelwright.adapters.library.one_trip import Step
from reelwright.adapters.library.tables.quota import EntryState, quota_buckets, quota_entries
from reelwright.domain.quota.buckets import DEFAULT_LIMITS

_B = quota_buckets.c
_E = quota_entries.c
_GIVEN = ("id", "call", "subject", "units", "state", "reserved", "first_day", "last_day")
"""What a new call is written down with, beside its bucket."""

COUNTS = _E.state != EntryState.RELEASED
"""A call counts from its reservation on, unless its request never left."""
_here = (
    _B.project == bindparam("of_project", type_=_B.project.type),
    _B.bucket == bindparam("of_bucket", type_=_B.bucket.type),
)
alone = select(_B.units).where(*_here).with_for_update()
"""Locks a bucket until the transaction ends. SQLite, which has no such clause, needs none."""


def held_on(project: object, bucket: object, day: object) -> tuple[ColumnElement[bool], ...]:
    """Which calls may be counted on a day."""
    return (
        _E.project == project,
        _E.bucket == bucket,
        _E.last_day >= day,
        _E.first_day <= day,
        COUNTS,
    )


def units_on(project: object, bucket: object, day: object) -> ScalarSelect[int]:
    """The units of a bucket that may be counted on a day."""
    total = func.coalesce(func.sum(_E.units), 0)
    return select(total).where(*held_on(project, bucket, day)).scalar_subquery()


def reserving(entry: Mapping[str, Any], days: Sequence[date], leave: int) -> tuple[Step, Step]:
    """Take units on each of the days if all of them hold the call and ``leave`` more.

    Changes no row where they do not, where the first day holds no call yet, or where the bucket's
    row is not there; nor where this was done before.
    """
    asked = {"of_project": entry["project"], "of_bucket": entry["bucket"]}
    given = {name: entry[name] for name in _GIVEN}
    held = {f"day_{number}": day for number, day in enumerate(days)}
    limits = {"leave": leave, "default_limit": DEFAULT_LIMITS[entry["bucket"]]}
    return (alone, asked), (_taking(len(days)), {**given, **asked, **held, **limits})


@lru_cache
def _taking(days: int) -> Insert:
    """The statement for a call that may be counted on so many days."""
    given = {name: bindparam(name, type_=quota_entries.c[name].type) for name in _GIVEN}
    limit = func.coalesce(_B.units, bindparam("default_limit", type_=Integer))
    needed = given["units"] + bindparam("leave", type_=Integer)
    used = [
        units_on(_B.project, _B.bucket, bindparam(f"day_{number}", type_=_E.first_day.type))
        for number in range(days)
    ]
    allowed = select(_B.project, _B.bucket, *given.values()).where(
        *_here,
        or_(_B.exhausted.is_(None), _B.exhausted <= given["reserved"]),
        used[0] > 0,
        *(each + needed <= limit for each in used),
        ~exists().where(_E.id == given["id"]),
    )
    return insert(quota_entries).from_select(("project", "bucket", *_GIVEN), allowed)


def settling(reservation: str, state: EntryState, day: date, ended: datetime) -> Step:
    """Settle a reservation on a day; changes no row where that was done, or where it is unknown."""
    return _settling, {"reservation": reservation, "as_state": state, "settled": day, "at": ended}


def _settled() -> ColumnElement[date]:
    """As ``domain.quota.lapse.last_day``."""
    settled = bindparam("settled", type_=_E.last_day.type)
    return case(
        (settled >= _E.last_day, _E.last_day),
        (settled <= _E.first_day, _E.first_day),
        else_=settled,
    )


_settling = (
    update(quota_entries)
    .where(_E.id == bindparam("reservation"), _E.state == EntryState.RESERVED)
    .values(
        state=bindparam("as_state", type_=_E.state.type),
        ended=bindparam("at", type_=_E.ended.type),
        last_day=_settled(),
    )
)

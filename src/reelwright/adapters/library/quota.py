"""The ledger of YouTube's quota on a database of either kind."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import (
    Connection,
    Row,
    Select,
    case,
    delete,
    func,
    insert,
    select,
    update,
)

from reelwright.adapters.library.database import Database
from reelwright.adapters.library.inserting import insert_new
from reelwright.adapters.library.quota_steps import (
    COUNTS,
    held_on,
    reserving,
    settling,
    units_on,
)
from reelwright.adapters.library.tables.quota import EntryState, quota_buckets, quota_entries
from reelwright.domain.quota.buckets import DEFAULT_LIMITS, Bucket, BucketStanding
from reelwright.domain.quota.days import day_of, end_of
from reelwright.domain.quota.lapse import HOLDS, days_held
from reelwright.ports.quota import CallPassesQuota, QuotaSpent, QuotaUse, ReservationUnknown

_E = quota_entries.c
_LONGEST_SUBJECT = 200
KEPT = timedelta(days=400)
"""For so long calls are remembered: a year to look back on, and a month to do so."""


def _now() -> datetime:
    return datetime.now(tz=UTC)


class DatabaseQuotaLedger:
    """Implements ``QuotaBook``."""

    def __init__(self, database: Database, *, now: Callable[[], datetime] = _now) -> None:
        self._database = database
        self._now = now

    def reserve(
        self,
        project: str,
        bucket: Bucket,
        units: int,
        *,
        call: str,
        subject: str = "",
        leave: int = 0,
    ) -> str:
        """Set units aside for a call that is made now; the reservation's id.

        Raises:
            QuotaSpent, CallPassesQuota.
        """
        entry = {
            "id": uuid4().hex,
            "project": project,
            "bucket": bucket,
            "call": call,
            "subject": subject[:_LONGEST_SUBJECT],
            "units": units,
            "state": EntryState.RESERVED,
        }

        now = self._now()
        days = days_held(bucket, now)
        # A wait for the bucket is seconds, and a call counts for half an hour at least: a midnight
        # that comes meanwhile is one of these days.
        times = {"reserved": now, "first_day": days[0], "last_day": days[-1]}
        if not self._database.at_once(reserving({**entry, **times}, days, leave)):
            self._database.write(
                lambda connection: self._examined(connection, entry, leave), repeatable=True
            )
        return str(entry["id"])

    def settle(self, reservation: str, *, spent: bool = True) -> None:
        """The call has ended; settling again changes nothing.

        Raises:
            ReservationUnknown.
        """
        now = self._now()
        state = EntryState.SPENT if spent else EntryState.RELEASED
        # What a power cut makes the library forget of this counts as spent, which errs on our side.
        step = settling(reservation, state, day_of(now), now)
        settled = self._database.at_once([step], durable=False)
        if not settled and not self._database.read(
            lambda connection: _is_there(connection, reservation)
        ):
            raise _unknown(reservation)

    def exhausted(self, project: str, bucket: Bucket, until: datetime | None = None) -> None:
        """YouTube itself refuses calls; what it said for longer stays."""

        def once(connection: Connection) -> None:
            _, known = _alone(connection, project, bucket)
            told = until or end_of(day_of(self._now()))
            _set(connection, project, bucket, exhausted=max(told, known or told))

        self._database.write(once, repeatable=True)

    def reopen(self, project: str, bucket: Bucket) -> None:
        """Forget that YouTube refused calls."""
        self._change(project, bucket, exhausted=None)

    def limit(self, project: str, bucket: Bucket, units: int | None) -> None:
        """Google has granted so many units a day; None: as every project has."""
        self._change(project, bucket, units=units)

    def standing(self, project: str) -> tuple[BucketStanding, ...]:
        """How full each bucket is now."""
        return self._database.read(
            lambda connection: tuple(self._standing(connection, project, each) for each in Bucket)
        )

    def projects(self) -> tuple[str, ...]:
        """Every project that was ever used, by name."""
        query = select(quota_buckets.c.project).distinct().order_by(quota_buckets.c.project)
        return self._database.read(
            lambda connection: tuple(connection.execute(query).scalars().all())
        )

    def uses(self, project: str, since: date) -> tuple[QuotaUse, ...]:
        """What was used, by the day of the reservation and call, the newest day first."""
        key = (_E.first_day, _E.bucket, _E.call)
        unsettled = func.sum(case((_E.state == EntryState.RESERVED, _E.units), else_=0))
        query = (
            select(*key, func.count(), func.sum(_E.units), unsettled)
            .where(_E.project == project, _E.first_day >= since, COUNTS)
            .group_by(*key)
            .order_by(_E.first_day.desc(), _E.bucket, _E.call)
        )
        rows = self._database.read(lambda connection: connection.execute(query).all())
        return tuple(
            QuotaUse(
                project=project,
                day=row[0],
                bucket=row[1],
                call=row[2],
                calls=row[3],
                units=row[4],
                unsettled=row[5],
            )
            for row in rows
        )

    def _change(self, project: str, bucket: Bucket, **values: object) -> None:
        def once(connection: Connection) -> None:
            _alone(connection, project, bucket)
            _set(connection, project, bucket, **values)

        self._database.write(once, repeatable=True)

    def _examined(self, connection: Connection, entry: Mapping[str, Any], leave: int) -> None:
        """Reserve step by step what was not taken at once: the first call of a day, or no room.

        Raises:
            QuotaSpent, CallPassesQuota.
        """
        project, bucket, units = entry["project"], entry["bucket"], entry["units"]
        limit, exhausted = _alone(connection, project, bucket)
        now = self._now()
        if _is_there(connection, entry["id"]):
            return
        days = days_held(bucket, now)
        counts = [_counted(connection, project, bucket, day) for day in days]
        if not counts[0]:
            _forget(connection, project, bucket, days[0] - KEPT)
        free = limit - max(counts)
        refused = exhausted is not None and exhausted > now
        if refused or units + leave > free:
            raise _spent(
                project,
                bucket,
                call=entry["call"],
                needed=units,
                left=0 if refused else max(0, free),
                limit=limit,
                until=exhausted if exhausted and refused else end_of(days[0]),
            )
        times = {"reserved": now, "first_day": days[0], "last_day": days[-1]}
        connection.execute(insert(quota_entries).values(**entry, **times))

    def _standing(self, connection: Connection, project: str, bucket: Bucket) -> BucketStanding:
        now = self._now()
        day = day_of(now)
        row = connection.execute(_row_of(project, bucket)).first()
        limit, exhausted = (DEFAULT_LIMITS[bucket], None) if row is None else _read(row, bucket)
        counted = _counted(connection, project, bucket, day)
        under_way = connection.execute(
            select(func.coalesce(func.sum(_E.units), 0)).where(
                *held_on(project, bucket, day),
                _E.state == EntryState.RESERVED,
                _E.reserved > now - HOLDS[bucket],
            )
        ).scalar_one()
        return BucketStanding(
            project=project,
            bucket=bucket,
            limit=limit,
            day=day,
            spent=counted - under_way,
            reserved=under_way,
            resets=end_of(day),
            exhausted=exhausted if exhausted and exhausted > now else None,
        )


def _alone(connection: Connection, project: str, bucket: Bucket) -> tuple[int, datetime | None]:
    """Be alone with a bucket until the transaction ends; its limit, and YouTube's refusal."""
    locked = _row_of(project, bucket).with_for_update()
    row = connection.execute(locked).first()
    if row is None:
        insert_new(connection, quota_buckets, [{"project": project, "bucket": bucket}])
        row = connection.execute(locked).one()
    return _read(row, bucket)


def _row_of(project: str, bucket: Bucket) -> Select[int | None, datetime | None]:
    columns = quota_buckets.c
    return select(columns.units, columns.exhausted).where(
        columns.project == project, columns.bucket == bucket
    )


def _read(row: Row[int | None, datetime | None], bucket: Bucket) -> tuple[int, datetime | None]:
    units, exhausted = row
    return (DEFAULT_LIMITS[bucket] if units is None else units), exhausted


def _set(connection: Connection, project: str, bucket: Bucket, **values: object) -> None:
    columns = quota_buckets.c
    connection.execute(
        update(quota_buckets)
        .where(columns.project == project, columns.bucket == bucket)
        .values(**values)
    )


def _is_there(connection: Connection, entry: str) -> bool:
    found = connection.execute(select(_E.id).where(_E.id == entry))
    return found.first() is not None


def _counted(connection: Connection, project: str, bucket: Bucket, day: date) -> int:
    return connection.execute(select(units_on(project, bucket, day))).scalar_one()


def _forget(connection: Connection, project: str, bucket: Bucket, before: date) -> None:
    """Forget calls of long ago; asked once a day, when nothing is counted on it yet."""
    connection.execute(
        delete(quota_entries).where(
            _E.project == project, _E.bucket == bucket, _E.last_day < before
        )
    )


def _spent(
    project: str,
    bucket: Bucket,
    *,
    call: str,
    needed: int,
    left: int,
    limit: int,
    until: datetime,
) -> QuotaSpent | CallPassesQuota:
    if needed > limit:
        message = (
            f"{call} takes {needed} units, and {project} has {limit} of {bucket} on any day: ask "
            "Google for more, and tell it here with reelwright quota limit."
        )
        return CallPassesQuota(message)
    message = (
        f"{call} takes {needed} units, and of {project}'s {limit} of {bucket} {left} are free "
        f"today: it fits again from {until:%Y-%m-%d %H:%M} UTC on, after midnight in California."
    )
    return QuotaSpent(
        message, project=project, bucket=bucket, until=until, left=left, needed=needed
    )


def _unknown(reservation: str) -> ReservationUnknown:
    return ReservationUnknown(f"The library knows no reservation of quota {reservation}.")

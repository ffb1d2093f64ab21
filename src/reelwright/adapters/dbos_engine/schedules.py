"""Schedules in the database of jobs, so that a time and its job are written down together."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from reelwright.adapters.dbos_engine.jobs import DbosJobs
from reelwright.adapters.dbos_engine.records import moment
from reelwright.adapters.dbos_engine.tables import firings, items, schedules
from reelwright.domain.recurrence.decision import CatchUp, Outcome, Overlap
from reelwright.domain.recurrence.rule import Recurrence
from reelwright.ports.jobs import Job, NewJob
from reelwright.ports.schedules import Firing, Schedule, ScheduleExists, ScheduleMissing


class DbosSchedules:
    """The schedules beside a queue."""

    def __init__(self, jobs: DbosJobs) -> None:
        """Of the same database."""
        self._jobs = jobs
        self._engine = jobs.engine

    def add(self, schedule: Schedule, passed_over: Sequence[str] = ()) -> None:
        """Add a schedule; the items of a feed that are passed over count as taken.

        Raises:
            ScheduleExists.
        """
        row = {
            "name": schedule.name,
            "cron": schedule.rule.cron,
            "zone": schedule.rule.zone,
            "title": schedule.title,
            "channel": schedule.channel,
            "work": schedule.work,
            "overlap": schedule.overlap.value,
            "catch_up": schedule.catch_up.value,
            "seen": _milliseconds(schedule.seen),
        }
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(schedules).values(row))
                self._take(connection, schedule.channel, passed_over)
        except IntegrityError as error:
            message = (
                f"There is a schedule {schedule.name} already: remove it first, or choose "
                "another name."
            )
            raise ScheduleExists(message) from error

    def _take(self, connection: Connection, channel: str, taken: Sequence[str]) -> None:
        known = select(items.c.item).where(items.c.channel == channel)
        before = set(connection.scalars(known))
        new = [{"channel": channel, "item": item, "job": ""} for item in {*taken} - before]
        if new:
            connection.execute(insert(items), new)

    def remove(self, name: str) -> None:
        """Remove a schedule; its history stays.

        Raises:
            ScheduleMissing.
        """
        with self._engine.begin() as connection:
            removed = connection.execute(delete(schedules).where(schedules.c.name == name))
        if not removed.rowcount:
            raise _missing(name)

    def all(self) -> tuple[Schedule, ...]:
        """Every schedule by name."""
        with self._engine.begin() as connection:
            rows = connection.execute(select(schedules).order_by(schedules.c.name)).all()
        return tuple(map(_schedule, rows))

    def find(self, name: str) -> Schedule:
        """One schedule.

        Raises:
            ScheduleMissing.
        """
        for schedule in self.all():
            if schedule.name == name:
                return schedule
        raise _missing(name)

    def history(self, name: str, limit: int = 50) -> tuple[Firing, ...]:
        """What became of its times, the newest first."""
        query = (
            select(firings)
            .where(firings.c.schedule == name)
            .order_by(firings.c.due.desc())
            .limit(limit)
        )
        with self._engine.begin() as connection:
            return tuple(map(_firing, connection.execute(query).all()))

    def taken(self, channel: str, items_: Sequence[str]) -> frozenset[str]:
        """Those of a feed's items that were made for a channel already, or are being made."""
        query = select(items.c.item).where(items.c.channel == channel, items.c.item.in_(items_))
        with self._engine.begin() as connection:
            return frozenset(connection.scalars(query))

    def fire(self, firing: Firing, job: NewJob | None = None, item: str = "") -> Job | None:
        """Write down what became of a time, and queue its job, both or neither.

        Raises:
            QueueFull.
        """
        try:
            with self._engine.begin() as connection:
                job_id = self._fired(connection, firing, job, item)
        except IntegrityError:
            return None
        return self._jobs.find(job_id) if job_id else None

    def _fired(self, connection: Connection, firing: Firing, job: NewJob | None, item: str) -> str:
        row = {
            "schedule": firing.schedule,
            "due": _milliseconds(firing.due),
            "at": _milliseconds(firing.at),
            "outcome": firing.outcome.value,
            "job": firing.job,
            "note": firing.note,
        }
        # First of all the keys that decide who is first.
        connection.execute(insert(firings).values(row))
        if job is None:
            return ""
        if item:
            connection.execute(insert(items).values(channel=job.channel, item=item, job=""))
        (job_id,) = self._jobs.enqueue(connection, (job,))
        connection.execute(
            update(firings)
            .where(firings.c.schedule == firing.schedule, firings.c.due == row["due"])
            .values(job=job_id)
        )
        if item:
            mine = (items.c.channel == job.channel, items.c.item == item)
            connection.execute(update(items).where(*mine).values(job=job_id))
        return job_id

    def seen(self, name: str, until: datetime) -> None:
        """All times up to a moment are decided."""
        stamp = _milliseconds(until)
        with self._engine.begin() as connection:
            connection.execute(
                update(schedules)
                .where(schedules.c.name == name, schedules.c.seen < stamp)
                .values(seen=stamp)
            )


def _schedule(row: Row[Any]) -> Schedule:
    return Schedule(
        name=row.name,
        rule=Recurrence(cron=row.cron, zone=row.zone),
        title=row.title,
        channel=row.channel,
        work=row.work,
        overlap=Overlap(row.overlap),
        catch_up=CatchUp(row.catch_up),
        seen=moment(row.seen),
    )


def _firing(row: Row[Any]) -> Firing:
    return Firing(
        schedule=row.schedule,
        due=moment(row.due),
        at=moment(row.at),
        outcome=Outcome(row.outcome),
        job=row.job,
        note=row.note,
    )


def _milliseconds(time: datetime) -> int:
    return round(time.timestamp() * 1000)


def _missing(name: str) -> ScheduleMissing:
    return ScheduleMissing(f"There is no schedule {name}; `reelwright schedules` lists them.")

"""Recurring productions: deciding about every time that is due, and queueing its job."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from reelwright.app.jobs.queueing import QueuedProduction, When, new_job
from reelwright.app.making.making import Job as Making
from reelwright.app.wiring.queue import codec
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.recurrence.decision import CatchUp, Decision, Outcome, Overlap, decide
from reelwright.domain.recurrence.rule import Recurrence
from reelwright.ports.article import ArticleUnreadable, FeedEntry
from reelwright.ports.jobs import Job, JobMissing, Jobs, NewJob
from reelwright.ports.schedules import Firing, Schedule, Schedules

TRY_AGAIN = timedelta(minutes=1)
"""After which a feed that did not answer, or a queue that was full, is tried again."""
GIVE_UP = timedelta(hours=1)
"""After which a time is given up for which that goes on."""
TICK_SECONDS = 1.0

Entries = Callable[[str], tuple[FeedEntry, ...]]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class RecurringWork:
    """What a schedule makes: a production, of the newest item that its feed has if it is one."""

    job: NewJob
    feed: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """How a schedule goes about times that overlap or were missed."""

    overlap: Overlap = Overlap.SKIP
    catch_up: CatchUp = CatchUp.LAST


def add_schedule(
    schedules: Schedules, name: str, rule: Recurrence, making: Making, rules: Rules
) -> Schedule:
    """Add a schedule for a production, or for the items of a feed.

    Of what the feed holds now only the newest item is made; the others count as taken.

    Raises:
        ScheduleExists, SourceUnreachable, SourceCannotWait.
    """
    job = new_job(making, When())
    source = making.order.source
    entries = _entries_if_feed(making.studio.reader.entries, source)
    work = RecurringWork(job=job, feed=source if entries else "")
    schedule = Schedule(
        name=name,
        rule=rule,
        title=job.title,
        channel=job.channel,
        work=codec().to_json(work),
        overlap=rules.overlap,
        catch_up=rules.catch_up,
        seen=datetime.now(UTC),
    )
    schedules.add(schedule, tuple(entry.id for entry in entries[1:]))
    return schedule


def _entries_if_feed(entries: Entries, source: str) -> tuple[FeedEntry, ...]:
    if not source:
        return ()
    try:
        return entries(source)
    except ArticleUnreadable:
        return ()


class Scheduler:
    """Decides about what is due; several may do so at once."""

    def __init__(
        self,
        schedules: Schedules,
        jobs: Jobs,
        entries: Entries,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """``entries`` reads a feed."""
        self._schedules = schedules
        self._jobs = jobs
        self._entries = entries
        self._now = now
        self._rests: dict[str, datetime] = {}

    def tick(self) -> None:
        """Decide about every time that has come since the last look."""
        for schedule in self._schedules.all():
            if self._rests.get(schedule.name, datetime.min.replace(tzinfo=UTC)) <= self._now():
                self._look_at(schedule)

    def run(self, name: str) -> Firing:
        """Do the work of a schedule now, whatever its rule says.

        Raises:
            ScheduleMissing, QueueFull, SourceUnreachable, ArticleUnreadable.
        """
        schedule, now = self._schedules.find(name), self._now()
        self._fire(schedule, now)
        return self._schedules.history(name, 1)[0]

    def _look_at(self, schedule: Schedule) -> None:
        now = self._now()
        for decision in self._decisions(schedule, now):
            try:
                self._carry_out(schedule, decision)
            except ReelwrightError as error:
                if error.retryable and now - decision.due < GIVE_UP:
                    _log.warning("schedule %s is tried again: %s", schedule.name, error)
                    self._rests[schedule.name] = now + TRY_AGAIN
                    return
                self._tell(schedule, decision.due, Outcome.FAILED, str(error))
            self._schedules.seen(schedule.name, decision.due)
        self._rests.pop(schedule.name, None)

    def _decisions(self, schedule: Schedule, now: datetime) -> Iterator[Decision]:
        due = schedule.rule.due(schedule.seen, now)
        if not due:
            return iter(())
        # What was put off for a while is not late: it was seen when it came.
        first_look = now if schedule.name not in self._rests else min(now, due[0])
        return iter(
            decide(
                due,
                now=first_look,
                overlap=schedule.overlap,
                catch_up=schedule.catch_up,
                busy=self._is_busy(schedule.name),
            )
        )

    def _is_busy(self, name: str) -> bool:
        for firing in self._schedules.history(name):
            if firing.job:
                try:
                    return not self._jobs.find(firing.job).state.ended
                except JobMissing:
                    return False
        return False

    def _carry_out(self, schedule: Schedule, decision: Decision) -> None:
        if decision.outcome is Outcome.QUEUED:
            self._fire(schedule, decision.due)
        else:
            self._tell(schedule, decision.due, decision.outcome)

    def _fire(self, schedule: Schedule, due: datetime) -> Job | None:
        work = codec().from_json(schedule.work, RecurringWork)
        if not work.feed:
            return self._schedules.fire(self._firing(schedule, due, Outcome.QUEUED), work.job)
        entries = self._entries(work.feed)
        taken = self._schedules.taken(schedule.channel, [entry.id for entry in entries])
        new = next((entry for entry in entries if entry.id not in taken), None)
        if new is None:
            self._tell(schedule, due, Outcome.NOTHING_NEW)
            return None
        firing = self._firing(schedule, due, Outcome.QUEUED, new.title)
        return self._schedules.fire(firing, _of_item(work.job, new), new.id)

    def _tell(self, schedule: Schedule, due: datetime, outcome: Outcome, note: str = "") -> None:
        self._schedules.fire(self._firing(schedule, due, outcome, note))

    def _firing(
        self, schedule: Schedule, due: datetime, outcome: Outcome, note: str = ""
    ) -> Firing:
        return Firing(schedule=schedule.name, due=due, at=self._now(), outcome=outcome, note=note)


def _of_item(job: NewJob, entry: FeedEntry) -> NewJob:
    """The job for one item of its feed."""
    queued = codec().from_json(job.payload, QueuedProduction)
    queued = replace(queued, order=replace(queued.order, item=entry.id))
    return replace(job, payload=codec().to_json(queued), title=entry.title or job.title)


def of_items(job: NewJob, entries: tuple[FeedEntry, ...]) -> tuple[NewJob, ...]:
    """A job for each item of a feed."""
    return tuple(_of_item(job, entry) for entry in entries)

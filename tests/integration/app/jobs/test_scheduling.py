"""Recurring productions: every time is decided once, and no item of a feed is made twice."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from builders.engines import address_of
from builders.postgres import PostgresServer
from reelwright.adapters.dbos_engine.jobs import DbosJobs
from reelwright.adapters.dbos_engine.schedules import DbosSchedules
from reelwright.adapters.values.codec import from_json
from reelwright.app.jobs.queueing import QueuedProduction
from reelwright.app.jobs.scheduling import GIVE_UP, Rules, Scheduler, add_schedule
from reelwright.app.making.making import Job as Making
from reelwright.app.making.orders import Request
from reelwright.domain.recurrence.decision import CatchUp, Outcome, Overlap
from reelwright.domain.recurrence.rule import Recurrence
from reelwright.ports.article import FeedEntry, SourceUnreachable
from reelwright.ports.schedules import Schedule, ScheduleExists, ScheduleMissing

pytestmark = pytest.mark.integration

RULE = Recurrence(cron="0 18 * * *", zone="Europe/Berlin")
FEED = """<rss version="2.0"><channel><title>News</title>
<item><guid>2</guid><title>Second</title><description>Words of the second.</description></item>
<item><guid>1</guid><title>First</title><description>Words of the first.</description></item>
</channel></rss>"""


@pytest.fixture(params=["sqlite", "postgres"])
def jobs(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[DbosJobs]:
    def server() -> PostgresServer:
        found: PostgresServer = request.getfixturevalue("postgres")
        return found

    jobs = DbosJobs(address_of(request.param, tmp_path, server), most_waiting=5)
    yield jobs
    jobs.close()


@pytest.fixture
def schedules(jobs: DbosJobs) -> DbosSchedules:
    return DbosSchedules(jobs)


class Desk:
    """A clock and a feed that tests turn."""

    def __init__(self) -> None:
        self.now = datetime(2026, 5, 4, 15, 0, tzinfo=UTC)
        self.feed: list[str] | Exception = ["2", "1"]

    def entries(self, _source: str) -> tuple[FeedEntry, ...]:
        if isinstance(self.feed, Exception):
            raise self.feed
        return tuple(FeedEntry(id=name, title=f"Item {name}") for name in self.feed)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def scheduler(schedules: DbosSchedules, jobs: DbosJobs, desk: Desk) -> Scheduler:
    return Scheduler(schedules, jobs, desk.entries, now=lambda: desk.now)


Add = Callable[..., Schedule]


@pytest.fixture
def add(schedules: DbosSchedules, desk: Desk, tmp_path: Path) -> Add:
    def added(source: str, rules: Rules, name: str = "news") -> Schedule:
        file = tmp_path / "source"
        file.write_text(source, encoding="utf-8")
        making = Making.of(Request(source=str(file)), {"home": tmp_path / "home"}, tmp_path)
        schedule = add_schedule(schedules, name, RULE, making, rules)
        return _since(schedules, schedule, desk.now)

    return added


def _since(schedules: DbosSchedules, schedule: Schedule, moment: datetime) -> Schedule:
    """The schedule as if it had been made at a moment of the test's clock."""
    schedules.remove(schedule.name)
    schedules.add(replace(schedule, seen=moment))
    return schedule


def told(schedules: DbosSchedules) -> list[tuple[str, Outcome]]:
    return [(f"{each.due:%d %H:%M}", each.outcome) for each in schedules.history("news")][::-1]


def items(jobs: DbosJobs) -> list[str]:
    return [job.title for job in jobs.all()][::-1]


def test_the_newest_new_item_is_made_each_time_and_never_one_twice(
    schedules: DbosSchedules, jobs: DbosJobs, scheduler: Scheduler, desk: Desk, add: Add
) -> None:
    add(FEED, Rules(overlap=Overlap.QUEUE))
    scheduler.tick()
    assert items(jobs) == []
    desk.now = datetime(2026, 5, 4, 16, 0, 5, tzinfo=UTC)
    scheduler.tick()
    scheduler.tick()
    assert items(jobs) == ["Item 2"]
    desk.now += timedelta(days=1)
    scheduler.tick()
    desk.now += timedelta(days=1)
    desk.feed = ["4", "3", "2", "1"]
    scheduler.tick()
    assert items(jobs) == ["Item 2", "Item 4"]
    assert told(schedules) == [
        ("04 16:00", Outcome.QUEUED),
        ("05 16:00", Outcome.NOTHING_NEW),
        ("06 16:00", Outcome.QUEUED),
    ]


def test_what_a_clock_that_ran_ahead_decided_stands_and_the_next_time_is_told(
    schedules: DbosSchedules, scheduler: Scheduler, desk: Desk, add: Add
) -> None:
    add(FEED, Rules(overlap=Overlap.QUEUE))
    right = desk.now
    desk.now += timedelta(days=2, hours=2)
    scheduler.tick()
    decided = told(schedules)
    desk.now = right + timedelta(days=1, hours=2)
    scheduler.tick()
    assert told(schedules) == decided
    schedule = schedules.find("news")
    assert schedule.next_after(right) == schedule.rule.after(right + timedelta(days=2, hours=2))


def test_the_job_reads_the_item_that_was_chosen(
    jobs: DbosJobs, scheduler: Scheduler, desk: Desk, add: Add, schedules: DbosSchedules
) -> None:
    add(FEED, Rules())
    desk.now = datetime(2026, 5, 4, 16, 0, 5, tzinfo=UTC)
    scheduler.tick()
    (firing,) = schedules.history("news")
    assert firing.note == "Item 2"
    payload = jobs.payload(firing.job)
    assert from_json(payload, QueuedProduction).order.item == "2"


def test_several_schedulers_decide_about_a_time_once(
    schedules: DbosSchedules, jobs: DbosJobs, scheduler: Scheduler, desk: Desk, add: Add
) -> None:
    schedule = add("# Lamps\n\nA lamp gives light.\n", Rules())
    desk.now = datetime(2026, 5, 4, 16, 0, 5, tzinfo=UTC)
    scheduler.tick()
    _since(schedules, schedule, desk.now - timedelta(minutes=1))  # as another one had read it
    other = Scheduler(schedules, jobs, desk.entries, now=lambda: desk.now)
    other.tick()
    assert items(jobs) == ["source"]


def test_a_time_is_skipped_while_the_last_ones_work_goes_on(
    schedules: DbosSchedules, jobs: DbosJobs, scheduler: Scheduler, desk: Desk, add: Add
) -> None:
    add("# Lamps\n\nA lamp gives light.\n", Rules(overlap=Overlap.SKIP))
    desk.now = datetime(2026, 5, 4, 16, 0, 5, tzinfo=UTC)
    scheduler.tick()
    desk.now += timedelta(days=1)
    scheduler.tick()
    jobs.cancel(jobs.all()[0].id)
    desk.now += timedelta(days=1)
    scheduler.tick()
    assert [outcome for _, outcome in told(schedules)] == [
        Outcome.QUEUED,
        Outcome.BUSY,
        Outcome.QUEUED,
    ]


def test_missed_times_are_made_up_for_by_the_rule(
    schedules: DbosSchedules, jobs: DbosJobs, scheduler: Scheduler, desk: Desk, add: Add
) -> None:
    add("# Lamps\n\nA lamp gives light.\n", Rules(overlap=Overlap.QUEUE, catch_up=CatchUp.ALL))
    desk.now = datetime(2026, 5, 7, 12, 0, tzinfo=UTC)
    scheduler.tick()
    assert len(items(jobs)) == 3
    assert [outcome for _, outcome in told(schedules)] == [Outcome.QUEUED] * 3


def test_a_feed_that_does_not_answer_is_asked_again_for_an_hour(
    schedules: DbosSchedules, jobs: DbosJobs, scheduler: Scheduler, desk: Desk, add: Add
) -> None:
    add(FEED, Rules(overlap=Overlap.QUEUE, catch_up=CatchUp.NONE))
    desk.feed = SourceUnreachable("The feed does not answer.")
    desk.now = datetime(2026, 5, 4, 16, 0, 5, tzinfo=UTC)
    scheduler.tick()
    assert told(schedules) == []
    desk.now += timedelta(minutes=10)
    desk.feed = ["2"]
    scheduler.tick()
    assert told(schedules) == [("04 16:00", Outcome.QUEUED)]
    desk.feed = SourceUnreachable("The feed does not answer.")
    desk.now += timedelta(days=1)
    desk.now = desk.now.replace(hour=16, minute=0)
    scheduler.tick()
    desk.now += GIVE_UP
    scheduler.tick()
    assert schedules.history("news")[0].note == "The feed does not answer."
    assert schedules.history("news")[0].outcome is Outcome.FAILED
    assert items(jobs) == ["Item 2"]


def test_a_full_queue_is_waited_for(
    schedules: DbosSchedules, jobs: DbosJobs, scheduler: Scheduler, desk: Desk, add: Add
) -> None:
    schedule = add("# Lamps\n\nA lamp gives light.\n", Rules(overlap=Overlap.QUEUE))
    for _ in range(5):
        scheduler.run(schedule.name)
        desk.now += timedelta(seconds=1)
    desk.now = datetime(2026, 5, 4, 16, 0, 5, tzinfo=UTC)
    scheduler.tick()
    assert len(told(schedules)) == 5
    jobs.cancel(jobs.all()[0].id)
    desk.now += timedelta(minutes=2)
    scheduler.tick()
    assert told(schedules)[-1] == ("04 16:00", Outcome.QUEUED)


def test_names_are_unique_and_missing_ones_are_told(schedules: DbosSchedules, add: Add) -> None:
    schedule = add("# Lamps\n\nA lamp gives light.\n", Rules())
    with pytest.raises(ScheduleExists, match="news"):
        schedules.add(schedule)
    schedules.remove("news")
    with pytest.raises(ScheduleMissing, match="reelwright schedules"):
        schedules.remove("news")
    assert schedules.all() == ()

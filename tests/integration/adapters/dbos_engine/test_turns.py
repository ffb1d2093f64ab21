"""Channels are served one after the other, on either database, whoever queued how much."""

from dataclasses import replace

import pytest
from sqlalchemy import delete, select, update

from builders.engines import ended, new, stage, two_stages, working
from reelwright.adapters.dbos_engine.address import Address
from reelwright.adapters.dbos_engine.jobs import DbosJobs
from reelwright.adapters.dbos_engine.names import QUEUE, UNRANKED
from reelwright.adapters.dbos_engine.rows import workflows
from reelwright.adapters.dbos_engine.tables import places, versions
from reelwright.adapters.dbos_engine.turns import rank
from reelwright.adapters.dbos_engine.worker import Limits
from reelwright.ports.jobs import Conduct, Priority

pytestmark = pytest.mark.integration

ONE_AT_A_TIME = Limits(running=1, running_here=1, grace_seconds=5)


@pytest.fixture
def jobs(address: Address) -> DbosJobs:
    return DbosJobs(address)


def test_a_channel_with_many_jobs_does_not_hold_up_the_others(
    jobs: DbosJobs, address: Address
) -> None:
    jobs.queue_all([new(f"big{number}", channel="big") for number in range(4)])
    jobs.queue_all([new(f"small{number}", channel="small") for number in range(2)])
    jobs.queue(replace(new("urgent", channel="big"), priority=Priority.HIGH))
    done: list[str] = []
    with working(address, two_stages(done), ONE_AT_A_TIME):
        for job in jobs.all():
            ended(jobs, job.id)
    jobs.close()
    assert [each.split()[0] for each in done[::2]] == [
        "urgent", "small0", "big0", "small1", "big1", "big2", "big3",
    ]  # fmt: skip


def test_who_was_served_before_a_restart_waits_for_the_others(
    jobs: DbosJobs, address: Address
) -> None:
    done: list[str] = []
    first = jobs.queue(new("a0", channel="a"))
    with working(address, two_stages(done), ONE_AT_A_TIME):
        ended(jobs, first.id)
    jobs.queue_all([new("a1", channel="a"), new("a2", channel="a"), new("b0", channel="b")])
    with working(address, two_stages(done), ONE_AT_A_TIME):
        for job in jobs.all():
            ended(jobs, job.id)
    jobs.close()
    assert [each.split()[0] for each in done[::2]] == ["a0", "b0", "a1", "a2"]


def test_who_comes_late_is_served_before_the_rest_of_a_backlog(
    jobs: DbosJobs, address: Address
) -> None:
    done: list[str] = []

    def run(payload: str, conduct: Conduct) -> str:
        if payload == "big0":
            jobs.queue(new("late", channel="late"))
        stage(conduct, "first", lambda: done.append(payload))
        return "null"

    jobs.queue_all([new(f"big{number}", channel="big") for number in range(3)])
    with working(address, run, ONE_AT_A_TIME):
        for job in jobs.all():
            ended(jobs, job.id)
    jobs.close()
    assert done == ["big0", "late", "big1", "big2"]


def test_jobs_that_an_earlier_version_queued_keep_their_order(address: Address) -> None:
    jobs = DbosJobs(address)
    queued = [jobs.queue(new(name)) for name in "abc"]
    with jobs.engine.begin() as connection:
        rows = workflows(connection)
        connection.execute(delete(places))
        for number, job in enumerate(reversed(queued)):
            mine = rows.c.workflow_uuid == job.id
            connection.execute(update(rows).where(mine).values(priority=800_000_000 + number))
        connection.execute(update(versions).values(version=1))
    jobs.close()
    jobs = DbosJobs(address)
    with jobs.engine.begin() as connection:
        found = set(connection.scalars(select(rows.c.priority)))
        assert found == {UNRANKED}
        rank(connection, QUEUE)
        order = connection.scalars(select(rows.c.workflow_uuid).order_by(rows.c.priority))
        assert list(order) == [job.id for job in reversed(queued)]
    jobs.close()

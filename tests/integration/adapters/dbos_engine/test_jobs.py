"""The queue: order, limits, states, and what may be done with a job in each."""

import errno
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest

from builders.engines import ended, new, stage, two_stages, until, working
from reelwright.adapters.dbos_engine.address import Address
from reelwright.adapters.dbos_engine.jobs import DbosJobs
from reelwright.adapters.dbos_engine.worker import Limits
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.jobs import (
    Conduct,
    JobForbids,
    JobMissing,
    JobState,
    Priority,
    QueueFull,
)
from reelwright.ports.progress import Cancelled

pytestmark = pytest.mark.integration

ONE_AT_A_TIME = Limits(running=1, running_here=1, grace_seconds=5)


class NoGood(ReelwrightError):
    """It will never work."""


class NotNow(ReelwrightError):
    """It may work later."""

    retryable: ClassVar[bool] = True


def test_jobs_are_done_by_priority_then_in_order(jobs: DbosJobs, address: Address) -> None:
    names = {"low": Priority.LOW, "first": Priority.NORMAL, "second": Priority.NORMAL,
             "high": Priority.HIGH}  # fmt: skip
    queued = [jobs.queue(replace(new(name), priority=rank)) for name, rank in names.items()]
    done: list[str] = []
    with working(address, two_stages(done), ONE_AT_A_TIME):
        for job in queued:
            assert ended(jobs, job.id).state is JobState.DONE
    assert [each.split()[0] for each in done[::2]] == ["high", "first", "second", "low"]
    assert [stage.name for stage in jobs.stages(queued[0].id)] == ["first", "second"]


def test_a_waiting_job_can_be_moved(jobs: DbosJobs, address: Address) -> None:
    a, b, c = (jobs.queue(new(name)) for name in "abc")
    jobs.reorder(c.id, first=True)
    jobs.reorder(a.id, first=False)
    done: list[str] = []
    with working(address, two_stages(done), ONE_AT_A_TIME):
        ended(jobs, a.id)
        with pytest.raises(JobForbids, match="done"):
            jobs.reorder(b.id, first=True)
    assert [each.split()[0] for each in done[::2]] == ["c", "b", "a"]


def test_more_than_may_wait_is_refused_and_nothing_of_it_kept(jobs: DbosJobs) -> None:
    jobs.queue_all([new(str(number)) for number in range(3)])
    with pytest.raises(QueueFull, match="6 jobs would wait then, and 5 may"):
        jobs.queue_all([new(str(number)) for number in range(3)])
    assert len(jobs.all()) == 3
    assert jobs.queue_all([new("a"), new("b")])


def test_a_job_is_found_by_the_beginning_of_its_id(jobs: DbosJobs) -> None:
    job = jobs.queue(new())
    assert jobs.find(job.id[:6]) == job
    with pytest.raises(JobMissing, match="reelwright jobs"):
        jobs.find("zzz")
    with pytest.raises(JobMissing):
        jobs.find("")


def test_a_job_waits_for_others_and_for_its_time(jobs: DbosJobs, address: Address) -> None:
    first = jobs.queue(new("first"))
    second = jobs.queue(replace(new("second"), after=(first.id[:6],)))
    never = jobs.queue(replace(new("never"), start=datetime.now(UTC) + timedelta(days=1)))
    assert (second.state, second.after) == (JobState.QUEUED, (first.id,))
    done: list[str] = []
    with working(address, two_stages(done)):
        ended(jobs, second.id)
    assert [each.split()[0] for each in done] == ["first", "first", "second", "second"]
    assert jobs.find(never.id).state is JobState.QUEUED
    assert jobs.find(never.id).start is not None


def test_a_paused_job_waits_until_it_is_resumed(jobs: DbosJobs, address: Address) -> None:
    waiting = jobs.queue(new("waiting"))
    later = jobs.queue(replace(new("later"), start=datetime.now(UTC) + timedelta(days=1)))
    for job in (waiting, later):
        assert jobs.pause(job.id).state is JobState.PAUSED
    assert [job.id for job in jobs.all([JobState.PAUSED])] == [later.id, waiting.id]
    done: list[str] = []
    with working(address, two_stages(done)):
        other = jobs.queue(new("other"))
        ended(jobs, other.id)
        jobs.resume(waiting.id)
        ended(jobs, waiting.id)
        resumed = jobs.resume(later.id)
    assert resumed.start is not None
    assert later.start is not None
    assert abs(resumed.start - later.start) < timedelta(seconds=1)
    assert [each.split()[0] for each in done[::2]] == ["other", "waiting"]


def test_a_running_job_is_paused_where_it_stands_and_goes_on(
    jobs: DbosJobs, address: Address
) -> None:
    begun = threading.Event()
    go = threading.Event()
    stopped = threading.Event()
    done: list[str] = []

    def second(conduct: Conduct) -> None:
        begun.set()
        while not go.is_set():
            try:
                conduct.progress.advance("second", 1, 2)
            except Cancelled:
                stopped.set()
                raise
            time.sleep(0.01)
        done.append("second")

    def run(_payload: str, conduct: Conduct) -> str:
        stage(conduct, "first", lambda: done.append("first"))
        stage(conduct, "second", lambda: second(conduct))
        return "null"

    job = jobs.queue(new())
    with working(address, run):
        assert begun.wait(60)
        until(lambda: jobs.find(job.id).progress > 0.25)
        assert jobs.find(job.id).progress == pytest.approx(0.25 + 0.75 / 2)
        assert jobs.pause(job.id).state is JobState.PAUSED
        assert stopped.wait(60)
        begun.clear()
        jobs.resume(job.id)
        assert begun.wait(60)
        go.set()
        assert ended(jobs, job.id).state is JobState.DONE
    assert done == ["first", "second"]
    texts = [line.text for line in jobs.log(job.id)]
    assert texts.count("first: begun") == 1
    assert texts.count("second: begun") == 2


def test_a_failed_job_tells_why_and_goes_on_from_the_stage_that_failed(
    jobs: DbosJobs, address: Address
) -> None:
    done: list[str] = []

    def second() -> None:
        done.append("second")
        if len(done) == 2:
            message = "The lamp is broken: buy another one."
            raise NoGood(message)

    def run(_payload: str, conduct: Conduct) -> str:
        stage(conduct, "first", lambda: done.append("first"))
        stage(conduct, "second", second)
        return "null"

    job = jobs.queue(new())
    with working(address, run):
        failed = ended(jobs, job.id)
        assert failed.state is JobState.FAILED
        assert (failed.error_name, failed.error) == (
            "NoGood",
            "The lamp is broken: buy another one.",
        )
        assert jobs.stages(job.id)[-1].error == failed.error
        with pytest.raises(JobForbids, match="retry"):
            jobs.pause(job.id)
        jobs.retry(job.id)
        assert ended(jobs, job.id).state is JobState.DONE
    assert done == ["first", "second", "second"]


@pytest.mark.parametrize(
    "meets",
    [NotNow("The service rests."), OSError(errno.ENOSPC, "No space left on device")],
    ids=["a service at rest", "a full disk"],
)
def test_what_may_work_later_is_tried_again_by_itself(
    jobs: DbosJobs, address: Address, meets: Exception
) -> None:
    tries: list[int] = []

    def work() -> None:
        tries.append(1)
        if len(tries) < 2:
            raise meets

    def run(_payload: str, conduct: Conduct) -> str:
        stage(conduct, "first", work)
        return "null"

    job = jobs.queue(new())
    with working(address, run):
        assert ended(jobs, job.id).state is JobState.DONE
    assert len(tries) == 2


def test_a_cancelled_job_is_over_until_it_is_retried(jobs: DbosJobs, address: Address) -> None:
    job = jobs.queue(new())
    assert jobs.cancel(job.id).state is JobState.CANCELLED
    with pytest.raises(JobForbids, match="retry"):
        jobs.cancel(job.id)
    done: list[str] = []
    with working(address, two_stages(done)):
        assert jobs.retry(job.id).state in {JobState.QUEUED, JobState.RUNNING, JobState.DONE}
        assert ended(jobs, job.id).state is JobState.DONE

"""Jobs that go on elsewhere or later: other kinds of workers, busy folders, lost threads."""

import threading
import time
from dataclasses import replace

import pytest
from sqlalchemy import text

from builders.engines import ended, new, stage, two_stages, until, working
from reelwright.adapters.dbos_engine.address import Address
from reelwright.adapters.dbos_engine.conduct import Abandoned
from reelwright.adapters.dbos_engine.jobs import DbosJobs
from reelwright.adapters.dbos_engine.leases import ExecutorLease
from reelwright.adapters.dbos_engine.worker import Limits, Trade
from reelwright.ports.jobs import Conduct, JobState, Postponed, StageKind
from reelwright.ports.steps import GoesOnLater

pytestmark = pytest.mark.integration

QUICK = Limits(running=1, running_here=1, grace_seconds=5, lease_seconds=1)


def kind_of(name: str) -> StageKind:
    return StageKind.RENDERING if name == "second" else StageKind.WRITING


def trade(kind: StageKind) -> Trade:
    return Trade(does=frozenset({kind}), kind_of=kind_of)


def test_a_job_passes_from_one_kind_of_worker_to_the_other(
    jobs: DbosJobs, address: Address
) -> None:
    job = jobs.queue(new("a"))
    done: list[str] = []
    with working(address, two_stages(done), QUICK, trade(StageKind.WRITING)):
        until(lambda: len(jobs.stages(job.id)) == 1)
        until(lambda: jobs.find(job.id).state is JobState.QUEUED)
        other = jobs.queue(new("b"))
        until(lambda: len(jobs.stages(other.id)) == 1)
    assert done == ["a first", "b first"], "a job that was handed on takes nobody's place"
    with working(address, two_stages(done), QUICK, trade(StageKind.RENDERING)):
        for each in (job, other):
            assert ended(jobs, each.id).state is JobState.DONE
    assert done == ["a first", "b first", "a second", "b second"]
    assert "second: handed on to a worker for rendering" in [line.text for line in jobs.log(job.id)]
    assert jobs.find(job.id).attempts == 1, "to be handed on is no attempt"


def test_a_worker_for_everything_takes_what_was_handed_on(jobs: DbosJobs, address: Address) -> None:
    job = jobs.queue(new("a"))
    done: list[str] = []
    with working(address, two_stages(done), QUICK, trade(StageKind.WRITING)):
        until(lambda: len(jobs.stages(job.id)) == 1)
        until(lambda: jobs.find(job.id).state is JobState.QUEUED)
        assert jobs.pause(job.id).state is JobState.PAUSED
    jobs.resume(job.id)
    with working(address, two_stages(done), QUICK, Trade(kind_of=kind_of)):
        assert ended(jobs, job.id).state is JobState.DONE
    assert done == ["a first", "a second"]


def test_what_runs_counts_for_all_kinds_of_workers_together(
    jobs: DbosJobs, address: Address
) -> None:
    elsewhere, waiting = jobs.queue(new("second")), jobs.queue(new("first"))
    other = ExecutorLease(jobs.engine)
    other.begin()
    place = "dbos." if address.url else ""
    held = text(
        f"UPDATE {place}workflow_status SET status = 'PENDING', queue_name = 'rendering', "  # noqa: S608 - of no input
        "executor_id = :worker WHERE workflow_uuid = :job"
    )
    with jobs.engine.begin() as connection:
        connection.execute(held, {"worker": other.executor, "job": elsewhere.id})
    done: list[str] = []
    patient = Limits(running=1, running_here=1, grace_seconds=5, lease_seconds=60)
    with working(address, two_stages(done), replace(patient, poll_seconds=0.1)):
        time.sleep(1)  # several looks at the queue
        # It may just be taken, to be put back; then it has an attempt for that moment.
        looks = set[int]()
        for _ in range(20):
            looks.add(jobs.find(waiting.id).attempts)
            time.sleep(0.02)
        assert done == []
        assert 0 in looks
        jobs.cancel(elsewhere.id)
        assert ended(jobs, waiting.id).state is JobState.DONE


@pytest.mark.parametrize("inside", [True, False], ids=["in a stage", "between stages"])
def test_a_job_whose_folder_is_busy_lets_others_run(
    jobs: DbosJobs, address: Address, *, inside: bool
) -> None:
    done: list[str] = []
    busy = threading.Event()
    busy.set()

    def enter(payload: str) -> None:
        if payload == "a" and busy.is_set():
            message = "Somebody works in the folder lamps."
            raise Postponed(message, seconds=0.5)

    def run(payload: str, conduct: Conduct) -> str:
        def work() -> None:
            enter(payload)
            done.append(payload)

        if not inside:
            enter(payload)
        stage(conduct, "first", work)
        return "null"

    first, second = jobs.queue(new("a")), jobs.queue(new("b"))
    with working(address, run, QUICK):
        ended(jobs, second.id)
        assert jobs.find(first.id).state is not JobState.FAILED
        busy.clear()
        assert ended(jobs, first.id).state is JobState.DONE
    assert done == ["b", "a"]
    told = ("first: " if inside else "") + "Somebody works in the folder lamps."
    assert told in [line.text for line in jobs.log(first.id)]


def test_who_hands_a_job_on_and_who_is_paused_go_on_later(jobs: DbosJobs, address: Address) -> None:
    ends: list[type[BaseException]] = []

    def run(payload: str, conduct: Conduct) -> str:
        def work() -> None:
            while True:
                conduct.progress.advance("work", 1, 2)
                time.sleep(0.05)

        try:
            stage(conduct, payload, work)
        except BaseException as end:
            ends.append(type(end))
            raise
        return "null"

    with working(address, run, QUICK, trade(StageKind.WRITING)):
        jobs.queue(new("second"))  # which is not for this worker
        until(lambda: len(ends) == 1)
        paused = jobs.queue(new("first"))
        until(lambda: jobs.find(paused.id).state is JobState.RUNNING)
        jobs.pause(paused.id)
        until(lambda: len(ends) == 2)
        jobs.resume(paused.id)
        until(lambda: jobs.find(paused.id).state is JobState.RUNNING)
        jobs.cancel(paused.id)
        until(lambda: len(ends) == 3)
    assert [issubclass(end, GoesOnLater) for end in ends] == [True, True, False]


def test_a_job_that_runs_by_the_books_but_on_no_thread_is_found(
    jobs: DbosJobs, address: Address
) -> None:
    done: list[str] = []

    def run(payload: str, conduct: Conduct) -> str:
        if not done:
            done.append("lost")
            raise Abandoned  # as where its end could not be written
        stage(conduct, "first", lambda: done.append(payload))
        return "null"

    job = jobs.queue(new("a"))
    with working(address, run, QUICK):
        until(lambda: bool(done))
        assert jobs.find(job.id).state is JobState.RUNNING
        assert ended(jobs, job.id).state is JobState.DONE
    assert done == ["lost", "a"]


def test_a_clock_that_jumps_costs_no_lease_and_no_job(
    jobs: DbosJobs, address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = time.time
    ahead = [0.0]
    monkeypatch.setattr(time, "time", lambda: real() + ahead[0])
    done: list[str] = []
    day = 86_400.0

    def run(payload: str, conduct: Conduct) -> str:
        for name, jump in (("first", day), ("second", -2 * day)):
            ahead[0] += jump
            conduct.lease.check()
            stage(conduct, name, lambda: done.append(payload))
        return "null"

    queued = [jobs.queue(new(name)) for name in "ab"]
    with working(address, run, QUICK):
        for job in queued:
            ended_job = ended(jobs, job.id)
            assert (ended_job.state, ended_job.attempts) == (JobState.DONE, 1)
    assert done == ["a", "a", "b", "b"]

"""Workers that are killed, frozen and stopped in the middle of a stage."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builders.command import Command
from builders.databases import BOTH, database_of
from builders.postgres import PostgresServer, postgres_server, programs
from builders.workers import WAIT_SECONDS, Crew, bytes_of, children_of, crew_of

pytestmark = pytest.mark.crash

ARTICLE = "# Lamps\n\n" + "\n\n".join(
    f"## Part {number}\n\nA lamp number {number} turns current into light."
    for number in range(1, 5)
)
"""Some seconds of work to render: long enough to be struck in the midst of it."""
STAGES = ["read", "place", "name", "record", "select", "mix", "render 16:9", "join 16:9",
          "inspect 16:9", "deliver"]  # fmt: skip

Worker = subprocess.Popen[str]
Freeze = Callable[[Worker, Crew, str], str]

LEASE = {"REELWRIGHT_LEASE_SECONDS": "5"}
"""Short, so that a frozen worker is soon missed, and long enough for a busy machine."""


@pytest.fixture
def command(tmp_path: Path) -> Command:
    folder = tmp_path / "work"
    folder.mkdir()
    return Command(folder=folder, home=tmp_path / "home")


@pytest.fixture
def article(command: Command) -> Path:
    return article_in(command.folder)


def article_in(folder: Path) -> Path:
    file = folder / "lamps.md"
    file.write_text(ARTICLE, encoding="utf-8")
    return file


@pytest.fixture
def crew(command: Command, kind: str, request: pytest.FixtureRequest) -> Iterator[Crew]:
    def server() -> PostgresServer:
        found: PostgresServer = request.getfixturevalue("postgres")
        return found

    with crew_of(command, {"REELWRIGHT_DATABASE": database_of(kind, server), **LEASE}) as crew:
        yield crew


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What an undisturbed run makes."""
    folder = tmp_path_factory.mktemp("undisturbed")
    plain = Command(folder=folder, home=folder / "home").make(
        str(article_in(folder)), "--voice", "espeak:en-us", "--output", "plain"
    )
    assert plain.code == 0, plain.err
    return bytes_of(folder / "plain")


def rendering(job: dict[str, object]) -> bool:
    return job["step"] == "render" and bool(job["done"])


@BOTH
def test_a_killed_worker_loses_nothing_and_the_survivor_repeats_nothing(
    crew: Crew, article: Path, expected: dict[str, str]
) -> None:
    job = crew.queue(str(article), "--output", "made")
    first = crew.hire("--workers", "2")
    crew.until(job, rendering)
    second = crew.hire()
    first.send_signal(signal.SIGKILL)
    made = crew.done(job)
    assert children_of(first.pid) == []
    assert bytes_of(crew.command.folder / "made") == expected
    assert [stage["name"] for stage in made["stages"]] == STAGES
    begun = [len(crew.begun(job, stage)) for stage in STAGES]
    assert sorted(begun) == [*[1] * (len(STAGES) - 1), 2], "only the stage that was killed"
    second.terminate()
    assert second.wait(120) == 0


def freeze_while_rendering(worker: Worker, crew: Crew, job: str) -> str:
    """Freeze a worker, and return the stage that it was in."""
    crew.until(job, rendering)
    os.killpg(worker.pid, signal.SIGSTOP)
    return "render 16:9"


def freeze_in_the_folder(worker: Worker, crew: Crew, job: str) -> str:
    """Freeze a worker that has the production's folder to itself."""
    crew.until(job, lambda job: job["stages"][-1:] == [{"name": "join 16:9"}])
    session = crew.command.folder / "made" / ".reelwright"
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        # Looked at only while it stands still.
        os.killpg(worker.pid, signal.SIGSTOP)
        if list(session.glob("run-*/work/thumbnail.jpg")):
            return "deliver"
        os.killpg(worker.pid, signal.SIGCONT)
        time.sleep(0.004)
    raise AssertionError(crew.job(job))


@pytest.mark.parametrize(
    ("kind", "freeze"), [("sqlite", freeze_while_rendering), ("postgres", freeze_in_the_folder)]
)
def test_a_worker_that_was_frozen_past_its_lease_is_refused_and_begins_anew(
    crew: Crew, article: Path, expected: dict[str, str], freeze: Freeze
) -> None:
    job = crew.queue(str(article), "--output", "made")
    first = crew.hire()
    stage = freeze(first, crew, job)
    second = crew.hire()
    if stage == "deliver":  # It is done before the first one wakes, whatever that holds.
        crew.done(job)
    else:
        crew.until(job, lambda _: len(crew.begun(job, stage)) == 2)
    os.killpg(first.pid, signal.SIGCONT)
    crew.done(job)
    assert bytes_of(crew.command.folder / "made") == expected
    assert {name: len(crew.begun(job, name)) for name in STAGES} == {
        name: 2 if name == stage else 1 for name in STAGES
    }
    second.terminate()
    assert second.wait(120) == 0
    # What was frozen is a new worker now, under the same process.
    again = crew.queue(str(article), "--output", "again")
    crew.done(again)
    for made in ("made", "again"):
        assert bytes_of(crew.command.folder / made) == expected
        assert list((crew.command.folder / made / ".reelwright").iterdir()) == []
    first.terminate()
    output, _ = first.communicate(timeout=60)
    assert "Beginning anew" in output


@BOTH
def test_a_cancelled_job_stops_in_seconds_and_goes_on_when_retried(
    crew: Crew, article: Path, expected: dict[str, str]
) -> None:
    job = crew.queue(str(article), "--output", "made")
    crew.hire()
    crew.until(job, rendering)
    assert crew.run("jobs", "cancel", job)["state"] == "cancelled"
    assert not (crew.command.folder / "made").exists()
    assert crew.run("jobs", "retry", job)["state"] in {"queued", "running"}
    crew.done(job)
    assert bytes_of(crew.command.folder / "made") == expected
    assert len(crew.begun(job, "record")) == 1


@BOTH
def test_a_stopped_worker_finishes_its_stage_and_hands_the_job_back(
    crew: Crew, article: Path, expected: dict[str, str]
) -> None:
    job = crew.queue(str(article), "--output", "made")
    first = crew.hire("--grace", "60")
    crew.until(job, rendering)
    first.terminate()
    assert first.wait(90) == 0
    back = crew.job(job)
    assert back["state"] == "queued"
    assert back["stages"][-1]["name"] == "render 16:9"
    crew.hire()
    crew.done(job)
    assert bytes_of(crew.command.folder / "made") == expected
    assert all(len(crew.begun(job, stage)) == 1 for stage in STAGES)


def test_a_database_that_is_cut_and_comes_back_costs_nothing(
    command: Command, article: Path, expected: dict[str, str]
) -> None:
    if programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with (
        postgres_server() as server,
        crew_of(command, {"REELWRIGHT_DATABASE": server.new_database(), **LEASE}) as crew,
    ):
        job = crew.queue(str(article), "--output", "made")
        worker = crew.hire()
        crew.until(job, rendering)
        server.stop("immediate")
        told = command("jobs", **crew.environment)
        assert (told.code, told.err.count("\n")) == (1, 1)
        assert "cannot be used" in told.err
        server.start()
        crew.done(job)
        assert bytes_of(command.folder / "made") == expected
        worker.terminate()
        assert worker.wait(60) == 0

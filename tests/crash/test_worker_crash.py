"""Workers that are killed, frozen and stopped in the middle of a stage."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.command import Command
from builders.databases import BOTH, database_of
from builders.postgres import PostgresServer
from builders.workers import Crew, bytes_of, children_of, crew_of

pytestmark = pytest.mark.crash

LONG_ARTICLE = "# Lamps\n\n" + "\n\n".join(
    f"## Part {number}\n\nA lamp number {number} turns current into light. It needs little power, "
    "and it lasts for years."
    for number in range(1, 5)
)
STAGES = ["read", "place", "name", "record", "select", "mix", "render 16:9", "join 16:9",
          "inspect 16:9", "deliver"]  # fmt: skip


@pytest.fixture
def command(tmp_path: Path) -> Command:
    folder = tmp_path / "work"
    folder.mkdir()
    return Command(folder=folder, home=tmp_path / "home")


@pytest.fixture
def article(command: Command) -> Path:
    file = command.folder / "lamps.md"
    file.write_text(LONG_ARTICLE, encoding="utf-8")
    return file


@pytest.fixture
def crew(command: Command, kind: str, request: pytest.FixtureRequest) -> Iterator[Crew]:
    def server() -> PostgresServer:
        found: PostgresServer = request.getfixturevalue("postgres")
        return found

    with crew_of(command, {"REELWRIGHT_DATABASE": database_of(kind, server)}) as crew:
        yield crew


@pytest.fixture
def expected(command: Command, article: Path) -> dict[str, str]:
    """What an undisturbed run makes, in a home of its own."""
    apart = Command(folder=command.folder, home=command.home.parent / "undisturbed")
    plain = apart.make(str(article), "--voice", "espeak:en-us", "--output", "plain")
    assert plain.code == 0, plain.err
    return bytes_of(command.folder / "plain")


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
    assert second.wait(30) == 0


@BOTH
def test_a_worker_that_was_frozen_past_its_lease_is_refused_and_begins_anew(
    crew: Crew, article: Path, expected: dict[str, str]
) -> None:
    job = crew.queue(str(article), "--output", "made")
    first = crew.hire()
    crew.until(job, rendering)
    os.killpg(first.pid, signal.SIGSTOP)
    second = crew.hire()
    crew.until(job, lambda _: len(crew.begun(job, "render 16:9")) == 2)
    os.killpg(first.pid, signal.SIGCONT)
    crew.done(job)
    assert bytes_of(crew.command.folder / "made") == expected
    assert all(len(crew.begun(job, stage)) == 1 for stage in STAGES if stage != "render 16:9")
    second.terminate()
    assert second.wait(30) == 0
    # What was frozen is a new worker now, under the same process.
    again = crew.queue(str(article), "--output", "again")
    crew.done(again)
    assert bytes_of(crew.command.folder / "again") == expected
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

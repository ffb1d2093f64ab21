"""Machines that share a PostgreSQL and a bucket: the work is divided, and one of them is lost."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.command import Command
from builders.postgres import PostgresServer
from builders.s3 import faulty_s3
from builders.workers import Crew, bytes_of, crew_of

pytestmark = pytest.mark.crash

ARTICLE = "# Lamps\n\n" + "\n\n".join(
    f"## Part {number}\n\nA lamp number {number} turns current into light."
    for number in range(1, 3)
)
WRITING = ["read", "place", "name", "record", "select", "mix"]
RENDERING = ["render 16:9", "join 16:9", "inspect 16:9", "deliver"]


@pytest.fixture
def command(tmp_path: Path) -> Command:
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "lamps.md").write_text(ARTICLE, encoding="utf-8")
    return Command(folder=folder, home=tmp_path / "desk")


@pytest.fixture
def crew(command: Command, postgres: PostgresServer) -> Iterator[Crew]:
    with faulty_s3() as s3:
        shared = {
            "REELWRIGHT_DATABASE": postgres.new_database(),
            "REELWRIGHT_STORE": "s3://studio/shared",
            "REELWRIGHT_ADDRESS_S3": s3.address,
            "REELWRIGHT_LEASE_SECONDS": "5",
            "AWS_ACCESS_KEY_ID": "tester",
            "AWS_SECRET_ACCESS_KEY": "a-secret-of-tests",
        }
        with crew_of(command, shared) as crew:
            yield crew


def test_a_job_goes_from_the_writers_to_the_renderers_and_on_from_one_that_is_lost(
    crew: Crew, tmp_path: Path
) -> None:
    job = crew.queue("lamps.md", "--output", "made")
    writer = crew.hire("--kind", "writing", "--home", str(tmp_path / "writer"))
    written = crew.until(
        job, lambda job: len(job["stages"]) == len(WRITING) and job["state"] == "queued"
    )
    assert [stage["name"] for stage in written["stages"]] == WRITING
    writer.terminate()
    assert writer.wait(60) == 0
    lost = crew.hire("--kind", "rendering", "--home", str(tmp_path / "lost"))
    crew.until(job, lambda job: job["step"] == "render" and bool(job["done"]))
    lost.send_signal(signal.SIGKILL)
    crew.hire("--kind", "rendering", "--home", str(tmp_path / "renderer"))
    made = crew.done(job)
    assert [stage["name"] for stage in made["stages"]] == [*WRITING, *RENDERING]
    assert all(len(crew.begun(job, stage)) == 1 for stage in [*WRITING, *RENDERING[1:]])
    apart = Command(folder=crew.command.folder, home=tmp_path / "undisturbed")
    plain = apart.make("lamps.md", "--voice", "espeak:en-us", "--output", "plain")
    assert plain.code == 0, plain.err
    assert bytes_of(crew.command.folder / "made") == bytes_of(crew.command.folder / "plain")

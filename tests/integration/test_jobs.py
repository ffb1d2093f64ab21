"""Productions that are queued, made by a worker, and looked at, as commands do it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.command import Command
from builders.workers import Crew, bytes_of, crew_of

pytestmark = pytest.mark.integration


@pytest.fixture
def crew(command: Command) -> Iterator[Crew]:
    with crew_of(command) as crew:
        yield crew


def test_a_queued_production_is_made_as_by_hand(crew: Crew, article: Path) -> None:
    first = crew.queue(str(article), "--output", "queued")
    second = crew.queue(str(article), "--output", "again")
    assert first != second
    assert [job["state"] for job in crew.run("jobs")] == ["queued", "queued"]
    worker = crew.hire()
    made = [crew.done(job) for job in (first, second)]
    worker.terminate()
    assert worker.wait(120) == 0
    # The worker itself has told the library, of which job each is.
    assert list((crew.command.home / "journal").iterdir()) == []
    # One article is one video, wherever it is put: it stands where it was made last.
    (known,) = crew.run("productions")
    assert known["folder"] in {str(crew.command.folder / name) for name in ("queued", "again")}
    life = crew.run("productions", "life", known["folder"])
    assert {event["job"] for event in life} == {first, second}
    assert crew.run("jobs", "show", first)["production"] == known["id"]
    plain = crew.command.make(str(article), "--voice", "espeak:en-us", "--output", "plain")
    assert plain.code == 0, plain.err
    expected = bytes_of(crew.command.folder / "plain")
    for job, folder in zip(made, ("queued", "again"), strict=True):
        assert job["title"] == "Two small lamps"
        assert job["progress"] == 1
        assert job["result"]["passed"]
        assert bytes_of(crew.command.folder / folder) == expected
    assert [stage["name"] for stage in made[0]["stages"]] == [
        "read", "place", "name", "record", "select", "mix", "render 16:9", "join 16:9",
        "inspect 16:9", "deliver",
    ]  # fmt: skip


def test_what_cannot_wait_is_told_at_once(command: Command) -> None:
    for source, sentence in (("-", "standard input"), ("none.md", "no file none.md")):
        ran = command("make", source, "--queue", stdin="# Lamps\n\nA lamp gives light.\n")
        assert (ran.code, ran.err.count("\n")) == (1, 1)
        assert sentence in ran.err
    assert command("jobs", "--json").values == []


def test_what_a_job_does_not_allow_is_told_with_what_it_does(command: Command) -> None:
    queued = command("make", "--topic", "Lamps", "--queue", "--json").values["id"]
    assert command("jobs", "cancel", queued).code == 0
    ran = command("jobs", "pause", queued)
    assert (ran.code, f"reelwright jobs retry {queued}" in ran.err) == (1, True)
    missing = command("jobs", "show", "0000", "--json")
    assert missing.code == 1
    assert missing.values["error"]["name"] == "JobMissing"

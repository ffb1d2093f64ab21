"""Batches and recurring productions as commands queue and carry them out."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.command import Command
from builders.workers import Crew, crew_of

pytestmark = pytest.mark.integration

FEED = """<rss version="2.0"><channel><title>Lamps</title>
<item><guid>2</guid><title>The second lamp</title><description>A second lamp turns current into
light. It needs very little power, and it lasts for years.</description></item>
<item><guid>1</guid><title>The first lamp</title><description>A first lamp turns current into
light. It needs much power, and it lasts for months.</description></item>
</channel></rss>"""
SMALL = ("--set", "preset=480p", "--set", "voice=espeak:en-us")


@pytest.fixture
def crew(command: Command) -> Iterator[Crew]:
    with crew_of(command) as crew:
        yield crew


@pytest.fixture
def feed(command: Command) -> Path:
    file = command.folder / "feed.xml"
    file.write_text(FEED, encoding="utf-8")
    return file


def test_a_file_of_productions_is_queued_whole(crew: Crew, article: Path) -> None:
    file = crew.command.folder / "jobs.jsonl"
    lines = [{"source": article.name, "title": "One"}, {"topic": "Lamps", "preset": "720p"}]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    queued = crew.run("batch", str(file), *SMALL)
    assert [job["title"] for job in queued] == ["One", "Lamps"]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{", "line 2 is no JSON"),
        ('{"title": "Nothing"}', 'at least "source"'),
        ('{"source": "lamps.md", "colour": "red"}', "no setting 'colour'"),
        ('{"source": "lamps.md", "short": "perhaps"}', "line 2: short is true or false"),
        ('{"source": "none.md"}', "line 2: There is no file"),
        ("[]", 'at least "source"'),
    ],
)
def test_a_wrong_line_is_told_and_nothing_is_queued(
    command: Command, article: Path, line: str, sentence: str
) -> None:
    file = command.folder / "jobs.jsonl"
    good = json.dumps({"source": article.name})
    file.write_text(f"{good}\n{line}\n", encoding="utf-8")
    ran = command("batch", str(file))
    assert ran.code == 1
    assert sentence in ran.err
    assert ran.err.count("\n") == 1
    assert command("jobs", "--json").values == []


def test_the_newest_items_of_a_feed_are_queued(crew: Crew, feed: Path) -> None:
    queued = crew.run("batch", str(feed), "--most", "5", *SMALL)
    assert [job["title"] for job in queued] == ["The second lamp", "The first lamp"]


def test_what_recurs_is_made_once_an_item_by_serving(crew: Crew, feed: Path) -> None:
    cron = ("--cron", "0 18 * * MON-FRI", "--zone", "Europe/Berlin")
    added = crew.run("schedules", "add", "lamps", str(feed), *cron, "--channel", "lamps", *SMALL)
    assert (added["channel"], added["overlap"]) == ("lamps", "skip")
    fired = crew.run("schedules", "run", "lamps")
    assert (fired["outcome"], fired["note"]) == ("queued", "The second lamp")
    crew.hire(command="serve")
    made = crew.done(fired["job"])
    assert made["title"] == "The second lamp"
    assert crew.run("schedules", "run", "lamps")["outcome"] == "nothing new"
    outcomes = [each["outcome"] for each in crew.run("schedules", "history", "lamps")]
    assert outcomes == ["nothing new", "queued"]
    assert [each["name"] for each in crew.run("schedules")] == ["lamps"]


def test_what_cannot_recur_is_told_in_a_sentence(command: Command, feed: Path) -> None:
    add = ("schedules", "add", "lamps", str(feed), "--cron")
    wrong = command(*add, "every day")
    assert (wrong.code, "MON-FRI" in wrong.err) == (1, True)
    zone = command(*add, "0 18 * * *", "--zone", "Berlin")
    assert (zone.code, "Europe/Berlin" in zone.err) == (1, True)

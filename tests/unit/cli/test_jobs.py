"""A job as a person reads it."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from rich.console import Console

from reelwright.cli.jobs import progress_of, screen_of_jobs, show_job
from reelwright.ports.jobs import Job, JobState, Stage

pytestmark = pytest.mark.unit

MADE = {"folder": "/videos/sky", "notes": ["No footage was found."]}
PUBLISHED = {"folder": "", "notes": [], "release": "0123abcd", "state": "published"}


@pytest.mark.parametrize(
    ("result", "line"),
    [
        (MADE, "  /videos/sky"),
        (PUBLISHED, "  release 0123abcd is published: reelwright releases show 0123abcd"),
    ],
    ids=["made", "published"],
)
def test_what_a_job_came_to_is_told(
    result: object, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    job = Job(
        id="j1",
        title="Sky",
        channel="main",
        state=JobState.DONE,
        progress=1,
        queued=datetime(2026, 11, 21, tzinfo=UTC),
        result=json.dumps(result),
    )
    show_job(job, (), {})
    lines = capsys.readouterr().out.splitlines()
    assert line in lines
    assert "" not in [each.strip() for each in lines]


def test_what_cpu_a_stage_took_is_shown_where_it_is_known(
    capsys: pytest.CaptureFixture[str],
) -> None:
    begun = datetime(2026, 11, 21, tzinfo=UTC)
    job = Job(
        id="j1", title="Sky", channel="main", state=JobState.RUNNING, progress=0.5, queued=begun
    )
    stages = tuple(
        Stage(name=name, started=begun, ended=begun + timedelta(seconds=30))
        for name in ("mix", "render 16:9")
    )
    show_job(job, stages, {"render 16:9": 55.04})
    mix, render, together = capsys.readouterr().out.splitlines()[2:]
    assert mix.endswith("30.0 s")
    assert render.endswith("30.0 s     55.0 s CPU")
    assert together == "  55.0 s of CPU in all"


def job_in(state: JobState, number: int = 0, **values: object) -> Job:
    plain = Job(
        id=f"{state.value}-{number}",
        title="Sky",
        channel="main",
        state=state,
        progress=0.5,
        queued=datetime(2026, 11, 21, tzinfo=UTC) + timedelta(seconds=number),
    )
    return replace(plain, **values)  # type: ignore[arg-type] # names of its fields


def test_a_screen_shows_what_runs_first_and_counts_what_it_has_no_line_for() -> None:
    waiting = tuple(job_in(JobState.QUEUED, number) for number in range(40, 0, -1))
    jobs = (*waiting, job_in(JobState.RUNNING), job_in(JobState.FAILED))
    console = Console(width=60, height=10, highlight=False)
    with console.capture() as drawn:
        console.print(screen_of_jobs(jobs, console.height))
    lines = drawn.get().splitlines()
    assert len(lines) < console.height
    ids = [line.split()[0] for line in lines[1:-1]]
    assert ids == ["running-0", *(f"queued-{number}" for number in range(1, 7))]
    assert lines[-1] == " and more: 34 queued, 1 failed"


@pytest.mark.parametrize(
    ("step", "done", "total", "told"),
    [
        ("render", 12, 254, "50% render 12/254"),
        ("sound", 48_000, 480_000, "50% sound 10%"),
        ("wait", 0, 1, "50% wait"),
        ("mix", 0, 0, "50% mix"),
    ],
    ids=["pictures", "samples", "one", "none"],
)
def test_a_step_is_counted_in_what_a_person_can_count(
    step: str, done: int, total: int, told: str
) -> None:
    assert progress_of(job_in(JobState.RUNNING, step=step, done=done, total=total)) == told


def test_only_a_start_to_come_is_told_of_what_waits() -> None:
    now = datetime.now(UTC)
    waiting = job_in(JobState.QUEUED, progress=0.0, start=now - timedelta(minutes=1))
    assert progress_of(waiting) == ""
    assert progress_of(replace(waiting, start=now + timedelta(days=2))).startswith("at ")

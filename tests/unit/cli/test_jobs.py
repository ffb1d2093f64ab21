"""A job as a person reads it."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from reelwright.cli.jobs import show_job
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

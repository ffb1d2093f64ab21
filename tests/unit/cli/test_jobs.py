"""A job as a person reads it."""

import json
from datetime import UTC, datetime

import pytest

from reelwright.cli.jobs import show_job
from reelwright.ports.jobs import Job, JobState

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
    show_job(job, ())
    lines = capsys.readouterr().out.splitlines()
    assert line in lines
    assert "" not in [each.strip() for each in lines]

"""A run that is killed is told as cut off, with all that it told before."""

import subprocess
import sys
from pathlib import Path

import pytest

from reelwright.adapters.disk.journal import FileJournals
from reelwright.domain.production.life import EventKind

pytestmark = pytest.mark.crash

TESTS = Path(__file__).parents[3]
RUN = f"""
import sys, time
sys.path.insert(0, {str(TESTS)!r})
from pathlib import Path
from builders.told import birth
from reelwright.adapters.disk.journal import FileLife
from reelwright.domain.production.life import EventKind
life = FileLife(Path(sys.argv[1]))
life.begin(birth())
life.tell(EventKind.RECORDED)
print("ready", flush=True)
time.sleep(60)
"""


def test_a_run_that_was_killed_is_told_as_cut_off(tmp_path: Path) -> None:
    journals = FileJournals(tmp_path)
    command = [sys.executable, "-c", RUN, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        (run,) = journals.runs()
        assert not run.ended
        process.kill()
    (run,) = journals.runs()
    assert run.ended
    assert [event.kind for event in run.events] == [EventKind.RECORDED, EventKind.FAILED]
    assert "cut off" in run.events[-1].said

"""Journals hold what a run told, whole lines only, whatever becomes of the run."""

from pathlib import Path

import pytest

from builders.told import BEGUN, birth, contents
from reelwright.adapters.disk.journal import FileJournals, FileLife
from reelwright.domain.production.life import EventKind
from reelwright.ports.life import ToldRun

pytestmark = pytest.mark.unit


def runs(home: Path) -> list[ToldRun]:
    return list(FileJournals(home).runs())


def life_in(home: Path) -> FileLife:
    return FileLife(home, now=lambda: BEGUN)


def test_what_was_told_before_a_production_was_known_is_part_of_its_life(tmp_path: Path) -> None:
    life = life_in(tmp_path)
    life.tell(EventKind.READ, stage="read", seconds=0.1234, cpu=1.2345)
    assert runs(tmp_path) == []
    life.begin(birth())
    life.tell(EventKind.RECORDED)
    (run,) = runs(tmp_path)
    assert (run.birth, run.ended, run.contents) == (birth(), False, None)
    assert [(event.kind, event.at, event.seconds, event.cpu) for event in run.events] == [
        (EventKind.READ, BEGUN, 0.123, 1.234),
        (EventKind.RECORDED, BEGUN, 0.0, None),
    ]
    life.keep(contents())
    life.tell(EventKind.DELIVERED)
    (run,) = runs(tmp_path)
    assert (run.contents, run.ended) == (contents(), True)


def test_a_run_of_a_job_says_so(tmp_path: Path) -> None:
    life = FileLife(tmp_path, job="j-1")
    life.begin(birth())
    life.tell(EventKind.DELETED)
    (run,) = runs(tmp_path)
    assert ([event.job for event in run.events], run.ended) == (["j-1"], True)


def test_a_run_whose_source_could_not_be_read_leaves_nothing(tmp_path: Path) -> None:
    life = life_in(tmp_path)
    life.tell(EventKind.FAILED, said="There is no such file.")
    assert list(tmp_path.iterdir()) == []


def test_an_ended_run_can_be_forgotten(tmp_path: Path) -> None:
    life = life_in(tmp_path)
    life.begin(birth())
    life.tell(EventKind.FAILED, said="The voice failed.")
    (run,) = runs(tmp_path)
    assert run.events[-1].said == "The voice failed."
    FileJournals(tmp_path).forget(run.run)
    assert runs(tmp_path) == []
    assert list((tmp_path / "journal").iterdir()) == []


def test_a_line_that_was_cut_off_is_no_line(tmp_path: Path) -> None:
    life = life_in(tmp_path)
    life.begin(birth())
    life.tell(EventKind.READ)
    (file,) = (tmp_path / "journal").glob("*.jsonl")
    with file.open("ab") as journal:
        journal.write(b'{"event": {"kind": "del')
    assert [event.kind for event in runs(tmp_path)[0].events] == [EventKind.READ]
    life.tell(EventKind.CANCELLED)


def test_a_home_that_cannot_be_written_stops_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "journal").write_text("in the way")
    life = life_in(tmp_path)
    life.begin(birth())
    life.tell(EventKind.DELIVERED)
    assert "is not written down" in caplog.text

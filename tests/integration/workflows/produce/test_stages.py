"""The stages of a production, written down and read back as an engine does."""

import hashlib
from pathlib import Path

import pytest

from builders.histories import FOLDER, PowerCut, TriedTwice, WrittenDown, history, small_job
from reelwright.adapters.dbos_engine.names import VERSION
from reelwright.adapters.values.codec import from_json, to_json
from reelwright.app.making.making import Job
from reelwright.ports.progress import Silent
from reelwright.workflows.produce.order import Order

pytestmark = pytest.mark.integration

STAGES = ["read", "place", "name", "record", "select", "mix", "render 16:9", "join 16:9",
          "inspect 16:9", "deliver"]  # fmt: skip


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return small_job(tmp_path)


def masters(folder: Path) -> dict[str, str]:
    files = [*folder.glob("*.mp4"), *folder.glob("*.srt"), *folder.glob("thumbnail.jpg")]
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_a_run_goes_on_behind_the_last_stage_that_finished(job: Job, tmp_path: Path) -> None:
    whole = job.run(Silent())
    assert whole.passed
    expected = masters(tmp_path / "out")
    steps = WrittenDown()
    for stage in STAGES:
        steps.cut = stage
        with pytest.raises(PowerCut):
            job.run(Silent(), steps)
    steps.cut = ""
    again = job.run(Silent(), steps)
    assert steps.done == STAGES
    assert again.masters == whole.masters
    assert masters(tmp_path / "out") == expected


def test_each_stage_may_be_tried_again_in_the_same_run(job: Job, tmp_path: Path) -> None:
    whole = job.run(Silent())
    expected = masters(tmp_path / "out")
    assert job.run(Silent(), TriedTwice()).masters == whole.masters
    assert masters(tmp_path / "out") == expected
    assert not list((tmp_path / "out" / ".reelwright").rglob("*.jpg"))


def test_an_order_can_wait_in_a_queue(job: Job) -> None:
    assert from_json(to_json(job.order), Order) == job.order


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.json")), ids=lambda file: str(file.stem))
def test_what_earlier_versions_wrote_down_is_gone_on_with(
    job: Job, file: Path, tmp_path: Path
) -> None:
    results = history(file, tmp_path)
    steps = WrittenDown(results=results, cut="deliver")
    with pytest.raises(PowerCut):
        job.run(Silent(), steps)
    assert steps.done == []
    assert file.stem <= VERSION

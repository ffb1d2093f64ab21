"""The stages of a run of clips, written down and read back as an engine does."""

from pathlib import Path

import pytest

from builders.histories import (
    CLIP_FOLDER,
    ORDER,
    PowerCut,
    TriedTwice,
    WrittenDown,
    history,
    small_clip_job,
)
from reelwright.adapters.dbos_engine.names import VERSION
from reelwright.adapters.values.codec import from_json, to_json
from reelwright.app.clips.clipping import ClipJob
from reelwright.ports.progress import Silent
from reelwright.workflows.clip.order import ClipOrder
from reelwright.workflows.clip.stages import stages_of

pytestmark = pytest.mark.integration

FILES = sorted(CLIP_FOLDER.glob("*.json"))


@pytest.fixture
def job(tmp_path: Path) -> ClipJob:
    return small_clip_job(tmp_path)


def test_there_is_a_history_of_this_version() -> None:
    assert VERSION in {file.stem for file in FILES}


def test_an_order_can_wait_in_a_queue(job: ClipJob) -> None:
    assert from_json(to_json(job.order), ClipOrder) == job.order


def test_each_stage_may_be_tried_again_in_the_same_run(job: ClipJob) -> None:
    whole = job.run(Silent())
    assert whole.clips
    again = job.run(Silent(), TriedTwice())
    assert again.clips == whole.clips


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.stem))
def test_what_earlier_versions_wrote_down_is_gone_on_with(
    job: ClipJob, file: Path, tmp_path: Path
) -> None:
    results = history(file, tmp_path)
    order = from_json(results.pop(ORDER), ClipOrder)
    assert (order.recording, order.count) == (job.order.recording, job.order.count)
    steps = WrittenDown(results=results, cut="deliver")
    with pytest.raises(PowerCut):
        job.run(Silent(), steps)
    assert steps.done == []
    assert list(results) == [stage.name for stage in stages_of(job.order)][:-1]

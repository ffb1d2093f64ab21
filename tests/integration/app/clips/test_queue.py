"""Clips in the queue: what waits, and that a worker knows what to do with it."""

import json
from pathlib import Path

import pytest

from builders.engines import ended, working
from builders.recordings import Take, write_recording
from builders.talks import TALK, speech
from reelwright.adapters.dbos_engine.address import Address
from reelwright.adapters.dbos_engine.jobs import DbosJobs
from reelwright.adapters.values import codec
from reelwright.app.clips.clipping import ClipJob, ClipRequest
from reelwright.app.clips.queue import QueuedClips, queue_clips
from reelwright.app.jobs.queueing import When, runner
from reelwright.domain.canvas import Format
from reelwright.domain.clips.platforms import Platform
from reelwright.ports.jobs import JobState
from reelwright.workflows.clip.stages import stages_of

pytestmark = pytest.mark.integration


@pytest.fixture
def job(tmp_path: Path) -> ClipJob:
    """Clips of a speech, with a transcript of something else."""
    recording = write_recording(tmp_path / "talk.wav", [Take(sound=speech(times=2))])
    transcript = tmp_path / "other.txt"
    transcript.write_text(" ".join(TALK))
    request = ClipRequest(
        recording=str(recording),
        transcript=transcript,
        count=2,
        platforms=(Platform.REELS, Platform.TIKTOK),
        formats=(Format.TALL, Format.SQUARE),
        embargoed=("Falcon",),
        output=tmp_path / "out",
    )
    return ClipJob.of(request, {"home": tmp_path / "home"}, tmp_path)


def test_a_worker_gets_the_order_that_was_queued_and_says_why_it_fails(job: ClipJob) -> None:
    address = Address.of(job.settings.home, "")
    jobs = DbosJobs(address)
    queued = queue_clips(job, jobs, When())
    assert queued.title == "Clips of talk.wav"
    waiting = codec.from_json(jobs.payload(queued.id), QueuedClips)
    assert waiting.clips == job.order
    assert "home" not in json.loads(waiting.settings)
    with working(address, runner(job.settings)):
        done = ended(jobs, queued.id)
    assert done.state is JobState.FAILED
    assert "other.txt is not of talk.wav" in done.error
    assert [stage.name for stage in jobs.stages(queued.id)][:1] == ["read"]
    assert not list(job.order.output.glob("*/*.mp4"))


def test_the_stages_of_an_order_are_told_before_it_begins(job: ClipJob) -> None:
    stages = stages_of(job.order)
    names = [stage.name for stage in stages]
    assert len(set(names)) == len(names)
    assert [name for name in names if name.startswith("inspect")] == [
        f"inspect {rank}" for rank in range(1, 5)
    ]
    assert sum(stage.share for stage in stages) == pytest.approx(1)

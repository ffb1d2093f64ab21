"""Clips in the queue: what is queued, and how a worker cuts them."""

import json
from dataclasses import dataclass

from reelwright.app.clips.clipping import ClipJob
from reelwright.app.jobs.queueing import When, kept_settings, settings_for
from reelwright.app.jobs.settling import settled
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.cutting import cutting_room, leased_room
from reelwright.app.wiring.queue import codec
from reelwright.ports.jobs import Conduct, Job, Jobs, NewJob
from reelwright.workflows.clip.clip import Clipped, clip
from reelwright.workflows.clip.order import ClipOrder
from reelwright.workflows.clip.stages import stages_of


@dataclass(frozen=True, kw_only=True, slots=True)
class QueuedClips:
    """An order of clips, with the settings that were in force when it was queued (JSON)."""

    clips: ClipOrder
    settings: str


def queue_clips(job: ClipJob, jobs: Jobs, when: When) -> Job:
    """Queue a run of clips.

    Raises:
        QueueFull, JobMissing, EngineUnreachable.
    """
    return jobs.queue(
        NewJob(
            title=f"Clips of {job.order.name}",
            channel=job.settings.channel,
            payload=codec().to_json(
                QueuedClips(clips=job.order, settings=kept_settings(job.settings))
            ),
            stages=stages_of(job.order),
            priority=when.priority,
            start=when.start,
            after=when.after,
        )
    )


def run_queued(machine: Settings, payload: str, conduct: Conduct) -> str:
    """Cut queued clips; what came of it, as JSON."""
    queued = codec().from_json(payload, QueuedClips)
    settings = settings_for(queued.settings, machine)
    room = leased_room(cutting_room(settings, job=conduct.job), conduct)
    with settled(settings, conduct.lease):
        made = clip(queued.clips, room, conduct.progress, conduct.steps)
    return _told(made)


def _told(made: Clipped) -> str:
    """What came of it, for people and programs."""
    return json.dumps(
        {
            "folder": str(made.folder),
            "passed": made.passed,
            "clips": [
                {"id": each.id, "title": each.title, "passed": each.passed, "folder": each.folder}
                for each in made.clips
            ],
            "why_fewer": made.record.why_fewer,
            "notes": list(made.record.notes),
        },
        ensure_ascii=False,
    )

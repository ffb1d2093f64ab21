"""Changes of clips in the queue: what is queued, and how a worker makes them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from reelwright.app.clips.changing import PLACE, Bench, Changed, ClipChange
from reelwright.app.clips.memory import clips_of
from reelwright.app.clips.turns import putting_down, title_of_change
from reelwright.app.jobs.queueing import When, kept_settings, settings_for
from reelwright.app.jobs.settling import settled
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.cutting import cutting_room, leased_room
from reelwright.app.wiring.queue import codec
from reelwright.ports.clips import ClipBusy, ClipEntry
from reelwright.ports.jobs import Conduct, Job, Jobs, NewJob, Postponed, StageShare
from reelwright.workflows.clip.moving import order_again, order_of
from reelwright.workflows.clip.stages import stages_of

_BUSY_SECONDS = 15.0


@dataclass(frozen=True, kw_only=True, slots=True)
class QueuedChange:
    """A change of a clip, with the settings that were in force when it was queued (JSON)."""

    clip_change: ClipChange
    settings: str


def queue_change(
    change: ClipChange, clip: ClipEntry, settings: Settings, jobs: Jobs, when: When
) -> Job:
    """Queue a change of a clip, which nobody else may be changing.

    Raises:
        OrderForgotten, QueueFull, JobMissing, EngineUnreachable.
    """
    order = order_again(clip, change.wanted, order_of(change.wanted, codec()))
    return jobs.queue(
        NewJob(
            title=title_of_change(clip),
            channel=order.channel,
            payload=codec().to_json(
                QueuedChange(clip_change=change, settings=kept_settings(settings))
            ),
            stages=(StageShare(name=PLACE, share=0.0), *stages_of(order)),
            priority=when.priority,
            start=when.start,
            after=when.after,
        )
    )


def run_queued(machine: Settings, payload: str, conduct: Conduct) -> str:
    """Make a queued change of a clip; what came of it, as JSON.

    Raises:
        ClipChanged: somebody was quicker. LeaseLost, Cancelled, and what making clips raises.
    """
    queued = codec().from_json(payload, QueuedChange)
    settings = settings_for(queued.settings, machine)
    room = leased_room(cutting_room(settings, job=conduct.job), conduct)
    bench = Bench(settings=settings, catalogue=clips_of(settings), room=room)

    @contextmanager
    def turn(clip: ClipEntry) -> Iterator[None]:
        try:
            with putting_down(clip, settings):
                yield
        except ClipBusy as error:
            raise Postponed(str(error), seconds=_BUSY_SECONDS) from error

    with settled(settings, conduct.lease):
        changed = bench.carry_out(queued.clip_change, conduct.progress, conduct.steps, turn)
    return _told(changed)


def _told(changed: Changed) -> str:
    """What came of it, for people and programs."""
    clip = changed.clip
    flags = ", ".join(sorted(changed.flags))
    return json.dumps(
        {
            "folder": clip.place,
            "title": clip.title,
            "passed": changed.record.passed,
            "clip": clip.id,
            "start": changed.record.start,
            "end": changed.record.end,
            "notes": [f"It has now what it had not before: {flags}."] if flags else [],
        },
        ensure_ascii=False,
    )

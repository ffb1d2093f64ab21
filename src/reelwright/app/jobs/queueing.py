"""Productions in the queue: what is queued, and how a worker makes it."""

import importlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from reelwright.app.jobs.settling import settled
from reelwright.app.making.making import Job as Making
from reelwright.app.making.orders import OF_THE_MACHINE, FileMissing
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.loading import load_libraries
from reelwright.app.wiring.production import studio_for
from reelwright.app.wiring.queue import codec, leased
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.jobs import Conduct, Job, Jobs, NewJob, Priority, Runner
from reelwright.ports.steps import Steps
from reelwright.workflows.produce.drafting import Reading
from reelwright.workflows.produce.order import Order
from reelwright.workflows.produce.produce import Produced, produce
from reelwright.workflows.produce.stages import stages_of

Result = TypeVar("Result")
STANDARD_INPUT = "-"
PUBLISHING = "release"
"""Key that only the payload of a job has that publishes."""
CLIPS = "clips"
"""Key that only the payload of a job has that cuts clips."""
CHANGE = "clip_change"
"""Key that only the payload of a job has that changes a clip."""
_OTHERS = {
    PUBLISHING: "reelwright.app.publishing.publisher",
    CLIPS: "reelwright.app.clips.queue",
    CHANGE: "reelwright.app.clips.change_queue",
}
_FOLDERS = ("footage", "channel_rules")
"""Settings that the flow reads from disk beside the order."""


class SourceCannotWait(ReelwrightError):
    """What is read is gone by the time that the job runs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class QueuedProduction:
    """An order, with the settings that were in force when it was queued (JSON)."""

    order: Order
    settings: str
    again: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class When:
    """Where a job stands: its priority, its earliest start, what must be done before."""

    priority: Priority = Priority.NORMAL
    start: datetime | None = None
    after: tuple[str, ...] = ()


def new_job(making: Making, when: When, *, again: bool = False) -> NewJob:
    """What is queued for a production.

    Raises:
        SourceCannotWait: it would be read from standard input.
    """
    order = _found_from_anywhere(making.order)
    queued = QueuedProduction(order=order, settings=kept_settings(making.settings), again=again)
    return NewJob(
        title=order.title or order.topic or _name_of(order.source) or order.notes,
        channel=making.settings.channel,
        payload=codec().to_json(queued),
        stages=stages_of(order, with_stock=bool(making.settings.stock)),
        priority=when.priority,
        start=when.start,
        after=when.after,
    )


def kept_settings(settings: Settings) -> str:
    """The settings that were in force, as a worker on another machine needs them (JSON)."""
    kept = settings.model_dump(mode="json", exclude=set(OF_THE_MACHINE))
    kept |= {name: str(Path(kept[name]).absolute()) for name in _FOLDERS if kept[name]}
    return json.dumps(kept)


def queue_production(making: Making, jobs: Jobs, when: When, *, again: bool = False) -> Job:
    """Queue a production.

    Raises:
        SourceCannotWait, QueueFull, JobMissing, EngineUnreachable.
    """
    return jobs.queue(new_job(making, when, again=again))


def runner(machine: Settings) -> Runner:
    """Publishes queued releases, cuts and changes queued clips, and makes queued productions.

    The settings of this machine are used where they concern it.
    """

    def run(payload: str, conduct: Conduct) -> str:
        load_libraries()
        kind = json.loads(payload).keys() & _OTHERS.keys()
        if kind:
            other = importlib.import_module(_OTHERS[kind.pop()])
            done: str = other.run_queued(machine, payload, conduct)
            return done
        queued = codec().from_json(payload, QueuedProduction)
        settings = settings_for(queued.settings, machine)
        studio = studio_for(settings, again=queued.again, job=conduct.job, lease=conduct.lease)
        studio = leased(studio, conduct)
        steps = _Entitling(conduct)
        with settled(settings, conduct.lease):
            made = produce(queued.order, studio, conduct.progress, steps)
        return _told(made)

    return run


def settings_for(queued: str, machine: Settings) -> Settings:
    """What was in force when it was queued, on this machine.

    A setting that this version does not have any more changes nothing that it could do.
    """
    kept = json.loads(queued)
    known = {name: value for name, value in kept.items() if name in Settings.model_fields}
    here = machine.model_dump(include=set(OF_THE_MACHINE))
    return Settings.model_validate({**known, **here})


class _Entitling:
    """Gives the job the title of the article as soon as it is read."""

    def __init__(self, conduct: Conduct) -> None:
        self._conduct = conduct
        self._steps: Steps = conduct.steps

    def step(self, name: str, work: Callable[[], Result], kind: type[Result]) -> Result:
        """Carry out a stage."""
        result = self._steps.step(name, work, kind)
        if isinstance(result, Reading):
            self._conduct.entitle(result.title)
        return result


def _found_from_anywhere(order: Order) -> Order:
    """The order with paths that a worker in another folder finds."""
    if order.source == STANDARD_INPUT:
        message = "A queued job cannot read standard input: save the text to a file and queue that."
        raise SourceCannotWait(message)
    if order.source and "://" not in order.source and not Path(order.source).expanduser().exists():
        message = f"There is no file {order.source}: give a file that is there, or an address."
        raise FileMissing(message)
    music = order.music
    if music is not None and music.file is not None:
        music = replace(music, file=music.file.absolute())
    return replace(
        order,
        music=music,
        source=_absolute(order.source),
        notes=_absolute(order.notes),
        narration=order.narration.absolute() if order.narration else None,
        output=order.output.expanduser().absolute() if order.output else None,
    )


def _absolute(source: str) -> str:
    file = Path(source).expanduser()
    return str(file.absolute()) if source and file.exists() else source


def _name_of(source: str) -> str:
    return source if "://" in source else Path(source).name


def _told(produced: Produced) -> str:
    """What came of it, for people and programs."""
    return json.dumps(
        {
            "folder": str(produced.folder),
            "title": produced.script.title,
            "seconds": round(produced.seconds, 3),
            "passed": produced.passed,
            "cost": str(produced.cost),
            "masters": [str(master.file) for master in produced.masters],
            "notes": list(dict.fromkeys(produced.notes)),
        },
        ensure_ascii=False,
    )

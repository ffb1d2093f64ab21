"""The publisher: it queues what is due for releases, and does what was queued."""

import json
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import sleep

from reelwright.app.publishing.desk import desk_of
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.queue import codec, jobs_of
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.jobs import Conduct, JobMissing, Jobs, NewJob, Priority, StageShare
from reelwright.ports.releases import ReleaseBusy, Standing
from reelwright.workflows.publish.desk import Desk
from reelwright.workflows.publish.publish import publish
from reelwright.workflows.publish.standing_in import Outages, take_over
from reelwright.workflows.publish.ticking import tick

TICK_SECONDS = 5.0
REVIEW_EVERY = 60
"""Ticks between looks at every closed gate: five minutes."""
_STAGE = "publish"
_BUSY_SECONDS = 5.0
_MOST_BUSY = 60
"""Waits for another holder: five minutes, longer than a dead one's claim lasts."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class PublishOrder:
    """What a job that publishes is queued with."""

    release: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Came:
    """What came of one run over a release."""

    state: str
    said: str
    title: str


def job_for(standing: Standing) -> NewJob:
    """The job that does what is due for a release; it goes before productions."""
    return NewJob(
        title=f"Publish: {standing.title}",
        channel=standing.channel,
        payload=codec().to_json(PublishOrder(release=standing.id)),
        stages=(StageShare(name=_STAGE, share=1.0),),
        priority=Priority.HIGH,
    )


def run_queued(settings: Settings, payload: str, conduct: Conduct) -> str:
    """Bring a release as far as it can go now, as a worker does; what came of it, as JSON.

    Raises:
        LeaseLost, Cancelled, and what the library raises.
    """
    order = codec().from_json(payload, PublishOrder)
    desk = desk_of(settings)

    def work() -> Came:
        return _published(desk, order.release, conduct)

    came = conduct.steps.step(_STAGE, work, Came)
    told = {
        "folder": "",
        "title": came.title,
        "passed": True,
        "notes": [came.said] if came.said else [],
        "release": order.release,
        "state": came.state,
    }
    return json.dumps(told, ensure_ascii=False)


def _published(desk: Desk, release: str, conduct: Conduct) -> Came:
    for _ in range(_MOST_BUSY):
        try:
            done = publish(release, desk, progress=conduct.progress, lease=conduct.lease)
        except ReleaseBusy:
            conduct.progress.advance(_STAGE, 0, 1)
            conduct.lease.check()
            sleep(_BUSY_SECONDS)
        else:
            return Came(state=done.state.value, said=done.said, title=done.title)
    return Came(state="busy", said="Somebody else works on it.", title="")


class Publisher:
    """Looks for what is due, again and again."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        self._desk = desk
        self._jobs = jobs
        self._count = 0
        self._outages = Outages()

    def tick(self) -> tuple[str, ...]:
        """Queue what is due, wherever its reserve has to stand in; the releases."""
        review = self._count % REVIEW_EVERY == 0
        self._count += 1
        if review:
            take_over(self._desk, self._outages.look(self._desk))
        return tick(self._desk, self._queue, self._ended, review=review)

    def _queue(self, standing: Standing) -> str:
        return self._jobs.queue(job_for(standing)).id

    def _ended(self, job: str) -> bool:
        try:
            return self._jobs.find(job).state.ended
        except JobMissing:
            return True


def _has_library(settings: Settings) -> bool:
    """Whether there may be releases; looking for some makes no library."""
    return bool(settings.database) or (settings.home / "library.db").exists()


@contextmanager
def publishing(settings: Settings) -> Iterator[None]:
    """Queue what is due for releases, on a thread, until the end of the block."""
    publisher = Publisher(desk_of(settings), jobs_of(settings))
    end = threading.Event()

    def keep_looking() -> None:
        while not end.wait(TICK_SECONDS):
            try:
                if _has_library(settings):
                    publisher.tick()
            except ReelwrightError as error:
                _log.warning("the releases cannot be looked at: %s", error)
            except Exception:  # noqa: BLE001 - a release later is better than none; it is told
                _log.exception("the releases cannot be looked at")

    thread = threading.Thread(target=keep_looking, name="publisher", daemon=True)
    thread.start()
    try:
        yield
    finally:
        end.set()
        thread.join()

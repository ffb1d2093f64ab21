"""The scheduler beside a worker."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from reelwright.app.jobs.scheduling import TICK_SECONDS, Scheduler
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.production import article_reader
from reelwright.app.wiring.queue import schedules_of
from reelwright.domain.errors import ReelwrightError

_log = logging.getLogger(__name__)


def scheduler_for(settings: Settings) -> Scheduler:
    """The scheduler of a home, or of the machines that share its database."""
    schedules, jobs = schedules_of(settings)
    return Scheduler(schedules, jobs, article_reader(settings).entries)


@contextmanager
def scheduling(settings: Settings) -> Iterator[None]:
    """Decide about what recurs, on a thread, until the end of the block."""
    scheduler = scheduler_for(settings)
    end = threading.Event()

    def keep_looking() -> None:
        while not end.wait(TICK_SECONDS):
            try:
                scheduler.tick()
            except ReelwrightError as error:
                _log.warning("the schedules cannot be looked at: %s", error)
            except Exception:  # noqa: BLE001 - a schedule less is better than none; it is told
                _log.exception("the schedules cannot be looked at")

    thread = threading.Thread(target=keep_looking, name="scheduler", daemon=True)
    thread.start()
    try:
        yield
    finally:
        end.set()
        thread.join()

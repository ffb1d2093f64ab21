"""Whose turn it is with a clip: one command or one job changes it at a time."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from reelwright.app.jobs.queueing import CHANGE
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.queue import is_queue_begun, jobs_of
from reelwright.ports.clips import ClipBusy, ClipEntry
from reelwright.ports.jobs import Job, JobState

_LOCKS = "locks"
_LIST = "clips"
_MARK = 8
_STANDING = (JobState.QUEUED, JobState.RUNNING, JobState.PAUSED)


def title_of_change(clip: ClipEntry) -> str:
    """What a job is called that changes a clip; by its beginning such jobs are found again."""
    return f"{_beginning(clip.id)}{clip.title}"


@contextmanager
def alone_with(clip: ClipEntry, settings: Settings) -> Iterator[None]:
    """Be the only command that changes a clip, until the end of the block.

    Raises:
        ClipBusy: somebody else changes it.
    """
    with _turn(clip, settings):
        job = job_with(clip, settings)
        if job is not None:
            message = (
                f"{clip.title} is being changed by job {job.id}, which is {job.state.value}: wait "
                f"for it, or reelwright jobs cancel {job.id}."
            )
            raise ClipBusy(message)
        yield


@contextmanager
def putting_down(clip: ClipEntry, settings: Settings) -> Iterator[None]:
    """Be the only one on this machine that puts a clip's files down, until the end of the block.

    Raises:
        ClipBusy: a command changes it.
    """
    with _turn(clip, settings):
        yield


def alone_with_the_list(settings: Settings) -> FileLock:
    """One at a time writes the list of a folder's clips: two would lose each other's entries."""
    return _lock(settings, _LIST)


def job_with(clip: ClipEntry, settings: Settings) -> Job | None:
    """The job that has not ended and changes a clip."""
    if not is_queue_begun(settings):
        return None
    jobs = jobs_of(settings)
    for job in jobs.all(_STANDING):
        if job.title.startswith(_beginning(clip.id)):
            change = json.loads(jobs.payload(job.id)).get(CHANGE, {})
            if change.get("clip") == clip.id:
                return job
    return None


@contextmanager
def _turn(clip: ClipEntry, settings: Settings) -> Iterator[None]:
    try:
        with _lock(settings, f"clip-{clip.id}").acquire(blocking=False):
            yield
    except Timeout as error:
        message = f"{clip.title} is being changed by another command: try again when that is done."
        raise ClipBusy(message) from error


def _lock(settings: Settings, name: str) -> FileLock:
    folder = settings.home.expanduser() / _LOCKS
    folder.mkdir(parents=True, exist_ok=True)
    return FileLock(folder / f"{name}.lock")


def _beginning(clip: str) -> str:
    return f"Clip {clip[:_MARK]}: "

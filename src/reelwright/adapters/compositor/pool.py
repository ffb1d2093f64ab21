"""Rendering on several processes. Who renders what changes no byte of it."""

import itertools
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path

import cv2

from reelwright.adapters.compositor.files import temporary_for, whole_file
from reelwright.adapters.compositor.piece import write_piece
from reelwright.adapters.compositor.studio import Studio
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.cpu import CpuMeter, Unmetered
from reelwright.ports.picture import Illustrator, PieceJob, RenderFailed
from reelwright.ports.progress import Progress

UNMETERED = Unmetered()
_FRAMES_A_REPORT = 8
_ATTEMPTS = 2
_GRACE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Advanced:
    """So many frames more are encoded."""

    frames: int


@dataclass(frozen=True, slots=True)
class Finished:
    """The job's file is whole; ``cpu`` seconds were taken since the last one, or the start."""

    cpu: float


@dataclass(frozen=True, slots=True)
class Failed:
    """The job cannot be done."""

    error: ReelwrightError


Report = Advanced | Finished | Failed


def next_job(
    pending: Collection[int], last: int | None, transitions: Collection[int] = frozenset()
) -> int:
    """Which job a worker takes: the one that follows its last, whose shots it has drawn.

    Where that is taken, the middle of the longest stretch that nobody has begun; so two workers
    start apart, and the one that is done first takes half of what the other has left. It begins
    at a body, because a transition is cheap only after the body whose clip is then open at its
    end.
    """
    if last is not None and last + 1 in pending:
        return last + 1
    ordered = sorted(pending)
    stretches = [
        [job for _, job in group]
        for _, group in itertools.groupby(enumerate(ordered), lambda pair: pair[1] - pair[0])
    ]
    longest = max(stretches, key=len)
    if longest[0] == 0:
        return 0
    starts = [job for job in longest if job not in transitions] or longest
    return starts[len(starts) // 2]


def render_here(
    illustrator: Illustrator,
    jobs: Sequence[PieceJob],
    footage: Mapping[str, Path],
    progress: Progress,
) -> Iterator[PieceJob]:
    """Render in this process."""
    cv2.setNumThreads(1)
    studio = Studio(illustrator, footage)
    total = sum(job.piece.frames for job in jobs)
    done = itertools.count(1)
    for job in jobs:
        _render(studio, job, lambda: progress.advance("render", next(done), total))
        yield job


def render_apart(
    illustrator: Illustrator,
    jobs: Sequence[PieceJob],
    footage: Mapping[str, Path],
    progress: Progress,
    workers: int,
    *,
    meter: CpuMeter = UNMETERED,
) -> Iterator[PieceJob]:
    """Render on so many processes of our own; none outlives the iterator or this process.

    Each tells the ``meter`` what CPU it took, because the kernel tells that only when it has ended,
    and then not on whose behalf.

    Raises:
        RenderFailed: a piece failed, or killed its worker twice.
    """
    with ExitStack() as stack:
        stack.callback(_remove_unfinished, jobs)
        shift = _Shift(jobs, progress, meter)
        crew = []
        for _ in range(min(workers, len(jobs))):
            crew.append(_Worker(illustrator, dict(footage)))
            stack.callback(crew[-1].stop)
            shift.assign(crew[-1])
        while any(worker.job is not None for worker in crew):
            for worker in _ready(crew):
                finished = shift.receive(worker)
                if finished is not None:
                    yield finished


def _remove_unfinished(jobs: Sequence[PieceJob]) -> None:
    for job in jobs:
        temporary_for(job.destination).unlink(missing_ok=True)


class _Worker:
    """A process and what it is doing."""

    def __init__(self, illustrator: Illustrator, footage: dict[str, Path]) -> None:
        self._begin = (illustrator, footage)
        self.job: int | None = None
        self.last: int | None = None
        self.frames = 0
        self.process, self.line = self._started()

    def _started(self) -> tuple[SpawnProcess, "Connection[object, object]"]:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=work, args=(theirs, *self._begin), daemon=True)
        process.start()
        theirs.close()
        return process, ours

    def take(self, index: int, job: PieceJob) -> None:
        """Begin a job."""
        self.job, self.frames = index, 0
        with suppress(OSError):  # one that died meanwhile is noticed by its silence
            self.line.send(job)

    def rest(self) -> None:
        """Nothing more to do."""
        self.last, self.job = self.job, None

    def restart(self) -> None:
        """Replace a process that died."""
        self.process.kill()
        self.process.join()
        self.line.close()
        self.process, self.line = self._started()

    def stop(self) -> None:
        """End the process, at once where it is in the middle of something."""
        if self.job is None:
            with suppress(OSError):
                self.line.send(None)
            self.process.join(_GRACE_SECONDS)
        self.process.kill()
        self.process.join()
        self.line.close()


def _ready(crew: Sequence[_Worker]) -> Iterator[_Worker]:
    busy = {worker.line: worker for worker in crew if worker.job is not None}
    for line in wait(list(busy)):
        if isinstance(line, Connection):
            yield busy[line]


class _Shift:
    """What is still to be done, and what has been."""

    def __init__(self, jobs: Sequence[PieceJob], progress: Progress, meter: CpuMeter) -> None:
        self._jobs = jobs
        self._progress = progress
        self._meter = meter
        self._pending = set(range(len(jobs)))
        self._transitions = {
            index for index, job in enumerate(jobs) if job.piece.transition is not None
        }
        self._working: set[int | None] = set()
        self._attempts = dict.fromkeys(self._pending, 0)
        self._total = sum(job.piece.frames for job in jobs)
        self._done = 0

    def assign(self, worker: _Worker) -> None:
        """Give a worker its next job, if there is one."""
        worker.rest()
        self._working.discard(worker.last)
        left = self._pending - self._spoken_for()
        if not left:
            return
        index = next_job(left, worker.last, self._transitions)
        self._pending.remove(index)
        self._working.add(index)
        self._attempts[index] += 1
        worker.take(index, self._jobs[index])

    def _spoken_for(self) -> set[int]:
        """Transitions that the worker of the body before them goes on with."""
        return {job for job in self._transitions if job - 1 in self._working}

    def receive(self, worker: _Worker) -> PieceJob | None:
        """Hear from a worker; the job where it has finished one.

        Raises:
            RenderFailed.
        """
        try:
            report = worker.line.recv()
        except (EOFError, OSError):
            self._lost(worker)
            return None
        match report:
            case Advanced(frames):
                worker.frames += frames
                self._advance(frames)
            case Failed(error):
                raise error
            case Finished(cpu):
                self._meter.charge(cpu)
                finished = self._jobs[worker.job or 0]
                self.assign(worker)
                return finished
        return None

    def _lost(self, worker: _Worker) -> None:
        index = worker.job or 0
        job = self._jobs[index]
        temporary_for(job.destination).unlink(missing_ok=True)
        if self._attempts[index] >= _ATTEMPTS:
            raise RenderFailed(
                f"The process that rendered {job.destination.name} was ended twice from outside, "
                "perhaps for want of memory; close other programs or use fewer workers."
            )
        self._advance(-worker.frames)
        self._pending.add(index)
        worker.restart()
        self.assign(worker)

    def _advance(self, frames: int) -> None:
        self._done += frames
        self._progress.advance("render", self._done, self._total)


def work(
    line: "Connection[object, object]", illustrator: Illustrator, footage: Mapping[str, Path]
) -> None:
    """The life of a worker process: take jobs from the line until it says None."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    threading.Thread(target=_die_with_parent, daemon=True).start()
    cv2.setNumThreads(1)
    studio = Studio(illustrator, footage)
    told = 0.0
    while isinstance(job := line.recv(), PieceJob):
        failed = _attempt(studio, job, line)
        taken = time.process_time()
        line.send(failed or Finished(cpu=taken - told))
        told = taken


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _attempt(studio: Studio, job: PieceJob, line: "Connection[object, object]") -> Failed | None:
    done = itertools.count(1)

    def each() -> None:
        if next(done) % _FRAMES_A_REPORT == 0:
            line.send(Advanced(_FRAMES_A_REPORT))

    try:
        _render(studio, job, each)
    except ReelwrightError as error:
        return Failed(error)
    except Exception as error:  # noqa: BLE001 - a worker says what broke; the parent raises it
        return Failed(RenderFailed(f"{job.destination.name} could not be rendered: {error!r}."))
    line.send(Advanced(job.piece.frames % _FRAMES_A_REPORT))
    return None


def _render(studio: Studio, job: PieceJob, each: Callable[[], None]) -> None:
    with whole_file(job.destination) as temporary:
        write_piece(job.piece, studio.picture(job.piece), temporary, each)

"""The CPU that runs take, also where several share this process.

Counted to a run: its own thread, by the clock that the kernel keeps for it; the renderers, as they
tell of themselves (``charge``); every other process that it starts and that has ended, speech
engines and meters of sound; and the threads that libraries keep, such as those that decode. What
the kernel does not tell apart, which is the last two, is shared among the runs that are under way
at that time, as they use their own threads. So a run that is alone has the whole CPU of this
process and of those that it started, exactly; of several the sum is exact, and what one of them
has of another is at most what speech engines and decoding threads took while both were under way.

Not counted: the start of the program until its run begins, what it does after, what a run that
was killed took since it last told, and other machines.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from reelwright.ports.cpu import CpuReading

Clock = Callable[[], float]
"""Seconds of CPU that somebody has taken so far."""


def of_ended_processes() -> float:
    """All that were started by this process, have ended, and were waited for."""
    times = os.times()
    return times.children_user + times.children_system


def clock_of_this_thread() -> Clock:
    """The calling thread's, which any other thread may read while this one lives.

    Where the system has none (macOS, Windows) it stands still, and everything is shared equally.
    """
    find = getattr(time, "pthread_getcpuclockid", None)
    if find is None:
        return lambda: 0.0
    clock: int = find(threading.get_ident())
    return lambda: time.clock_gettime(clock)


@dataclass(slots=True)
class _Run:
    """One that is under way."""

    thread: int
    clock: Clock
    read: float
    taken: float = 0.0


class ProcessMeter:
    """Implements ``CpuMeter``; one for each process, because it shares out all of its CPU."""

    def __init__(
        self,
        process: Clock = time.process_time,
        ended: Clock = of_ended_processes,
        thread: Callable[[], Clock] = clock_of_this_thread,
    ) -> None:
        """By these clocks: of this process, of those that it started, of the calling thread."""
        self._process = process
        self._ended = ended
        self._thread = thread
        self._lock = threading.Lock()
        self._runs: list[_Run] = []
        self._seen = process()
        # Of other processes, told or ended. One that tells of itself is ahead of its end.
        self._told = ended()

    @contextmanager
    def measured(self) -> Iterator[CpuReading]:
        """From now to its end, this thread works for one run."""
        clock = self._thread()
        with self._lock:
            self._share_out()
            run = _Run(thread=threading.get_ident(), clock=clock, read=clock())
            self._runs.append(run)
        try:
            yield _Reading(self, run)
        finally:
            with self._lock:
                self._share_out()
                self._runs.remove(run)

    def charge(self, seconds: float) -> None:
        """A process that this thread's run has started, and that has not ended, took so much."""
        me = threading.get_ident()
        with self._lock:
            self._told += seconds
            for run in reversed(self._runs):
                if run.thread == me:
                    run.taken += seconds
                    return

    def taken(self, run: _Run) -> float:
        """What a run has taken until now."""
        with self._lock:
            self._share_out()
            return run.taken

    def _share_out(self) -> None:
        """Give each run its part of what was taken since the last time."""
        own = [_since(run) for run in self._runs]
        process, ended = self._process(), self._ended()
        shared = max(0.0, process - self._seen - sum(own)) + max(0.0, ended - self._told)
        self._seen, self._told = process, max(self._told, ended)
        weights = own if sum(own) > 0 else [1.0] * len(own)
        for run, took, weight in zip(self._runs, own, weights, strict=True):
            run.taken += took + shared * weight / sum(weights)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Implements ``CpuReading``."""

    meter: ProcessMeter
    run: _Run

    def seconds(self) -> float:
        """Seconds since the run's beginning."""
        return self.meter.taken(self.run)


def _since(run: _Run) -> float:
    now = run.clock()
    took = max(0.0, now - run.read)
    run.read = now
    return took

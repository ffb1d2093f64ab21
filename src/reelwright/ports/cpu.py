"""How much of the processor a run takes, in seconds of one core."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol


class CpuReading(Protocol):
    """What one run has taken so far."""

    def seconds(self) -> float | None:
        """Seconds since its beginning; None where nothing is measured."""


class CpuMeter(Protocol):
    """Measures the runs of this process."""

    def measured(self) -> AbstractContextManager[CpuReading]:
        """From now to its end, this thread works for one run."""

    def charge(self, seconds: float) -> None:
        """A process that this thread's run has started, and that has not ended, took so much."""


class Unmetered:
    """Measures nothing."""

    @contextmanager
    def measured(self) -> Iterator[CpuReading]:
        """Tell of nothing."""
        yield self

    def seconds(self) -> None:
        """Nothing is known."""

    def charge(self, seconds: float) -> None:
        """Ignore it."""

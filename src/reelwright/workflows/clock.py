"""The times of a run, kept outside everything that is hashed."""

from datetime import UTC, datetime
from time import monotonic

from reelwright.domain.production.manifest import RunRecord, StepTime


class Stopwatch:
    """Measures the steps of a run."""

    def __init__(self) -> None:
        """Start now."""
        self._started = datetime.now(UTC)
        self._last = monotonic()
        self._steps: list[StepTime] = []

    def lap(self, step: str, *, reused: bool = False) -> None:
        """The step has just ended; ``reused`` where its result was taken as it stood."""
        now = monotonic()
        self._steps.append(StepTime(step=step, seconds=round(now - self._last, 3), reused=reused))
        self._last = now

    def record(self) -> RunRecord:
        """The times so far."""
        return RunRecord(started=self._started, ended=datetime.now(UTC), steps=tuple(self._steps))

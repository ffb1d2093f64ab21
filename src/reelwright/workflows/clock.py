"""The times of a run, kept outside everything that is hashed."""

from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic

from reelwright.domain.production.manifest import RunRecord, StepTime
from reelwright.ports.cpu import CpuReading


@dataclass(frozen=True, slots=True)
class Lap:
    """Seconds by the clock, and of processor time; None where that is not measured."""

    seconds: float
    cpu: float | None

    def __add__(self, other: "Lap") -> "Lap":
        """Both together."""
        known = self.cpu is not None and other.cpu is not None
        cpu = (self.cpu or 0.0) + (other.cpu or 0.0) if known else None
        return Lap(self.seconds + other.seconds, cpu)

    def part(self, count: int) -> "Lap":
        """One of so many equal parts."""
        return Lap(self.seconds / count, None if self.cpu is None else self.cpu / count)


class Laps:
    """Tells how long it is since it was last asked, and what CPU was taken since."""

    def __init__(self, reading: CpuReading) -> None:
        """From now on."""
        self._reading = reading
        self._cpu, self._clock = reading.seconds(), monotonic()

    def lap(self) -> Lap:
        """Since the last lap."""
        cpu, clock = self._reading.seconds(), monotonic()
        taken = None if cpu is None or self._cpu is None else cpu - self._cpu
        lap = Lap(clock - self._clock, taken)
        self._cpu, self._clock = cpu, clock
        return lap


class Stopwatch:
    """Measures the steps of a run."""

    def __init__(self, reading: CpuReading) -> None:
        """Start now."""
        self._started = datetime.now(UTC)
        self._laps = Laps(reading)
        self._steps: list[StepTime] = []

    def lap(self, step: str, *, reused: bool = False) -> None:
        """The step has just ended; ``reused`` where its result was taken as it stood."""
        lap = self._laps.lap()
        self._steps.append(
            StepTime(
                step=step,
                seconds=round(lap.seconds, 3),
                cpu=None if lap.cpu is None else round(lap.cpu, 3),
                reused=reused,
            )
        )

    def record(self) -> RunRecord:
        """The times so far."""
        taken = [step.cpu for step in self._steps if step.cpu is not None]
        return RunRecord(
            started=self._started,
            ended=datetime.now(UTC),
            cpu=round(sum(taken), 3) if taken else None,
            steps=tuple(self._steps),
        )

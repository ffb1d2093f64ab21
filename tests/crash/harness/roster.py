"""Where a round is played, who works there, and what it came to."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from signal import SIGKILL

from crash.harness.crew import Process
from crash.harness.schedule import Life


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a round is played."""

    folder: Path
    """With the sources in it."""
    records: Path
    """For what the harness writes down, on a disk that nobody fills."""
    name: str
    database: str = ""
    broken: str = ""
    lease: int = 10
    """Seconds of silence after which a worker is taken for dead."""
    stuck_seconds: float = 120.0
    """After how long without any stage begun or ended a job counts as lost."""

    @property
    def home(self) -> Path:
        """The home of the round."""
        return self.folder / self.name / "home"

    @property
    def jobs_file(self) -> Path:
        """The jobs, where they are kept in a file."""
        return self.home / "engine.db"

    @property
    def environment(self) -> dict[str, str]:
        """What tells the product where it works."""
        return {
            "REELWRIGHT_HOME": str(self.home),
            "REELWRIGHT_DATABASE": self.database,
            "REELWRIGHT_LEASE_SECONDS": str(self.lease),
        }

    @property
    def journal(self) -> Path:
        """The harness's own journal."""
        return self.records / f"{self.name}.jsonl"

    def output(self, slug: str) -> Path:
        """The folder of a production."""
        return self.folder / self.name / "made" / slug


@dataclass(slots=True)
class Tally:
    """What a round came to."""

    kills: int = 0
    freezes: int = 0
    storms: dict[str, int] = field(default_factory=dict)
    made: int = 0
    points: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    """What happened, in order."""


@dataclass(slots=True)
class Post:
    """One place for a worker, and who stands there."""

    lives: Iterator[Life]
    process: Process | None = None
    life: Life = field(default_factory=lambda: Life(death=None))
    frozen: float = 0.0
    thawed: float = 0.0
    struck_at: str = ""
    """Where it was hit, if not where it should be."""

    def begin(self, process: Process, life: Life) -> None:
        """Let a new worker stand here."""
        self.process, self.life = process, life
        self.frozen = self.thawed = 0.0
        self.struck_at = ""

    def kill(self, why: str) -> None:
        """Hit who stands here elsewhere than was meant."""
        if self.process is not None:
            self.struck_at = why
            self.process.strike(SIGKILL)

    def is_held(self, now: float) -> bool:
        """Whether who stands there is hit, is frozen, or has only just been woken."""
        if self.struck_at:
            return True
        return self.frozen > 0 and (not self.thawed or now - self.thawed < self.life.thawed)


def as_json(tally: Tally) -> str:
    """A tally for programs."""
    return json.dumps(
        {
            "kills": tally.kills,
            "freezes": tally.freezes,
            "storms": tally.storms,
            "productions": tally.made,
            "points": dict(sorted(tally.points.items())),
            "wrong": tally.wrong,
        }
    )

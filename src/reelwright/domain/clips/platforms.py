"""Where a clip is meant to be shown, and how long it should be there."""

from dataclasses import dataclass, field
from enum import StrEnum

from reelwright.domain.clips.cutting import Limits
from reelwright.domain.time import SAMPLE_RATE


class Platform(StrEnum):
    """A place for short videos."""

    TIKTOK = "tiktok"
    SHORTS = "shorts"
    REELS = "reels"


@dataclass(frozen=True, kw_only=True, slots=True)
class Taste:
    """Seconds that do best on a platform, and the samples that are allowed at all."""

    shortest: float
    longest: float
    limits: Limits = field(default_factory=Limits)

    def fit(self, samples: int) -> float:
        """How well a length fits, 0 to 1: all between the two, half ten seconds outside."""
        seconds = samples / SAMPLE_RATE
        outside = max(self.shortest - seconds, seconds - self.longest, 0.0)
        return float(1 / (1 + (outside / 10) ** 2))


TASTES = {
    Platform.TIKTOK: Taste(shortest=21, longest=34),
    Platform.SHORTS: Taste(shortest=20, longest=45),
    Platform.REELS: Taste(shortest=15, longest=30),
}

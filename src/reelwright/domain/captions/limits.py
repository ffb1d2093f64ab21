"""How much may stand on the screen, and for how long."""

from dataclasses import dataclass
from fractions import Fraction

from reelwright.domain.time import SAMPLE_RATE, FrameRate, samples_in

_LINK_FRAMES = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class CaptionLimits:
    """Limits of cues; the defaults are Netflix's for English at 30 frames a second.

    Source: Netflix Timed Text Style Guide, General Requirements (5/6 s to 7 s, 2 frames between
    cues, gaps under half a second closed) and English (42 characters, 2 lines, 20 characters a
    second for adult programmes).
    """

    line_length: int = 42
    """Characters of a line; a longer word stands alone on its line."""
    lines: int = 2
    reading_speed: int = 20
    """Characters a second."""
    shortest: int = SAMPLE_RATE * 5 // 6
    longest: int = SAMPLE_RATE * 7
    closed_gap: int = SAMPLE_RATE // 2
    """A shorter silence between cues is closed."""
    gap: int = SAMPLE_RATE * _LINK_FRAMES // 30
    """Left between two cues where the gap is closed; 0 joins them."""

    def reading_time(self, characters: int) -> int:
        """Samples that it takes to read this many characters."""
        return -(-characters * SAMPLE_RATE // self.reading_speed)


def limits_for(rate: FrameRate) -> CaptionLimits:
    """The usual limits with a gap of two frames of this rate."""
    return CaptionLimits(gap=samples_in(Fraction(_LINK_FRAMES) / rate.fraction))

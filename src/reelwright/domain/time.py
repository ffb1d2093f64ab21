"""Time is counted: picture in frames at a rational rate, sound in samples at one rate."""

from dataclasses import dataclass
from fractions import Fraction

SAMPLE_RATE = 48_000
"""Samples a second of all project sound (what YouTube recommends)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FrameRate:
    """Frames a second as an exact ratio; 29.97 is 30000/1001."""

    numerator: int = 30
    denominator: int = 1

    @property
    def fraction(self) -> Fraction:
        """The rate as a fraction, in frames a second."""
        return Fraction(self.numerator, self.denominator)

    def sample_at(self, frame: int) -> int:
        """The first sample that is heard while this frame is shown."""
        return -((-frame * SAMPLE_RATE * self.denominator) // self.numerator)

    def frame_at(self, sample: int) -> int:
        """The frame that is shown while this sample is heard."""
        return sample * self.numerator // (SAMPLE_RATE * self.denominator)

    def frames_covering(self, samples: int) -> int:
        """The fewest frames that last at least this many samples, as ``sample_at`` counts."""
        return (samples - 1) * self.numerator // (SAMPLE_RATE * self.denominator) + 1

    def seconds(self, frames: int) -> Fraction:
        """How long this many frames last."""
        return Fraction(frames * self.denominator, self.numerator)


def samples_in(seconds: Fraction | float) -> int:
    """Samples in a length given in seconds, to the nearest one."""
    return round(seconds * SAMPLE_RATE)


def seconds_of(samples: int) -> Fraction:
    """The length of this many samples in seconds."""
    return Fraction(samples, SAMPLE_RATE)

"""What was found in a file, before anything is said about it."""

from dataclasses import dataclass
from fractions import Fraction

from reelwright.domain.time import FrameRate

SMALLEST = 16
"""Pixels of the shortest side that still make a picture."""
SOFT_BELOW = 540
"""Pixels of the short side below which a picture looks soft in a 1080p video."""
SHORTEST = Fraction(1, 2)
"""Seconds of the shortest clip."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """A still or a clip as it will be seen.

    ``width`` and ``height`` are as shown; ``rotation`` (degrees) and ``stretched`` (pixels that
    are not square) are applied in them. ``promised`` is the length in seconds that a clip cut
    short claims to have, empty where it is whole. ``phrases`` are titles and keywords inside
    the file.
    """

    width: int
    height: int
    frames: int = 1
    rate: tuple[int, int] | None = None
    near_hash: str = ""
    rotation: int = 0
    stretched: bool = False
    variable: bool = False
    hdr: bool = False
    silent: bool = True
    alpha: bool = False
    animated: bool = False
    damaged: bool = False
    promised: str = ""
    phrases: tuple[str, ...] = ()

    @property
    def frame_rate(self) -> FrameRate | None:
        """A clip's mean rate; None for a still."""
        return FrameRate(numerator=self.rate[0], denominator=self.rate[1]) if self.rate else None

    @property
    def notes(self) -> tuple[str, ...]:
        """What was odd, and how it is shown all the same."""
        told = (
            (self.rotation != 0, f"is stored turned by {self.rotation} degrees and shown upright"),
            (self.stretched, "has pixels that are not square and is shown in its true shape"),
            (self.variable, "has a changing frame rate and is played at its true speed"),
            (self.hdr, "is HDR and shown in the colours of ordinary screens"),
            (self.animated, "is an animation of which only the first picture is shown"),
            (bool(self.promised), f"is cut off: {self._length} of its {self.promised} are used"),
            (self.damaged, "is damaged in places"),
            (self._soft, f"is only {self.width}x{self.height} and will look soft"),
        )
        return tuple(sentence for applies, sentence in told if applies)

    @property
    def _soft(self) -> bool:
        return min(self.width, self.height) < SOFT_BELOW

    @property
    def _length(self) -> str:
        rate = self.frame_rate
        return seconds_text(rate.seconds(self.frames)) if rate else ""


def seconds_text(seconds: Fraction) -> str:
    """A length for a person: ``12.5 s``."""
    return f"{float(seconds):.1f} s"

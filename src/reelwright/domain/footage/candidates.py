"""Footage that may be shown, and when two pictures are the same to a viewer."""

from dataclasses import dataclass
from fractions import Fraction

from reelwright.domain.script.visuals import Footage
from reelwright.domain.time import FrameRate

NEAR_BITS = 8
"""Differing bits of two 64-bit hashes up to which two pictures are the same to a viewer.

Scaled, recompressed and brightened copies differ by at most 2 bits, different pictures by 15
or more (``make bench ARGS=near_duplicates``).
"""
APART = 30
"""Seconds after which a picture may come again, if nothing else was left to show."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """Footage that may be shown, and the phrases that describe it.

    A phrase is a file's or folder's name, a title, a tag, a line of the text beside it. ``rate``
    is a clip's own; None for a still. ``notes`` tell what is odd about it, if it is shown.
    """

    footage: Footage
    phrases: tuple[str, ...]
    rate: FrameRate | None = None
    notes: tuple[str, ...] = ()

    @property
    def seconds(self) -> Fraction | None:
        """How long a clip lasts; None for a still, which lasts as long as it is shown."""
        return self.rate.seconds(self.footage.frames) if self.rate else None


def are_near(one: Footage, other: Footage) -> bool:
    """Whether two are the same picture to a viewer."""
    if one.sha256 == other.sha256:
        return True
    if not one.near_hash or not other.near_hash:
        return False
    return (int(one.near_hash, 16) ^ int(other.near_hash, 16)).bit_count() <= NEAR_BITS

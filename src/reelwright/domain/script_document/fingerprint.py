"""How a card knows that the lines under it are still those that it was made for."""

from collections.abc import Sequence

from reelwright.domain.digest import digest_of
from reelwright.domain.script.scenes import Line

LENGTH = 8


def fingerprint(lines: Sequence[Line]) -> str:
    """A short mark of the spoken lines; another once a word of them is changed."""
    return digest_of(tuple(lines))[:LENGTH]

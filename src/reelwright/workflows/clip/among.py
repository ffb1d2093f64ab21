"""Progress of work that is done once for each of several clips, as one."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from reelwright.ports.progress import Progress

_UNITS = 100
"""Of one clip, whatever its own steps count in."""
Each = TypeVar("Each")


class Among:
    """Tells the progress of one of several as a part of all of them."""

    def __init__(self, progress: Progress, place: int, of: int) -> None:
        """The one at ``place``, from 0, of so many."""
        self._progress = progress
        self._place = place
        self._of = of

    def advance(self, step: str, done: int, total: int) -> None:
        """Tell how much of all is done."""
        own = _UNITS * min(done, total) // max(total, 1)
        self._progress.advance(step, self._place * _UNITS + own, self._of * _UNITS)


def each_among(those: Iterable[Each], progress: Progress) -> Iterator[tuple[Each, Progress]]:
    """Each of several with the progress that it tells its own to."""
    every = list(those)
    for place, each in enumerate(every):
        yield each, Among(progress, place, len(every))

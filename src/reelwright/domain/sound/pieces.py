"""Where a long recording is cut so that a recogniser hears it piece by piece.

A piece ends in a pause, where no word is cut. Where nobody pauses for as long as a piece may be,
it ends anyway, and the next one begins a little earlier: what both heard is joined by
``domain/transcript/joining``.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reelwright.domain.sound.pauses import Pause
from reelwright.domain.time import SAMPLE_RATE

LATE = 0.6
"""The part of a piece behind which its end is looked for: longer pieces keep more context."""
SHORTEST_PAUSE = SAMPLE_RATE // 4
"""Shorter ones may lie inside of a word that was said slowly."""
OVERLAP = 3 * SAMPLE_RATE
"""Samples that neighbours share where no pause parts them: some eight words."""
LONG_PAUSE = 10 * SAMPLE_RATE
"""A pause that is left out: recognisers invent words in silence, and services charge for it."""
AIR = SAMPLE_RATE // 2
"""Of a pause that is left out, what stays on either side."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Samples ``start`` up to ``end`` of a recording."""

    start: int
    end: int

    @property
    def samples(self) -> int:
        """How long it is."""
        return self.end - self.start


def pieces(found: Sequence[Pause], samples: int, longest: int) -> tuple[Piece, ...]:
    """The pieces of a recording of ``samples`` in which anything is heard, none over ``longest``.

    Neighbours overlap only where no pause parts them.

    Raises:
        ValueError: ``longest`` is too short to hold an overlap.
    """
    if longest <= 2 * OVERLAP:
        message = f"Pieces of {longest} samples are too short to be cut with an overlap."
        raise ValueError(message)
    parting = [pause for pause in found if pause.samples >= SHORTEST_PAUSE]
    return tuple(
        piece
        for heard in _between_long_pauses(found, samples)
        for piece in _cut(heard, parting, longest)
    )


def _between_long_pauses(found: Sequence[Pause], samples: int) -> Iterator[Piece]:
    start = 0
    for pause in found:
        at_edge = pause.start == 0 or pause.end >= samples
        if pause.samples < LONG_PAUSE and not at_edge:
            continue
        end = min(pause.start + AIR, pause.end)
        if pause.start > start or (start == 0 and pause.start > 0):
            yield Piece(start=start, end=end)
        start = max(end, pause.end - AIR)
        if pause.end >= samples:
            return
    if start < samples:
        yield Piece(start=start, end=samples)


def _cut(heard: Piece, parting: Sequence[Pause], longest: int) -> Iterator[Piece]:
    start = heard.start
    while heard.end - start > longest:
        pause = _longest_in(parting, start + int(longest * LATE), start + longest)
        if pause is None:
            end = start + longest
            yield Piece(start=start, end=end)
            start = end - OVERLAP
        else:
            middle = (pause.start + pause.end) // 2
            yield Piece(start=start, end=middle)
            start = middle
    yield Piece(start=start, end=heard.end)


def _longest_in(parting: Sequence[Pause], low: int, high: int) -> Pause | None:
    """The longest pause whose middle lies between two samples; the later of equal ones."""
    first = bisect_left(parting, low, key=lambda pause: (pause.start + pause.end) // 2)
    found: Pause | None = None
    for pause in parting[first:]:
        if (pause.start + pause.end) // 2 > high:
            break
        if found is None or pause.samples >= found.samples:
            found = pause
    return found

"""What is asked of each segment of a picture, so that the answer depends on nothing else."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from reelwright.adapters.inspector.segments import Segment
from reelwright.domain.canvas import Box, Canvas
from reelwright.domain.inspection.verdict import Expectation

BEFORE, AFTER = 2, 3
"""Frames around the first one of a caption that are looked at to see it come."""
_ENTERING = Fraction(2, 3)
"""Seconds before and after its settling that a card's text may move."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CaptionLook:
    """A caption of so many letters, and a frame in its middle."""

    frame: int
    letters: int


@dataclass(frozen=True, kw_only=True, slots=True)
class TextLook:
    """A box of text, and a frame in its middle."""

    frame: int
    box: Box


@dataclass(frozen=True, kw_only=True, slots=True)
class Questions:
    """Where to look in a segment; frames count from its beginning.

    ``comings`` are the first frames of captions that can be seen to come: no card's text enters
    with them, and the frames around them are of the same segment.
    """

    canvas: Canvas | None = None
    captions_burnt: bool = False
    captions: tuple[CaptionLook, ...] = ()
    comings: tuple[int, ...] = ()
    texts: tuple[TextLook, ...] = ()


@dataclass(kw_only=True, slots=True)
class Page:
    """The questions about a segment, each with what it is called in the verdict."""

    captions: list[tuple[CaptionLook, float, str]] = field(default_factory=list)
    comings: list[tuple[int, float]] = field(default_factory=list)
    texts: list[tuple[TextLook, float]] = field(default_factory=list)

    def questions(self, canvas: Canvas | None, *, burnt: bool) -> Questions:
        """The questions alone."""
        return Questions(
            canvas=canvas,
            captions_burnt=burnt,
            captions=tuple(look for look, _, _ in self.captions),
            comings=tuple(frame for frame, _ in self.comings),
            texts=tuple(look for look, _ in self.texts),
        )


def pages_for(expected: Expectation, segments: Sequence[Segment]) -> list[Page]:
    """A page for each segment."""
    pages = [Page() for _ in segments]
    canvas = expected.canvas
    if canvas is None or not segments:
        return pages
    firsts = [segment.first for segment in segments]
    if expected.caption_mode.burnt:
        _ask_for_captions(expected, canvas, segments, firsts, pages)
    for area in expected.texts:
        middle = (area.first + area.last) // 2
        number = _segment_at(firsts, middle)
        look = TextLook(frame=middle - firsts[number], box=area.box)
        pages[number].texts.append((look, float(canvas.rate.seconds(area.first))))
    return pages


def _ask_for_captions(
    expected: Expectation,
    canvas: Canvas,
    segments: Sequence[Segment],
    firsts: Sequence[int],
    pages: Sequence[Page],
) -> None:
    entering = sorted(text.first for text in expected.texts)
    room = round(_ENTERING * canvas.rate.fraction)
    for cue in expected.cues:
        first, last = canvas.rate.frame_at(cue.start), canvas.rate.frame_at(cue.end)
        second = float(canvas.rate.seconds(first))
        middle = max(first, (first + last) // 2)
        number = _segment_at(firsts, middle)
        letters = sum(character.isalnum() for character in cue.text)
        look = CaptionLook(frame=middle - firsts[number], letters=letters)
        pages[number].captions.append((look, second, cue.text))
        number = _segment_at(firsts, first)
        place = first - firsts[number]
        inside = BEFORE <= place < segments[number].frames - AFTER
        if inside and not _any_within(entering, first - BEFORE - room, first + AFTER + room):
            pages[number].comings.append((place, second))


def _segment_at(firsts: Sequence[int], frame: int) -> int:
    return max(0, bisect_right(firsts, frame) - 1)


def _any_within(ordered: Sequence[int], low: int, high: int) -> bool:
    return bisect_right(ordered, high) > bisect_right(ordered, low - 1)

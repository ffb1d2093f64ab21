"""Captions for the picture: the sidecar's cues, in shorter groups where the picture is narrow."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reelwright.domain.canvas import Format
from reelwright.domain.captions.cues import Cue, CueWord
from reelwright.domain.captions.limits import CaptionLimits
from reelwright.domain.captions.segmentation import groups_of
from reelwright.domain.time import SAMPLE_RATE

_LINE_LENGTHS = {Format.WIDE: 42, Format.SQUARE: 32, Format.TALL: 22}


def burnt_limits(picture: Format) -> CaptionLimits:
    """What fits on a line of this format; groups of one cue follow each other without a gap."""
    return CaptionLimits(
        line_length=_LINE_LENGTHS[picture], shortest=SAMPLE_RATE // 2, gap=0, closed_gap=0
    )


def burnt_groups(cues: Sequence[Cue], picture: Format, language: str) -> tuple[Cue, ...]:
    """The cues as they are drawn in a format.

    A cue whose lines fit is kept. Any other is divided into groups that fit, which together fill
    the cue's time: the first begins with it, each next one with its first word, and the last
    ends with it.
    """
    limits = burnt_limits(picture)
    return tuple(group for cue in cues for group in _regrouped(cue, language, limits))


def _regrouped(cue: Cue, language: str, limits: CaptionLimits) -> tuple[Cue, ...]:
    if all(_length(line) <= limits.line_length or len(line) == 1 for line in cue.lines):
        return (cue,)
    words = [word for line in cue.lines for word in line]
    groups = groups_of(words, language, limits, cue.end)
    starts = [cue.start, *(words[group.first].start for group in groups[1:]), cue.end]
    drawn = (
        Cue(start=start, end=end, lines=_lines(words, (group.first, *group.ends), end))
        for group, (start, end) in zip(groups, pairwise(starts), strict=True)
    )
    return tuple(group for group in drawn if group.end > group.start)


def _length(line: Sequence[CueWord]) -> int:
    return len(" ".join(word.text for word in line))


def _lines(
    words: Sequence[CueWord], edges: Sequence[int], end: int
) -> tuple[tuple[CueWord, ...], ...]:
    return tuple(
        tuple(replace(word, end=min(word.end, end)) for word in words[first:last])
        for first, last in pairwise(edges)
    )

"""A clip as it is heard: its words where they are in it once something was left out inside."""

from collections.abc import Sequence
from dataclasses import replace

from reelwright.domain.clips.planned import PlannedClip
from reelwright.domain.clips.tightening import Tightening
from reelwright.domain.transcript.transcript import Word


def as_heard(clip: PlannedClip, tightening: Tightening) -> PlannedClip:
    """The clip with the words that are kept, as if the recording held nothing else.

    Times count from the same beginning; the cut is as long as what is kept.
    """
    if not tightening.joins:
        return clip
    start = clip.cut.start
    sentences = (_kept(words, tightening, start) for words in clip.sentences)
    return replace(
        clip,
        cut=replace(clip.cut, end=start + tightening.samples),
        sentences=tuple(words for words in sentences if words),
    )


def _kept(words: Sequence[Word], tightening: Tightening, start: int) -> tuple[Word, ...]:
    return tuple(
        replace(word, start=start + tightening.at(word.start), end=start + tightening.at(word.end))
        for word in words
        if tightening.holds(word)
    )

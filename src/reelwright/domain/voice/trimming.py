"""Cutting a take to what is heard, without cutting a word."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.voice.takes import WordTime
from reelwright.domain.voice.word_spans import HOP_SECONDS, audible_hops, tightened

LEAD = Fraction(20, 1000)
"""Seconds kept before the first sound."""
TAIL = Fraction(40, 1000)
"""Seconds kept after the last sound; a room's or a filter's decay lies within."""
FADE = Fraction(4, 1000)
"""Seconds over which the ends rise and fall, inside the lead and the tail."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Trimmed:
    """Sound with exactly the lead before its first word and the tail after its last."""

    pcm: NDArray[np.int16]
    words: tuple[WordTime, ...]


def trim(pcm: NDArray[np.int16], words: tuple[WordTime, ...], rate: int) -> Trimmed:
    """Cut or pad both ends to the lead and the tail, fade them, and move the words along.

    ``words`` are an engine's own times in samples of ``pcm``. What they span is kept, and so is
    whatever else is heard. Each word is narrowed to where it is heard: the engine counts the
    closed lips before a p as the word, a listener does not. Sound in which nothing is heard
    becomes a lead and a tail of silence.
    """
    lead, tail = int(LEAD * rate), int(TAIL * rate)
    first, last = _spoken(pcm, words, rate)
    start, end = max(0, first - lead), min(len(pcm), last + tail)
    kept = _faded(pcm[start:end], int(FADE * rate), first - start, end - last)
    padded = np.pad(kept, (lead - (first - start), tail - (end - last)))
    spans = {at: (word.start, word.end) for at, word in enumerate(words) if word.end > word.start}
    heard = tightened(pcm, spans, rate)
    return Trimmed(pcm=padded, words=_moved(words, heard, lead - first, len(padded)))


def _spoken(pcm: NDArray[np.int16], words: tuple[WordTime, ...], rate: int) -> tuple[int, int]:
    """The first sample of speech and the one after the last; 0, 0 where there is none."""
    hop = max(1, int(rate * HOP_SECONDS))
    heard = np.flatnonzero(audible_hops(pcm, hop))
    spans = [(word.start, word.end) for word in words if word.end > word.start]
    if heard.size:
        spans.append((int(heard[0]) * hop, (int(heard[-1]) + 1) * hop))
    first = min((start for start, _ in spans), default=0)
    last = max((end for _, end in spans), default=0)
    return max(0, min(first, len(pcm))), min(last, len(pcm))


def _faded(pcm: NDArray[np.int16], fade: int, before: int, after: int) -> NDArray[np.int16]:
    """Fades over what lies outside the speech, so that no word is touched."""
    gain = np.ones(len(pcm))
    rise, fall = min(fade, before), min(fade, after)
    gain[:rise] = np.linspace(0, 1, rise, endpoint=False)
    gain[len(pcm) - fall :] = np.linspace(0, 1, fall, endpoint=False)[::-1]
    return np.rint(pcm * gain).astype(np.int16)


def _moved(
    words: tuple[WordTime, ...], heard: dict[int, tuple[int, int]], shift: int, samples: int
) -> tuple[WordTime, ...]:
    """The words where they are heard, in order, inside the new sound."""
    moved, place = [], 0
    for at, word in enumerate(words):
        start, end = heard.get(at, (word.start, word.end))
        start = min(max(start + shift, place), samples)
        place = min(max(end + shift, start), samples)
        moved.append(WordTime(start=start, end=place, source=word.source))
    return tuple(moved)

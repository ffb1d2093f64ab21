"""What the sound of a recording tells of its sentences: how loud they are, and who laughs."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.clips.sentences import Sentence
from reelwright.domain.sound.laughter import laughs
from reelwright.domain.sound.pauses import HOP
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.transcript import Word

Levels = NDArray[np.float32]


def loudness(heard: Levels, sentences: Sequence[Sentence]) -> list[float]:
    """The level of each sentence in decibels: of its louder half, so that pauses do not count."""
    return [_level(heard, each) for each in sentences]


def _level(heard: Levels, sentence: Sentence) -> float:
    first = sentence.start // HOP
    inside = heard[first : max(sentence.end // HOP, first + 1)]
    return float(np.percentile(inside, 75)) if inside.size else 0.0


def laughter(heard: Levels, words: Sequence[Word], sentences: Sequence[Sentence]) -> list[float]:
    """The seconds for which people laugh within each sentence and before the next."""
    seconds = [0.0] * len(sentences)
    starts = [sentence.start for sentence in sentences]
    between = [(one.end, two.start) for one, two in pairwise(words)]
    if words:
        between.append((words[-1].end, len(heard) * HOP))
    for laugh in laughs(heard, between):
        at = bisect_right(starts, laugh.start) - 1
        if at >= 0:
            seconds[at] += laugh.samples / SAMPLE_RATE
    return seconds

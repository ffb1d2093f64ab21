"""Where sentences end in speech: by its marks where it has them, by pauses and words where not.

Odds are natural logarithms of the odds that a sentence ends in a gap.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import log
from statistics import median
from types import MappingProxyType

from reelwright.domain.captions.boundaries import WordClass, class_of
from reelwright.domain.clips.gaps import Gap
from reelwright.domain.text.sentences import sentences
from reelwright.domain.transcript.transcript import Word

MARKED, UNMARKED = 6.0, -6.0
"""Odds by the marks of a text that has them: recognisers set about one in 400 wrong."""
NEW_SPEAKER = 4.0
BREATHLESS = -2.5
"""Nobody paused: sentences run on, but a cut there can hit a word."""
PAUSE_WEIGHT, PAUSE_MOST = 2.2, 3.0
"""A pause tells by how often it is the recording's median pause, so much for each factor of e."""
SENTENCE_WORDS = 16.0
"""Words of a spoken sentence; sets the odds before anything is known of a gap."""
FEWEST_MARKS = 1 / 60
"""Marks a word below which a transcript counts as unpunctuated."""
_MARKS = (".", "?", "!", "…", "。", "？", "！")
_CLOSING = "\"'”’»)]"

# Counted on 18,000 words of prose in the project's own documents, as logarithms of how much more
# often a word of the class stands there at a sentence's border than elsewhere; what speech does
# otherwise (sentences that begin with "and") is set towards zero.
_LAST: Mapping[WordClass, float] = MappingProxyType(
    {
        WordClass.DETERMINER: -2.8,
        WordClass.CONJUNCTION: -1.3,
        WordClass.PREPOSITION: -1.2,
        WordClass.NUMBER: -0.3,
        WordClass.PRONOUN: 0.0,
        WordClass.OTHER: 0.5,
    }
)
_FIRST: Mapping[WordClass, float] = MappingProxyType(
    {
        WordClass.PRONOUN: 1.0,
        WordClass.DETERMINER: 0.5,
        WordClass.CONJUNCTION: 0.0,
        WordClass.OTHER: -0.15,
        WordClass.PREPOSITION: -0.6,
        WordClass.NUMBER: -0.65,
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Boundary:
    """A place between words ``after`` and ``after + 1`` where a clip may be cut."""

    after: int
    gap: Gap
    odds: float


def is_punctuated(words: Sequence[Word]) -> bool:
    """Whether the transcript's marks can tell where its sentences end."""
    marks = sum(word.text.rstrip(_CLOSING).endswith(_MARKS) for word in words)
    return marks >= max(1.0, FEWEST_MARKS * len(words))


def boundaries(
    words: Sequence[Word], between: Sequence[Gap], language: str
) -> tuple[Boundary, ...]:
    """A boundary for every gap between words, with its odds."""
    usual = median([gap.samples for gap in between if gap.heard] or [1])
    told = _by_marks(words, language) if is_punctuated(words) else _by_words(words, language)
    return tuple(
        Boundary(
            after=at,
            gap=gap,
            odds=told[at] + _by_sound(gap, usual) + _by_speaker(words[at], words[at + 1]),
        )
        for at, gap in enumerate(between)
    )


def _by_marks(words: Sequence[Word], language: str) -> list[float]:
    cut = sentences(" ".join(word.text for word in words), language)
    ends = {count - 1 for count in accumulate(len(sentence.split()) for sentence in cut)}
    return [MARKED if at in ends else UNMARKED for at in range(len(words))]


def _by_words(words: Sequence[Word], language: str) -> list[float]:
    classes = [class_of(word.text, language) for word in words]
    before = log(1 / SENTENCE_WORDS)
    inner = [before + _LAST[last] + _FIRST[first] for last, first in pairwise(classes)]
    return [*inner, MARKED]


def _by_sound(gap: Gap, usual: float) -> float:
    if not gap.heard:
        return BREATHLESS
    weighed = PAUSE_WEIGHT * log(max(gap.samples, 1) / usual)
    return max(-PAUSE_MOST, min(PAUSE_MOST, weighed))


def _by_speaker(before: Word, after: Word) -> float:
    return NEW_SPEAKER if before.speaker != after.speaker else 0.0

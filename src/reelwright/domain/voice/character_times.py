"""From a service's own times, of characters or of marks, to a time for every utterance.

A service's times are believed only as far as they fit the line and the sound: a wrong time that
is marked as exact is worse than one that an aligner finds.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.voice.takes import TimeSource, WordTime
from reelwright.domain.voice.word_spans import (
    HOP_SECONDS,
    Span,
    audible_hops,
    filled,
    tightened,
)

TOLERANCE = 0.1
"""Seconds by which the last time may lie behind the end of the sound: rounding, and encoders."""
MOST_SILENT = 0.2
"""Part of the words in whose time nothing may be heard."""
MOST_OUTSIDE = 0.3
"""Part of the heard sound that may lie outside of all words: breaths between them are heard too."""


class TimesUnusable(ReelwrightError):
    """The times that came with a line do not fit it; the message says why, as a clause."""


class SoundTooShort(ReelwrightError):
    """The sound ends before the times of its own words do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CharacterTimes:
    """When each character is heard, in seconds."""

    characters: tuple[str, ...]
    starts: tuple[float, ...]
    ends: tuple[float, ...]


def times_of_characters(
    utterances: Sequence[str], alignment: CharacterTimes, sound: NDArray[np.int16], rate: int
) -> tuple[WordTime, ...]:
    """A time for every utterance, where the alignment's letters are those of the line.

    Letters and digits are compared one by one, without case and accents; spaces and marks, which
    services add and drop, are not.

    Raises:
        TimesUnusable: lengths differ, times are not in order, or the letters are others.
        SoundTooShort: the sound ends more than 0.1 s before the last time.
    """
    _check_order(alignment)
    ours = [
        (letter, at) for at, utterance in enumerate(utterances) for letter in _letters(utterance)
    ]
    theirs = [
        (letter, at)
        for at, character in enumerate(alignment.characters)
        for letter in _letters(character)
    ]
    if [letter for letter, _ in ours] != [letter for letter, _ in theirs]:
        raise TimesUnusable("the service timed other letters than those of the line")
    _check_length(alignment.ends, len(sound) / rate)
    spans: dict[int, Span] = {}
    for (_, utterance), (_, character) in zip(ours, theirs, strict=True):
        start, end = (
            round(times[character] * rate) for times in (alignment.starts, alignment.ends)
        )
        first, last = spans.get(utterance, (start, end))
        spans[utterance] = (min(first, start), max(last, end))
    return _believed(utterances, spans, sound, rate)


def times_of_marks(
    utterances: Sequence[str], starts: Sequence[float | None], sound: NDArray[np.int16], rate: int
) -> tuple[WordTime, ...]:
    """A time for every utterance from the second at which each begins.

    A word ends where it is no longer heard, at the latest where the next begins.

    Raises:
        TimesUnusable: a word has no time, or times are not in order.
        SoundTooShort: the sound ends more than 0.1 s before the last time.
    """
    said = [at for at, utterance in enumerate(utterances) if any(_letters(utterance))]
    known = [starts[at] if at < len(starts) else None for at in said]
    seconds = [second for second in known if second is not None]
    if len(seconds) < len(said):
        raise TimesUnusable("the service left out the times of some words")
    _check_rising(seconds)
    _check_length(seconds, len(sound) / rate)
    borders = [*(round(second * rate) for second in seconds), len(sound)]
    spans = dict(zip(said, pairwise(borders), strict=True))
    return _believed(utterances, spans, sound, rate)


def _letters(text: str) -> Iterator[str]:
    """Letters and digits as they are compared; an accent is no letter of its own."""
    for letter in unicodedata.normalize("NFKD", text):
        if letter.isalnum():
            yield from letter.casefold()


def _check_order(alignment: CharacterTimes) -> None:
    if not len(alignment.characters) == len(alignment.starts) == len(alignment.ends):
        raise TimesUnusable("the service sent more characters than times, or fewer")
    _check_rising(alignment.starts)
    _check_rising(alignment.ends)
    if any(end < start for start, end in zip(alignment.starts, alignment.ends, strict=True)):
        raise TimesUnusable("the service's times are not in order")


def _check_rising(seconds: Sequence[float]) -> None:
    if not all(isfinite(second) and second >= 0 for second in seconds):
        raise TimesUnusable("the service's times are no times")
    if any(later < earlier for earlier, later in pairwise(seconds)):
        raise TimesUnusable("the service's times are not in order")


def _check_length(seconds: Sequence[float], length: float) -> None:
    if seconds and seconds[-1] > length + TOLERANCE:
        raise SoundTooShort(
            f"The sound lasts {length:.2f} s, and its last word ends at {seconds[-1]:.2f} s."
        )


def _believed(
    utterances: Sequence[str], spans: dict[int, Span], sound: NDArray[np.int16], rate: int
) -> tuple[WordTime, ...]:
    """The spans as times, where the words are where something is heard."""
    hop = max(1, int(rate * HOP_SECONDS))
    heard = audible_hops(sound, hop)
    silent = sum(not heard[start // hop : -(-end // hop)].any() for start, end in spans.values())
    if silent > MOST_SILENT * len(spans):
        raise TimesUnusable("in the service's times of words, nothing is heard")
    outside = heard.copy()
    for start, end in spans.values():
        outside[start // hop : -(-end // hop)] = False
    if outside.sum() > MOST_OUTSIDE * max(1, int(heard.sum())):
        raise TimesUnusable("much is heard outside of the service's times of words")
    return filled(utterances, tightened(sound, spans, rate), len(sound), TimeSource.EXACT)

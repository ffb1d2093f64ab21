"""Times and words as transcript files have them, made into samples and words of ours."""

import math

from reelwright.domain.text.printable import printable
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.given import GivenWord

LONGEST_HOURS = 48
"""Hours into a recording after which a time is a mistake of the file."""
_LONGEST = LONGEST_HOURS * 3600


def samples_at(seconds: float | None) -> int | None:
    """The sample at a time of a file; None where the time cannot be one."""
    if seconds is None or not math.isfinite(seconds) or not 0 <= seconds <= _LONGEST:
        return None
    return round(seconds * SAMPLE_RATE)


def part(share: float | None) -> float | None:
    """A confidence between 0 and 1; None where it is not one."""
    if share is None or not 0 <= share <= 1:
        return None
    return share


def timed_words(
    text: str, start: float | None, end: float | None, confidence: float | None = None
) -> tuple[GivenWord, ...]:
    """What a file calls a word. Several words in one share its times by their letters."""
    texts = printable(text).split()
    first, last = samples_at(start), samples_at(end)
    if last is not None and first is not None and last < first:
        last = None
    if len(texts) == 1:
        sure = part(confidence)
        return (GivenWord(text=texts[0], start=first, end=last, confidence=sure),)
    return _shared(texts, first, last, part(confidence))


def _shared(
    texts: list[str], first: int | None, last: int | None, confidence: float | None
) -> tuple[GivenWord, ...]:
    if first is None or last is None:
        return untimed_words(" ".join(texts))
    letters = sum(len(text) for text in texts) or 1
    words, before = [], 0
    for text in texts:
        start = first + (last - first) * before // letters
        before += len(text)
        end = first + (last - first) * before // letters
        words.append(GivenWord(text=text, start=start, end=end, confidence=confidence))
    return tuple(words)


def untimed_words(text: str) -> tuple[GivenWord, ...]:
    """Words of a text that has no times."""
    return tuple(GivenWord(text=word) for word in printable(text).split())

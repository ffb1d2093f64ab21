"""From the engine's words to a time for every utterance, and text as the engine wants it."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from reelwright.domain.voice.takes import TimeSource, WordTime

EngineWord = tuple[int, float, float]
"""Position in the text from 0, and the seconds at which the word begins and ends."""

STRAIGHT = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2026": ",", "\u00df": "ss"}
)
DASHES = re.compile(r"\s*[\u2012-\u2015]+|\s+-+(?=\s)")
UNSPEAKABLE = re.compile(r"[^A-Za-z0-9' .,;:?!$%&@/-]+")


def speakable(spoken: str) -> str:
    """What the engine, which knows ASCII alone, can read; empty where there is nothing to say.

    A dash is a short pause, which it makes at a comma.
    """
    plain = unicodedata.normalize("NFKD", DASHES.sub(", ", spoken.translate(STRAIGHT)))
    plain = plain.encode("ascii", "ignore").decode()
    words = UNSPEAKABLE.sub(" ", plain).split()
    return " ".join(word for word in words if any(map(str.isalnum, word)))


def times_of(
    utterances: Sequence[str], words: Sequence[EngineWord], rate: int
) -> tuple[WordTime, ...]:
    """When each utterance is heard, given that they were spoken joined by single spaces.

    Empty utterances were left out of the text. What makes no sound has the length zero, where
    the one before it ends.
    """
    return tuple(_times(utterances, words, rate))


def _times(utterances: Sequence[str], words: Sequence[EngineWord], rate: int) -> Iterator[WordTime]:
    first = place = 0
    for spoken in utterances:
        last = first + len(spoken)
        own = [word for word in words if spoken and first <= word[0] < last]
        start = max([place, *(round(word[1] * rate) for word in own[:1])])
        place = max([start, *(round(word[2] * rate) for word in own)])
        yield WordTime(start=start, end=place, source=TimeSource.EXACT)
        first = last + 1 if spoken else first

"""From the engine's events to a time for every utterance.

espeak-ng tells where in the text each of its words begins and at which sample each phoneme
does. Its words are finer than utterances (numbers, hyphens) or coarser: common pairs such as
"of the" are one word to it, and are told apart by their phonemes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reelwright.domain.voice.takes import TimeSource, WordTime

EngineEvent = tuple[int, int, str]
"""Sample, position in the text in characters from 0, phoneme; without a phoneme a word begins."""


@dataclass(slots=True)
class _Word:
    """A word of the engine: from ``bounds[0]``, its phonemes' borders, to ``bounds[-1]``."""

    position: int
    bounds: list[int] = field(default_factory=list)
    sounded: bool = False


def times_of(
    utterances: Sequence[str], events: Sequence[EngineEvent], samples: int
) -> tuple[WordTime, ...]:
    """When each utterance is heard, given that they were spoken joined by single spaces.

    Empty utterances were left out of the text. What makes no sound has the length zero, where
    the one before it ends.
    """
    words = _words(events, samples)
    spans = _spans(utterances)
    heard: dict[int, list[tuple[int, int, TimeSource]]] = {}
    for word, reach in _reaches(words):
        for index, start, end, source in _shares(word, reach, utterances, spans):
            heard.setdefault(index, []).append((start, end, source))
    return tuple(_filled(len(utterances), heard))


def _words(events: Sequence[EngineEvent], samples: int) -> list[_Word]:
    """The engine's words, each up to the end of its last phoneme that is not a pause."""
    words: list[_Word] = []
    for sample, position, phoneme in events:
        if words and words[-1].sounded:
            words[-1].bounds.append(sample)
            words[-1].sounded = False
        if not phoneme:
            words.append(_Word(position=position, bounds=[sample]))
        elif words:
            words[-1].sounded = not is_pause(phoneme)
    if words and words[-1].sounded:
        words[-1].bounds.append(samples)
    return words


def is_pause(phoneme: str) -> bool:
    """Whether espeak-ng's mnemonic is a pause (``_``, ``_:``) and not a sound.

    ``_|`` and ``_!`` are the catch in the throat before a vowel.
    """
    return phoneme.startswith("_") and not phoneme.startswith(("_|", "_!"))


def _spans(utterances: Sequence[str]) -> list[tuple[int, int]]:
    """Where each utterance stands in the text."""
    spans, place = [], 0
    for spoken in utterances:
        spans.append((place, place + len(spoken)))
        place += len(spoken) + 1 if spoken else 0
    return spans


def _reaches(words: Sequence[_Word]) -> Iterator[tuple[_Word, tuple[int, int]]]:
    """Each word with the text that it speaks: up to where the next one begins."""
    positions = sorted({word.position for word in words})
    following = dict(zip(positions, [*positions[1:], 1 << 60], strict=False))
    for word in words:
        yield word, (word.position, following[word.position])


def _shares(
    word: _Word, reach: tuple[int, int], utterances: Sequence[str], spans: list[tuple[int, int]]
) -> Iterator[tuple[int, int, int, TimeSource]]:
    """The utterances that a word of the engine speaks, each with its part of the phonemes.

    Parts are in proportion to letters; their borders are borders of phonemes, but which one is
    a guess, and is marked as one.
    """
    inside = [
        (index, utterances[index][max(reach[0] - first, 0) : max(reach[1] - first, 0)])
        for index, (first, last) in enumerate(spans)
        if reach[0] < last and first < reach[1]
    ]
    letters = [(index, sum(map(str.isalnum, text))) for index, text in inside]
    letters = [(index, count) for index, count in letters if count] or [
        (index, 1) for index, _ in inside[:1]
    ]
    total, passed = sum(count for _, count in letters), 0
    phonemes = len(word.bounds) - 1
    for order, (index, count) in enumerate(letters):
        start = word.bounds[round(phonemes * passed / total)]
        passed += count
        end = word.bounds[round(phonemes * passed / total)]
        guessed = order > 0
        yield index, start, end, TimeSource.ESTIMATED if guessed else TimeSource.EXACT


def _filled(count: int, heard: dict[int, list[tuple[int, int, TimeSource]]]) -> Iterator[WordTime]:
    place = 0
    for index in range(count):
        parts = heard.get(index)
        if not parts:
            yield WordTime(start=place, end=place, source=TimeSource.EXACT)
            continue
        start = max(place, min(part[0] for part in parts))
        place = max(start, *(part[1] for part in parts))
        yield WordTime(start=start, end=place, source=parts[0][2])

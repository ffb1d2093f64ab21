"""What an owner's corrections change of a transcript: as few times as possible.

Words that both have keep their times. As many words in place of as many others are the same
sounds, spelt otherwise, and keep theirs. Only where words were put in, or others stand in the
place of fewer or more, must the sound be asked again::

    heard      the  tide  rice    is  twice       a  day
    corrected  the  tide  rises       twice  on   a  day
               kept kept  ask again   kept   ask  kept
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.document import WrittenWord
from reelwright.domain.transcript.transcript import Word
from reelwright.domain.voice.matching import matches

LEAST_ROOM = SAMPLE_RATE // 8
"""Samples for a word; where there is less between its neighbours, they are timed anew with it."""
CERTAIN = 1.0
"""The confidence of a word that its owner wrote."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """Words whose times stand."""

    words: tuple[Word, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Changed:
    """Words that are to be looked for between two samples."""

    words: tuple[WrittenWord, ...]
    start: int
    end: int


Part = Kept | Changed


def parts(
    heard: Sequence[Word], corrected: Sequence[WrittenWord], samples: int
) -> tuple[Part, ...]:
    """The corrected words in order: which keep their times, and where the others must be.

    ``samples`` is the length of the recording.
    """
    found: list[Part] = []
    ours = theirs = 0
    pairs = matches([word.text for word in heard], [word.text for word in corrected])
    for left, right in [*pairs, (len(heard), len(corrected))]:
        found += _between(heard, corrected, (ours, left), (theirs, right), samples)
        if left < len(heard):
            word = replace(heard[left], speaker=corrected[right].speaker)
            found.append(Kept(words=(word,)))
        ours, theirs = left + 1, right + 1
    return tuple(_joined(_with_room(found)))


def _between(
    heard: Sequence[Word],
    corrected: Sequence[WrittenWord],
    ours: tuple[int, int],
    theirs: tuple[int, int],
    samples: int,
) -> Iterator[Part]:
    """What stands between two words that both have."""
    removed, added = heard[ours[0] : ours[1]], corrected[theirs[0] : theirs[1]]
    if len(removed) == len(added):
        for old, new in zip(removed, added, strict=True):
            yield Kept(
                words=(replace(old, text=new.text, speaker=new.speaker, confidence=CERTAIN),)
            )
    elif added:
        start = heard[ours[0] - 1].end if ours[0] else 0
        end = heard[ours[1]].start if ours[1] < len(heard) else samples
        yield Changed(words=tuple(added), start=min(start, end), end=max(start, end))


def _with_room(found: Sequence[Part]) -> list[Part]:
    """Changed words that have no room take the kept word on either side with them."""
    roomy: list[Part] = []
    place = 0
    while place < len(found):
        part = found[place]
        if isinstance(part, Changed) and part.end - part.start < LEAST_ROOM * len(part.words):
            before = roomy.pop() if roomy and isinstance(roomy[-1], Kept) else None
            after = found[place + 1] if place + 1 < len(found) else None
            part = _widened(part, before, after)
            place += isinstance(after, Kept)
        roomy.append(part)
        place += 1
    return roomy


def _widened(part: Changed, before: Part | None, after: Part | None) -> Changed:
    words, start, end = part.words, part.start, part.end
    if isinstance(before, Kept):
        words, start = (*map(_written, before.words), *words), before.words[0].start
    if isinstance(after, Kept):
        words, end = (*words, *map(_written, after.words)), after.words[-1].end
    return Changed(words=words, start=start, end=max(start, end))


def _written(word: Word) -> WrittenWord:
    return WrittenWord(text=word.text, speaker=word.speaker)


def _joined(found: Sequence[Part]) -> Iterator[Part]:
    """Neighbouring kept words as one part."""
    kept: list[Word] = []
    for part in found:
        if isinstance(part, Kept):
            kept += part.words
            continue
        if kept:
            yield Kept(words=tuple(kept))
            kept = []
        yield part
    if kept:
        yield Kept(words=tuple(kept))

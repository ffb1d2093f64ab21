"""Words of pieces that overlap, as one line of words."""

from collections.abc import Sequence

from reelwright.domain.transcript.recognised import RecognisedWord
from reelwright.domain.voice.matching import matches

Words = Sequence[RecognisedWord]


def joined(before: Words, after: Words, start: int, end: int) -> list[RecognisedWord]:
    """The words of a piece and of the next, which share the samples ``start`` up to ``end``.

    Both lists count from the recording's beginning. A piece's last words and its first are the
    most doubtful ones, so the lists are parted at a word that both heard alike, as near to the
    middle of what they share as there is one; else by that middle.
    """
    middle = (start + end) // 2
    left = [at for at, word in enumerate(before) if word.end > start]
    right = [at for at, word in enumerate(after) if word.start < end]
    pairs = matches([_bare(before[at]) for at in left], [_bare(after[at]) for at in right])
    same = [
        (left[ours], right[theirs])
        for ours, theirs in pairs
        if _touch(before[left[ours]], after[right[theirs]])
    ]
    if same:
        ours, theirs = min(same, key=lambda pair: abs(_middle(before[pair[0]]) - middle))
        return [*before[:ours], *after[theirs:]]
    kept = [word for word in before if _middle(word) < middle]
    return [*kept, *(word for word in after if _middle(word) >= middle)]


def _bare(word: RecognisedWord) -> str:
    return "".join(filter(str.isalnum, word.text)).casefold()


def _touch(one: RecognisedWord, other: RecognisedWord) -> bool:
    """Whether two times can be of one word: the same word may be said twice."""
    return one.start < other.end and other.start < one.end


def _middle(word: RecognisedWord) -> int:
    return (word.start + word.end) // 2


def in_order(words: Words) -> list[RecognisedWord]:
    """Words as they begin, none before the one in front of it has begun."""
    ordered: list[RecognisedWord] = []
    for word in words:
        start = max(word.start, ordered[-1].start) if ordered else max(0, word.start)
        ordered.append(
            RecognisedWord(
                text=word.text,
                start=start,
                end=max(start, word.end),
                confidence=word.confidence,
            )
        )
    return ordered

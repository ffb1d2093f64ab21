"""Who says which word, by the turns of voices that were told apart in the sound.

Turns and words come from two different ears, and their edges differ by some tenths of a second:
where a sentence ends within a word or two of a change of voice, the change belongs there.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.transcript import Word

SHARED = 0.5
"""The part of a word that a second voice must cover for both to speak at once."""
FLIP_WORDS, FLIP = 2, SAMPLE_RATE * 8 // 10
"""A voice that is told for no more words and samples inside the sentence of another is a slip."""
NEAR_WORDS, NEAR = 2, SAMPLE_RATE * 6 // 10
"""How far from the end of a sentence a change of voice may stand and still belong there."""
BREATH = SAMPLE_RATE * 3 // 10
"""A pause from which a short answer inside a sentence is believed."""
_ENDS = (".", "?", "!", "…", "。", "？", "！")
_CLOSING = "\"'”’»)]"


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """A voice by its number, from its first sample (48 kHz) to the one after its last."""

    voice: int
    start: int
    end: int


def spoken_by(
    words: Sequence[Word], turns: Sequence[Turn], names: Sequence[str]
) -> tuple[Word, ...]:
    """Words with the speakers that the turns tell; as they are where there are no turns."""
    if not turns or not words:
        return tuple(words)
    told = _told(words, sorted(turns, key=lambda turn: (turn.start, turn.end, turn.voice)))
    voices = _at_sentences(words, _without_flips(words, [voice for voice, _ in told]))
    return tuple(
        replace(word, speaker=names[voice], together=both)
        for word, voice, (_, both) in zip(words, voices, told, strict=True)
    )


def _told(words: Sequence[Word], turns: Sequence[Turn]) -> list[tuple[int, bool]]:
    """The voice of each word, and whether another speaks too."""
    starts = [turn.start for turn in turns]
    longest = max(turn.end - turn.start for turn in turns)
    found: list[tuple[int, bool]] = []
    for word in words:
        low = bisect_right(starts, word.start - longest)
        near = turns[max(0, low - 1) : bisect_right(starts, word.end) + 1]
        before = found[-1][0] if found else -1
        found.append(_voice_of(word, near or turns[-1:], before))
    return found


def _voice_of(word: Word, turns: Sequence[Turn], before: int) -> tuple[int, bool]:
    shares: dict[int, int] = {}
    for turn in turns:
        shared = min(turn.end, word.end) - max(turn.start, word.start)
        if shared > 0:
            shares[turn.voice] = shares.get(turn.voice, 0) + shared
    if not shares:
        nearest = min(turns, key=lambda turn: (_distance(turn, word), turn.voice != before))
        return nearest.voice, False
    # Of equal ones whoever spoke before goes on.
    best = max(shares, key=lambda voice: (shares[voice], voice == before, -voice))
    length = word.end - word.start
    others = (share for voice, share in shares.items() if voice != best)
    return best, any(share >= SHARED * length for share in others)


def _distance(turn: Turn, word: Word) -> int:
    return max(turn.start - word.end, word.start - turn.end, 0)


def _without_flips(words: Sequence[Word], voices: list[int]) -> list[int]:
    """A word or two of another voice, inside a sentence and without a breath, are its speaker's."""
    kept = list(voices)
    first = 0
    while first < len(kept):
        last = first
        while last + 1 < len(kept) and kept[last + 1] == kept[first]:
            last += 1
        inside = first > 0 and last + 1 < len(kept) and kept[first - 1] == kept[last + 1]
        if inside and _slips(words, first, last):
            kept[first : last + 1] = [kept[first - 1]] * (last + 1 - first)
        first = last + 1
    return kept


def _slips(words: Sequence[Word], first: int, last: int) -> bool:
    before, after = words[first - 1], words[last + 1]
    return (
        last - first < FLIP_WORDS
        and words[last].end - words[first].start <= FLIP
        and not _ends(before)
        and not _ends(words[last])
        and words[first].start - before.end < BREATH
        and after.start - words[last].end < BREATH
    )


def _at_sentences(words: Sequence[Word], voices: list[int]) -> list[int]:
    """Changes of voice at the end of the sentence that they stand near."""
    kept = list(voices)
    at = 1
    while at < len(kept):
        if kept[at] != kept[at - 1] and not _ends(words[at - 1]):
            at = _moved(words, kept, at)
        at += 1
    return kept


def _moved(words: Sequence[Word], kept: list[int], at: int) -> int:
    """Move the change before a word, if a sentence ends near; where it stands now."""
    before, after = kept[at - 1], kept[at]
    for far in range(1, NEAR_WORDS + 1):
        later, earlier = at + far, at - far
        # Whoever is moved away from goes on beyond the sentence's end, else it was an answer.
        if _slight(words, at, later) and set(kept[at : later + 1]) == {after}:
            kept[at:later] = [before] * far
            return later
        if _slight(words, earlier, at) and set(kept[earlier - 1 : at]) == {before}:
            kept[earlier:at] = [after] * far
            return at
    return at


def _slight(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether so short a time lies between two words, at one of which a sentence has ended.

    One of the two is where the voice changes; the other is behind the end of a sentence.
    """
    if first <= 0 or last >= len(words):
        return False
    ended = _ends(words[first - 1]) or _ends(words[last - 1])
    return ended and words[last - 1].end - words[first].start <= NEAR


def _ends(word: Word) -> bool:
    return word.text.rstrip(_CLOSING).endswith(_ENDS)

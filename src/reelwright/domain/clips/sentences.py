"""The sentences of a recording, each with its place in sound and in the transcript."""

from collections.abc import Sequence
from dataclasses import dataclass

from reelwright.domain.clips.boundaries import Boundary
from reelwright.domain.transcript.transcript import Word

ENDS = 0.0
"""Odds from which a gap counts as the end of a sentence."""
LONGEST_WORDS = 60
"""Words after which a sentence is cut at its best gap, whatever its odds: speech without marks
and pauses is no single sentence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """Words ``first`` up to ``last`` (exclusive) of a transcript; times are samples.

    ``silence`` is how long nobody is heard after it.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    speaker: str = ""
    silence: int = 0


def spoken_sentences(words: Sequence[Word], boundaries: Sequence[Boundary]) -> tuple[Sentence, ...]:
    """The words as sentences, in order and without gaps."""
    cuts = [boundary for boundary in boundaries if boundary.odds > ENDS]
    firsts = [0, *(boundary.after + 1 for boundary in cuts)]
    lasts = [*(boundary.after + 1 for boundary in cuts), len(words)]
    found: list[Sentence] = []
    for first, last in zip(firsts, lasts, strict=True):
        for part_first, part_last in _parts(first, last, boundaries):
            found.append(_sentence(words, boundaries, part_first, part_last))
    return tuple(found)


def _parts(first: int, last: int, boundaries: Sequence[Boundary]) -> list[tuple[int, int]]:
    if last - first <= LONGEST_WORDS:
        return [(first, last)] if last > first else []
    quarter = (last - first) // 4
    inner = boundaries[first + quarter : last - quarter]
    cut = max(inner, key=lambda boundary: boundary.odds).after + 1
    return [*_parts(first, cut, boundaries), *_parts(cut, last, boundaries)]


def _sentence(
    words: Sequence[Word], boundaries: Sequence[Boundary], first: int, last: int
) -> Sentence:
    said = words[first:last]
    return Sentence(
        first=first,
        last=last,
        start=said[0].start,
        end=max(word.end for word in said),
        text=" ".join(word.text for word in said),
        speaker=said[0].speaker,
        silence=boundaries[last - 1].gap.samples if last - 1 < len(boundaries) else 0,
    )

"""What is left out inside a clip when it is tightened: dead air, and fillers that stand alone.

Nothing is cut but silence that was heard: a filler that runs into a word stays, because its sound
is in that word.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from types import MappingProxyType

from reelwright.domain.clips.cutting import Cut, Limits
from reelwright.domain.clips.gaps import Gap
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.transcript import Word

DEAD_AIR = SAMPLE_RATE * 7 // 10
"""Samples of silence from which a pause inside a clip is shortened."""
AFTER, BEFORE = SAMPLE_RATE * 18 // 100, SAMPLE_RATE * 14 // 100
"""Samples of a shortened pause that stay after the word before and before the word behind."""
MARGIN = SAMPLE_RATE * 3 // 100
"""Samples that a cut stays away from a word: the silence in which two ends are faded."""
WORTH = SAMPLE_RATE * 15 // 100
"""Samples below which nothing is left out: the picture would jump for no gain."""
SHORTEST_PART = SAMPLE_RATE * 8 // 10
"""Samples between two joins at least: more of them make a nervous picture."""

# Sounds that mean nothing. What may be a word ("like", "well", "eh bien") is never among them.
FILLERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": frozenset({"um", "umm", "uh", "uhh", "uhm", "erm", "er", "hmm", "mm", "mhm"}),
        "de": frozenset({"äh", "ähm", "öh", "öhm", "hm", "hmm", "mhm"}),
        "fr": frozenset({"euh", "heu", "hum", "hmm"}),
        "es": frozenset({"eh", "em", "ehm", "mmm"}),
        "it": frozenset({"ehm", "uhm", "mmm"}),
        "pt": frozenset({"hum", "hã", "ahn", "mmm"}),
    }
)
_NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Samples ``start`` up to ``end`` (exclusive) of the recording."""

    start: int
    end: int

    @property
    def samples(self) -> int:
        """How long it is."""
        return self.end - self.start


@dataclass(frozen=True, kw_only=True, slots=True)
class Tightening:
    """What of a recording is heard in a clip, in order."""

    parts: tuple[Part, ...]

    @property
    def samples(self) -> int:
        """The length of the clip."""
        return sum(part.samples for part in self.parts)

    @property
    def begins(self) -> tuple[int, ...]:
        """The sample of the clip at which each part begins."""
        return tuple(accumulate((part.samples for part in self.parts[:-1]), initial=0))

    @property
    def joins(self) -> tuple[int, ...]:
        """The samples of the clip at which something was left out."""
        return self.begins[1:]

    def at(self, sample: int) -> int:
        """Where in the clip a sample of the recording is heard; what is left out, at its join."""
        for begin, part in zip(self.begins, self.parts, strict=True):
            if sample < part.end:
                return begin + max(0, sample - part.start)
        return self.samples

    def holds(self, word: Word) -> bool:
        """Whether a word is heard."""
        middle = (word.start + word.end) // 2
        return any(part.start <= middle < part.end for part in self.parts)


def whole(cut: Cut) -> Tightening:
    """A clip from which nothing is left out."""
    return Tightening(parts=(Part(start=cut.start, end=cut.end),))


def is_filler(text: str, language: str) -> bool:
    """Whether a word is a sound that means nothing."""
    plain = _NO_LETTERS.sub("", text).casefold()
    return plain in FILLERS.get(language.partition("-")[0], frozenset())


def tightened(
    cut: Cut, words: Sequence[Word], between: Sequence[Gap], language: str, limits: Limits
) -> Tightening:
    """What is kept of a cut; ``words`` are those in it, ``between`` the gaps between them.

    The clip becomes no shorter than its limits allow.
    """
    room = cut.samples - limits.shortest
    left_out: list[Part] = []
    for first, last in _silences(words, language):
        gone = _gone(between[first], between[last], has_filler=last > first)
        since = left_out[-1].end if left_out else cut.start
        if gone is None or gone.start - since < SHORTEST_PART or gone.samples > room:
            continue
        left_out.append(gone)
        room -= gone.samples
    if left_out and cut.end - left_out[-1].end < SHORTEST_PART:
        left_out.pop()
    starts = [cut.start, *(each.end for each in left_out)]
    ends = [*(each.start for each in left_out), cut.end]
    return Tightening(
        parts=tuple(Part(start=start, end=end) for start, end in zip(starts, ends, strict=True))
    )


def _silences(words: Sequence[Word], language: str) -> list[tuple[int, int]]:
    """First and last gap between each two words that mean something."""
    telling = [at for at, word in enumerate(words) if not is_filler(word.text, language)]
    return [(before, after - 1) for before, after in pairwise(telling)]


def _gone(first: Gap, last: Gap, *, has_filler: bool) -> Part | None:
    """What is left out between the beginning of one gap and the end of another."""
    shortest = min(first.samples, last.samples)
    if shortest < 2 * MARGIN or (not has_filler and first.samples < DEAD_AIR):
        return None
    start = first.start + min(AFTER, first.samples - MARGIN)
    end = last.end - min(BEFORE, last.samples - MARGIN)
    return Part(start=start, end=end) if end - start >= WORTH else None

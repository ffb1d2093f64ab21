"""The owner's own narration, cut into one take a line without losing a sample."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.voice.takes import SpokenLine, TimeSource, WordTime

LEAST_READ = 0.3
"""Of all words: below it the narration is of another text."""
NOT_HEARD, AS_WRITTEN = 0.5, 0.85
"""Of a line's words: below the first it counts as left out, from the second as read."""
NAMED_WORDS = 6


class NarrationMismatch(ReelwrightError):
    """The narration is not of this script."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NarratedLine:
    """Samples ``start`` up to ``end`` of the narration, which are this line's take.

    ``words`` has a time for every utterance, in samples from ``start``.
    """

    start: int
    end: int
    words: tuple[WordTime, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Narration:
    """A take for every line; end to end they are the narration. ``notes`` tell what differs."""

    lines: tuple[NarratedLine, ...]
    notes: tuple[str, ...]


def utterances_of(lines: Sequence[SpokenLine]) -> tuple[str, ...]:
    """What an aligner is asked to find: every utterance of every line."""
    return tuple(part.spoken for line in lines for part in line.utterances)


def cut_narration(
    lines: Sequence[SpokenLine], times: Sequence[WordTime], samples: int, rate: int
) -> Narration:
    """Cut ``samples`` of narration where ``times`` (one for each of ``utterances_of``) say.

    ::

        narration   ..one two......three four...five..
        lines       |one two   |three four |five     |

    A cut lies in the middle of the pause between two lines; sound before the first line and
    after the last belongs to them. No sample is lost and none is used twice.

    Raises:
        NarrationMismatch: too few words were found for the narration to be of this script.
        ValueError: times and utterances differ in number.
    """
    counts = [len(line.utterances) for line in lines]
    if sum(counts) != len(times):
        message = f"{len(times)} times for {sum(counts)} utterances"
        raise ValueError(message)
    groups = [tuple(times[first:last]) for first, last in pairwise(accumulate(counts, initial=0))]
    _refuse_another_text(lines, groups)
    cuts = list(_cuts(groups, samples))
    return Narration(
        lines=tuple(
            NarratedLine(start=start, end=end, words=_from(start, end, words))
            for (start, end), words in zip(pairwise(cuts), groups, strict=True)
        ),
        notes=tuple(_notes(lines, groups, rate)),
    )


def _cuts(groups: Sequence[Sequence[WordTime]], samples: int) -> Iterator[int]:
    """Where each line begins, and the end; a line without words begins where the last ended."""
    yield 0
    cut, end = 0, 0
    for words, following in pairwise(groups):
        end = max([end, *(word.end for word in words)])
        start = following[0].start if following else end
        cut = min(max(cut, (end + max(start, end)) // 2), samples)
        yield cut
    if groups:
        yield samples


def _from(start: int, end: int, words: Sequence[WordTime]) -> tuple[WordTime, ...]:
    def inside(sample: int) -> int:
        return min(max(sample, start), end) - start

    return tuple(replace(word, start=inside(word.start), end=inside(word.end)) for word in words)


def _heard(line: SpokenLine, words: Sequence[WordTime]) -> tuple[int, int]:
    """Of the utterances that say something: how many were found, and how many there are."""
    found = [
        word.source is not TimeSource.ESTIMATED
        for part, word in zip(line.utterances, words, strict=True)
        if any(map(str.isalnum, part.spoken))
    ]
    return sum(found), len(found)


def _refuse_another_text(lines: Sequence[SpokenLine], groups: Sequence[Sequence[WordTime]]) -> None:
    pairs = [_heard(line, words) for line, words in zip(lines, groups, strict=True)]
    found, total = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
    if found < LEAST_READ * total:
        message = (
            f"The narration does not match the script: {found} of its {total} words were found. "
            "Check that both belong together, or record the narration from this script.md."
        )
        raise NarrationMismatch(message)


def _notes(
    lines: Sequence[SpokenLine], groups: Sequence[Sequence[WordTime]], rate: int
) -> Iterator[str]:
    for number, (line, words) in enumerate(zip(lines, groups, strict=True), 1):
        found, total = _heard(line, words)
        if not total or found >= AS_WRITTEN * total:
            continue
        minutes, seconds = divmod(words[0].start // rate, 60)
        named = " ".join(line.text.split()[:NAMED_WORDS])
        where = f"Line {number} (\u201c{named}\u2026\u201d, about {minutes}:{seconds:02d})"
        if found < NOT_HEARD * total:
            yield f"{where} was not heard in the narration."
        else:
            yield f"{where} was spoken differently: {found} of its {total} words were heard."

"""Cutting a long text without times where some of its words were surely heard."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.given import GivenSegment, GivenTranscript

APART = 5 * SAMPLE_RATE
"""Samples between two anchors that are used: more of them make windows no better."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchor:
    """A word by its place in its text, and the sample at which it begins."""

    word: int
    sample: int

    def moved(self, words: int, samples: int) -> "Anchor":
        """The same in a text and a recording that begin so much earlier."""
        return Anchor(word=self.word + words, sample=self.sample + samples)


def thinned(anchors: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """Anchors that rise in words and samples, none nearer to the one before than is of use."""
    kept: list[Anchor] = []
    for each in anchors:
        last = kept[-1] if kept else None
        if last is None or (each.word > last.word and each.sample - last.sample >= APART):
            kept.append(each)
    return tuple(kept)


def anchored(given: GivenTranscript, anchors: Sequence[Anchor]) -> GivenTranscript:
    """The transcript with its segments cut at anchors, which give the parts their beginnings.

    segments   | a b c d e f | g h |         anchors at c and g
    becomes    | a b | c d e f | g h |       with times for c and g
    """
    waiting = list(anchors)
    parts: list[GivenSegment] = []
    first = 0
    for segment in given.segments:
        end = first + len(segment.words)
        inside: list[Anchor] = []
        while waiting and waiting[0].word < end:
            inside.append(waiting.pop(0))
        parts += _parts(segment, [each.moved(-first, 0) for each in inside])
        first = end
    return replace(given, segments=tuple(parts))


def _parts(segment: GivenSegment, anchors: Sequence[Anchor]) -> Iterator[GivenSegment]:
    if not anchors:
        yield segment
        return
    if anchors[0].word > 0:
        yield replace(segment, words=segment.words[: anchors[0].word], end=None)
    ends = [*(each.word for each in anchors[1:]), len(segment.words)]
    for anchor, end in zip(anchors, ends, strict=True):
        yield replace(
            segment,
            words=segment.words[anchor.word : end],
            start=anchor.sample,
            end=segment.end if end == len(segment.words) else None,
        )

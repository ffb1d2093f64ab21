"""From what a transcript gives to a time for every word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.given import GivenSegment, GivenTranscript, GivenWord
from reelwright.domain.transcript.transcript import Word
from reelwright.domain.voice.takes import TimeSource, WordTime
from reelwright.domain.voice.word_spans import Span, filled

LONGEST_WINDOW = 25 * SAMPLE_RATE
"""Samples of sound in which words are looked for at once; longer is slower, shorter cuts words."""
FOLLOWED_WINDOW, FOLLOWED_MARGIN = 15 * SAMPLE_RATE, SAMPLE_RATE // 5
"""The same, and by how much times may be off, of a text that was followed: its anchors are surer
than the times of subtitles."""
MARGIN = SAMPLE_RATE * 3 // 4
"""Samples by which the times of segments may be off."""
SPOT = 15
"""Words of a place at which a transcript with times is held against the sound: fewer are found in
anything."""
SHORTEST_WORD = SAMPLE_RATE // 50


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """Segments ``first`` up to ``last`` (exclusive), all said between two samples."""

    first: int
    last: int
    start: int
    end: int


def windows(
    given: GivenTranscript, samples: int, longest: int = LONGEST_WINDOW, margin: int = MARGIN
) -> tuple[Window, ...]:
    """Where in a recording of ``samples`` the words of a transcript are to be looked for.

    Segments without times are looked for together with those before them, up to the next that
    has one.
    """
    groups = _groups(given.segments, longest)
    starts = [_start(given.segments[first]) for first, _ in groups]
    found: list[Window] = []
    for at, (first, last) in enumerate(groups):
        until = starts[at + 1] if at + 1 < len(groups) else samples
        end = given.segments[last - 1].end
        start = starts[at] - margin
        found.append(
            Window(
                first=first,
                last=last,
                start=max(0, min(start, samples)),
                end=max(0, min(samples, (until if end is None else min(end, until)) + margin)),
            )
        )
    return tuple(found)


def _groups(segments: Sequence[GivenSegment], longest: int) -> list[tuple[int, int]]:
    """Runs of segments that are together no longer than a window, cut where a time is known."""
    groups: list[tuple[int, int]] = []
    first = 0
    for at in range(1, len(segments)):
        start = segments[at].start
        if start is None:
            continue
        following = segments[at + 1].start if at + 1 < len(segments) else None
        ends = segments[at].end or following or start
        if ends - _start(segments[first]) > longest:
            groups.append((first, at))
            first = at
    return [*groups, (first, len(segments))] if segments else []


def _start(segment: GivenSegment) -> int:
    return segment.start or 0


def told_times(given: GivenTranscript, samples: int) -> tuple[Word, ...]:
    """The words with the times of the file; those without one share the room of neighbours."""
    words = [word for segment in given.segments for word in segment.words]
    spans: dict[int, Span] = dict(_spans(words))
    times = filled([word.text for word in words], spans, samples, TimeSource.ALIGNED)
    return placed(given.segments, times)


def spots(words: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """Where to look whether words are at their times: a quarter and three quarters through."""
    if len(words) <= 2 * SPOT:
        return ((0, len(words)),) if words else ()
    firsts = (len(words) // 4, min(len(words) * 3 // 4, len(words) - SPOT))
    return tuple((first, first + SPOT) for first in firsts)


def spread(given: GivenTranscript, window: Window) -> tuple[WordTime, ...]:
    """Estimated times of a window's words: each segment's by their letters."""
    times: list[WordTime] = []
    for segment in given.segments[window.first : window.last]:
        start = max(segment.start or window.start, times[-1].end if times else window.start)
        end = max(start, min(segment.end or window.end, window.end))
        times += estimated([word.text for word in segment.words], start, end)
    return tuple(times)


def estimated(texts: Sequence[str], start: int, end: int) -> tuple[WordTime, ...]:
    """Times of words that share the room between two samples by their letters."""
    return tuple(
        WordTime(start=start + time.start, end=start + time.end, source=TimeSource.ESTIMATED)
        for time in filled(texts, {}, end - start, TimeSource.ESTIMATED)
    )


def placed(segments: Sequence[GivenSegment], times: Sequence[WordTime]) -> tuple[Word, ...]:
    """Words with their times and speakers."""
    known = iter(times)
    return tuple(
        Word(
            text=word.text,
            start=(time := next(known)).start,
            end=time.end,
            source=time.source,
            speaker=segment.speaker,
            confidence=word.confidence,
        )
        for segment in segments
        for word in segment.words
    )


def _spans(words: Sequence[GivenWord]) -> Iterator[tuple[int, Span]]:
    """First and last sample of every word with a start; one without an end lasts to the next."""
    for at, word in enumerate(words):
        if word.start is None:
            continue
        following = next(
            (later.start for later in words[at + 1 : at + 2] if later.start is not None), None
        )
        end = word.end if word.end is not None else following
        yield at, (word.start, max(word.start + SHORTEST_WORD, end or 0))

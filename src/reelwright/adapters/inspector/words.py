"""When the words of a script are heard in the exported sound, and how far captions are off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reelwright.adapters.inspector.sound import HeardSound
from reelwright.domain.inspection.measurements import NotMeasured, WordError
from reelwright.domain.inspection.verdict import Expectation, HeardLine
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.voice.takes import Utterance
from reelwright.ports.progress import Progress
from reelwright.ports.voice import Aligner, AlignmentFailed, LanguageUnsupported

_STEP = "aligning"
_WIDEST_MARGIN = 3 * SAMPLE_RATE // 10
_STRETCH = 20 * SAMPLE_RATE
"""Lines are aligned together up to this length: each call makes its own dictionary."""
_MOST_STRETCHES = 10
"""Of a longer video so many stretches are aligned, evenly spread, the first and last included."""

HeardStarts = dict[int, tuple[int, ...]]
"""By the index of a line: the sample at which each spoken word begins, empty where not heard."""


def heard_starts(
    heard: HeardSound, lines: tuple[HeardLine, ...], aligner: Aligner, progress: Progress
) -> HeardStarts:
    """Align the spoken words of the lines with the sound.

    Raises:
        Cancelled: the progress asked to stop.
    """
    listener = _Listener(heard=heard, lines=lines, aligner=aligner)
    starts: HeardStarts = {}
    chosen = _spread(_stretches(lines))
    for done, stretch in enumerate(chosen):
        progress.advance(_STEP, done, len(chosen))
        starts.update(listener.starts_of(stretch))
    return starts


def _stretches(lines: tuple[HeardLine, ...]) -> list[range]:
    """Runs of neighbouring lines of about 20 seconds."""
    runs: list[range] = []
    first = 0
    for index in range(len(lines)):
        last = index + 1 == len(lines)
        if last or lines[index + 1].end - lines[first].start > _STRETCH:
            runs.append(range(first, index + 1))
            first = index + 1
    return runs


def _spread(stretches: list[range]) -> list[range]:
    if len(stretches) <= _MOST_STRETCHES:
        return stretches
    last = len(stretches) - 1
    return [stretches[round(at * last / (_MOST_STRETCHES - 1))] for at in range(_MOST_STRETCHES)]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Listener:
    """Aligns runs of lines of one track."""

    heard: HeardSound
    lines: tuple[HeardLine, ...]
    aligner: Aligner

    def starts_of(self, run: range) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Together; where that fails, line by line."""
        spoken = [_spoken_words(self.lines[index]) for index in run]
        found = self._align(run, [word for words in spoken for word in words])
        if not found and len(run) > 1:
            for index in run:
                yield from self.starts_of(range(index, index + 1))
            return
        place = 0
        for index, words in zip(run, spoken, strict=True):
            yield index, found[place : place + len(words)]
            place += len(words)

    def _align(self, run: range, words: list[str]) -> tuple[int, ...]:
        first, last = self.lines[run[0]], self.lines[run[-1]]
        before, after = self._margins(run)
        begin = max(0, first.start - before)
        recording = self.heard.stretch(begin, last.end + after)
        if not words or not recording.pcm:
            return ()
        try:
            times = self.aligner.align(recording, words, first.spoken.language)
        except (AlignmentFailed, LanguageUnsupported):
            return ()
        return tuple(begin + time.start for time in times)

    def _margins(self, run: range) -> tuple[int, int]:
        """Samples around in which words may be heard: half-way to the neighbouring lines."""
        first, last = self.lines[run[0]], self.lines[run[-1]]
        before = first.start - (self.lines[run[0] - 1].end if run[0] else 0)
        following = run[-1] + 1
        after = self.lines[following].start - last.end if following < len(self.lines) else 10**9
        return _half(before), _half(after)


def _half(gap: int) -> int:
    return min(_WIDEST_MARGIN, max(0, gap // 2))


def _spoken_words(line: HeardLine) -> list[str]:
    return [word for part in line.spoken.utterances for word in part.spoken.split()]


def word_errors(starts: HeardStarts, expected: Expectation) -> tuple[WordError, ...] | NotMeasured:
    """How far each captioned word stands from where the first of its spoken words is heard."""
    claims = [word for cue in expected.cues for line in cue.lines for word in line]
    if len(claims) != sum(_written(line) for line in expected.lines):
        return NotMeasured(reason="captions and spoken lines do not hold the same words")
    errors: list[WordError] = []
    first = 0
    for index, line in enumerate(expected.lines):
        own = claims[first : first + _written(line)]
        first += len(own)
        if index in starts:
            said = [(own[part.first].text, own[part.first].start) for part in _said(line)]
            errors.extend(_errors(said, _first_words(line), starts[index]))
    return tuple(errors)


def _errors(
    said: Sequence[tuple[str, int]], first_words: Sequence[int], starts: Sequence[int]
) -> Iterator[WordError]:
    for (text, claimed), place in zip(said, first_words, strict=True):
        error = None
        if place < len(starts):
            error = abs(starts[place] - claimed) * 1000 / SAMPLE_RATE
        yield WordError(second=claimed / SAMPLE_RATE, text=text, milliseconds=error)


def _written(line: HeardLine) -> int:
    return line.spoken.utterances[-1].last if line.spoken.utterances else 0


def _said(line: HeardLine) -> list[Utterance]:
    return [part for part in line.spoken.utterances if part.spoken.split()]


def _first_words(line: HeardLine) -> list[int]:
    """For each utterance that is said, the index of its first spoken word in the line."""
    places, place = [], 0
    for part in _said(line):
        places.append(place)
        place += len(part.spoken.split())
    return places

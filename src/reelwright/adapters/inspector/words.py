"""Captions against what is heard in the exported sound."""

from collections.abc import Iterator
from dataclasses import dataclass

from reelwright.adapters.inspector.sound import HeardSound
from reelwright.domain.inspection.measurements import NotMeasured, WordError
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.verdict import Expectation, HeardLine
from reelwright.ports.progress import Progress
from reelwright.ports.voice import Aligner, AlignmentFailed, LanguageUnsupported, Recording

_STEP = "aligning"
_WIDEST_MARGIN = 3 * SAMPLE_RATE // 10


@dataclass(frozen=True, kw_only=True, slots=True)
class _Claim:
    """A written word of a caption and the sample at which it is said to be heard."""

    text: str
    start: int


def word_errors(
    heard: HeardSound, expected: Expectation, aligner: Aligner, progress: Progress
) -> tuple[WordError, ...] | NotMeasured:
    """Align every line anew and compare.

    Raises:
        Cancelled: the progress asked to stop.
    """
    if not expected.lines or not expected.cues:
        return NotMeasured(reason="there are no spoken lines to compare with")
    if not heard.samples:
        return NotMeasured(reason="there is no sound")
    if expected.language not in aligner.languages():
        return NotMeasured(reason=f"no aligner for {expected.language or 'an unknown language'}")
    claims = [
        _Claim(text=word.text, start=word.start)
        for cue in expected.cues
        for line in cue.lines
        for word in line
    ]
    if len(claims) != sum(_written(line) for line in expected.lines):
        return NotMeasured(reason="captions and spoken lines do not hold the same words")
    listener = _Listener(heard=heard, aligner=aligner, language=expected.language)
    errors: list[WordError] = []
    first = 0
    for index, line in enumerate(expected.lines):
        progress.advance(_STEP, index, len(expected.lines))
        margin = _margins(expected.lines, index)
        own = claims[first : first + _written(line)]
        errors.extend(listener.errors(line, margin, own))
        first += len(own)
    return tuple(errors)


def _written(line: HeardLine) -> int:
    return line.spoken.utterances[-1].last if line.spoken.utterances else 0


def _margins(lines: tuple[HeardLine, ...], index: int) -> tuple[int, int]:
    """Samples around a take in which its words may be heard: half-way to its neighbours."""
    line = lines[index]
    before = line.start - lines[index - 1].end if index else line.start
    after = lines[index + 1].start - line.end if index + 1 < len(lines) else _WIDEST_MARGIN
    widest = _WIDEST_MARGIN
    return min(widest, max(0, before // 2)), min(widest, max(0, after // 2))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Listener:
    """Aligns single lines of one track."""

    heard: HeardSound
    aligner: Aligner
    language: str

    def errors(
        self, line: HeardLine, margin: tuple[int, int], claims: list[_Claim]
    ) -> Iterator[WordError]:
        """One for each utterance that is spoken; none heard where the line is not."""
        begin = max(0, line.start - margin[0])
        recording = self.heard.stretch(begin, line.end + margin[1])
        spoken = [word for part in line.spoken.utterances for word in part.spoken.split()]
        starts = self._starts(recording, spoken)
        place = 0
        for part in line.spoken.utterances:
            count = len(part.spoken.split())
            if not count:
                continue
            claim = claims[part.first]
            error = None
            if place < len(starts):
                error = abs(begin + starts[place] - claim.start) * 1000 / SAMPLE_RATE
            yield WordError(second=claim.start / SAMPLE_RATE, text=claim.text, milliseconds=error)
            place += count

    def _starts(self, recording: Recording, spoken: list[str]) -> tuple[int, ...]:
        if not spoken or not recording.pcm:
            return ()
        try:
            times = self.aligner.align(recording, spoken, self.language)
        except (AlignmentFailed, LanguageUnsupported):
            return ()
        return tuple(time.start for time in times)

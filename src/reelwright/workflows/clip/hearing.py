"""A time for every word of a transcript that was given, found in the sound."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reelwright.domain.script.scenes import Line
from reelwright.domain.spoken.line import LanguageNotSpoken, spoken_line
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.completing import Window, placed, spread, told_times, windows
from reelwright.domain.transcript.given import GivenTranscript
from reelwright.domain.transcript.transcript import Transcript, Word
from reelwright.domain.voice.takes import TimeSource, Utterance, WordTime
from reelwright.domain.voice.word_times import written_word_times
from reelwright.ports.progress import Progress
from reelwright.ports.voice import Aligner, AlignmentFailed, LanguageUnsupported, Recording

STEP = "align"
NOTED = 0.01
"""The part of words that are not found from which a person is told."""
MOST_FOREIGN = 0.5
"""The part of a transcript's words that may not be found before it counts as another's."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Listener:
    """Hears a recording of ``samples``: ``listen`` gives what is between two of them."""

    samples: int
    listen: Callable[[int, int], Recording]
    aligners: Sequence[Aligner]

    def aligner_of(self, language: str) -> Aligner | None:
        """The first aligner that knows a language."""
        return next((each for each in self.aligners if language in each.languages()), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """A transcript with times, and what a person should know of them.

    ``found`` is the part of the words that were found in the sound; 1.0 where the file's own
    times were taken.
    """

    transcript: Transcript
    found: float
    notes: tuple[str, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether the transcript is of this recording."""
        return self.found >= 1 - MOST_FOREIGN


def heard(given: GivenTranscript, language: str, listener: Listener, progress: Progress) -> Heard:
    """The transcript with a time for every word.

    Words that have times keep them. The others are looked for in the sound, a stretch at a time;
    where that fails they share the time of their segment, and count as estimated.

    Raises:
        Cancelled.
    """
    if given.has_word_times:
        words = told_times(given, listener.samples)
        return Heard(transcript=Transcript(words=words, language=language), found=1.0)
    aligner = listener.aligner_of(language)
    times: list[WordTime] = []
    looked = windows(given, listener.samples)
    for at, window in enumerate(looked):
        progress.advance(STEP, at, len(looked))
        times += _aligned(given, window, language, listener) or spread(given, window)
    progress.advance(STEP, len(looked), len(looked))
    words = placed(given.segments, _in_order(times))
    return Heard(
        transcript=Transcript(words=words, language=language),
        found=_part_found(words) if aligner else 1.0,
        notes=_notes(words, language, has_aligner=aligner is not None),
    )


def _aligned(
    given: GivenTranscript, window: Window, language: str, listener: Listener
) -> tuple[WordTime, ...] | None:
    """Times of a window's words in the recording; None where they are not in its sound."""
    aligner = listener.aligner_of(language)
    if aligner is None:
        return None
    segments = given.segments[window.first : window.last]
    written = [word.text for segment in segments for word in segment.words]
    sound = listener.listen(window.start, window.end)
    try:
        utterances = _utterances(written, language)
        said = [utterance.spoken for utterance in utterances]
        found = aligner.align(sound, said, language)
    except (AlignmentFailed, LanguageUnsupported, LanguageNotSpoken):
        return None
    times = written_word_times(written, utterances, found, sound.samples)
    return tuple(_moved(time, window.start, sound.rate) for time in times)


def _utterances(written: Sequence[str], language: str) -> tuple[Utterance, ...]:
    return spoken_line(Line(text=" ".join(written)), language).utterances


def _moved(time: WordTime, start: int, rate: int) -> WordTime:
    first, last = (start + at * SAMPLE_RATE // rate for at in (time.start, time.end))
    return WordTime(start=first, end=last, source=time.source)


def _in_order(times: Sequence[WordTime]) -> list[WordTime]:
    """Windows overlap by their margins: no word begins before the one in front of it."""
    ordered: list[WordTime] = []
    for time in times:
        start = max(time.start, ordered[-1].start) if ordered else time.start
        ordered.append(WordTime(start=start, end=max(start, time.end), source=time.source))
    return ordered


def _part_found(words: Sequence[Word]) -> float:
    said = [word for word in words if any(map(str.isalnum, word.text))]
    found = sum(word.source is not TimeSource.ESTIMATED for word in said)
    return found / len(said) if said else 0.0


def _notes(words: Sequence[Word], language: str, *, has_aligner: bool) -> tuple[str, ...]:
    if not has_aligner:
        message = f"Nothing here can find words of the language {language!r} in sound: "
        return (f"{message}their times are estimated from those of their segments.",)
    missing = 1 - _part_found(words)
    if missing > NOTED:
        return (f"{missing:.0%} of the transcript's words were not found in the sound.",)
    return ()

"""From a recording to its words: those of a transcript placed in the sound, or recognised."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.script.scenes import Line
from reelwright.domain.sound.pauses import pauses
from reelwright.domain.spoken.line import LanguageNotSpoken, spoken_line
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.completing import (
    FOLLOWED_MARGIN,
    FOLLOWED_WINDOW,
    MARGIN,
    Window,
    placed,
    spots,
    spread,
    told_times,
    windows,
)
from reelwright.domain.transcript.given import GivenTranscript
from reelwright.domain.transcript.languages import tagged_language
from reelwright.domain.transcript.transcript import Transcript, Word
from reelwright.domain.voice.takes import TimeSource, Utterance, WordTime
from reelwright.domain.voice.word_times import written_word_times
from reelwright.ports.progress import Progress
from reelwright.ports.recordings import Levels, Mono, RecordingFacts, Span
from reelwright.ports.voice import Aligner, AlignmentFailed, LanguageUnsupported, Recording
from reelwright.workflows.clip.anchoring import followed
from reelwright.workflows.clip.listener import Listener, Stretch, rising
from reelwright.workflows.clip.order import ClipOrder, ClipStudio
from reelwright.workflows.clip.recognising import recognised, recogniser_for

STEP = "align"
LANGUAGE = "en"
"""Where nothing tells the language of a transcript."""
NOTED = 0.01
"""The part of words that are not found from which a person is told."""
MOST_FOREIGN = 0.5
"""The part of a transcript's words that may not be found before it counts as another's."""
LONGEST_LOOKED = 300 * SAMPLE_RATE
"""Samples in which words are looked for at once, so that memory stays flat: where a text could not
be followed for longer, it is not looked for."""


class TranscriptForeign(ReelwrightError):
    """The transcript is of another recording."""


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


def hear(
    order: ClipOrder, studio: ClipStudio, facts: RecordingFacts, sound: Levels, progress: Progress
) -> Heard:
    """Every word of a recording: of the transcript that was given, else as it is recognised.

    Raises:
        TranscriptUnreadable, TranscriptEmpty, TranscriptForeign, NothingSaid, NothingUnderstood,
        LanguageUnheard, RecogniserUnavailable, RecognitionFailed, RecordingUnreadable, Cancelled;
        ServiceError from an outside recogniser.
    """
    listener = listener_of(order, studio, sound)
    tagged = tagged_language(facts.tracks[max(0, sound.track)].language)
    if order.transcript is None:
        recogniser = recogniser_for(studio.recognisers, order.language, tagged)
        found = recognised(recogniser, order.language, listener, progress)
        return Heard(transcript=found.transcript, found=1.0, notes=found.notes)
    given = studio.transcripts.read(order.transcript)
    written = order.language or given.language or studio.language_of(_text(given))
    placed = heard(given, written or tagged or LANGUAGE, listener, progress)
    if not placed.fits:
        message = (
            f"{order.transcript.name} is not of {order.recording.name}: only {placed.found:.0%} of "
            f"its {given.words} words were found in the sound. Give the transcript of this "
            "recording, or none."
        )
        raise TranscriptForeign(message)
    return replace(placed, notes=(*given.notes, *placed.notes))


def listener_of(order: ClipOrder, studio: ClipStudio, sound: Levels) -> Listener:
    """Who hears the recording of an order, whose levels are known."""

    def listen(stretches: Sequence[Stretch]) -> Iterator[Recording]:
        for run in rising(stretches):
            spans = [Span(start=start, end=end) for start, end in run]
            for heard in studio.recordings.stretches(order.recording, sound.track, spans):
                yield Recording(pcm=_whole_numbers(heard), rate=SAMPLE_RATE)

    return Listener(
        samples=sound.samples,
        listen=listen,
        aligners=studio.aligners,
        name=order.recording.name,
        pauses=pauses(sound.levels),
    )


def _whole_numbers(sound: Mono) -> bytes:
    return (np.clip(sound, -1, 1) * 0x7FFF).astype("<i2").tobytes()


def _text(given: GivenTranscript) -> str:
    return " ".join(segment.text for segment in given.segments)


def heard(given: GivenTranscript, language: str, listener: Listener, progress: Progress) -> Heard:
    """The transcript with a time for every word.

    Words that have times keep them. The others are looked for in the sound, a stretch at a time;
    where that fails they share the time of their segment, and count as estimated.

    Raises:
        Cancelled.
    """
    if given.has_word_times:
        words = told_times(given, listener.samples)
        return Heard(
            transcript=Transcript(words=words, language=language),
            found=1.0,
            notes=_doubts(words, language, listener),
        )
    aligner = listener.aligner_of(language)
    told = given
    given = followed(told, language, listener, progress)
    looked = _windows(told, given, listener)
    times: list[WordTime] = []
    found = times_of([_wanted(given, each) for each in looked], language, listener)
    for at, window in enumerate(looked):
        progress.advance(STEP, at, len(looked))
        there = next(found)
        times += there or spread(given, window)
    progress.advance(STEP, len(looked), len(looked))
    words = placed(given.segments, _in_order(times))
    return Heard(
        transcript=Transcript(words=words, language=language),
        found=_part_found(words) if aligner else 1.0,
        notes=_notes(words, language, has_aligner=aligner is not None),
    )


def _windows(
    told: GivenTranscript, given: GivenTranscript, listener: Listener
) -> tuple[Window, ...]:
    """Where words are looked for; nearer to where a text without any times was followed to."""
    if given is told:
        return windows(given, listener.samples)
    untimed = all(segment.start is None for segment in told.segments)
    margin = FOLLOWED_MARGIN if untimed else MARGIN
    return windows(given, listener.samples, FOLLOWED_WINDOW, margin)


def _doubts(words: Sequence[Word], language: str, listener: Listener) -> tuple[str, ...]:
    """What speaks against a transcript whose words have times: it is asked of the sound in places.

    Its times are believed all the same, since who made it may have heard what we cannot.
    """
    places = [words[first:last] for first, last in spots(words)]
    wanted = [
        Wanted(
            texts=tuple(word.text for word in place),
            start=max(0, place[0].start - MARGIN),
            end=min(listener.samples, place[-1].end + MARGIN),
        )
        for place in places
    ]
    found = times_of(wanted, language, listener)
    missed = sum(each is None or _share_found(each) < 1 - MOST_FOREIGN for each in found)
    if missed < len(places) or listener.aligner_of(language) is None:
        return ()
    note = (
        f"The transcript may not be of {listener.name}: in {missed} of {len(places)} places that "
        "were looked at, its words were not heard at their times."
    )
    return (note,)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """Words that are looked for between two samples."""

    texts: tuple[str, ...]
    start: int
    end: int


def _wanted(given: GivenTranscript, window: Window) -> Wanted:
    segments = given.segments[window.first : window.last]
    texts = tuple(word.text for segment in segments for word in segment.words)
    if window.end - window.start > LONGEST_LOOKED:
        return Wanted(texts=(), start=window.start, end=window.start)
    return Wanted(texts=texts, start=window.start, end=window.end)


def times_of(
    wanted: Sequence[Wanted], language: str, listener: Listener
) -> Iterator[tuple[WordTime, ...] | None]:
    """For each in order the times of its words; None where they are not heard there."""
    aligner = listener.aligner_of(language)
    if aligner is None:
        yield from (None for _ in wanted)
        return
    sounds = listener.listen([(each.start, max(each.start, each.end)) for each in wanted])
    for each, sound in zip(wanted, sounds, strict=True):
        yield _times_in(sound, each, language, aligner)


def _times_in(
    sound: Recording, wanted: Wanted, language: str, aligner: Aligner
) -> tuple[WordTime, ...] | None:
    if not sound.samples or not wanted.texts:
        return None
    try:
        utterances = _utterances(wanted.texts, language)
        said = [utterance.spoken for utterance in utterances]
        found = aligner.align(sound, said, language)
    except (AlignmentFailed, LanguageUnsupported, LanguageNotSpoken):
        return None
    times = written_word_times(wanted.texts, utterances, found, sound.samples)
    return tuple(_moved(time, wanted.start, sound.rate) for time in times)


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


def _share_found(times: Sequence[WordTime]) -> float:
    return sum(time.source is not TimeSource.ESTIMATED for time in times) / max(1, len(times))


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

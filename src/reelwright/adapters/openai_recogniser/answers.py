"""``verbose_json`` as values: what is in it, held against how long the sound was.

Sources: openai-python, ``types/audio/transcription_verbose.py`` with its words and segments.
Compatible servers leave words out, put them into segments, or know no confidence.
"""

import math
from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from reelwright.domain.text.printable import printable
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.languages import tagged_language
from reelwright.domain.transcript.marks import marked
from reelwright.domain.transcript.recognised import Recognised, RecognisedWord
from reelwright.domain.voice.takes import TimeSource
from reelwright.domain.voice.word_spans import filled
from reelwright.ports.services import AnswerUnusable, HttpAnswer, titled
from reelwright.ports.wire import Readable, read_answer

SERVICE = "openai"
MOST_WORDS_A_SECOND = 12
"""Nobody speaks faster for longer than a moment; more are no answer to this sound."""
NO_SPEECH, UNSURE = 0.6, -1.0
"""Of a segment: above the first and below the second the model itself takes it for silence
(openai/whisper, ``transcribe``)."""


class _Word(BaseModel):
    word: str
    start: float
    end: float
    probability: float | None = None


class _Segment(BaseModel):
    text: str = ""
    start: float = 0.0
    end: float = 0.0
    avg_logprob: float | None = None
    no_speech_prob: float = 0.0
    words: Readable[_Word] = []

    @property
    def silent(self) -> bool:
        """Whether the model itself takes it for silence."""
        unsure = self.avg_logprob is not None and self.avg_logprob < UNSURE
        return unsure and self.no_speech_prob > NO_SPEECH

    @property
    def confidence(self) -> float | None:
        """The mean probability of its tokens."""
        if self.avg_logprob is None or math.isnan(self.avg_logprob):
            return None
        return math.exp(min(0.0, self.avg_logprob))


class _Transcription(BaseModel):
    text: str
    language: str = ""
    words: Readable[_Word] = []
    segments: Readable[_Segment] = []


def read_transcription(answer: HttpAnswer, samples: int, language: str) -> Recognised:
    """The words in an answer to so many samples of sound.

    Raises:
        AnswerUnusable: it is not in its form, or cannot be about this sound.
    """
    told = read_answer(_Transcription, SERVICE, answer)
    segments = [segment for segment in told.segments if not segment.silent]
    words = tuple(_of_words(told, segments)) or tuple(_of_segments(segments, told.text, samples))
    if len(words) > MOST_WORDS_A_SECOND * (samples / SAMPLE_RATE + 1):
        message = (
            f"{titled(SERVICE)} answers with {len(words)} words to {samples / SAMPLE_RATE:.0f} s "
            "of sound, which nobody speaks; try again later."
        )
        raise AnswerUnusable(message, service=SERVICE)
    return Recognised(
        words=tuple(_inside(words, samples)),
        language=language or tagged_language(told.language),
    )


def read_models(answer: HttpAnswer) -> tuple[str, ...]:
    """The names of the models that the account may use.

    Raises:
        AnswerUnusable.
    """
    return tuple(each.id for each in read_answer(_Listing, SERVICE, answer).data)


class _Listed(BaseModel):
    id: str


class _Listing(BaseModel):
    data: Readable[_Listed]


def _of_words(told: _Transcription, segments: Sequence[_Segment]) -> Iterator[RecognisedWord]:
    """Words with times of their own, and the marks that only the segments' text has."""
    heard = [*told.words] or [word for segment in segments for word in segment.words]
    written = " ".join(segment.text for segment in segments) or told.text
    silent = [(each.start, each.end) for each in told.segments if each.silent]
    texts = marked([_plain(word.word) for word in heard], _plain(written).split())
    for word, text in zip(heard, texts, strict=True):
        if text and not any(start <= word.start < end for start, end in silent):
            yield RecognisedWord(
                text=text,
                start=_sample(word.start),
                end=_sample(word.end),
                confidence=_part(word.probability, segments, word.start),
            )


def _of_segments(segments: Sequence[_Segment], text: str, samples: int) -> Iterator[RecognisedWord]:
    """The words of segments, which share their time by their letters."""
    whole = _Segment(text=text, start=0.0, end=samples / SAMPLE_RATE)
    for segment in segments or [whole]:
        words = _plain(segment.text).split()
        start = _sample(segment.start)
        room = max(0, min(samples, _sample(segment.end)) - start)
        times = filled(words, {}, room, TimeSource.ESTIMATED)
        for word, time in zip(words, times, strict=True):
            yield RecognisedWord(
                text=word,
                start=start + time.start,
                end=start + time.end,
                confidence=segment.confidence,
            )


def _part(own: float | None, segments: Sequence[_Segment], start: float) -> float | None:
    if own is not None and 0 <= own <= 1:
        return own
    return next((each.confidence for each in segments if each.start <= start < each.end), None)


def _inside(words: Sequence[RecognisedWord], samples: int) -> Iterator[RecognisedWord]:
    """Words in the order of their times, none outside of the sound."""
    for word in sorted(words, key=lambda word: word.start):
        start = min(word.start, samples)
        yield RecognisedWord(
            text=word.text,
            start=start,
            end=max(start, min(word.end, samples)),
            confidence=word.confidence,
        )


def _sample(seconds: float) -> int:
    return round(seconds * SAMPLE_RATE) if math.isfinite(seconds) and seconds > 0 else 0


def _plain(text: str) -> str:
    return " ".join(printable(text).split())

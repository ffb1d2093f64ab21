"""The JSON of recognisers and players, a model for each form.

Fields are those of each service's documentation; what is not read is not named. Times are seconds
but for YouTube's and AssemblyAI's, which are milliseconds.
"""

from collections.abc import Iterable, Sequence
from typing import Annotated

from pydantic import AliasChoices, BaseModel, BeforeValidator, Field

from reelwright.adapters.transcripts.times import samples_at, timed_words, untimed_words
from reelwright.domain.transcript.given import (
    GivenSegment,
    GivenTranscript,
    GivenWord,
    TranscriptForm,
)
from reelwright.domain.transcript.languages import tagged_language
from reelwright.domain.transcript.marks import marked


def _text(value: object) -> object:
    """Speakers are numbers in one form and names in another."""
    return "" if value is None else str(value) if isinstance(value, int) else value


Speaker = Annotated[str, BeforeValidator(_text)]
THOUSANDTH = 0.001


class _Piece(BaseModel):
    utf8: str = ""
    tOffsetMs: float = 0  # noqa: N815 - the form's own name


class _Event(BaseModel):
    tStartMs: float | None = None  # noqa: N815 - the form's own name
    dDurationMs: float = 0  # noqa: N815 - the form's own name
    segs: list[_Piece] = []


class Json3(BaseModel):
    """YouTube's ``json3``: events with pieces, a word each where they were recognised."""

    events: list[_Event]

    def told(self) -> GivenTranscript:
        """As we have it."""
        starts = [event.tStartMs for event in self.events if _said(event)]
        following = iter([*starts[1:], None])
        segments = [_event(event, next(following)) for event in self.events if _said(event)]
        return _transcript(TranscriptForm.JSON3, segments)


def _said(event: _Event) -> bool:
    return any(piece.utf8.strip() for piece in event.segs)


def _event(event: _Event, following: float | None) -> GivenSegment:
    """An event is shown until after the next one begins: its words end there at the latest."""
    begins = event.tStartMs or 0.0
    ends = begins + event.dDurationMs
    if following is not None and following >= begins:
        ends = min(ends, following) if event.dDurationMs else following
    pieces = [piece for piece in event.segs if piece.utf8.strip()]
    if len(pieces) == 1 and len(pieces[0].utf8.split()) > 1:
        words = untimed_words(pieces[0].utf8)
    else:
        words = _pieces(pieces, begins, ends)
    return GivenSegment(
        words=words, start=samples_at(begins * THOUSANDTH), end=samples_at(ends * THOUSANDTH)
    )


def _pieces(pieces: Sequence[_Piece], begins: float, ends: float) -> tuple[GivenWord, ...]:
    starts = [begins + piece.tOffsetMs for piece in pieces]
    words: list[GivenWord] = []
    for place, piece in enumerate(pieces):
        until = starts[place + 1] if place + 1 < len(starts) else max(ends, starts[place])
        words += timed_words(piece.utf8, starts[place] * THOUSANDTH, until * THOUSANDTH)
    return tuple(words)


class _Body(BaseModel):
    startTime: float | None = None  # noqa: N815 - the form's own name
    endTime: float | None = None  # noqa: N815 - the form's own name
    body: str = ""
    speaker: Speaker = ""


class Podcasting(BaseModel):
    """Podcasting 2.0's JSON: segments of a few words, or of one word each."""

    segments: Annotated[list[_Body], Field(min_length=1)]

    def told(self) -> GivenTranscript:
        """As we have it: neighbours of one speaker that hold a word each are one segment."""
        bodies = [body for body in self.segments if body.body.strip()]
        single = sum(len(body.body.split()) == 1 for body in bodies)
        if single * 2 > len(bodies):
            spoken = [(body.speaker, _one(body)) for body in bodies]
            return _transcript(TranscriptForm.PODCASTING, _turns(spoken))
        return _transcript(TranscriptForm.PODCASTING, [_body(body) for body in bodies])


def _one(body: _Body) -> tuple[GivenWord, ...]:
    return timed_words(body.body, body.startTime, body.endTime)


def _body(body: _Body) -> GivenSegment:
    return GivenSegment(
        words=untimed_words(body.body),
        start=samples_at(body.startTime),
        end=samples_at(body.endTime),
        speaker=body.speaker,
    )


class _Heard(BaseModel):
    """A word of Whisper's family; digits may have no times in WhisperX."""

    word: str = ""
    punctuated_word: str = ""
    start: float | None = None
    end: float | None = None
    confidence: Annotated[
        float | None,
        Field(default=None, validation_alias=AliasChoices("probability", "score", "confidence")),
    ]
    speaker: Speaker = ""

    def told(self) -> tuple[GivenWord, ...]:
        """As we have it."""
        return timed_words(self.punctuated_word or self.word, self.start, self.end, self.confidence)


class _Segment(BaseModel):
    text: str = ""
    start: float | None = None
    end: float | None = None
    speaker: Speaker = ""
    words: list[_Heard] = []


class Whisper(BaseModel):
    """Whisper's, WhisperX's and OpenAI's ``verbose_json``; the last has its words beside."""

    segments: list[_Segment] = []
    words: list[_Heard] = []
    language: str = ""

    def told(self) -> GivenTranscript:
        """As we have it."""
        if self.words and not any(segment.words for segment in self.segments):
            spoken = [(word.speaker, word.told()) for word in _punctuated(self)]
            segments = _turns(spoken)
        else:
            segments = [part for segment in self.segments for part in _whisper_segment(segment)]
        return _transcript(TranscriptForm.WHISPER, segments, tagged_language(self.language))


def _punctuated(whisper: Whisper) -> Iterable[_Heard]:
    """The words, with the marks that only the segments' text has where both are alike."""
    written = [word for segment in whisper.segments for word in segment.text.split()]
    texts = marked([heard.word for heard in whisper.words], written)
    return [
        heard.model_copy(update={"punctuated_word": text})
        for heard, text in zip(whisper.words, texts, strict=True)
    ]


def _whisper_segment(segment: _Segment) -> list[GivenSegment]:
    if not segment.words:
        words = untimed_words(segment.text)
        start, end = samples_at(segment.start), samples_at(segment.end)
        return [GivenSegment(words=words, start=start, end=end, speaker=segment.speaker)]
    return _turns([(word.speaker or segment.speaker, word.told()) for word in segment.words])


class _Named(BaseModel):
    text: str
    start: float | None = None
    end: float | None = None
    confidence: float | None = None
    speaker: Speaker = ""


class AssemblyAI(BaseModel):
    """AssemblyAI's answer; its times are milliseconds."""

    words: Annotated[list[_Named], Field(min_length=1)]
    language_code: str = ""

    def told(self) -> GivenTranscript:
        """As we have it."""
        spoken = [(word.speaker, _named(word)) for word in self.words]
        return _transcript(
            TranscriptForm.ASSEMBLYAI, _turns(spoken), tagged_language(self.language_code)
        )


def _named(word: _Named) -> tuple[GivenWord, ...]:
    start, end = _seconds(word.start), _seconds(word.end)
    return timed_words(word.text, start, end, word.confidence)


def _seconds(milliseconds: float | None) -> float | None:
    return None if milliseconds is None else milliseconds * THOUSANDTH


class _Alternative(BaseModel):
    words: list[_Heard]


class _Channel(BaseModel):
    alternatives: Annotated[list[_Alternative], Field(min_length=1)]
    detected_language: str = ""


class _Results(BaseModel):
    channels: Annotated[list[_Channel], Field(min_length=1)]


class Deepgram(BaseModel):
    """Deepgram's answer; of several channels every one is a speaker."""

    results: _Results

    def told(self) -> GivenTranscript:
        """As we have it."""
        channels = self.results.channels
        several = len(channels) > 1
        spoken = [
            (f"{at}" if several else word.speaker, word.told())
            for at, channel in enumerate(channels)
            for word in channel.alternatives[0].words
        ]
        spoken.sort(key=lambda turn: (turn[1][0].start or 0) if turn[1] else 0)
        language = tagged_language(channels[0].detected_language)
        return _transcript(TranscriptForm.DEEPGRAM, _turns(spoken), language)


def _turns(spoken: Iterable[tuple[str, tuple[GivenWord, ...]]]) -> list[GivenSegment]:
    """Words with their speakers, as one segment for each turn."""
    segments: list[GivenSegment] = []
    turn: list[GivenWord] = []
    who = ""
    for speaker, words in spoken:
        if turn and speaker != who:
            segments.append(_turn(turn, who))
            turn = []
        who = speaker
        turn += words
    if turn:
        segments.append(_turn(turn, who))
    return segments


def _turn(words: Sequence[GivenWord], speaker: str) -> GivenSegment:
    starts = [word.start for word in words if word.start is not None]
    ends = [word.end for word in words if word.end is not None]
    return GivenSegment(
        words=tuple(words),
        start=min(starts, default=None),
        end=max(ends, default=None),
        speaker=speaker,
    )


def _transcript(
    form: TranscriptForm, segments: Iterable[GivenSegment], language: str = ""
) -> GivenTranscript:
    said = tuple(segment for segment in segments if segment.words)
    return GivenTranscript(form=form, segments=said, language=language)

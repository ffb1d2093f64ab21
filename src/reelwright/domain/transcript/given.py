"""What a transcript file says, before it is held against the sound."""

from dataclasses import dataclass
from enum import StrEnum


class TranscriptForm(StrEnum):
    """The form in which a transcript was given."""

    SRT = "srt"
    VTT = "vtt"
    JSON3 = "json3"
    """YouTube's own, as its player fetches it."""
    PODCASTING = "podcasting"
    """The JSON of the Podcasting 2.0 namespace."""
    WHISPER = "whisper"
    """Whisper, WhisperX, or a service that answers as OpenAI's does."""
    ASSEMBLYAI = "assemblyai"
    DEEPGRAM = "deepgram"
    TEXT = "text"


@dataclass(frozen=True, kw_only=True, slots=True)
class GivenWord:
    """A word as it is written, and its times in samples where the file has them."""

    text: str
    start: int | None = None
    end: int | None = None
    confidence: float | None = None
    """0 to 1, as the recogniser said it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class GivenSegment:
    """Words that the file keeps together: a cue, a turn, a paragraph."""

    words: tuple[GivenWord, ...]
    start: int | None = None
    end: int | None = None
    speaker: str = ""

    @property
    def text(self) -> str:
        """What is said in it."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, kw_only=True, slots=True)
class GivenTranscript:
    """A transcript in the order of the file. ``language`` is an ISO 639-1 code, or empty.

    ``notes`` tell a person what of the file was passed over.
    """

    form: TranscriptForm
    segments: tuple[GivenSegment, ...]
    language: str = ""
    notes: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """How many words there are."""
        return sum(len(segment.words) for segment in self.segments)

    @property
    def says_something(self) -> bool:
        """Whether any word of it could be spoken."""
        return any(map(str.isalnum, "".join(segment.text for segment in self.segments)))

    @property
    def has_word_times(self) -> bool:
        """Whether most words have a time of their own, so that none need be looked for."""
        timed = sum(word.start is not None for each in self.segments for word in each.words)
        return timed * 2 > self.words

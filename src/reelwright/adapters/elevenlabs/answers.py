"""Answers of ElevenLabs as values; what does not have the promised form is refused by name."""

import base64
import binascii
from collections.abc import Sequence

from pydantic import BaseModel, ValidationError

from reelwright.domain.voice.character_times import CharacterTimes
from reelwright.ports.services import AnswerUnusable, HttpAnswer, titled
from reelwright.ports.wire import Readable, read_answer

SERVICE = "elevenlabs"


class _Alignment(BaseModel):
    characters: list[str]
    character_start_times_seconds: list[float]
    character_end_times_seconds: list[float]


class _Spoken(BaseModel):
    audio_base64: str
    alignment: object = None
    normalized_alignment: object = None


class ListedVoice(BaseModel):
    """A voice of the account."""

    voice_id: str
    name: str | None = None


class VoicePage(BaseModel):
    """A page of the account's voices."""

    voices: Readable[ListedVoice]
    has_more: bool = False
    next_page_token: str | None = None


class Subscription(BaseModel):
    """What the account has left."""

    tier: str = ""
    character_count: int
    character_limit: int


def read_spoken(answer: HttpAnswer) -> tuple[bytes, tuple[CharacterTimes, ...]]:
    """The sound, and the times that came with it: of the text as sent, then as normalised.

    Raises:
        AnswerUnusable: there is no sound in it.
    """
    spoken = read_answer(_Spoken, SERVICE, answer)
    try:
        sound = base64.b64decode(spoken.audio_base64, validate=True)
    except (binascii.Error, ValueError) as error:
        message = f"{titled(SERVICE)} sent sound that cannot be decoded."
        raise AnswerUnusable(message, service=SERVICE) from error
    return sound, tuple(_alignments((spoken.alignment, spoken.normalized_alignment)))


def _alignments(found: Sequence[object]) -> list[CharacterTimes]:
    """Those that have the right form; the sound is good without."""
    alignments = []
    for each in found:
        try:
            alignment = _Alignment.model_validate(each)
        except ValidationError:
            continue
        alignments.append(
            CharacterTimes(
                characters=tuple(alignment.characters),
                starts=tuple(alignment.character_start_times_seconds),
                ends=tuple(alignment.character_end_times_seconds),
            )
        )
    return alignments

"""Answers of Google's Text-to-Speech as values."""

import base64
import binascii

from pydantic import BaseModel, Field

from reelwright.ports.services import AnswerUnusable, HttpAnswer, titled
from reelwright.ports.wire import Readable, read_answer

SERVICE = "google-voice"


class _Point(BaseModel):
    markName: str  # noqa: N815 - the service's own name
    timeSeconds: float = 0.0  # noqa: N815 - as above; a zero is left out


class _Spoken(BaseModel):
    audioContent: str  # noqa: N815 - the service's own name
    timepoints: Readable[_Point] = Field(default_factory=list)


class _Listed(BaseModel):
    name: str


class _Listing(BaseModel):
    voices: Readable[_Listed]


def read_spoken(answer: HttpAnswer) -> tuple[bytes, dict[str, float]]:
    """The sound file, and the second of each mark by its name.

    Raises:
        AnswerUnusable.
    """
    spoken = read_answer(_Spoken, SERVICE, answer)
    try:
        sound = base64.b64decode(spoken.audioContent, validate=True)
    except (binascii.Error, ValueError) as error:
        message = f"{titled(SERVICE)} sent sound that cannot be decoded."
        raise AnswerUnusable(message, service=SERVICE) from error
    return sound, {point.markName: point.timeSeconds for point in spoken.timepoints}


def read_voices(answer: HttpAnswer) -> tuple[str, ...]:
    """The names of the voices.

    Raises:
        AnswerUnusable.
    """
    return tuple(each.name for each in read_answer(_Listing, SERVICE, answer).voices)

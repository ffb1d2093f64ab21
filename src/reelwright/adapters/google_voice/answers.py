"""Answers of Google's Text-to-Speech as values."""

import base64
import binascii

from pydantic import BaseModel, Field, ValidationError

from reelwright.ports.services import AnswerUnusable

SERVICE = "google-voice"


class _Point(BaseModel):
    markName: str  # noqa: N815 - the service's own name
    timeSeconds: float = 0.0  # noqa: N815 - as above; a zero is left out


class _Spoken(BaseModel):
    audioContent: str  # noqa: N815 - the service's own name
    timepoints: list[_Point] = Field(default_factory=list)


class _Listed(BaseModel):
    name: str


class _Listing(BaseModel):
    voices: list[_Listed]


def read_spoken(body: bytes) -> tuple[bytes, dict[str, float]]:
    """The sound file, and the second of each mark by its name.

    Raises:
        AnswerUnusable.
    """
    try:
        spoken = _Spoken.model_validate_json(body)
        sound = base64.b64decode(spoken.audioContent, validate=True)
    except (ValidationError, binascii.Error, ValueError) as error:
        message = f"{SERVICE} did not answer with speech in the form that it promises."
        raise AnswerUnusable(message, service=SERVICE) from error
    return sound, {point.markName: point.timeSeconds for point in spoken.timepoints}


def read_voices(body: bytes) -> tuple[str, ...]:
    """The names of the voices.

    Raises:
        AnswerUnusable.
    """
    try:
        return tuple(each.name for each in _Listing.model_validate_json(body).voices)
    except ValidationError as error:
        message = f"{SERVICE} did not answer with a list of voices."
        raise AnswerUnusable(message, service=SERVICE) from error

"""Answers of OpenAI's speech as values."""

import base64
import binascii
from dataclasses import dataclass

from pydantic import BaseModel, Field, ValidationError

from reelwright.ports.services import AnswerUnusable, HttpAnswer, ServiceFailed, titled
from reelwright.ports.wire import Readable, read_answer

SERVICE = "openai"
EVENTS = "text/event-stream"
_END = "[DONE]"


class Tokens(BaseModel):
    """What an answer used."""

    input_tokens: int = Field(ge=0)
    output_tokens: int = Field(ge=0)


class _Error(BaseModel):
    message: str = ""


class _Event(BaseModel):
    type: str
    audio: str = ""
    usage: Tokens | None = None
    error: _Error | None = None


class _Listed(BaseModel):
    id: str


class _Listing(BaseModel):
    data: Readable[_Listed]


@dataclass(frozen=True, kw_only=True, slots=True)
class Streamed:
    """A whole stream of events: the sound, and what it used where that was told."""

    sound: bytes
    tokens: Tokens | None


def read_stream(body: bytes) -> Streamed:
    """The events of a line, up to the one that says that it is whole.

    Raises:
        AnswerUnusable: it breaks off, or is no such stream.
        ServiceFailed: the service gave up inside of it.
    """
    sound = bytearray()
    for event in _events(body):
        if event.type == "speech.audio.delta":
            sound += _decoded(event.audio)
        elif event.type == "speech.audio.done":
            return Streamed(sound=bytes(sound), tokens=event.usage)
        elif event.type == "error":
            said = event.error.message if event.error else ""
            message = (
                f"{titled(SERVICE)} gave up in the middle of a line: {said or 'no reason given'}"
            )
            raise ServiceFailed(message, service=SERVICE)
    message = f"The speech from {titled(SERVICE)} breaks off before its end."
    raise AnswerUnusable(message, service=SERVICE)


def read_models(answer: HttpAnswer) -> tuple[str, ...]:
    """The names of the models that the account may use.

    Raises:
        AnswerUnusable.
    """
    return tuple(each.id for each in read_answer(_Listing, SERVICE, answer).data)


def _events(body: bytes) -> list[_Event]:
    events = []
    for line in body.decode("utf-8", "replace").splitlines():
        field, _, value = line.partition(":")
        if field != "data" or value.strip() == _END:
            continue
        try:
            events.append(_Event.model_validate_json(value))
        except ValidationError as error:
            message = f"{titled(SERVICE)} sent an event that is not in the form that it promises."
            raise AnswerUnusable(message, service=SERVICE) from error
    return events


def _decoded(audio: str) -> bytes:
    try:
        return base64.b64decode(audio, validate=True)
    except (binascii.Error, ValueError) as error:
        message = f"{titled(SERVICE)} sent sound that cannot be decoded."
        raise AnswerUnusable(message, service=SERVICE) from error

"""The wire format of OpenAI's speech, as its own Python library speaks it.

Sources: openai-python, ``resources/audio/speech.py`` and ``types/audio/speech_create_params.py``;
the events ``speech.audio.delta`` and ``speech.audio.done`` of its streaming reference; error
bodies ``{"error": {"message", "type", "param", "code"}}``.
"""

import base64
from collections.abc import Iterator, Mapping
from http import HTTPStatus

from reelwright.simulators.speech.speaker import Spoken, spoken
from reelwright.simulators.wire.exchange import Asked, Reply, event, events_reply, json_reply
from reelwright.simulators.wire.faults import Fault
from reelwright.simulators.wire.service import RETRY_AFTER, ServiceSimulator

MODELS = ("gpt-4o-mini-tts", "tts-1", "tts-1-hd", "gpt-5")
STREAMING = "gpt-4o-mini-tts"
TOKENS_A_SECOND = 21
CHUNK = 9_600
MEDIA_TYPES = {"pcm": "audio/pcm", "wav": "audio/wav"}
_ERRORS = {
    Fault.KEY_REFUSED: (
        HTTPStatus.UNAUTHORIZED,
        "Incorrect API key provided. You can find your API key at platform.openai.com.",
        "invalid_request_error",
        "invalid_api_key",
    ),
    Fault.SPENT: (
        HTTPStatus.TOO_MANY_REQUESTS,
        "You exceeded your current quota, please check your plan and billing details.",
        "insufficient_quota",
        "insufficient_quota",
    ),
    Fault.BUSY: (
        HTTPStatus.TOO_MANY_REQUESTS,
        "Rate limit reached for gpt-4o-mini-tts. Please try again in 7s.",
        "requests",
        "rate_limit_exceeded",
    ),
    Fault.FAILED: (
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "The server had an error while processing your request. Sorry about that!",
        "server_error",
        None,
    ),
    Fault.OVERLOADED: (
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The engine is currently overloaded, please try again later.",
        "server_error",
        None,
    ),
    Fault.REFUSED: (
        HTTPStatus.BAD_REQUEST,
        "[{'type': 'string_too_short', 'loc': ('body', 'input'), 'msg': 'Too short'}]",
        "invalid_request_error",
        None,
    ),
}


class OpenAISpeechSimulator(ServiceSimulator):
    """The speech of an account. With ``plain`` it knows no events, as some compatible servers."""

    plain = False
    answers_with = ""
    """A format to answer in whatever was asked for, as some compatible servers do."""

    def answer(self, asked: Asked) -> Reply:
        """The real answer; see ``ServiceSimulator``."""
        if asked.bearer != self.key:
            return self.error(Fault.KEY_REFUSED)
        if asked.path.endswith("/models"):
            return json_reply({"object": "list", "data": [{"id": name} for name in MODELS]})
        if asked.method == "POST" and asked.path.endswith("/audio/speech"):
            return self._spoken(asked)
        message = f"Invalid URL ({asked.method} {asked.path})"
        return json_reply({"error": {"message": message}}, HTTPStatus.NOT_FOUND)

    def error(self, fault: Fault) -> Reply:
        """A failure in the service's own words."""
        status, message, kind, code = _ERRORS[fault]
        headers = {"Retry-After": str(RETRY_AFTER)} if fault is Fault.BUSY else {}
        told = {"message": message, "type": kind, "param": None, "code": code}
        return json_reply({"error": told}, status, headers)

    def _spoken(self, asked: Asked) -> Reply:
        body: Mapping[str, object] = asked.json if isinstance(asked.json, dict) else {}
        text, model = body.get("input"), body.get("model")
        if not isinstance(text, str) or not text or model not in MODELS or not body.get("voice"):
            return self.error(Fault.REFUSED)
        said = spoken(text, speed=_number(body.get("speed")))
        headers = {"x-request-id": f"req_{len(self.requests)}"}
        if body.get("stream_format") == "sse" and model == STREAMING and not self.plain:
            reply = events_reply(_events(said))
            return Reply(media_type=reply.media_type, headers=headers, stream=reply.stream)
        form = self.answers_with or str(body.get("response_format", "wav"))
        return Reply(
            media_type=MEDIA_TYPES.get(form, "audio/wav"),
            headers=headers,
            body=said.pcm if form == "pcm" else said.wav,
        )


def _events(said: Spoken) -> Iterator[bytes]:
    for start in range(0, len(said.pcm), CHUNK):
        part = base64.b64encode(said.pcm[start : start + CHUNK]).decode()
        yield event({"type": "speech.audio.delta", "audio": part})
    words, sound = len(said.text) // 4 + 1, round(said.seconds * TOKENS_A_SECOND)
    usage = {"input_tokens": words, "output_tokens": sound, "total_tokens": words + sound}
    yield event({"type": "speech.audio.done", "usage": usage})


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 1.0

"""The wire format of ElevenLabs, as its own Python library speaks it.

Sources in elevenlabs-python: ``text_to_speech/raw_client.py`` (``convert_with_timestamps``),
``types/audio_with_timestamps_response.py``, ``types/voice.py``, ``types/subscription.py``; the
headers ``character-cost`` and ``request-id`` and the error bodies as clients of it report them.
"""

import base64
import math
from collections.abc import Callable, Mapping
from http import HTTPStatus
from ssl import SSLContext

from reelwright.simulators.speech.speaker import RATE, Spoken, spoken
from reelwright.simulators.wire.exchange import Asked, Reply, json_reply
from reelwright.simulators.wire.faults import Fault
from reelwright.simulators.wire.service import KEY, RETRY_AFTER, ServiceSimulator

VOICES = {
    "21m00Tcm4TlvDq8ikWAM": "Rachel - Calm, clear narrator",
    "JBFqnCBsd6RMkjVDRZzb": "George",
    "pNInz6obpgDQGcFmaJgB": "Adam",
    "zzTwin0000000000001": "Rachel - another",
}
LIMIT = 100_000
LONGEST = 10_000
SEPARATE = {"eleven_flash_v2_5": 0.5, "eleven_turbo_v2_5": 0.5}
"""Credits a character, where they are not one."""
_ERRORS = {
    Fault.KEY_REFUSED: (HTTPStatus.UNAUTHORIZED, "invalid_api_key", "Invalid API key"),
    Fault.SPENT: (
        HTTPStatus.UNAUTHORIZED,
        "quota_exceeded",
        (
            "This request exceeds your quota of 10000. You have 12 credits remaining, while 95 "
            "credits are required for this request."
        ),
    ),
    Fault.BUSY: (
        HTTPStatus.TOO_MANY_REQUESTS,
        "too_many_concurrent_requests",
        (
            "Too many concurrent requests. Your current subscription is associated with a maximum "
            "of 3 concurrent requests."
        ),
    ),
    Fault.FAILED: (HTTPStatus.INTERNAL_SERVER_ERROR, "internal_server_error", "Internal error"),
    Fault.OVERLOADED: (
        HTTPStatus.SERVICE_UNAVAILABLE,
        "system_busy",
        "We are currently experiencing heavy traffic.",
    ),
    Fault.REFUSED: (HTTPStatus.BAD_REQUEST, "voice_not_found", "A voice was not found."),
}

Twist = Callable[[dict[str, object]], dict[str, object]]
"""Changes an answer before it is sent, as a service that is wrong would."""


class ElevenLabsSimulator(ServiceSimulator):
    """An account with four voices. ``twist`` changes the answers of speech."""

    def __init__(self, *, port: int = 0, key: str = KEY, tls: SSLContext | None = None) -> None:
        super().__init__(port=port, key=key, tls=tls)
        self.twist: Twist | None = None
        self.used = 0
        self.page = 2
        """Voices on a page of the list."""

    def answer(self, asked: Asked) -> Reply:
        """The real answer; see ``ServiceSimulator``."""
        if asked.headers.get("xi-api-key") != self.key:
            return self.error(Fault.KEY_REFUSED)
        if asked.path == "/v1/user/subscription":
            return json_reply(
                {"tier": "creator", "character_count": self.used, "character_limit": LIMIT}
            )
        if asked.path == "/v2/voices":
            return self._listed(asked)
        kind, _, rest = asked.path.removeprefix("/v1/").partition("/")
        voice, _, ending = rest.partition("/")
        if asked.method == "POST" and kind == "text-to-speech" and ending == "with-timestamps":
            return self._spoken(asked, voice)
        return json_reply({"detail": "Not Found"}, HTTPStatus.NOT_FOUND)

    def error(self, fault: Fault) -> Reply:
        """A failure in the service's own words."""
        status, name, message = _ERRORS[fault]
        headers = {"Retry-After": str(RETRY_AFTER)} if fault is Fault.BUSY else {}
        return json_reply({"detail": {"status": name, "message": message}}, status, headers)

    def _listed(self, asked: Asked) -> Reply:
        first = int(asked.query.get("next_page_token", "0"))
        names = list(VOICES.items())[first : first + self.page]
        more = first + self.page < len(VOICES)
        return json_reply(
            {
                "voices": [
                    {"voice_id": each, "name": name, "category": "premade", "labels": {}}
                    for each, name in names
                ],
                "has_more": more,
                "total_count": len(VOICES),
                "next_page_token": str(first + self.page) if more else None,
            }
        )

    def _spoken(self, asked: Asked, voice: str) -> Reply:
        body = asked.json if isinstance(asked.json, dict) else {}
        text = body.get("text")
        if not isinstance(text, str) or not text:
            told = {"loc": ["body", "text"], "msg": "field required", "type": "missing"}
            return json_reply({"detail": [told]}, HTTPStatus.UNPROCESSABLE_ENTITY)
        if voice not in VOICES:
            return self.error(Fault.REFUSED)
        if len(text) > LONGEST or asked.query.get("output_format") != f"pcm_{RATE}":
            told = {"status": "invalid_request", "message": "Text too long, or other format."}
            return json_reply({"detail": told}, HTTPStatus.BAD_REQUEST)
        cost = math.ceil(len(text) * SEPARATE.get(str(body.get("model_id")), 1))
        self.used += cost
        said = spoken(text, str(body.get("language_code", "en")), _speed(body))
        answer = _timed(said)
        headers = {"character-cost": str(cost), "request-id": f"req-{len(self.requests)}"}
        return json_reply(self.twist(answer) if self.twist else answer, headers=headers)


def _speed(body: Mapping[str, object]) -> float:
    settings = body.get("voice_settings")
    return float(settings.get("speed", 1)) if isinstance(settings, dict) else 1.0


def _timed(said: Spoken) -> dict[str, object]:
    characters = list(said.text)
    alignment = {
        "characters": characters,
        "character_start_times_seconds": said.starts,
        "character_end_times_seconds": said.ends,
    }
    first = said.starts[:1]
    normalized = {
        "characters": [" ", *characters],
        "character_start_times_seconds": (*first, *said.starts),
        "character_end_times_seconds": (*first, *said.ends),
    }
    return {
        "audio_base64": base64.b64encode(said.pcm).decode(),
        "alignment": alignment,
        "normalized_alignment": normalized,
    }

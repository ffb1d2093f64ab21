"""The wire format of Google Cloud Text-to-Speech, v1beta1, as JSON over HTTP.

Sources: googleapis ``google/cloud/texttospeech/v1beta1/cloud_tts.proto`` and the reference of
``text.synthesize``; error bodies are those of ``google.rpc.Status``.
"""

import base64
import re
from collections.abc import Mapping
from html import unescape
from http import HTTPStatus

from reelwright.simulators.speech.speaker import RATE, spoken
from reelwright.simulators.wire.exchange import Asked, Reply, json_reply
from reelwright.simulators.wire.faults import Fault
from reelwright.simulators.wire.service import RETRY_AFTER, ServiceSimulator

VOICES = (
    "en-US-Neural2-D",
    "en-US-Chirp3-HD-Kore",
    "en-US-Standard-A",
    "en-GB-Wavenet-B",
    "de-DE-Neural2-B",
    "Zubenelgenubi",
)
LARGEST = 5_000
_MARK = re.compile(r'<mark name="([^"]*)"/>')
_TAG = re.compile(r"<[^>]*>")
_ERRORS = {
    Fault.KEY_REFUSED: (
        HTTPStatus.BAD_REQUEST,
        "INVALID_ARGUMENT",
        "API key not valid. Please pass a valid API key.",
        "API_KEY_INVALID",
    ),
    Fault.SPENT: (
        HTTPStatus.FORBIDDEN,
        "PERMISSION_DENIED",
        "This API method requires billing to be enabled.",
        "BILLING_DISABLED",
    ),
    Fault.BUSY: (
        HTTPStatus.TOO_MANY_REQUESTS,
        "RESOURCE_EXHAUSTED",
        "Quota exceeded for quota metric 'Requests' of service 'texttospeech.googleapis.com'.",
        "RATE_LIMIT_EXCEEDED",
    ),
    Fault.FAILED: (HTTPStatus.INTERNAL_SERVER_ERROR, "INTERNAL", "Internal error.", ""),
    Fault.OVERLOADED: (
        HTTPStatus.SERVICE_UNAVAILABLE,
        "UNAVAILABLE",
        "The service is currently unavailable.",
        "",
    ),
    Fault.REFUSED: (
        HTTPStatus.BAD_REQUEST,
        "INVALID_ARGUMENT",
        "Invalid SSML. Newer voices like Neural2 may require valid SSML.",
        "",
    ),
}


class GoogleVoiceSimulator(ServiceSimulator):
    """A project with six voices. ``forgets`` marks are left out, as the real service may."""

    forgets: frozenset[str] = frozenset()

    def answer(self, asked: Asked) -> Reply:
        """The real answer; see ``ServiceSimulator``."""
        if asked.headers.get("x-goog-api-key") != self.key:
            return self.error(Fault.KEY_REFUSED)
        if asked.path == "/v1beta1/voices":
            wanted = asked.query.get("languageCode", "")
            return json_reply({"voices": [_listed(name) for name in VOICES if wanted in name]})
        if asked.method == "POST" and asked.path == "/v1beta1/text:synthesize":
            return self._spoken(asked)
        return json_reply({"error": {"code": 404, "message": "Not found"}}, HTTPStatus.NOT_FOUND)

    def error(self, fault: Fault) -> Reply:
        """A failure in the service's own words."""
        status, name, message, reason = _ERRORS[fault]
        told: dict[str, object] = {"code": int(status), "message": message, "status": name}
        if reason:
            kind = "type.googleapis.com/google.rpc.ErrorInfo"
            told["details"] = [{"@type": kind, "reason": reason, "domain": "googleapis.com"}]
        headers = {"Retry-After": str(RETRY_AFTER)} if fault is Fault.BUSY else {}
        return json_reply({"error": told}, status, headers)

    def _spoken(self, asked: Asked) -> Reply:
        body: Mapping[str, object] = asked.json if isinstance(asked.json, dict) else {}
        given, voice, config = (
            _table(body.get(name)) for name in ("input", "voice", "audioConfig")
        )
        content = str(given.get("ssml") or given.get("text") or "")
        marked = "ssml" in given
        name = str(voice.get("name"))
        wrong = name not in VOICES or (marked and "Chirp" in name)
        if not content or wrong or len(content.encode()) > LARGEST:
            return self.error(Fault.REFUSED)
        text, places = _read(content) if marked else (content, {})
        said = spoken(text, name, _number(config.get("speakingRate")))
        points = [
            {"markName": mark, "timeSeconds": said.starts[min(place, len(text) - 1)]}
            for mark, place in places.items()
            if mark not in self.forgets
        ]
        asked_for = body.get("enableTimePointing") == ["SSML_MARK"]
        sound = base64.b64encode(said.wav).decode()
        return json_reply({"audioContent": sound, "timepoints": points if asked_for else []})


def _listed(name: str) -> dict[str, object]:
    return {
        "languageCodes": ["-".join(name.split("-")[:2])],
        "name": name,
        "ssmlGender": "MALE",
        "naturalSampleRateHertz": RATE,
    }


def _read(ssml: str) -> tuple[str, dict[str, int]]:
    """What is said, and the place in it of each mark."""
    text, places, position = "", {}, 0
    for mark in _MARK.finditer(ssml):
        text += unescape(_TAG.sub("", ssml[position : mark.start()]))
        places[mark.group(1)] = len(text)
        position = mark.end()
    return text + unescape(_TAG.sub("", ssml[position:])), places


def _table(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 1.0

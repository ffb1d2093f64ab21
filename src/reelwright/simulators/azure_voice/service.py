"""The wire format of Azure Speech: a list of voices as JSON, and SSML in for sound out.

Sources: the reference of its REST API (``MicrosoftDocs/azure-ai-docs``,
``rest-text-to-speech.md``); error bodies are those of the API gateway before it.
"""

import re
from html import unescape
from http import HTTPStatus

from reelwright.simulators.speech.speaker import spoken
from reelwright.simulators.wire.exchange import Asked, Reply, json_reply
from reelwright.simulators.wire.faults import Fault
from reelwright.simulators.wire.service import RETRY_AFTER, ServiceSimulator

VOICES = {
    "en-US-GuyNeural": ("Neural", "GA"),
    "en-GB-SoniaNeural": ("Neural", "GA"),
    "de-DE-ConradNeural": ("Neural", "GA"),
    "nb-NO-PernilleNeural": ("Neural", "GA"),
    "sr-Latn-RS-SophieNeural": ("Neural", "GA"),
    "en-US-Ava:DragonHDLatestNeural": ("NeuralHD", "GA"),
    "en-US-NewNeural": ("Neural", "Preview"),
}
FORMAT = "riff-24khz-16bit-mono-pcm"
_VOICE = re.compile(r'<voice name="([^"]*)">(.*)</voice>', re.DOTALL)
_RATE = re.compile(r'<prosody rate="([0-9.]+)">')
_TAG = re.compile(r"<[^>]*>")
_ERRORS = {
    Fault.KEY_REFUSED: (
        HTTPStatus.UNAUTHORIZED,
        "Access denied due to invalid subscription key or wrong API endpoint.",
    ),
    Fault.SPENT: (
        HTTPStatus.FORBIDDEN,
        "Out of call volume quota. Quota will be replenished in 12.03:25:10.",
    ),
    Fault.BUSY: (
        HTTPStatus.TOO_MANY_REQUESTS,
        "Requests have exceeded the call rate limit of the current pricing tier.",
    ),
    Fault.FAILED: (HTTPStatus.BAD_GATEWAY, ""),
    Fault.OVERLOADED: (HTTPStatus.SERVICE_UNAVAILABLE, ""),
    Fault.REFUSED: (HTTPStatus.BAD_REQUEST, ""),
}


class AzureVoiceSimulator(ServiceSimulator):
    """A resource in a region with seven voices."""

    def answer(self, asked: Asked) -> Reply:
        """The real answer; see ``ServiceSimulator``."""
        if asked.headers.get("ocp-apim-subscription-key") != self.key:
            return self.error(Fault.KEY_REFUSED)
        if asked.path == "/cognitiveservices/voices/list":
            return json_reply([_listed(name) for name in VOICES])
        if asked.method == "POST" and asked.path == "/cognitiveservices/v1":
            return self._spoken(asked)
        return json_reply({"error": {"message": "Resource not found"}}, HTTPStatus.NOT_FOUND)

    def error(self, fault: Fault) -> Reply:
        """A failure in the service's own words; some have an empty body."""
        status, message = _ERRORS[fault]
        headers = {"Retry-After": str(RETRY_AFTER)} if fault is Fault.BUSY else {}
        if not message:
            return Reply(status=status, media_type="text/plain", body=b"")
        told = {"error": {"code": str(int(status)), "message": message}}
        return json_reply(told, status, headers)

    def _spoken(self, asked: Asked) -> Reply:
        if asked.headers.get("content-type") != "application/ssml+xml":
            status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
            return Reply(status=status, media_type="text/plain", body=b"")
        found = _VOICE.search(asked.body.decode())
        if (
            found is None
            or found[1] not in VOICES
            or asked.headers.get("x-microsoft-outputformat") != FORMAT
            or not asked.headers.get("user-agent")
        ):
            return self.error(Fault.REFUSED)
        rate = _RATE.search(found[2])
        text = unescape(_TAG.sub("", found[2]))
        said = spoken(text, found[1], float(rate[1]) if rate else 1.0)
        headers = {"X-RequestId": f"{len(self.requests):032x}"}
        return Reply(media_type="audio/x-wav", headers=headers, body=said.wav)


def _listed(name: str) -> dict[str, object]:
    kind, status = VOICES[name]
    locale = name.rpartition("-")[0]
    return {
        "Name": f"Microsoft Server Speech Text to Speech Voice ({locale}, {name})",
        "DisplayName": name.rpartition("-")[2].removesuffix("Neural"),
        "ShortName": name,
        "Gender": "Male",
        "Locale": locale,
        "SampleRateHertz": "24000",
        "VoiceType": kind,
        "Status": status,
        "WordsPerMinute": "150",
    }

"""The wire format of OpenAI's transcription, as its own Python library speaks it.

Sources: openai-python, ``resources/audio/transcriptions.py`` and
``types/audio/transcription_verbose.py``; the service's guide to speech to text (25 MB a file, times
of words with ``verbose_json`` alone); error bodies ``{"error": {"message", "type", "param",
"code"}}``.
"""

import struct
from collections.abc import Mapping, Sequence
from email.parser import BytesParser
from email.policy import HTTP
from http import HTTPStatus

from reelwright.simulators.openai_voice.service import OpenAISpeechSimulator
from reelwright.simulators.wire.exchange import Asked, Reply, json_reply
from reelwright.simulators.wire.faults import Fault

MODELS = ("whisper-1", "gpt-4o-transcribe", "gpt-5")
LARGEST_FILE = 25 * 1024 * 1024
TEXT = (
    "The tide rises twice a day, because the moon pulls harder on the nearer side. Fishermen knew "
    "that long before anybody could say why, and harbours keep tables of it for every month. Twice "
    "in four weeks sun and moon pull together: then water climbs highest, and falls so far that "
    "old walls come to light."
)
WORDS_A_SECOND = 2.5
_STREAM = struct.Struct(">8sHHBBBBBBQ")
"""FLAC's mark and the beginning of its STREAMINFO (RFC 9639, 8.2)."""


class OpenAITranscriptionSimulator(OpenAISpeechSimulator):
    """It hears the same text again and again, as many words as there is time for.

    ``language`` is what it says that is spoken; ``plain`` leaves the times of words out, as some
    compatible servers do; ``says`` is an answer to give in place of its own.
    """

    language = "english"
    text = TEXT
    says: Mapping[str, object] | None = None

    def answer(self, asked: Asked) -> Reply:
        """The real answer; see ``ServiceSimulator``."""
        if asked.bearer != self.key:
            return self.error(Fault.KEY_REFUSED)
        if asked.path.endswith("/models"):
            return json_reply({"object": "list", "data": [{"id": name} for name in MODELS]})
        if asked.method == "POST" and asked.path.endswith("/audio/transcriptions"):
            return self._heard(asked)
        message = f"Invalid URL ({asked.method} {asked.path})"
        return json_reply({"error": {"message": message}}, HTTPStatus.NOT_FOUND)

    def _heard(self, asked: Asked) -> Reply:
        fields = form_fields(asked)
        file = fields.get("file", b"")
        if len(file) > LARGEST_FILE:
            message = f"Maximum content size limit ({LARGEST_FILE}) exceeded"
            told = {"message": message, "type": "server_error", "param": None, "code": None}
            return json_reply({"error": told}, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        seconds = flac_seconds(file)
        if seconds is None or fields.get("model", b"").decode() not in MODELS:
            return self.error(Fault.REFUSED)
        said = self.says if self.says is not None else self._said(seconds)
        return json_reply(said, headers={"x-request-id": f"req_{len(self.requests)}"})

    def _said(self, seconds: float) -> Mapping[str, object]:
        known = self.text.split()
        words = [known[at % len(known)] for at in range(int(seconds * WORDS_A_SECOND))]
        answer: dict[str, object] = {
            "task": "transcribe",
            "language": self.language,
            "duration": seconds,
            "text": " ".join(words),
            "segments": _segments(words),
        }
        if not self.plain:
            answer["words"] = [
                {
                    "word": word.strip(".,"),
                    "start": at / WORDS_A_SECOND,
                    "end": (at + 1) / WORDS_A_SECOND,
                }
                for at, word in enumerate(words)
            ]
        return answer


def _segments(words: Sequence[str]) -> list[Mapping[str, object]]:
    if not words:
        return []
    return [
        {
            "id": 0,
            "start": 0.0,
            "end": len(words) / WORDS_A_SECOND,
            "text": " ".join(words),
            "avg_logprob": -0.1,
            "no_speech_prob": 0.01,
        }
    ]


def form_fields(asked: Asked) -> Mapping[str, bytes]:
    """The parts of a form, the last of each name."""
    head = f"Content-Type: {asked.headers.get('content-type', '')}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + asked.body)
    fields: dict[str, bytes] = {}
    for part in message.iter_parts() if message.is_multipart() else ():
        name = part.get_param("name", header="content-disposition")
        value = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(value, bytes):
            fields[name] = value
    return fields


def flac_seconds(file: bytes) -> float | None:
    """How long a FLAC file lasts; None where it is none.

    The file's own count of samples may be missing (0): then it is told by its length.
    """
    if len(file) < _STREAM.size or not file.startswith(b"fLaC"):
        return None
    packed = int.from_bytes(file[18:26], "big")
    rate, samples = packed >> 44, packed & (1 << 36) - 1
    return samples / rate if rate and samples else None

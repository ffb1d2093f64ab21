"""Chime as a voice."""

import json
from base64 import b64decode
from collections.abc import Sequence
from decimal import Decimal

from reelwright.domain.voice.prices import VoicePrice
from reelwright.domain.voice.takes import SpokenLine, TimeSource, VoiceRef, WordTime
from reelwright.ports.services import AnswerUnusable, HttpRequest, Secret, ServiceHttp
from reelwright.ports.voice import (
    LanguageUnsupported,
    Recording,
    Speech,
    VoiceCapabilities,
    VoiceUnavailable,
)

PROVIDER = "chime"
VERSION = "1"
"""Counts changes of what is asked of the service, which change the sound."""
PRICE = VoicePrice(
    model="", per_million_characters=Decimal(5), source="chime.example/pricing, 2026-11-01"
)
BELLS = ("bell", "fork")


class ChimeVoice:
    """One attempt a call; waiting, repeating and counting are not its business."""

    def __init__(self, http: ServiceHttp, address: str, key: Secret) -> None:
        self._http = http
        self._address = address
        self._key = key

    @property
    def capabilities(self) -> VoiceCapabilities:
        """English, with exact times."""
        return VoiceCapabilities(
            provider=PROVIDER,
            languages=frozenset({"en"}),
            timing=TimeSource.EXACT,
            offline=False,
            deterministic=True,
            speed=(1.0, 1.0),
            longest_line=5000,
            version=VERSION,
            prices=(PRICE,),
        )

    def voices(self) -> tuple[VoiceRef, ...]:
        """Two bells."""
        return tuple(
            VoiceRef(provider=PROVIDER, name=name, language="en", version=VERSION) for name in BELLS
        )

    def speak(self, line: SpokenLine, voice: VoiceRef) -> Speech:
        """Chime one line.

        Raises:
            VoiceUnavailable, LanguageUnsupported, ServiceError.
        """
        if voice.name not in BELLS:
            message = f"There is no voice {voice}; chime has {' and '.join(BELLS)}."
            raise VoiceUnavailable(message)
        if line.language != "en":
            message = f"The voice {voice} speaks en, not {line.language}."
            raise LanguageUnsupported(message)
        spoken = [part.spoken for part in line.utterances]
        answer = self._http.send(
            PROVIDER,
            HttpRequest(
                method="POST",
                url=f"{self._address}/v1/speech",
                json={"voice": voice.name, "words": spoken},
                secret_headers={"X-Chime-Key": self._key},
            ),
        )
        return _speech(answer.body, spoken)


def _speech(body: bytes, spoken: Sequence[str]) -> Speech:
    """Read an answer and believe nothing of it.

    Raises:
        AnswerUnusable.
    """
    try:
        told = json.loads(body)
        pcm, rate = b64decode(told["pcm"], validate=True), int(told["rate"])
        times = tuple(
            WordTime(start=int(start), end=int(end), source=TimeSource.EXACT)
            for start, end in told["words"]
        )
    except (ValueError, KeyError, TypeError) as error:
        message = "chime answered in a form that is not its own; try again."
        raise AnswerUnusable(message, service=PROVIDER) from error
    borders = [0, *(at for time in times for at in (time.start, time.end)), len(pcm) // 2]
    if len(times) != len(spoken) or borders != sorted(borders) or len(pcm) % 2 or rate <= 0:
        message = "chime answered with times that do not fit its sound; try again."
        raise AnswerUnusable(message, service=PROVIDER)
    return Speech(
        recording=Recording(pcm=pcm, rate=rate),
        words=times,
        charge=PRICE.charge(sum(map(len, spoken))),
        request_id=str(told.get("id", "")),
    )

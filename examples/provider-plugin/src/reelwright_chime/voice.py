"""Chime as a voice."""

from collections.abc import Sequence
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray
from pydantic import Base64Bytes, BaseModel, Field

from reelwright.domain.voice.character_times import TimesUnusable
from reelwright.domain.voice.prices import VoicePrice
from reelwright.domain.voice.takes import SpokenLine, TimeSource, VoiceRef, WordTime
from reelwright.ports.services import HttpRequest, Secret, ServiceHttp
from reelwright.ports.spoken_answers import is_said, silence_for, speech_of
from reelwright.ports.voice import (
    LanguageUnsupported,
    Recording,
    Speech,
    VoiceCapabilities,
    VoiceUnavailable,
)
from reelwright.ports.wire import read_answer

PROVIDER = "chime"
VERSION = "1"
"""Counts changes of what is asked of the service, which change the sound."""
PRICE = VoicePrice(
    model="", per_million_characters=Decimal(5), source="chime.example/pricing, 2026-11-01"
)
BELLS = ("bell", "fork")
RATE = 16_000
SLOWEST, FASTEST = 0.5, 2.0


class _Answer(BaseModel):
    """The form that Chime promises; ``pcm`` is mono, 16 bit, at ``RATE``."""

    id: str = ""
    pcm: Base64Bytes
    words: list[tuple[int, int]]
    characters: int = Field(ge=0)


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
            speed=(SLOWEST, FASTEST),
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
        _require(line, voice)
        if not is_said(line):
            return silence_for(line, RATE)
        spoken = [part.spoken for part in line.utterances]
        request = HttpRequest(
            method="POST",
            url=f"{self._address}/v1/speech",
            json={"voice": voice.name, "speed": voice.speed, "words": spoken},
            secret_headers={"X-Chime-Key": self._key},
        )
        answer = read_answer(_Answer, PROVIDER, self._http.send(PROVIDER, request))

        def times(pcm: NDArray[np.int16], _rate: int) -> tuple[WordTime, ...]:
            return _times(answer.words, len(spoken), len(pcm))

        return speech_of(
            line,
            Recording(pcm=answer.pcm, rate=RATE),
            PROVIDER,
            timing=times,
            charge=PRICE.charge(answer.characters),
            request_id=answer.id,
        )


def _require(line: SpokenLine, voice: VoiceRef) -> None:
    if voice.name not in BELLS:
        message = f"There is no voice {voice}; chime has {' and '.join(BELLS)}."
        raise VoiceUnavailable(message)
    if not SLOWEST <= voice.speed <= FASTEST:
        message = f"The voice {voice} has a speed of {SLOWEST} to {FASTEST}: choose within."
        raise VoiceUnavailable(message)
    if line.language != "en":
        message = f"The voice {voice} speaks en, not {line.language}."
        raise LanguageUnsupported(message)


def _times(told: Sequence[tuple[int, int]], words: int, samples: int) -> tuple[WordTime, ...]:
    """What the service told, where it can be: in order and inside the sound.

    Raises:
        TimesUnusable: an aligner finds the words instead.
    """
    borders = [0, *(border for each in told for border in each), samples]
    if len(told) != words or borders != sorted(borders):
        message = "its times do not fit the sound"
        raise TimesUnusable(message)
    return tuple(WordTime(start=start, end=end, source=TimeSource.EXACT) for start, end in told)

"""Google Cloud Text-to-Speech as a voice: one attempt a line, with a mark before each word."""

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

import numpy as np
from numpy.typing import NDArray

from reelwright.adapters.google_voice.answers import SERVICE, read_spoken, read_voices
from reelwright.adapters.google_voice.families import (
    LARGEST,
    PRICES,
    Family,
    family_of,
    language_of,
    locale_of,
)
from reelwright.domain.voice.character_times import times_of_marks
from reelwright.domain.voice.takes import SpokenLine, TimeSource, VoiceRef, WordTime
from reelwright.ports.services import Access, HttpRequest, Secret, titled
from reelwright.ports.spoken_answers import is_said, plain, silence_for, sound_of, speech_of
from reelwright.ports.spoken_lines import check_length, check_speed
from reelwright.ports.voice import (
    LanguageUnsupported,
    Speech,
    VoiceCapabilities,
    VoiceUnavailable,
)

RATE = 24_000
SETTINGS_VERSION = "1"
"""Counts changes of what is asked of the service, which change the sound."""
SLOWEST, FASTEST = 0.25, 2.0
LONGEST_LINE = 1_000
"""Characters a call: with their marks the words of any usual text then fit into a request."""
_EVERY = (
    "af ar bg bn ca cs da de el en es et eu fi fil fr gl gu he hi hr hu id is it ja kn ko lt lv ml "
    "mr ms nl no pa pl pt ro ru sk sl sr sv sw ta te th tr uk ur vi zh"
)
LANGUAGES = frozenset(_EVERY.split())


class GoogleVoice:
    """The voices of the service."""

    def __init__(self, access: Access, key: Secret) -> None:
        self._access = access
        self._key = key

    @property
    def capabilities(self) -> VoiceCapabilities:
        """A language for each voice; exact times with the families that take marks."""
        return VoiceCapabilities(
            provider=SERVICE,
            languages=LANGUAGES,
            timing=TimeSource.EXACT,
            offline=False,
            deterministic=False,
            speed=(SLOWEST, FASTEST),
            longest_line=LONGEST_LINE,
            version=SETTINGS_VERSION,
            prices=PRICES,
        )

    def voices(self) -> tuple[VoiceRef, ...]:
        """Every voice of a family whose price is known.

        Raises:
            ServiceError.
        """
        request = HttpRequest(
            method="GET",
            url=f"{self._access.address}/v1beta1/voices",
            secret_headers={"X-Goog-Api-Key": self._key},
        )
        names = read_voices(self._access.http.send(SERVICE, request))
        return tuple(
            VoiceRef(
                provider=SERVICE,
                name=name,
                language=language_of(name),
                version=SETTINGS_VERSION,
                model=family.name,
            )
            for name in names
            if (family := family_of(name)) is not None
        )

    def speak(self, line: SpokenLine, voice: VoiceRef) -> Speech:
        """Speak one line; see ``ports.voice.Voice``."""
        family = _checked(line, voice)
        if not is_said(line):
            return silence_for(line, RATE)
        check_length(line.text, LONGEST_LINE)
        spoken = [plain(part.spoken) for part in line.utterances]
        marked = _marked(spoken) if family.marked else ""
        if len(marked.encode()) > LARGEST:
            marked = ""
        answer = self._access.http.send(SERVICE, self._request(spoken, marked, voice))
        sound, points = read_spoken(answer)

        def times(pcm: NDArray[np.int16], rate: int) -> tuple[WordTime, ...]:
            return times_of_marks(spoken, _starts(points, len(spoken)), pcm, rate)

        price = next(price for price in PRICES if price.model == family.name)
        return speech_of(
            line,
            sound_of(sound, "audio/wav", RATE, self._access.decoder, SERVICE),
            SERVICE,
            timing=times if marked else None,
            charge=price.charge(len(line.text) + (price.added if marked else 0)),
        )

    def _request(self, spoken: Sequence[str], marked: str, voice: VoiceRef) -> HttpRequest:
        text = " ".join(part for part in spoken if part)
        body: dict[str, object] = {
            "input": {"ssml": marked} if marked else {"text": text},
            "voice": {"languageCode": locale_of(voice.name), "name": voice.name},
            "audioConfig": {
                "audioEncoding": "LINEAR16",
                "sampleRateHertz": RATE,
                "speakingRate": voice.speed,
            },
        }
        if marked:
            body["enableTimePointing"] = ["SSML_MARK"]
        return HttpRequest(
            method="POST",
            url=f"{self._access.address}/v1beta1/text:synthesize",
            secret_headers={"X-Goog-Api-Key": self._key},
            json=body,
        )


def _checked(line: SpokenLine, voice: VoiceRef) -> Family:
    family = family_of(voice.name)
    if voice.provider != SERVICE or family is None:
        message = f"There is no voice {voice} at {titled(SERVICE)}; `reelwright voices` lists them."
        raise VoiceUnavailable(message)
    check_speed(voice, SLOWEST, FASTEST)
    if line.language != language_of(voice.name):
        speaks = language_of(voice.name)
        raise LanguageUnsupported(f"The voice {voice} speaks {speaks}, not {line.language}.")
    return family


def _marked(spoken: Sequence[str]) -> str:
    """The line with a mark before each utterance that says something, named by its place."""
    parts = [
        f'<mark name="{at}"/>{escape(text)}' if any(map(str.isalnum, text)) else escape(text)
        for at, text in enumerate(spoken)
        if text
    ]
    return f"<speak>{' '.join(parts)}</speak>"


def _starts(points: Mapping[str, float], count: int) -> list[float | None]:
    return [points.get(str(at)) for at in range(count)]

"""ElevenLabs as a voice: one attempt a line, with the time of every character."""

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from urllib.parse import quote

import numpy as np
from numpy.typing import NDArray

from reelwright.adapters.elevenlabs.answers import (
    SERVICE,
    ListedVoice,
    VoicePage,
    read_spoken,
)
from reelwright.adapters.elevenlabs.models import (
    LANGUAGES,
    MODELS,
    PER_MILLION_CREDITS,
    PRICE_SOURCE,
    PRICES,
    Model,
    model_named,
)
from reelwright.domain.money import Charge, Usage
from reelwright.domain.voice.character_times import (
    CharacterTimes,
    TimesUnusable,
    times_of_characters,
)
from reelwright.domain.voice.prices import MILLION
from reelwright.domain.voice.takes import SpokenLine, TimeSource, VoiceRef, WordTime
from reelwright.ports.services import Access, HttpRequest, Secret, titled
from reelwright.ports.spoken_answers import Timing, is_said, silence_for, sound_of, speech_of
from reelwright.ports.spoken_lines import check_length, check_speed
from reelwright.ports.voice import (
    LanguageUnsupported,
    Speech,
    VoiceCapabilities,
    VoiceUnavailable,
)
from reelwright.ports.wire import read_answer

RATE = 24_000
FORMAT = f"pcm_{RATE}"
"""Sound without loss and without an encoder's delay, which every plan of the service offers."""
SEED = 20_240
"""The same for every line: lines of one voice then vary less (the service promises no more)."""
SETTINGS_VERSION = "1"
"""Counts changes of what is asked of the service, which change the sound."""
SLOWEST, FASTEST = 0.7, 1.2
LONGEST_LINE = 2_500
"""Characters a call on the smallest plan; every model and plan takes them."""
CONTEXT = 500
"""Characters of what is said before and after."""
PAGES = 20
_MARKUP = str.maketrans(dict.fromkeys("<>[]{}", " "))
"""Signs of the service's own commands, such as breaks and moods."""


class ElevenLabsVoice:
    """The voices of an account."""

    def __init__(self, access: Access, key: Secret) -> None:
        self._access = access
        self._key = key

    @property
    def capabilities(self) -> VoiceCapabilities:
        """29 languages each, exact times."""
        return VoiceCapabilities(
            provider=SERVICE,
            languages=LANGUAGES,
            timing=TimeSource.EXACT,
            offline=False,
            deterministic=False,
            speed=(SLOWEST, FASTEST),
            longest_line=LONGEST_LINE,
            version=SETTINGS_VERSION,
            multilingual=True,
            models=tuple(model.name for model in MODELS),
            prices=PRICES,
        )

    def voices(self) -> tuple[VoiceRef, ...]:
        """The account's voices, by short names that are unique.

        Raises:
            ServiceError.
        """
        return tuple(
            VoiceRef(
                provider=SERVICE,
                name=name,
                language="en",
                version=SETTINGS_VERSION,
                model=MODELS[0].name,
                id=listed.voice_id,
            )
            for name, listed in _named(list(self._listed()))
        )

    def speak(self, line: SpokenLine, voice: VoiceRef) -> Speech:
        """Speak one line; see ``ports.voice.Voice``."""
        model = _checked(line, voice)
        spoken = [_plain(part.spoken) for part in line.utterances]
        if not is_said(line):
            return silence_for(line, RATE)
        text = " ".join(part for part in spoken if part)
        check_length(text, LONGEST_LINE)
        answer = self._access.http.send(SERVICE, self._request(text, line, voice, model))
        sound, alignments = read_spoken(answer)
        recording = sound_of(sound, "", RATE, self._access.decoder, SERVICE)
        return speech_of(
            line,
            recording,
            SERVICE,
            timing=_timing(spoken, alignments) if model.timed else None,
            charge=_charge(text, model, answer.headers.get("character-cost", "")),
            request_id=answer.headers.get("request-id", ""),
        )

    def _request(self, text: str, line: SpokenLine, voice: VoiceRef, model: Model) -> HttpRequest:
        body: dict[str, object] = {"text": text, "model_id": model.name, "seed": SEED}
        if voice.speed != 1:
            body["voice_settings"] = {"speed": voice.speed}
        if model.takes_context:
            around = {"previous_text": line.before[-CONTEXT:], "next_text": line.after[:CONTEXT]}
            body |= {name: _plain(text) for name, text in around.items() if text}
        if model.takes_language:
            body["language_code"] = line.language
        place = f"text-to-speech/{quote(voice.id, safe='')}/with-timestamps"
        return HttpRequest(
            method="POST",
            url=f"{self._access.address}/v1/{place}",
            query={"output_format": FORMAT},
            secret_headers={"xi-api-key": self._key},
            json=body,
        )

    def _listed(self) -> Iterator[ListedVoice]:
        query = {"page_size": "100"}
        for _ in range(PAGES):
            request = HttpRequest(
                method="GET",
                url=f"{self._access.address}/v2/voices",
                query=query,
                secret_headers={"xi-api-key": self._key},
            )
            page = read_answer(VoicePage, SERVICE, self._access.http.send(SERVICE, request))
            yield from page.voices
            if not page.has_more or not page.next_page_token:
                return
            query = {**query, "next_page_token": page.next_page_token}


def _named(listed: Sequence[ListedVoice]) -> Iterator[tuple[str, ListedVoice]]:
    """Each voice with its name up to the dash, and a part of its id where that is taken."""
    taken: set[str] = set()
    for voice in listed:
        full = (voice.name or voice.voice_id).replace(",", " ").replace("@", " ")
        name = " ".join(full.partition(" - ")[0].split()) or voice.voice_id
        if name.casefold() in taken:
            name = f"{name} {voice.voice_id[:6]}"
        taken.add(name.casefold())
        yield name, voice


def _checked(line: SpokenLine, voice: VoiceRef) -> Model:
    model = model_named(voice.model)
    if voice.provider != SERVICE or not voice.id or model is None:
        message = (
            f"There is no voice {voice} with the model {voice.model or 'none'} at "
            f"{titled(SERVICE)}; `reelwright voices` lists them."
        )
        raise VoiceUnavailable(message)
    check_speed(voice, SLOWEST, FASTEST)
    if line.language not in LANGUAGES:
        known = ", ".join(sorted(LANGUAGES))
        message = f"The voice {voice} speaks {known}, not {line.language}."
        raise LanguageUnsupported(message)
    return model


def _plain(text: str) -> str:
    """Without signs of commands and control characters, in single spaces."""
    return " ".join("".join(c if c.isprintable() else " " for c in text.translate(_MARKUP)).split())


def _timing(spoken: Sequence[str], alignments: Sequence[CharacterTimes]) -> Timing:
    """The first alignment that fits: of the text as it was sent, else as it was normalised."""

    def times(pcm: NDArray[np.int16], rate: int) -> tuple[WordTime, ...]:
        reason = TimesUnusable("the service sent no times")
        for alignment in alignments:
            try:
                return times_of_characters(spoken, alignment, pcm, rate)
            except TimesUnusable as unusable:
                reason = unusable
        raise reason

    return times


def _charge(text: str, model: Model, told: str) -> Charge:
    """By the service's own count where it tells it."""
    try:
        counted = Decimal(told)
    except InvalidOperation:
        counted = Decimal(-1)
    spent = counted if counted.is_finite() and counted >= 0 else len(text) * model.credits
    return Charge(
        usage=Usage(characters=len(text)),
        amount=spent * PER_MILLION_CREDITS / MILLION,
        source=PRICE_SOURCE,
    )

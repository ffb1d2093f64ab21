"""OpenAI's speech as a voice: one attempt a line; an aligner finds its words."""

from decimal import Decimal

from reelwright.adapters.openai_voice.answers import EVENTS, SERVICE, Tokens, read_stream
from reelwright.adapters.openai_voice.models import (
    LANGUAGES,
    MODELS,
    PER_MILLION_SOUND_TOKENS,
    PER_MILLION_TEXT_TOKENS,
    PER_MINUTE,
    PRICE_SOURCE,
    PRICES,
    Model,
    model_named,
)
from reelwright.domain.money import Charge, Usage
from reelwright.domain.voice.prices import MILLION
from reelwright.domain.voice.takes import SpokenLine, TimeSource, VoiceRef
from reelwright.ports.services import Access, HttpAnswer, HttpRequest, Secret, titled
from reelwright.ports.spoken_answers import is_said, silence_for, sound_of, speech_of
from reelwright.ports.spoken_lines import check_length, check_speed
from reelwright.ports.voice import (
    LanguageUnsupported,
    Recording,
    Speech,
    VoiceCapabilities,
    VoiceUnavailable,
)

RATE = 24_000
"""Of the format ``pcm``: 16 bit, mono, without a header."""
SETTINGS_VERSION = "1"
"""Counts changes of what is asked of the service, which change the sound."""
SLOWEST, FASTEST = 0.25, 4.0
LONGEST_LINE = 2_000
"""Characters a call: the older models take 4096, the newest 2000 tokens, of at least a character
each."""


class OpenAIVoice:
    """The voices that every account has."""

    def __init__(self, access: Access, key: Secret) -> None:
        self._access = access
        self._key = key

    @property
    def capabilities(self) -> VoiceCapabilities:
        """Some sixty languages each, no times."""
        return VoiceCapabilities(
            provider=SERVICE,
            languages=LANGUAGES,
            timing=TimeSource.ALIGNED,
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
        """The voices of the newest model; the service has no list to ask for."""
        return tuple(
            VoiceRef(
                provider=SERVICE,
                name=name,
                language="en",
                version=SETTINGS_VERSION,
                model=MODELS[0].name,
            )
            for name in MODELS[0].voices
        )

    def speak(self, line: SpokenLine, voice: VoiceRef) -> Speech:
        """Speak one line; see ``ports.voice.Voice``."""
        model = _checked(line, voice)
        if not is_said(line):
            return silence_for(line, RATE)
        check_length(line.text, LONGEST_LINE)
        answer = self._access.http.send(SERVICE, self._request(line.text, voice, model))
        recording, tokens = self._sound(answer)
        return speech_of(
            line,
            recording,
            SERVICE,
            charge=_charge(line.text, recording, model, tokens),
            request_id=answer.headers.get("x-request-id", ""),
        )

    def _request(self, text: str, voice: VoiceRef, model: Model) -> HttpRequest:
        body: dict[str, object] = {
            "model": model.name,
            "voice": voice.name.partition("@")[0],
            "input": text,
            "response_format": "pcm",
        }
        if voice.speed != 1:
            body["speed"] = voice.speed
        if model.by_tokens:
            body["stream_format"] = "sse"
        return HttpRequest(
            method="POST",
            url=f"{self._access.address}/audio/speech",
            secret_headers={"Authorization": Secret(f"Bearer {self._key.value}")},
            json=body,
        )

    def _sound(self, answer: HttpAnswer) -> tuple[Recording, Tokens | None]:
        """The sound, as events or as it is: compatible servers may not know the events."""
        media_type = answer.headers.get("content-type", "")
        decoder = self._access.decoder
        if not media_type.startswith(EVENTS):
            return sound_of(answer.body, media_type, RATE, decoder, SERVICE), None
        streamed = read_stream(answer.body)
        return sound_of(streamed.sound, "", RATE, decoder, SERVICE), streamed.tokens


def _checked(line: SpokenLine, voice: VoiceRef) -> Model:
    model = model_named(voice.model)
    if voice.provider != SERVICE or model is None:
        names = ", ".join(MODELS[0].voices)
        raise VoiceUnavailable(f"There is no voice {voice}; {titled(SERVICE)} has {names}.")
    check_speed(voice, SLOWEST, FASTEST)
    if voice.name.partition("@")[0] not in model.voices:
        names = ", ".join(model.voices)
        raise VoiceUnavailable(f"The model {model.name} has no voice {voice}; it has {names}.")
    if line.language not in LANGUAGES:
        known = ", ".join(sorted(LANGUAGES))
        message = f"The voice {voice} speaks {known}, not {line.language}."
        raise LanguageUnsupported(message)
    return model


def _charge(text: str, recording: Recording, model: Model, tokens: Tokens | None) -> Charge:
    """By the service's own count of tokens; else by characters, or by the sound's length."""
    seconds = recording.samples / recording.rate
    usage = Usage(characters=len(text), seconds=round(seconds, 3))
    if tokens is not None:
        usage = Usage(
            characters=len(text),
            seconds=usage.seconds,
            input_tokens=tokens.input_tokens,
            output_tokens=tokens.output_tokens,
        )
        amount = (
            tokens.input_tokens * PER_MILLION_TEXT_TOKENS
            + tokens.output_tokens * PER_MILLION_SOUND_TOKENS
        ) / MILLION
    elif model.by_tokens:
        amount = Decimal(str(usage.seconds)) * PER_MINUTE / 60
    else:
        price = next(price for price in PRICES if price.model == model.name)
        amount = price.per_million_characters * len(text) / MILLION
    return Charge(usage=usage, amount=amount, source=PRICE_SOURCE)

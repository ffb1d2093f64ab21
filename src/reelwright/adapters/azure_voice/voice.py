"""Azure Speech as a voice: one attempt a line; an aligner finds its words.

Its REST API tells no times; those come only over its own websocket.
"""

from xml.sax.saxutils import escape, quoteattr

from reelwright.adapters.azure_voice.answers import SERVICE, read_voices
from reelwright.adapters.azure_voice.models import (
    LANGUAGES,
    NEURAL,
    PRICE,
    language_of,
    locale_of,
)
from reelwright.domain.voice.takes import SpokenLine, TimeSource, VoiceRef
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
FORMAT = "riff-24khz-16bit-mono-pcm"
SETTINGS_VERSION = "1"
"""Counts changes of what is asked of the service, which change the sound."""
SLOWEST, FASTEST = 0.5, 2.0
LONGEST_LINE = 2_000
"""Characters a call: some two minutes of the ten that an answer may last."""


class AzureVoice:
    """The voices of a resource."""

    def __init__(self, access: Access, key: Secret) -> None:
        self._access = access
        self._key = key

    @property
    def capabilities(self) -> VoiceCapabilities:
        """A language for each voice, no times."""
        return VoiceCapabilities(
            provider=SERVICE,
            languages=LANGUAGES,
            timing=TimeSource.ALIGNED,
            offline=False,
            deterministic=False,
            speed=(SLOWEST, FASTEST),
            longest_line=LONGEST_LINE,
            version=SETTINGS_VERSION,
            prices=(PRICE,),
        )

    def voices(self) -> tuple[VoiceRef, ...]:
        """Every neural voice of the region, but for those in preview.

        Raises:
            ServiceError.
        """
        names = read_voices(self._access.http.send(SERVICE, listing(self._access, self._key)))
        return tuple(
            VoiceRef(
                provider=SERVICE,
                name=name,
                language=language_of(name),
                version=SETTINGS_VERSION,
                model=NEURAL,
            )
            for name in names
        )

    def speak(self, line: SpokenLine, voice: VoiceRef) -> Speech:
        """Speak one line; see ``ports.voice.Voice``."""
        _check(line, voice)
        if not is_said(line):
            return silence_for(line, RATE)
        check_length(line.text, LONGEST_LINE)
        answer = self._access.http.send(SERVICE, self._request(line, voice))
        media_type = answer.headers.get("content-type", "")
        return speech_of(
            line,
            sound_of(answer.body, media_type, RATE, self._access.decoder, SERVICE),
            SERVICE,
            charge=PRICE.charge(len(line.text) + (PRICE.added if voice.speed != 1 else 0)),
            request_id=answer.headers.get("x-requestid", ""),
        )

    def _request(self, line: SpokenLine, voice: VoiceRef) -> HttpRequest:
        return HttpRequest(
            method="POST",
            url=f"{self._access.address}/cognitiveservices/v1",
            headers={
                "Content-Type": "application/ssml+xml",
                "X-Microsoft-OutputFormat": FORMAT,
                "User-Agent": "reelwright",
            },
            secret_headers={"Ocp-Apim-Subscription-Key": self._key},
            body=_markup(line, voice).encode(),
        )


def listing(access: Access, key: Secret) -> HttpRequest:
    """The request for the voices of the region."""
    return HttpRequest(
        method="GET",
        url=f"{access.address}/cognitiveservices/voices/list",
        secret_headers={"Ocp-Apim-Subscription-Key": key},
    )


def _markup(line: SpokenLine, voice: VoiceRef) -> str:
    """The line as SSML. A control character, which XML cannot hold, is left out."""
    said = escape(plain(line.text))
    if voice.speed != 1:
        said = f'<prosody rate="{voice.speed:.2f}">{said}</prosody>'
    return (
        '<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" '
        f"xml:lang={quoteattr(locale_of(voice.name))}>"
        f"<voice name={quoteattr(voice.name)}>{said}</voice></speak>"
    )


def _check(line: SpokenLine, voice: VoiceRef) -> None:
    if voice.provider != SERVICE or voice.model != NEURAL:
        message = f"There is no voice {voice} at {titled(SERVICE)}; `reelwright voices` lists them."
        raise VoiceUnavailable(message)
    check_speed(voice, SLOWEST, FASTEST)
    speaks = language_of(voice.name)
    if line.language != speaks:
        raise LanguageUnsupported(f"The voice {voice} speaks {speaks}, not {line.language}.")

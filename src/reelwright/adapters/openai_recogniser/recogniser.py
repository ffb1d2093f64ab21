"""OpenAI's transcription as a recogniser: one attempt a piece."""

from decimal import Decimal

from reelwright.adapters.openai_recogniser.answers import SERVICE, read_transcription
from reelwright.adapters.openai_recogniser.sending import flac_of, form_of
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.recognised import Recognised
from reelwright.ports.recognition import LanguageUnheard, RecogniserFacts, Told
from reelwright.ports.services import Access, HttpRequest, Secret, titled
from reelwright.ports.voice import Recording

MODEL = "whisper-1"
"""The only one of the service that tells the times of words."""
PER_MINUTE = Decimal("0.006")
PRICE_SOURCE = "openai.com/api/pricing, as reported in June 2026"
LONGEST = 5 * 60 * SAMPLE_RATE
"""Of a piece: at most 9.6 MB, of the 25 MB that the service takes, and answered within a minute."""
LARGEST_ANSWER = 10_000_000
SETTINGS_VERSION = "1"
"""Counts changes of what is asked of the service."""
_CODES = (
    "af ar az be bg bs ca cs cy da de el en es et fa fi fr gl he hi hr hu hy id is it ja kk kn ko "
    "lt lv mi mk mr ms ne nl no pl pt ro ru sk sl sr sv sw ta th tl tr uk ur vi zh"
)
LANGUAGES = frozenset(_CODES.split())
"""Those that the service names in its guide to speech to text."""


class OpenAIRecogniser:
    """Implements ``Recogniser``. Servers that speak the same may have models of other names."""

    def __init__(self, access: Access, key: Secret, model: str = MODEL) -> None:
        self._access = access
        self._key = key
        self._model = model

    @property
    def facts(self) -> RecogniserFacts:
        """It finds the language, and tells times of words."""
        return RecogniserFacts(
            name=f"{SERVICE}:{self._model}",
            languages=LANGUAGES,
            finds_language=True,
            longest=LONGEST,
            version=SETTINGS_VERSION,
            offline=False,
            per_minute=PER_MINUTE,
            price_source=PRICE_SOURCE,
        )

    def recognise(self, sound: Recording, language: str, told: Told) -> Recognised:
        """The words of a piece; see ``ports.recognition.Recogniser``."""
        if language and language not in LANGUAGES:
            message = f"{titled(SERVICE)} does not know the language {language!r}."
            raise LanguageUnheard(message)
        samples = sound.samples * SAMPLE_RATE // sound.rate
        told(0)
        request = self._request(flac_of(sound), language)
        answer = self._access.http.send(SERVICE, request, largest=LARGEST_ANSWER)
        heard = read_transcription(answer, samples, language)
        told(samples)
        return heard

    def _request(self, flac: bytes, language: str) -> HttpRequest:
        fields = [
            ("model", self._model),
            ("response_format", "verbose_json"),
            ("timestamp_granularities[]", "word"),
            ("timestamp_granularities[]", "segment"),
            ("temperature", "0"),
        ]
        if language:
            fields.append(("language", language))
        body, headers = form_of(fields, flac)
        return HttpRequest(
            method="POST",
            url=f"{self._access.address}/audio/transcriptions",
            headers=headers,
            body=body,
            secret_headers={"Authorization": Secret(f"Bearer {self._key.value}")},
        )

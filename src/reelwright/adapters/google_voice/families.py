"""What is known of the families of Google's voices, as values.

Sources: googleapis ``google/cloud/texttospeech/v1beta1/cloud_tts.proto`` (marks, encodings, the
speaking rate), the service's quota page (5000 bytes a request) and its price list as reported in
2026. Where reports of a price differ it is the highest: those of Wavenet say 4 and 16.
"""

from dataclasses import dataclass
from decimal import Decimal

from reelwright.domain.voice.prices import VoicePrice

PRICE_SOURCE = "cloud.google.com/text-to-speech/pricing, as reported in 2026"
MARKUP = "<speak></speak>"
"""Counted by the service as characters, as the marks are not."""
LARGEST = 5_000
"""Bytes of a request's text with its marks."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """Voices of one kind. ``marked``: they take marks, and so tell when each word begins."""

    name: str
    price: Decimal
    marked: bool = True


FAMILIES = (
    Family(name="Chirp3-HD", price=Decimal(30), marked=False),
    Family(name="Chirp-HD", price=Decimal(30), marked=False),
    Family(name="Studio", price=Decimal(160), marked=False),
    Family(name="Neural2", price=Decimal(16)),
    Family(name="Polyglot", price=Decimal(16)),
    Family(name="News", price=Decimal(16)),
    Family(name="Casual", price=Decimal(16)),
    Family(name="Wavenet", price=Decimal(16)),
    Family(name="Standard", price=Decimal(4)),
)
PRICES = tuple(
    VoicePrice(
        model=family.name,
        per_million_characters=family.price,
        added=len(MARKUP),
        source=PRICE_SOURCE,
    )
    for family in FAMILIES
)
_LANGUAGES = {"cmn": "zh", "nb": "no", "iw": "he"}
"""Codes of the service that have another ISO 639-1 code here."""


def family_of(voice: str) -> Family | None:
    """The family that a voice's name tells, such as ``en-US-Neural2-D``; None where it is new."""
    return next((family for family in FAMILIES if f"-{family.name}-" in voice), None)


def language_of(voice: str) -> str:
    """The ISO 639-1 code of the language that a voice's name begins with."""
    base = voice.partition("-")[0].lower()
    return _LANGUAGES.get(base, base)


def locale_of(voice: str) -> str:
    """The BCP-47 code that a voice's name begins with."""
    return "-".join(voice.split("-")[:2])

"""What is known of the kinds of Azure's voices, as values.

Sources: the reference of its REST API (``MicrosoftDocs/azure-ai-docs``, ``rest-text-to-speech.md``:
the list of voices, formats, statuses), its page on SSML (``prosody``: half to twice the rate) and
its price list as reported in 2026. Where reports of a price differ it is the highest.
"""

from decimal import Decimal

from reelwright.domain.voice.prices import VoicePrice

NEURAL = "Neural"
"""The kind of voice that is offered, by the service's own name."""
STANDING = "GA"
"""The status of voices that stay; those in preview may go, or sound otherwise."""
PRICE_SOURCE = "azure.microsoft.com/pricing, speech services, as reported in 2026"
SPEEDING = '<prosody rate="0.55"></prosody>'
"""Markup that changes how a line is spoken is counted as characters; the rest is not."""
PRICE = VoicePrice(
    model=NEURAL,
    per_million_characters=Decimal(16),
    added=len(SPEEDING),
    source=PRICE_SOURCE,
)
_EVERY = (
    "af am ar az bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is "
    "it ja jv ka kk km kn ko lo lt lv mk ml mn mr ms mt my nb ne nl pa pl ps pt ro ru si sk sl so "
    "sq sr su sv sw ta te th tr uk ur uz vi zh zu"
)
_OTHERWISE = {"nb": "no"}
"""Codes of the service that have another ISO 639-1 code here."""
LANGUAGES = frozenset(_OTHERWISE.get(code, code) for code in _EVERY.split())


def language_of(locale: str) -> str:
    """The ISO 639-1 code of a locale such as ``en-US``."""
    base = locale.partition("-")[0].lower()
    return _OTHERWISE.get(base, base)


def locale_of(voice: str) -> str:
    """The locale that a voice's name begins with, such as ``sr-Latn-RS-SophieNeural``."""
    return voice.rpartition("-")[0]

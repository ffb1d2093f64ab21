"""What is known of the models of ElevenLabs, as values.

Sources: the ``output_format``, ``seed``, ``previous_text`` and ``language_code`` parameters of
``convert_with_timestamps`` in the service's own Python library (elevenlabs-python,
``text_to_speech/raw_client.py``); its API prices as reported in June 2026. Reports say 100 and 120
a million characters, and up to 300 for what a smaller plan uses beyond its allowance, which the
owner sets if it is so (docs/costs.md).
"""

from dataclasses import dataclass
from decimal import Decimal

from reelwright.domain.voice.prices import VoicePrice

PRICE_SOURCE = "elevenlabs.io/pricing/api, as reported in June 2026"
PER_MILLION_CREDITS = Decimal(120)
"""A credit is a character of the best models; the header ``character-cost`` counts credits."""

_EVERY = "ar bg cs da de el en es fi fil fr hi hr id it ja ko ms nl pl pt ro ru sk sv ta tr uk zh"
LANGUAGES = frozenset(_EVERY.split())
"""Of the model ``eleven_multilingual_v2``; every model below speaks these."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Model:
    """One model. ``timed``: its times of characters fit its sound.

    Those of ``eleven_v3`` drift away from it (elevenlabs-python, issue 772), and it takes no
    surrounding text.
    """

    name: str
    credits: Decimal
    timed: bool = True
    takes_context: bool = True
    takes_language: bool = True


MODELS = (
    Model(name="eleven_multilingual_v2", credits=Decimal(1), takes_language=False),
    Model(name="eleven_flash_v2_5", credits=Decimal("0.5")),
    Model(name="eleven_turbo_v2_5", credits=Decimal("0.5")),
    Model(name="eleven_v3", credits=Decimal(1), timed=False, takes_context=False),
)
"""The first is used where none is named: the steadiest over a long narration."""

PRICES = tuple(
    VoicePrice(
        model=model.name,
        per_million_characters=PER_MILLION_CREDITS * model.credits,
        source=PRICE_SOURCE,
    )
    for model in MODELS
)


def model_named(name: str) -> Model | None:
    """A model by its name; None where it is not known."""
    return next((model for model in MODELS if model.name == name), None)

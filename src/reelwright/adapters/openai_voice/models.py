"""What is known of OpenAI's speech models and voices, as values.

Sources: the parameters of ``audio.speech.create`` in the service's own Python library
(openai-python, ``resources/audio/speech.py``) and its price list as reported in June 2026.
"""

from dataclasses import dataclass
from decimal import Decimal

from reelwright.domain.voice.prices import VoicePrice

PRICE_SOURCE = "openai.com/api/pricing, as reported in June 2026"
PER_MILLION_TEXT_TOKENS = Decimal("0.60")
PER_MILLION_SOUND_TOKENS = Decimal(12)
PER_MINUTE = Decimal("0.018")
"""Of 25 tokens a second, used where it does not tell them; its own estimate is 0.015."""

_EVERY = (
    "af ar az be bg bs ca cs cy da de el en es et fa fi fr gl he hi hr hu hy id is it ja kk kn ko "
    "lt lv mi mk mr ms ne nl no pl pt ro ru sk sl sr sv sw ta th tl tr uk ur vi zh"
)
LANGUAGES = frozenset(_EVERY.split())


@dataclass(frozen=True, kw_only=True, slots=True)
class Model:
    """One model. ``by_tokens``: it is paid by tokens, and tells them in a stream of events."""

    name: str
    voices: tuple[str, ...]
    by_tokens: bool = False


_FIRST = ("alloy", "ash", "coral", "echo", "fable", "nova", "onyx", "sage", "shimmer")
MODELS = (
    Model(
        name="gpt-4o-mini-tts",
        voices=(*_FIRST, "ballad", "cedar", "marin", "verse"),
        by_tokens=True,
    ),
    Model(name="tts-1", voices=_FIRST),
    Model(name="tts-1-hd", voices=_FIRST),
)
"""The first is used where none is named."""

PRICES = (
    VoicePrice(
        model="gpt-4o-mini-tts",
        # 0.018 a minute of 900 characters. At most: eight characters a second, as the slowest
        # reading has, and fifty tokens a second, twice what was seen.
        per_million_characters=Decimal(20),
        at_most=Decimal(80),
        source=PRICE_SOURCE,
    ),
    VoicePrice(model="tts-1", per_million_characters=Decimal(15), source=PRICE_SOURCE),
    VoicePrice(model="tts-1-hd", per_million_characters=Decimal(30), source=PRICE_SOURCE),
)


def model_named(name: str) -> Model | None:
    """A model by its name; None where it is not known."""
    return next((model for model in MODELS if model.name == name), None)

"""How long a text will take to say: an estimate for planning, never for the length of a picture."""

from types import MappingProxyType

from reelwright.domain.script.scenes import Line
from reelwright.domain.spoken.line import LanguageSupport, language_support, spoken_line

CHARACTERS_PER_SECOND = MappingProxyType(
    {"en": 17.5, "de": 17.9, "fr": 21.5, "es": 16.6, "pt": 15.5, "it": 16.1}
)
"""Characters of the spoken form a second at speed 1.0, without pauses between sentences.

Measured with the espeak-ng voices at their usual 160 words a minute.
"""
USUAL = 16.5
"""For a language that was not measured."""


def spoken_seconds(text: str, language: str, speed: float = 1.0) -> float:
    """Roughly how many seconds a voice takes to say a text; 0.0 for nothing to say."""
    said = text
    if language_support(language) is not LanguageSupport.NONE:
        said = spoken_line(Line(text=text), language).text
    base = language.replace("_", "-").split("-")[0].lower()
    return len(said) / (CHARACTERS_PER_SECOND.get(base, USUAL) * speed)

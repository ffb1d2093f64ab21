"""The languages whose text is made ready for a voice, each built when first wanted."""

from collections.abc import Callable
from functools import lru_cache

from reelwright.domain.spoken import (
    abbreviations,
    acronyms,
    addresses,
    clocks,
    codes,
    dates,
    english,
    fractions,
    german,
    ordinals,
    quantities,
    roman,
    symbols,
)
from reelwright.domain.spoken.english import English
from reelwright.domain.spoken.french import French
from reelwright.domain.spoken.german import German
from reelwright.domain.spoken.italian import Italian
from reelwright.domain.spoken.language import Language
from reelwright.domain.spoken.portuguese import Portuguese
from reelwright.domain.spoken.rules import Rule
from reelwright.domain.spoken.spanish import Spanish

FULL = frozenset({"en"})
GOOD = frozenset({"de", "es", "fr", "it", "pt"})

_LANGUAGES: dict[str, Callable[[], Language]] = {
    "en": English,
    "de": German,
    "fr": French,
    "es": Spanish,
    "pt": Portuguese,
    "it": Italian,
}
_OWN_RULES: dict[str, Callable[[Language], tuple[Rule, ...]]] = {
    "en": english.extra_rules,
    "de": german.extra_rules,
}


@lru_cache
def tongue(code: str) -> Language:
    """The language of an ISO 639-1 code in ``FULL`` or ``GOOD``."""
    return _LANGUAGES[code]()


@lru_cache
def rules_of(code: str) -> tuple[Rule, ...]:
    """How everything but plain words is read in a language, in order of precedence."""
    language = tongue(code)
    own = _OWN_RULES[code](language) if code in _OWN_RULES else ()
    concerns = (
        addresses.rules,
        dates.rules,
        abbreviations.rules,
        clocks.rules,
        codes.telephone_rules,
        fractions.rules,
        ordinals.rules,
        quantities.rules,
        codes.rules,
        roman.rules,
        acronyms.rules,
        symbols.rules,
    )
    return (*own, *(each for concern in concerns for each in concern(language)))

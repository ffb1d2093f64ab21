"""The languages whose text is made ready for a voice, each built when first wanted."""

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
    ordinals,
    quantities,
    roman,
    symbols,
)
from reelwright.domain.spoken.english import English
from reelwright.domain.spoken.language import Language
from reelwright.domain.spoken.rules import Rule

FULL = frozenset({"en"})
GOOD = frozenset[str]()

_LANGUAGES: dict[str, type[English]] = {"en": English}


@lru_cache
def tongue(code: str) -> Language:
    """The language of an ISO 639-1 code in ``FULL`` or ``GOOD``."""
    return _LANGUAGES[code]()


@lru_cache
def rules_of(code: str) -> tuple[Rule, ...]:
    """How everything but plain words is read in a language, in order of precedence."""
    language = tongue(code)
    own = english.extra_rules(language) if isinstance(language, English) else ()
    concerns = (
        addresses.rules,
        abbreviations.rules,
        dates.rules,
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

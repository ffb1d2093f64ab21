"""Numbers as words; the one place that knows num2words and its slips."""

import re
from enum import StrEnum
from functools import lru_cache

from num2words.lang_DE import Num2Word_DE
from num2words.lang_EN import Num2Word_EN
from num2words.lang_ES import Num2Word_ES
from num2words.lang_FR import Num2Word_FR
from num2words.lang_IT import Num2Word_IT
from num2words.lang_PT_BR import Num2Word_PT_BR

LARGEST = 10**15
"""From here on a number is read digit by digit: nobody follows its words."""

_CONVERTERS = {
    "en": Num2Word_EN(),
    "de": Num2Word_DE(),
    "fr": Num2Word_FR(),
    "es": Num2Word_ES(),
    "pt": Num2Word_PT_BR(),
    "it": Num2Word_IT(),
}

# What num2words writes and a reader would not say.
_SLIPS = {
    "en": ((re.compile(","), ""),),
    "de": (),
    "fr": (),
    "es": (
        (re.compile(r"\bveintiuno (?=mil)"), "veintiún "),
        (re.compile(r"\buno (?=mil)"), "un "),
    ),
    "pt": ((re.compile(r",(?= \w+ (?:milhões|mil)$)"), " e"), (re.compile(","), "")),
    "it": ((re.compile(r"(?<=ion[ei])(?:,| e)|(?<=iard[oi])(?:,| e)"), ""),),
}


class Gender(StrEnum):
    """The grammatical gender of what is counted."""

    MASCULINE = "m"
    FEMININE = "f"
    NEUTER = "n"


@lru_cache(maxsize=4096)
def cardinal(language: str, value: int) -> str:
    """A whole number as it is counted: ``three hundred and forty-two``."""
    if value >= LARGEST:
        return digits(language, str(value))
    words = str(_CONVERTERS[language].to_cardinal(value))
    for slip, said in _SLIPS[language]:
        words = slip.sub(said, words)
    return words


@lru_cache(maxsize=4096)
def ordinal(language: str, value: int) -> str:
    """The masculine ordinal, not inflected: ``forty-second``."""
    words = str(_CONVERTERS[language].to_ordinal(value))
    for slip, said in _SLIPS[language]:
        words = slip.sub(said, words)
    return words


def digits(language: str, written: str) -> str:
    """Digit by digit, as telephone numbers are read; what is no digit is skipped."""
    return " ".join(cardinal(language, int(c)) for c in written if c.isdecimal())

"""Roman numerals where the words around them say that they are numbers."""

import re

from reelwright.domain.spoken.language import Language
from reelwright.domain.spoken.rules import Rule, rule

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_WRITTEN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def rules(language: Language) -> tuple[Rule, ...]:
    """One rule; the language says what a numeral is by the words around it."""

    def speak(match: re.Match[str]) -> str | None:
        value = value_of(match["numeral"])
        if value is None:
            return None
        before, after = match.string[: match.start()], match.string[match.end() :]
        return language.roman(value, match["numeral"], match["suffix"] or "", (before, after))

    pattern = (
        rf"(?<![\w.'-])(?P<numeral>[IVXLCDM]+)(?P<suffix>{language.roman_suffix})?(?![\w'-]|\.\w)"
    )
    return (rule("roman", pattern, speak),)


def value_of(numeral: str) -> int | None:
    """The value of a numeral in its usual form; None for other capitals."""
    values = [_VALUES[letter] for letter in numeral]
    total = sum(
        -value if any(later > value for later in values[index + 1 : index + 2]) else value
        for index, value in enumerate(values)
    )
    return total if written(total) == numeral else None


def written(value: int) -> str:
    """A number in its usual Roman form."""
    numeral = ""
    for worth, letters in _WRITTEN:
        times, value = divmod(value, worth)
        numeral += letters * times
    return numeral

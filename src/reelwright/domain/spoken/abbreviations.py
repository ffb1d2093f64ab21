"""Short forms that stand for whole words."""

import re

from reelwright.domain.spoken.language import Language
from reelwright.domain.spoken.patterns import closed, either
from reelwright.domain.spoken.rules import Rule, rule


def rules(language: Language) -> tuple[Rule, ...]:
    """One rule for all short forms of the vocabulary."""
    table = language.words.abbreviations

    def speak(match: re.Match[str]) -> str:
        return closed(table[match.group(1)], match)

    right = r"(?![^\W\d_])(?:(?<=[.\u00b0\u00ba])|(?!\d))"
    return (rule("abbreviation", rf"(?<![\w.])({either(table)}){right}", speak),)

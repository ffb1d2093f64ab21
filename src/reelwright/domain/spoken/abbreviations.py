"""Short forms that stand for whole words."""

import re

from reelwright.domain.spoken.language import Language
from reelwright.domain.spoken.rules import Rule, rule


def rules(language: Language) -> tuple[Rule, ...]:
    """One rule for all short forms of the vocabulary."""
    table = language.words.abbreviations
    forms = sorted(table, key=lambda form: (-len(form), form))
    written = "|".join(re.escape(form) for form in forms)

    def speak(match: re.Match[str]) -> str:
        said = table[match.group(1)]
        ends_sentence = match.group(1).endswith(".") and match.end() == len(match.string)
        return f"{said}." if ends_sentence else said

    return (rule("abbreviation", rf"(?<![\w.])({written})(?![\w])", speak),)

"""Marks that stand for a word."""

import re

from reelwright.domain.spoken.language import Language
from reelwright.domain.spoken.patterns import either
from reelwright.domain.spoken.rules import Rule, rule

_POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def rules(language: Language) -> tuple[Rule, ...]:
    """Powers, and the marks of the vocabulary, each said by its own name."""
    table = language.words.symbols
    marks = either(table)

    def power(match: re.Match[str]) -> str:
        exponent = language.cardinal(int(match.group().translate(_POWERS)))
        said = table.get(match.group()) or f"{table['^']} {exponent}"
        return f" {said} "

    return (
        rule("power", rf"(?<=[\w)])[{''.join(map(chr, _POWERS))}]{{1,9}}", power),
        rule("symbol", rf"({marks})", lambda match: f" {table[match.group(1)]} "),
    )

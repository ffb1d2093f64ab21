"""Fractions, with a whole number before them or without."""

import re
import unicodedata
from fractions import Fraction

from reelwright.domain.spoken.language import Language
from reelwright.domain.spoken.patterns import either
from reelwright.domain.spoken.rules import Rule, rule

_VULGAR = "\u00bc\u00bd\u00be\u2150\u2151\u2153-\u215e"
_LARGEST_DENOMINATOR = 10


def rules(language: Language) -> tuple[Rule, ...]:
    """``3/4``, ``2 1/2``, ``½``, ``2½``, each with a unit behind it or without."""
    units = language.words.units
    unit = rf"(?:[ -]?(?P<unit>{either(units)})(?![\w²³/]))?"

    def written_out(match: re.Match[str]) -> str | None:
        above, below = int(match["above"]), int(match["below"])
        if below == 0:
            return None
        return said(match, above, below)

    def one_sign(match: re.Match[str]) -> str | None:
        value = Fraction(unicodedata.numeric(match["sign"])).limit_denominator(_LARGEST_DENOMINATOR)
        return said(match, value.numerator, value.denominator)

    def said(match: re.Match[str], above: int, below: int) -> str | None:
        fraction = language.fraction(above, below)
        if match["whole"]:
            fraction = language.mixed(int(match["whole"]), above, below) if above < below else None
        if fraction is None or not match["unit"]:
            return fraction
        noun = units[match["unit"]]
        return f"{fraction} {noun.many if match['whole'] else noun.one}"

    whole = r"(?:(?P<whole>\d{1,3})[ ]?)?"
    return (
        rule("fraction sign", rf"(?<![\w]){whole}(?P<sign>[{_VULGAR}]){unit}", one_sign),
        rule(
            "fraction",
            r"(?<![\w/])(?<!\d[.,])(?:(?P<whole>\d{1,2})[ -])?(?P<above>\d{1,3})/(?P<below>\d{1,4})"
            rf"(?![\d/])(?![.,]\d){unit}(?![\w])",
            written_out,
        ),
    )

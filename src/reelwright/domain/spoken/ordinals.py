"""Ordinals in figures: ``1st``, ``3.``, ``2e``, ``1ª``."""

import re

from reelwright.domain.spoken.language import Language
from reelwright.domain.spoken.rules import Rule, rule

_LONGEST = 9


def rules(language: Language) -> tuple[Rule, ...]:
    """One rule in the way of the language."""

    def speak(match: re.Match[str]) -> str | None:
        figures = re.sub(r"\D", "", match["value"])
        if len(figures) > _LONGEST or int(figures) == 0:
            return None
        around = match.string[: match.start()], match.string[match.end() :]
        return language.written_ordinal(int(figures), match["suffix"], *around)

    pattern = rf"(?<![\w])(?<!\d[.,])(?P<value>\d[\d,]*)(?P<suffix>{language.ordinal_suffix})"
    return (rule("ordinal", pattern, speak),)

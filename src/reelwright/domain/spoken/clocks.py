"""Times of day and ratios."""

import re

from reelwright.domain.spoken.language import Language
from reelwright.domain.spoken.patterns import closed
from reelwright.domain.spoken.rules import Rule, rule

_HOURS, _MINUTES = 24, 59
_LONGEST_SIDE = 6


def rules(language: Language) -> tuple[Rule, ...]:
    """``10:30``, ``10:30:15``, ``10:30 pm``, ``10h30``, ``16:9``."""
    suffix = language.clock_suffix

    def time(match: re.Match[str]) -> str | None:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        second = int(match["second"]) if match["second"] else None
        if hour > _HOURS or minute > _MINUTES or (second or 0) > _MINUTES:
            return None
        said = language.clock(hour, minute, second, match["suffix"] or "")
        return f"{said} {language.words.to}" if match["to"] else closed(said, match)

    def hours(match: re.Match[str]) -> str | None:
        hour = int(match["hour"])
        if hour > _HOURS:
            return None
        return closed(language.clock(hour, 0, None, match["suffix"]), match)

    def ratio(match: re.Match[str]) -> str | None:
        parts = match.group().split(":")
        if max(map(len, parts)) > _LONGEST_SIDE:
            return None
        return f" {language.ratio} ".join(language.cardinal(int(part)) for part in parts)

    left = r"(?<![\w:])(?<!\d[.,])"
    found = [
        rule(
            "time",
            rf"{left}(?P<hour>\d{{1,2}})(?:{language.clock_marks})(?P<minute>\d\d)"
            rf"(?::(?P<second>\d\d))?(?![\d:])(?:[ ]?(?P<suffix>{suffix})(?![\w]))?(?![\w])"
            rf"(?P<to>[ ]?[-\u2013][ ]?(?=\d{{1,2}}(?:{language.clock_marks})\d\d))?",
            time,
        )
    ]
    if language.clock_hours:
        found.append(
            rule(
                "hour",
                rf"{left}(?P<hour>\d{{1,2}})[ ]?(?P<suffix>{suffix})(?![\w])",
                hours,
            )
        )
    found.append(rule("ratio", rf"{left}\d+(?::\d+)+(?![\w])", ratio))
    return tuple(found)

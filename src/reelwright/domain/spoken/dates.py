"""Dates in figures and in words."""

import re

from reelwright.domain.spoken.language import Date, Language
from reelwright.domain.spoken.patterns import either
from reelwright.domain.spoken.rules import Rule, rule

_MONTHS = 12
_DAYS = 31
_PIVOT = 40
"""Two-digit years from here on belong to the twentieth century."""
_YEAR_DIGITS = 4


def rules(language: Language) -> tuple[Rule, ...]:
    """ISO dates, dates in figures, dates with the month's name."""
    reader = _Reader(language)
    months = either(language.words.month_forms)
    links = r"(?:[ ](?:of|de|di|del|do))?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º|°)?"
    until = r"(?:[ ]?[-\u2013][ ]?(?P<until>\d{1,2})(?:st|nd|rd|th|\.)?)?"
    year = r"(?P<year>[12]\d{3})(?![\w])(?![.,:/-]?\d)"
    found = [
        rule(
            "iso date",
            r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])",
            reader.figures,
        ),
        rule(
            "date in figures",
            r"(?<![\w./-])(?P<a>\d{1,2})(?P<mark>[./-])(?P<b>\d{1,2})(?P<again>[./-])"
            r"(?P<year>\d{4}|\d\d)(?![\w/-])(?!\.\d)",
            reader.day_and_month,
        ),
        rule(
            "day and month",
            rf"(?<![\w.,]){day}{until}{links}[ ](?P<month>{months})(?![\w])"
            rf"(?:\.?,?{links}[ ]{year}|\.(?=[ ][a-z\d]))?",
            reader.named,
        ),
    ]
    if language.month_first:
        found.append(
            rule(
                "month and day",
                rf"(?<![\w])(?P<month>{months})\.?[ ]{day}{until}(?![\w:])(?![.,/-]?\d)"
                rf"(?:,?[ ]{year})?",
                reader.month_first,
            )
        )
    return tuple(found)


class _Reader:
    def __init__(self, language: Language) -> None:
        self._language = language

    def figures(self, match: re.Match[str]) -> str | None:
        return self._said(match, int(match["day"]), int(match["month"]), day_first=False)

    def day_and_month(self, match: re.Match[str]) -> str | None:
        if match["mark"] != match["again"]:
            return None
        first, second = int(match["a"]), int(match["b"])
        month_first = self._language.month_first and match["mark"] == "/" and first <= _MONTHS
        if month_first or (second > _MONTHS and first <= _MONTHS):
            return self._said(match, second, first, day_first=False)
        return self._said(match, first, second, day_first=True)

    def named(self, match: re.Match[str]) -> str | None:
        return self._said(match, int(match["day"]), self._month(match), day_first=True)

    def month_first(self, match: re.Match[str]) -> str | None:
        return self._said(match, int(match["day"]), self._month(match), day_first=False)

    def _month(self, match: re.Match[str]) -> int:
        return self._language.words.month_forms[match["month"]]

    def _said(self, match: re.Match[str], day: int, month: int, *, day_first: bool) -> str | None:
        until = match.groupdict().get("until")
        if not (1 <= day <= _DAYS and 1 <= month <= _MONTHS and int(until or 1) <= _DAYS):
            return None
        date = Date(
            day=day,
            month=month,
            year=_year(match["year"]),
            until=int(until) if until else None,
            day_first=day_first,
        )
        return self._language.date(date, match.string[: match.start()])


def _year(written: str | None) -> int | None:
    if written is None:
        return None
    year = int(written)
    if len(written) == _YEAR_DIGITS:
        return year
    return year + (1900 if year >= _PIVOT else 2000)

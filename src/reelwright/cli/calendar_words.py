"""Months, days, times and lengths of time, as a person writes them at the command line."""

import re
from datetime import UTC, date, datetime, time, timedelta

import typer

from reelwright.cli.calendar_page import named_month
from reelwright.domain.calendar.month import Month
from reelwright.domain.calendar.rules import Weekday

_SPAN = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?")


def month_of(text: str) -> Month | None:
    """A month, as 2026-12; None where nothing is named.

    Raises:
        BadParameter.
    """
    try:
        return named_month(text)
    except ValueError:
        message = f"{text} is no month; write it as 2026-12"
        raise typer.BadParameter(message) from None


def day_of(text: str) -> date:
    """A day, as 2026-12-24.

    Raises:
        BadParameter.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"{text} is no day; write it as 2026-12-24"
        raise typer.BadParameter(message) from None


def weekdays_of(text: str) -> tuple[Weekday, ...]:
    """Days of the week in their order, as mon,thu.

    Raises:
        BadParameter.
    """
    try:
        named = {Weekday(day.strip().lower()[:3]) for day in text.split(",")}
    except ValueError:
        message = f"{text} are no days of the week; write them as mon,thu"
        raise typer.BadParameter(message) from None
    return tuple(day for day in Weekday if day in named)


def times_of(text: str) -> tuple[time, ...]:
    """Times of day in their order, as 09:00,18:30.

    Raises:
        BadParameter.
    """
    try:
        read = {
            datetime.strptime(at.strip(), "%H:%M").replace(tzinfo=UTC) for at in text.split(",")
        }
    except ValueError:
        message = f"{text} are no times of day; write them as 09:00,18:30"
        raise typer.BadParameter(message) from None
    return tuple(sorted(at.time() for at in read))


def span_of(text: str) -> timedelta:
    """A length of time, as 2h, 90m or 1d12h.

    Raises:
        BadParameter.
    """
    parts = _SPAN.fullmatch(text.strip().lower())
    if not text or parts is None or not any(parts.groups()):
        message = f"{text} is no length of time; write it as 2h, 90m or 1d12h"
        raise typer.BadParameter(message)
    days, hours, minutes = (int(part or 0) for part in parts.groups())
    return timedelta(days=days, hours=hours, minutes=minutes)

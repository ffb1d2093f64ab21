"""How long a service asks to be left alone."""

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST = 7 * 24 * 3600.0
"""Seconds past which a wish is taken for a mistake and cut."""


def wait_asked(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds from ``Retry-After`` (RFC 9110, 10.2.3: seconds or a date), None without.

    ``retry-after-ms`` is OpenAI's finer form of it. A date is counted from the answer's own
    ``Date``, so that neither clock needs to be right. ``headers`` have lower-case names.
    """
    milliseconds = _number(headers.get("retry-after-ms", ""))
    if milliseconds is not None:
        return min(milliseconds / 1000, LONGEST)
    asked = headers.get("retry-after", "").strip()
    seconds = _number(asked)
    if seconds is not None:
        return min(seconds, LONGEST)
    moment = _date(asked)
    if moment is None:
        return None
    wait = (moment - (_date(headers.get("date", "")) or now)).total_seconds()
    return min(max(wait, 0.0), LONGEST)


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None


def _date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

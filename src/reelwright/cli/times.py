"""Times as people write and read them at a terminal, in this machine's zone."""

from datetime import datetime
from zoneinfo import ZoneInfo

import typer

from reelwright.domain.calendar.rules import moment_of as moment_of_day


def moment_of(text: str) -> datetime | None:
    """The time that was written in ISO 8601; without a zone it is this machine's.

    Raises:
        typer.BadParameter: it is no time.
    """
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError:
        message = f"{text} is no time; write it as 2026-05-01T18:00 or 2026-05-01T18:00+02:00"
        raise typer.BadParameter(message) from None


def moment_in(text: str, zone: ZoneInfo) -> datetime:
    """The time that was written in ISO 8601; without a zone it is what the clocks of one show.

    Raises:
        typer.BadParameter: it is no time.
    """
    try:
        written = datetime.fromisoformat(text)
    except ValueError:
        message = f"{text} is no time; write it as 2026-05-01T18:00 or 2026-05-01T18:00+02:00"
        raise typer.BadParameter(message) from None
    if written.tzinfo is not None:
        return written
    return moment_of_day(written.date(), written.time(), zone)


def shown_in_zone(moment: datetime | None) -> str:
    """A time to come, to the minute, with the name of this machine's zone.

    The calendar draws the same time on the channel's clocks, so that it has to be told whose.
    """
    return "" if moment is None else f"{moment.astimezone():%Y-%m-%d %H:%M %Z}"


def shown_briefly(moment: datetime | None) -> str:
    """A time for a narrow table: of today the time alone, else to the minute."""
    if moment is None:
        return ""
    here = moment.astimezone()
    today = here.date() == datetime.now().astimezone().date()
    return f"{here:%H:%M:%S}" if today else f"{here:%Y-%m-%d %H:%M}"


def shown(moment: datetime | None) -> str:
    """A time for a table; empty where there is none."""
    return "" if moment is None else f"{moment.astimezone():%Y-%m-%d %H:%M:%S}"

"""The calendar, the pauses and the ledger of quota as commands and the publisher use them."""

import importlib
from datetime import UTC, datetime

from reelwright.adapters.calendar_files.writer import IcalendarWriter
from reelwright.adapters.library.calendar import DatabaseCalendar
from reelwright.adapters.library.database import Database
from reelwright.adapters.library.pauses import DatabasePauses
from reelwright.adapters.library.quota import DatabaseQuotaLedger
from reelwright.adapters.library.standing import standing
from reelwright.app.on_demand import on_demand
from reelwright.app.settings import Settings
from reelwright.ports.calendar import Calendar, CalendarWriter, Pauses
from reelwright.ports.quota import QuotaBook


def calendar_of(settings: Settings) -> Calendar:
    """The calendars of all channels; the library is opened with the first look at them."""
    return on_demand(lambda: DatabaseCalendar(_database_of(settings), now=now))


def pauses_of(settings: Settings) -> Pauses:
    """What stops publishing; as ``calendar_of``."""
    return on_demand(lambda: DatabasePauses(_database_of(settings), now=now))


def quota_of(settings: Settings) -> QuotaBook:
    """The ledger of quota; as ``calendar_of``."""
    return on_demand(lambda: DatabaseQuotaLedger(_database_of(settings), now=now))


def calendar_writer() -> CalendarWriter:
    """Writes calendars for other programs."""
    return IcalendarWriter()


def now() -> datetime:
    """What time it is."""
    return datetime.now(tz=UTC)


def _database_of(settings: Settings) -> Database:
    found = standing(settings.library)
    if found is None:
        opening = importlib.import_module("reelwright.adapters.library.opening")
        found = opening.open_database(settings.library)
    return found

"""The calendar, the pauses and the ledger of quota as commands and the publisher use them."""

from pathlib import Path

from reelwright.adapters.calendar_files.writer import IcalendarWriter
from reelwright.adapters.disk.durable import explained, place
from reelwright.adapters.library.calendar import DatabaseCalendar
from reelwright.adapters.library.database import Database
from reelwright.adapters.library.pauses import DatabasePauses
from reelwright.adapters.library.quota import DatabaseQuotaLedger
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.clocks import clock_of
from reelwright.app.wiring.databases import database_of
from reelwright.app.wiring.on_demand import on_demand
from reelwright.ports.calendar import Calendar, Pauses
from reelwright.ports.disk import DiskForbidden, DiskFull
from reelwright.ports.quota import QuotaBook


def calendar_of(settings: Settings, database: Database | None = None) -> Calendar:
    """The calendars of all channels; the library is opened with the first look at them."""
    clock = clock_of(settings)
    return on_demand(lambda: DatabaseCalendar(database or database_of(settings), now=clock.now))


def pauses_of(settings: Settings, database: Database | None = None) -> Pauses:
    """What stops publishing; as ``calendar_of``."""
    clock = clock_of(settings)
    return on_demand(lambda: DatabasePauses(database or database_of(settings), now=clock.now))


def quota_of(settings: Settings, database: Database | None = None) -> QuotaBook:
    """The ledger of quota; as ``calendar_of``."""
    clock = clock_of(settings)
    return on_demand(lambda: DatabaseQuotaLedger(database or database_of(settings), now=clock.now))


def export(settings: Settings, file: Path | None) -> bytes:
    """The calendar of the channel that is set as iCalendar, in a file too where one is named.

    Raises:
        DiskFull, DiskForbidden: the file is as it was.
    """
    slots = calendar_of(settings).slots(channel=settings.channel)
    stamp = clock_of(settings).now()
    written = IcalendarWriter().write(settings.channel, slots, stamp)
    if file is not None:
        folder = file.absolute().parent
        with explained("the calendar", folder, full=DiskFull, forbidden=DiskForbidden):
            _publish(file, written)
    return written


def _publish(file: Path, written: bytes) -> None:
    """Put a whole file in its place, or leave the one that stands there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_name(f".{file.name}.new")
    try:
        temporary.write_bytes(written)
        place(temporary, file)
    finally:
        temporary.unlink(missing_ok=True)

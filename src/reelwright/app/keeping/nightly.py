"""The backups that `serve` makes by itself: databases each night, the whole home once a week."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta

from filelock import FileLock, Timeout

from reelwright.adapters.backup.ages import backups_of
from reelwright.app.keeping.backups import What, backup_home, place_of
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.buckets import name_of_home
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.backup import BackedUp

LOOK_SECONDS = 60.0
TRY_AGAIN = timedelta(hours=1)
"""After which a backup that failed is tried again."""
WEEK = timedelta(days=7)
_LOCK = ".nightly.lock"
_log = logging.getLogger(__name__)


class Nightly:
    """Backs a home up when it is due; several processes may look at once.

    What was made is known by the names of the backups themselves, so that a night that was slept
    through is made up for, and processes that share a home do not each make one.
    """

    def __init__(
        self, settings: Settings, *, now: Callable[[], datetime] = lambda: datetime.now(tz=UTC)
    ) -> None:
        self._settings = settings
        self._now = now
        self._begun = now()
        self._not_before = self._begun

    def tick(self) -> tuple[BackedUp, ...]:
        """Make what is due; return what was made.

        Raises:
            As ``backup_home``; it is tried again an hour later.
        """
        now = self._now()
        due = last_time(self._settings.backup_at, now)
        if due is None or now < self._not_before:
            return ()
        self._not_before = now + TRY_AGAIN
        made = self._made_alone(due)
        self._not_before = now
        return made

    def _made_alone(self, due: datetime) -> tuple[BackedUp, ...]:
        folder = self._settings.home.expanduser().absolute() / "backups"
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(folder / _LOCK, timeout=0):
                return tuple(self._made(due))
        except Timeout:
            return ()  # Another process of this home is at it.

    def _made(self, due: datetime) -> Iterator[BackedUp]:
        settings = self._settings
        if self._is_wanted(due, whole=False):
            keep = timedelta(days=settings.backup_days)
            yield backup_home(settings, settings.backup_to, What(whole=False, keep=keep))
        # A copy of every video on the disk that may fail would help against little.
        if settings.backup_to and self._is_wanted(due, whole=True):
            keep = timedelta(days=settings.backup_files_days)
            yield backup_home(settings, settings.backup_to, What(keep=keep))

    def _is_wanted(self, due: datetime, *, whole: bool) -> bool:
        place = place_of(self._settings, self._settings.backup_to)
        known = backups_of(place.names(), name_of_home(self._settings))
        made = [one.made for one in known if one.whole is whole]
        if not made:
            # Whoever has just begun has nothing to make up for.
            return due >= self._begun
        return made[-1] < (due - WEEK + timedelta(days=1) if whole else due)


def last_time(at: str, now: datetime) -> datetime | None:
    """When it was last this time of day by the machine's clock, in UTC; None where it never is.

    A time that the clocks leap over counts as if they had leapt before it.
    """
    if at in {"", "none"}:
        return None
    today = now.astimezone().date()
    for day in (today, today - timedelta(days=1)):
        moment = datetime.combine(day, time.fromisoformat(at)).astimezone(UTC)
        if moment <= now:
            return moment
    return None


@contextmanager
def backing_up(settings: Settings) -> Iterator[None]:
    """Back up when it is due, on a thread, until the end of the block.

    A backup that is being made then is left unfinished: it has no name yet, and is due again.
    """
    nightly, end = Nightly(settings), threading.Event()

    def keep_looking() -> None:
        while not end.wait(LOOK_SECONDS):
            try:
                for made in nightly.tick():
                    _log.warning("Backed up: %s", made.place)
            except ReelwrightError as error:
                _log.error("The backup failed, and is tried again in an hour: %s", error)
            except Exception:  # noqa: BLE001 - a backup less is better than none; it is told
                _log.exception("The backup failed, and is tried again in an hour")

    threading.Thread(target=keep_looking, name="nightly backup", daemon=True).start()
    try:
        yield
    finally:
        end.set()

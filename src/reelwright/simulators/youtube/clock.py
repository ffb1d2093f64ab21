"""The local YouTube's own time, which can be driven."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from reelwright.simulators.youtube.store import Store

Now = Callable[[], datetime]
_OFFSET = "clock:offset"
_STANDING = "clock:standing"
_MICROSECOND = timedelta(microseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def real_time() -> datetime:
    """What the machine says."""
    return datetime.now(UTC)


class DrivenClock:
    """Runs with the machine's time, shifted by what it was advanced; or stands still.

    Where it stands is kept in the store, so that a restart goes on from there.
    """

    def __init__(self, store: Store, running: Now = real_time) -> None:
        self._store = store
        self._running = running

    def now(self) -> datetime:
        """The present moment, in UTC."""
        standing = self._store.count(_STANDING)
        return (_EPOCH if standing else self._running()) + self._offset

    def advance(self, by: timedelta | None = None, **units: float) -> datetime:
        """Let time pass at once: ``advance(timedelta(days=1))`` or ``advance(days=1)``."""
        self._store.add(_OFFSET, ((by or timedelta()) + timedelta(**units)) // _MICROSECOND)
        return self.now()

    def set(self, to: datetime) -> datetime:
        """Make it this moment, and go on from there."""
        return self.advance(to - self.now())

    def stop(self, at: datetime | None = None) -> datetime:
        """Stand still, at a moment or at the present one, until advanced or started."""
        moment = at or self.now()
        with self._store.transaction():
            self._store.add(_STANDING, 1 - self._store.count(_STANDING))
            self.set(moment)
        return moment

    def start(self) -> datetime:
        """Run again, from where it stood."""
        moment = self.now()
        with self._store.transaction():
            self._store.add(_STANDING, -self._store.count(_STANDING))
            self.set(moment)
        return self.now()

    @property
    def _offset(self) -> timedelta:
        return _MICROSECOND * self._store.count(_OFFSET)

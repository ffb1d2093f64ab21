"""A clock that runs ahead of this machine's by what a file says, for rehearsals.

Several processes share the file, so that a rehearsal moves all of them to another day at once.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from reelwright.domain.errors import ReelwrightError


class ClockUnreadable(ReelwrightError):
    """The file does not say by how much time is ahead."""


class ClockAhead:
    """Implements ``ports.clock.Clock``. The file holds seconds; where there is none, nothing."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def now(self) -> datetime:
        """The moment.

        Raises:
            ClockUnreadable.
        """
        return datetime.now(tz=UTC) + timedelta(seconds=self._seconds())

    def _seconds(self) -> float:
        try:
            return float(self._file.read_text(encoding="ascii"))
        except FileNotFoundError:
            return 0.0
        except (OSError, ValueError) as error:
            message = f"{self._file} (setting clock) does not hold a number of seconds."
            raise ClockUnreadable(message) from error

"""What time it is. Whatever publishes asks this and nothing else, so that time can be driven."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """A clock that never goes backwards by more than the machine's own corrections."""

    def now(self) -> datetime:
        """The moment, aware and in UTC."""

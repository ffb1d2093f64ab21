"""This machine's clock."""

from datetime import UTC, datetime


class MachineClock:
    """Implements ``ports.clock.Clock``."""

    def now(self) -> datetime:
        """The moment."""
        return datetime.now(tz=UTC)

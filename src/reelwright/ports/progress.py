"""How a long step tells what it has done, and learns that it should stop."""

from typing import Protocol

from reelwright.domain.errors import ReelwrightError


class Cancelled(ReelwrightError):
    """The work was stopped on request; what was finished is kept for the next run."""


class Suspended(Cancelled):
    """The work stops here for now: it goes on later, or elsewhere."""


class Progress(Protocol):
    """Receives progress from a step. Implementations must be cheap to call."""

    def advance(self, step: str, done: int, total: int) -> None:
        """Tell that ``done`` of ``total`` units of a step are finished.

        Raises:
            Cancelled: the work should stop now.
        """


class Silent:
    """Listens to nothing."""

    def advance(self, step: str, done: int, total: int) -> None:
        """Ignore it."""

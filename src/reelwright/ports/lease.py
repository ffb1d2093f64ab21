"""Who may write: a worker holds a lease, and one that lost it must write nothing more."""

from typing import Protocol

from reelwright.domain.errors import ReelwrightError


class LeaseLost(ReelwrightError):
    """This worker was silent too long; others do its work now, and its own writes are refused."""


class Lease(Protocol):
    """The right of one worker to write outside."""

    def check(self) -> None:
        """Make sure that the lease is still held; asked right before each write outside.

        Raises:
            LeaseLost.
        """


class Unleased:
    """Of work that nobody else could take over."""

    def check(self) -> None:
        """It is always held."""

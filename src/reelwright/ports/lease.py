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


class NamedLease(Lease, Protocol):
    """A lease whose holder others know by name, so that they can go on where it was lost."""

    @property
    def holder(self) -> str:
        """A name that is used once; empty where nobody could take over."""

    def has_lapsed(self, holder: str) -> bool:
        """Whether a holder has lost its lease, for good; False of those nobody knows here."""


class Unleased:
    """Of work that nobody else could take over."""

    holder = ""

    def check(self) -> None:
        """It is always held."""

    def has_lapsed(self, holder: str) -> bool:  # noqa: ARG002 - it knows nobody
        """Nobody is known here."""
        return False

"""Where the keys of services are kept."""

from collections.abc import Callable
from typing import Protocol

from reelwright.domain.errors import ReelwrightError
from reelwright.ports.services import Secret


class KeysUnreadable(ReelwrightError):
    """The kept keys cannot be read, or others could read them."""


class KeysNotKept(ReelwrightError):
    """The keys could not be written; those kept before are untouched."""


Reseal = Callable[[str], str]
"""Encrypts one sealed text anew."""
Others = Callable[[Reseal], int]
"""Encrypts anew whatever the store's key seals elsewhere; how many there are."""


def nothing_else(_reseal: Reseal) -> int:
    """For a store that seals nothing elsewhere."""
    return 0


class KeyStore(Protocol):
    """Keys by the name of their service. Every method may raise ``KeysUnreadable``."""

    def key(self, service: str) -> Secret | None:
        """The key of a service; None where none is kept."""

    def services(self) -> tuple[str, ...]:
        """The services that a key is kept for, in order."""

    def keep(self, service: str, key: Secret) -> None:
        """Keep a key, in place of the one before.

        Raises:
            KeysNotKept.
        """

    def remove(self, service: str) -> bool:
        """Forget a key; whether there was one.

        Raises:
            KeysNotKept.
        """

    def rotate(self, others: Others = nothing_else) -> int:
        """Encrypt everything anew under a new key of the store; how many secrets there are.

        Where ``others`` fails the new key is in force, and the old one still opens what is left.

        Raises:
            KeysNotKept.
        """

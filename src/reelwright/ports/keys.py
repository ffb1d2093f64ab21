"""Where the keys of services are kept."""

from typing import Protocol

from reelwright.domain.errors import ReelwrightError
from reelwright.ports.services import Secret


class KeysUnreadable(ReelwrightError):
    """The kept keys cannot be read, or others could read them."""


class KeyStore(Protocol):
    """Keys by the name of their service."""

    def key(self, service: str) -> Secret | None:
        """The key of a service; None where none is kept.

        Raises:
            KeysUnreadable.
        """

    def services(self) -> tuple[str, ...]:
        """The services that a key is kept for, in order.

        Raises:
            KeysUnreadable.
        """

    def keep(self, service: str, key: Secret) -> None:
        """Keep a key, in place of the one before.

        Raises:
            KeysUnreadable.
        """

    def remove(self, service: str) -> bool:
        """Forget a key; whether there was one.

        Raises:
            KeysUnreadable.
        """

    def rotate(self) -> int:
        """Encrypt everything anew with a new key of the store; how many there are.

        Raises:
            KeysUnreadable.
        """

"""The access token of one channel, renewed when it has to be."""

from datetime import datetime, timedelta
from threading import Lock

from reelwright.adapters.youtube.facts import SERVICE
from reelwright.domain.platform.authorisation import Granted, Loss, explained, loss_of
from reelwright.domain.platform.connection import Connection
from reelwright.ports.channels import (
    Authoriser,
    ChannelNotConnected,
    Connections,
    GrantRefused,
    Tokens,
)
from reelwright.ports.clock import Clock
from reelwright.ports.platform import AuthorisationLost
from reelwright.ports.services import Secret

EARLY = timedelta(minutes=1)
"""How long before its end a token is no longer used: a request takes time."""
ASKED_AGAIN = timedelta(hours=1)
"""After which Google is asked again about an authorisation that it called ended: such an answer
has been wrong before, and one that was wrong must not stop a channel for good."""


class AccessTokens:
    """Gives the value of the header ``Authorization``; safe to use from several threads."""

    def __init__(
        self, channel: str, connections: Connections, authoriser: Authoriser, clock: Clock
    ) -> None:
        self._channel = channel
        self._connections = connections
        self._authoriser = authoriser
        self._clock = clock
        self._tokens: Tokens | None = None
        self._refused: datetime | None = None
        """When Google last said that the authorisation has ended."""
        self._lock = Lock()

    def header(self, renew: bool = False) -> Secret:  # noqa: FBT001, FBT002 - the shape of ``resumable.Authorise``
        """A token that is good now; another one than the last where that was refused.

        Raises:
            AuthorisationLost, ChannelNotConnected, KeysUnreadable, ServiceError.
        """
        with self._lock:
            held = self._tokens
            if renew or held is None or held.expires - EARLY <= self._clock.now():
                held = self._tokens = self._renewed()
            return Secret(f"Bearer {held.access.value}")

    def _renewed(self) -> Tokens:
        """A new access token. One that is lost is asked for again every ``ASKED_AGAIN``.

        Raises:
            AuthorisationLost, ChannelNotConnected, KeysUnreadable, ServiceError.
        """
        connection = self._connections.find(self._channel)
        if connection is None:
            message = (
                f"Channel {self._channel} is not connected: `reelwright channel add "
                f"{self._channel}`."
            )
            raise ChannelNotConnected(message)
        now = self._clock.now()
        if connection.loss and self._refused and now < self._refused + ASKED_AGAIN:
            raise self._lost(connection.loss)
        token = self._connections.token(self._channel)
        try:
            tokens = self._authoriser.refresh(token)
        except GrantRefused as error:
            refusal = error
        else:
            self._refused = None
            self._connections.used(self._channel, now, tokens.refresh)
            return tokens
        self._refused = now
        raise self._lost(connection.loss or self._why(connection, refusal))

    def _lost(self, loss: Loss) -> AuthorisationLost:
        """Write down that the authorisation is lost; the error to raise."""
        self._tokens = None
        self._connections.lose(self._channel, loss, self._clock.now())
        return AuthorisationLost(
            explained(loss, self._channel), service=SERVICE, channel=self._channel, why=loss.value
        )

    def _why(self, connection: Connection, refusal: GrantRefused) -> Loss:
        if refusal.loss is not None:
            return refusal.loss
        grant = Granted(connected=connection.connected, used=connection.used, ends=connection.ends)
        return loss_of(grant, self._clock.now())


class GivenToken:
    """The access token that a consent has just brought, before anything of it is kept."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def header(self, renew: bool = False) -> Secret:  # noqa: ARG002, FBT001, FBT002 - as above
        """The token; it is too new to be renewed."""
        return Secret(f"Bearer {self._tokens.access.value}")

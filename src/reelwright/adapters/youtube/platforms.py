"""Every connected channel, ready to be used."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from reelwright.adapters.youtube.calls import Account, Bearer, Calls
from reelwright.adapters.youtube.channel import YouTubeChannel
from reelwright.adapters.youtube.facts import Addresses
from reelwright.adapters.youtube.sending import Manner
from reelwright.adapters.youtube.sign_in import GoogleSignIn
from reelwright.adapters.youtube.tokens import AccessTokens, GivenToken
from reelwright.adapters.youtube.wire import Wire
from reelwright.ports.channels import ChannelNotConnected, Connections, Tokens
from reelwright.ports.clock import Clock
from reelwright.ports.guard import Guard
from reelwright.ports.quota import QuotaLedger


@dataclass(frozen=True, kw_only=True, slots=True)
class Surroundings:
    """What every channel needs of this home."""

    wire: Wire
    addresses: Addresses
    connections: Connections
    ledger: QuotaLedger
    guard: Callable[[str], Guard]
    """The guard of a channel's calls."""
    clock: Clock
    manner: Manner


class YouTubePlatforms:
    """Implements ``ports.platform.Platforms``; a channel keeps its access token between uses."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._all = surroundings
        self._made: dict[tuple[str, str], YouTubeChannel] = {}
        self._lock = Lock()

    @property
    def connections(self) -> Connections:
        """The channels that there are."""
        return self._all.connections

    def of(self, channel: str) -> YouTubeChannel:
        """The platform of a channel.

        Raises:
            ChannelNotConnected, ProjectUnknown, KeysUnreadable.
        """
        connection = self._all.connections.find(channel)
        if connection is None:
            message = f"Channel {channel} is not connected: `reelwright channel add {channel}`."
            raise ChannelNotConnected(message)
        key = (channel, f"{connection.project} {connection.connected.isoformat()}")
        with self._lock:
            if key not in self._made:
                self._made[key] = self._own(channel, connection.project)
            return self._made[key]

    def sign_in(self, project: str) -> GoogleSignIn:
        """Google's sign-in for the client of a Cloud project.

        Raises:
            ProjectUnknown, KeysUnreadable.
        """
        every = self._all
        secret = every.connections.client_secret(project)
        client = every.connections.projects()[project].client_id
        return GoogleSignIn(every.wire, every.addresses, client, secret, every.clock)

    def newcomer(self, channel: str, project: str, tokens: Tokens) -> YouTubeChannel:
        """A channel whose owner has just consented, and that is not kept yet."""
        return self._channel(channel, project, GivenToken(tokens))

    def _own(self, channel: str, project: str) -> YouTubeChannel:
        every = self._all
        tokens = AccessTokens(channel, every.connections, self.sign_in(project), every.clock)
        return self._channel(channel, project, tokens)

    def _channel(self, channel: str, project: str, bearer: Bearer) -> YouTubeChannel:
        every = self._all
        account = Account(
            channel=channel,
            project=project,
            bearer=bearer,
            ledger=every.ledger,
            guard=every.guard(channel),
            clock=every.clock,
        )
        calls = Calls(every.wire, account)
        return YouTubeChannel(calls, every.connections, every.addresses, every.manner)

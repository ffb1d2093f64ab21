"""Connecting channels, looking at how they stand, and what their owners allow."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.platform.authorisation import (
    ASKED,
    PURPOSES,
    Scope,
    explained,
    missing,
)
from reelwright.domain.platform.connection import CloudProject, Connection
from reelwright.domain.platform.consent import Consent, Write
from reelwright.domain.platform.reserve import ReserveRule
from reelwright.domain.platform.video import OwnChannel
from reelwright.ports.channels import (
    Authoriser,
    ChannelNotConnected,
    Connections,
    ConsentDenied,
    Newcomers,
    ProjectUnknown,
    Tokens,
)
from reelwright.ports.clock import Clock
from reelwright.ports.services import Secret

ENDS_SOON = timedelta(days=3)
"""How long before its known end an authorisation is spoken of."""

Ask = Callable[[Authoriser, tuple[str, ...]], Tokens]
"""Puts the question to the owner, in a browser or otherwise, and brings the tokens."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """A channel that was connected, and what its owner should know."""

    connection: Connection
    again: bool
    """Whether it was connected before."""
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """One thing about a connection: whether it is in order, and how to mend it."""

    part: str
    works: bool
    seen: str
    mend: str = ""


class Desk:
    """What a person does with channels."""

    def __init__(
        self,
        platforms: Newcomers,
        connections: Connections,
        clock: Clock,
        read_client: Callable[[Path], tuple[CloudProject, Secret]],
    ) -> None:
        self.connections = connections
        self._platforms = platforms
        self._clock = clock
        self._read_client = read_client

    def connect(
        self,
        channel: str,
        ask: Ask,
        *,
        client: Path | None = None,
        project: str = "",
        scopes: tuple[Scope, ...] = ASKED,
    ) -> Made:
        """Ask the owner for consent, and keep the channel that was chosen in the browser.

        Raises:
            ConsentDenied, ChannelTaken, ChannelMissing, ProjectUnknown, ClientFileUnusable.
            QuotaSpent, ServiceError, KeysNotKept.
        """
        before = self.connections.find(channel)
        used = self._project(before, client, project)
        tokens = ask(self._platforms.sign_in(used), tuple(scope.value for scope in scopes))
        lacking = missing(tokens.scopes)
        if lacking or tokens.refresh is None:
            raise _too_little(lacking)
        seen = self._platforms.newcomer(channel, used, tokens).channel()
        now = self._clock.now()
        connection = Connection(
            channel=channel,
            youtube_id=seen.id,
            title=seen.title,
            handle=seen.handle,
            uploads=seen.uploads,
            project=used,
            scopes=tokens.scopes,
            connected=now,
            used=now,
            ends=tokens.refresh_ends,
        )
        self.connections.keep(connection, tokens.refresh)
        kept = self.connections.find(channel) or connection
        return Made(
            connection=kept, again=before is not None, notes=tuple(_notes(kept, seen, scopes))
        )

    def named(self, channel: str) -> Connection:
        """A connection by its name.

        Raises:
            ChannelNotConnected.
        """
        every = self.connections.all()
        for each in every:
            if each.channel == channel:
                return each
        names = ", ".join(each.channel for each in every) or "none"
        message = (
            f"Channel {channel} is not connected (connected: {names}): "
            f"`reelwright channel add {channel}`."
        )
        raise ChannelNotConnected(message)

    def check(self, channel: str) -> tuple[Look, ...]:
        """Use a channel's authorisation once, for one unit of quota, and look at the rest.

        Raises:
            ChannelNotConnected, KeysUnreadable.
        """
        connection = self.named(channel)
        try:
            seen = self._platforms.of(channel).channel()
        except ReelwrightError as error:
            return (Look(part="authorisation", works=False, seen=str(error)),)
        return (
            Look(part="authorisation", works=True, seen=f"{seen.title} answers"),
            *_channel_looks(connection, seen),
            *looks(self.named(channel), self._clock.now()),
        )

    def remove(self, channel: str, *, give_back: bool = True) -> bool:
        """Forget a channel; ``give_back``: revoke the authorisation at Google before.

        Raises:
            ChannelNotConnected, ServiceError: it could not be revoked, and is still kept.
        """
        connection = self.named(channel)
        if give_back:
            token = self.connections.token(channel)
            self._platforms.sign_in(connection.project).revoke(token)
        return self.connections.remove(channel)

    def consent(self, channel: str, writes: frozenset[Write], by: str) -> Connection:
        """Keep what the owner agrees to from now on; nothing takes all of it back.

        Raises:
            ChannelNotConnected.
        """
        self.named(channel)
        now = self._clock.now()
        given = Consent(writes=writes, given=now, by=by) if writes else None
        self.connections.agree(channel, given)
        return self.named(channel)

    def reserve(self, channel: str, rule: ReserveRule | None) -> Connection:
        """Keep or take back who takes over.

        Raises:
            ChannelNotConnected, ReserveImpossible.
        """
        self.connections.reserve(channel, rule)
        return self.named(channel)

    def looks(self) -> Iterator[tuple[Connection, tuple[Look, ...]]]:
        """How every connection stands, as far as it is known without a call."""
        now = self._clock.now()
        for each in self.connections.all():
            yield each, tuple(looks(each, now))

    def _project(self, before: Connection | None, client: Path | None, project: str) -> str:
        """The Cloud project to use: that of the file, the named one, the one before, the only one.

        Raises:
            ProjectUnknown, ClientFileUnusable.
        """
        if client is not None:
            read, secret = self._read_client(client)
            self.connections.keep_project(read, secret)
            return read.id
        known = self.connections.projects()
        if project in known:
            return project
        if not project and before is not None:
            return before.project
        if not project and len(known) == 1:
            return next(iter(known))
        names = ", ".join(known) or "none"
        message = (
            f"Which Cloud project is used? Give its client's file with --client FILE, or name one "
            f"that is kept with --project (kept: {names}). docs/channels.md shows how to make one."
        )
        raise ProjectUnknown(message)


def looks(connection: Connection, now: datetime) -> Iterator[Look]:
    """How a connection stands, as far as it is known without a call."""
    if connection.loss is not None:
        yield Look(
            part="authorisation",
            works=False,
            seen=explained(connection.loss, connection.channel),
            mend=f"reelwright channel add {connection.channel}",
        )
    elif connection.ends is not None and connection.ends - now < ENDS_SOON:
        yield Look(part="authorisation", works=False, seen=_testing(connection), mend=_PRODUCTION)
    lacking = missing(connection.scopes)
    if lacking:
        purposes = ", ".join(PURPOSES[scope] for scope in lacking)
        yield Look(
            part="scopes",
            works=False,
            seen=f"it was not allowed to {purposes}",
            mend=f"reelwright channel add {connection.channel}",
        )
    lacking_writes = [write.value for write in Write if not connection.may(write)]
    yield Look(
        part="consent",
        works=not lacking_writes,
        seen=f"not agreed to: {', '.join(lacking_writes)}" if lacking_writes else "to all writes",
        mend=f"reelwright channel consent {connection.channel}" if lacking_writes else "",
    )


_PRODUCTION = (
    'Set the consent screen of the Cloud project to "In production", then connect it again.'
)


def _testing(connection: Connection) -> str:
    return (
        f"Google ends the authorisation of channel {connection.channel} on "
        f"{connection.ends:%Y-%m-%d %H:%M} UTC: the consent screen of project "
        f'{connection.project} is in the state "Testing", which gives seven days'
    )


def _notes(connection: Connection, seen: OwnChannel, scopes: tuple[Scope, ...]) -> Iterator[str]:
    if connection.ends is not None:
        yield f"{_testing(connection)}. {_PRODUCTION}"
    for scope in missing(connection.scopes, scopes):
        yield f"It was not allowed to {PURPOSES[scope]}; connect it again to allow that."
    if not seen.long_uploads:
        yield (
            "This channel may not upload more than 15 minutes until its owner is verified: "
            "https://www.youtube.com/verify."
        )


def _channel_looks(connection: Connection, seen: OwnChannel) -> Iterator[Look]:
    same = seen.id == connection.youtube_id
    yield Look(
        part="channel",
        works=same,
        seen=f"{seen.id}, {seen.videos} videos" if same else f"it is {seen.title} ({seen.id}) now",
        mend="" if same else f"reelwright channel add {connection.channel}",
    )
    if not seen.long_uploads:
        yield Look(
            part="long uploads",
            works=False,
            seen="not more than 15 minutes",
            mend="https://www.youtube.com/verify",
        )


def _too_little(lacking: tuple[Scope, ...]) -> ConsentDenied:
    purposes = "; ".join(PURPOSES[scope] for scope in lacking) or "work while you are away"
    message = (
        f"Reelwright was not allowed to: {purposes}. Nothing is kept: begin again, and tick every "
        "box that Google shows."
    )
    return ConsentDenied(message)

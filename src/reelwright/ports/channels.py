"""Which channels are connected, with what they granted, and their tokens."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.platform.authorisation import Loss
from reelwright.domain.platform.connection import CloudProject, Connection
from reelwright.domain.platform.consent import Consent
from reelwright.domain.platform.reserve import ReserveRule
from reelwright.ports.platform import Platform, Platforms
from reelwright.ports.services import Secret


class ChannelNotConnected(ReelwrightError):
    """No channel on the platform is connected under this name."""


class ProjectUnknown(ReelwrightError):
    """No Cloud project is kept under this name."""


class ChannelTaken(ReelwrightError):
    """The channel on the platform is connected under another name, or the name to another one."""


class ReserveImpossible(ReelwrightError):
    """The channel cannot take over as it is asked to."""


class ClientFileUnusable(ReelwrightError):
    """The file is not one that Google gives out for an OAuth client of a desktop app."""


class ConsentDenied(ReelwrightError):
    """The owner said no in the browser, or the consent came to nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AuthorisationBegun:
    """A question to the owner that is open: where it is asked, and what its answer must fit."""

    address: str
    """For the owner's browser. Holds no secret."""
    redirect: str
    state: str = field(repr=False)
    verifier: Secret
    """PKCE's (RFC 7636): only who asked can use the answer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tokens:
    """What a consent or a refresh gives."""

    access: Secret
    expires: datetime
    scopes: frozenset[str]
    refresh: Secret | None = None
    """None where a refresh leaves the one before in force."""
    refresh_ends: datetime | None = None


class Sealer(Protocol):
    """Secrets that only this home can read. Raises ``KeysUnreadable`` and ``KeysNotKept``."""

    def seal(self, subject: str, secret: Secret) -> str:
        """A secret, encrypted, as plain ASCII; it opens for this subject alone."""

    def open(self, subject: str, sealed: str) -> Secret:
        """The secret again."""


class Connections(Protocol):
    """Channels that are connected, in the library; tokens and client secrets only sealed."""

    def all(self) -> tuple[Connection, ...]:
        """Every connection, by name."""

    def find(self, channel: str) -> Connection | None:
        """The connection of a channel."""

    def keep(self, connection: Connection, refresh: Secret) -> None:
        """Connect a channel, or connect it again: consent and reserve that are there stay.

        Raises:
            ChannelTaken, ProjectUnknown.
        """

    def token(self, channel: str) -> Secret:
        """A channel's refresh token.

        Raises:
            ChannelNotConnected, KeysUnreadable.
        """

    def used(self, channel: str, at: datetime, refresh: Secret | None = None) -> None:
        """Its authorisation worked, so it is not lost (any more).

        ``refresh``: a new refresh token, where the platform gave one.
        """

    def lose(self, channel: str, loss: Loss, at: datetime) -> None:
        """Its authorisation is lost; the first reason stays until it works again."""

    def agree(self, channel: str, consent: Consent | None) -> None:
        """Keep or take back a consent.

        Raises:
            ChannelNotConnected.
        """

    def reserve(self, channel: str, rule: ReserveRule | None) -> None:
        """Keep or take back a reserve rule.

        Raises:
            ChannelNotConnected.
        """

    def remove(self, channel: str) -> bool:
        """Forget a connection and its token; whether there was one."""

    def reseal(self, anew: Callable[[str], str]) -> int:
        """Encrypt every secret anew; how many there are."""

    def keep_project(self, project: CloudProject, secret: Secret) -> None:
        """Keep a Cloud project with its client's secret, in place of what was kept of it."""

    def projects(self) -> Mapping[str, CloudProject]:
        """Every Cloud project by its id."""

    def client_secret(self, project: str) -> Secret:
        """The secret of a project's client.

        Raises:
            ProjectUnknown, KeysUnreadable.
        """


class GrantRefused(ReelwrightError):
    """Google does not take a code or a refresh token; ``loss`` where it says more than that."""

    def __init__(self, message: str, *, loss: Loss | None = None) -> None:
        super().__init__(message)
        self.loss = loss


class Authoriser(Protocol):
    """Asks owners for consent and keeps grants alive, for one OAuth client."""

    def begin(self, redirect: str, scopes: tuple[str, ...], hint: str = "") -> AuthorisationBegun:
        """The question. ``hint`` is the mail address of the account that should answer."""

    def finish(self, begun: AuthorisationBegun, answer: str) -> Tokens:
        """The tokens for the answer: the address that the browser was sent to, or its code.

        Raises:
            ConsentDenied, GrantRefused (the client is not known), ServiceError.
        """

    def refresh(self, token: Secret) -> Tokens:
        """A new access token.

        Raises:
            GrantRefused, ServiceError.
        """

    def revoke(self, token: Secret) -> None:
        """Give the grant back; one that is dead already is given back too.

        Raises:
            ServiceError.
        """


class Newcomers(Platforms, Protocol):
    """The connected channels, and those that are about to be."""

    def sign_in(self, project: str) -> Authoriser:
        """Google's sign-in for the client of a Cloud project.

        Raises:
            ProjectUnknown, KeysUnreadable.
        """

    def newcomer(self, channel: str, project: str, tokens: Tokens) -> Platform:
        """A channel whose owner has just consented, and that is not kept yet."""

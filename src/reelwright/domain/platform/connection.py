"""A channel here, connected to one on the platform."""

from dataclasses import dataclass
from datetime import datetime

from reelwright.domain.platform.authorisation import Loss
from reelwright.domain.platform.consent import Consent, Write
from reelwright.domain.platform.reserve import ReserveRule


@dataclass(frozen=True, kw_only=True, slots=True)
class CloudProject:
    """A Google Cloud project: whose quota is spent, and as whom we ask for consent."""

    id: str
    client_id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Connection:
    """How a channel is connected; its token is kept apart, and is no part of this."""

    channel: str
    """Its name here, as the setting ``channel`` has it."""
    youtube_id: str
    title: str
    uploads: str
    """The playlist of everything that was uploaded to it."""
    project: str
    """The Cloud project whose quota its calls spend."""
    scopes: frozenset[str]
    """As they were granted."""
    connected: datetime
    used: datetime
    """When its authorisation last worked."""
    handle: str = ""
    ends: datetime | None = None
    """When Google said that the authorisation ends; None where it said nothing."""
    loss: Loss | None = None
    lost: datetime | None = None
    consent: Consent | None = None
    reserve: ReserveRule | None = None

    def may(self, write: Write) -> bool:
        """Whether its owner agreed to a kind of write."""
        return self.consent is not None and self.consent.covers(write)

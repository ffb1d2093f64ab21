"""What an owner granted, and how a grant ends.

Sources: Google's identity documents on OAuth for installed applications: a consent screen in the
state "Testing" gives refresh tokens of seven days; one that is unused for six months dies; of 100
tokens of one account and client the oldest are dropped without a word; owners may grant a part
of what was asked for.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

_SCOPE = "https://www.googleapis.com/auth/"
TESTING_LASTS = timedelta(days=7)
_TESTING_SLACK = timedelta(hours=12)
UNUSED_LASTS = timedelta(days=182)
"""Six months, taken short."""


class Scope(StrEnum):
    """What may be asked of an owner, by Google's names."""

    UPLOAD = _SCOPE + "youtube.upload"
    READ = _SCOPE + "youtube.readonly"
    MANAGE = _SCOPE + "youtube.force-ssl"
    """Changing videos, captions, playlists and comments."""
    ANALYTICS = _SCOPE + "yt-analytics.readonly"
    REVENUE = _SCOPE + "yt-analytics-monetary.readonly"


NEEDED = (Scope.UPLOAD, Scope.READ, Scope.MANAGE)
"""Without these nothing can be published as a release is."""
ASKED = (*NEEDED, Scope.ANALYTICS)
"""What is asked for by default."""
PURPOSES = {
    Scope.UPLOAD: "upload videos and set their thumbnails",
    Scope.READ: "see the channel's videos and playlists",
    Scope.MANAGE: "change details, captions and playlists",
    Scope.ANALYTICS: "read the channel's statistics",
    Scope.REVENUE: "read what the channel earns",
}
"""In words that follow "to"."""


class Loss(StrEnum):
    """How an authorisation was lost, as far as can be told."""

    TESTING = "testing"
    """The seven days of a consent screen in the state "Testing" are over."""
    UNUSED = "unused"
    ENDED = "ended"
    """Google says no more: the owner took it back, changed the password, or newer ones took
    its place."""
    CLIENT = "client"
    """The OAuth client was deleted, or its secret was changed."""
    SCOPES = "scopes"
    """What is needed was not granted."""
    ACCOUNT = "account"
    """The account or channel was closed or suspended."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Granted:
    """The facts of a grant that tell how it may have ended."""

    connected: datetime
    used: datetime
    """When it last worked."""
    ends: datetime | None = None
    """When Google said that it ends; None where it said nothing."""


def missing(granted: frozenset[str], needed: tuple[Scope, ...] = NEEDED) -> tuple[Scope, ...]:
    """What is needed and was not granted."""
    return tuple(scope for scope in needed if scope.value not in granted)


def loss_of(grant: Granted, now: datetime) -> Loss:
    """Why a refresh token that worked is refused now (``invalid_grant``)."""
    if grant.ends is not None and now >= grant.ends:
        return Loss.TESTING
    age = now - grant.connected
    if abs(age - TESTING_LASTS) <= _TESTING_SLACK:
        return Loss.TESTING
    if now - grant.used >= UNUSED_LASTS:
        return Loss.UNUSED
    # Looked at late: it worked until its seventh day, and not since.
    worked = grant.used - grant.connected
    if (
        age > TESTING_LASTS
        and TESTING_LASTS - worked <= 2 * _TESTING_SLACK
        and worked <= TESTING_LASTS
    ):
        return Loss.TESTING
    return Loss.ENDED


_TOLD = {
    Loss.TESTING: (
        "Google ended it after seven days, because the Cloud project's consent screen is in the "
        'state "Testing": set it to "In production" (it needs no verification for your own '
        "channels), then"
    ),
    Loss.UNUSED: "Google ended it because it was not used for six months:",
    Loss.ENDED: (
        "Google says that it expired or was revoked: it was taken back in the Google account, "
        "the password was changed, or too many newer ones took its place; to go on,"
    ),
    Loss.CLIENT: (
        "Google does not know the OAuth client any more, or its secret was changed: download "
        "the client's file anew, then"
    ),
    Loss.SCOPES: "not everything that is needed was allowed: tick every box at the next consent;",
    Loss.ACCOUNT: "the account has no channel (any more), or is suspended: once that is put right,",
}


def explained(loss: Loss, channel: str) -> str:
    """The whole sentence for the channel's owner."""
    return (
        f"The authorisation of channel {channel} is lost: {_TOLD[loss]} connect it again with "
        f"`reelwright channel add {channel}`."
    )

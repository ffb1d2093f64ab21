"""From a reason of YouTube's to what it means, in a person's words.

https://developers.google.com/youtube/v3/docs/errors, /docs/videos/insert#errors,
/docs/thumbnails/set#errors and /docs/core_errors. A reason that is not here is taken by its status.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

from reelwright.adapters.youtube.envelope import Envelope
from reelwright.adapters.youtube.facts import SERVICE
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.platform import (
    ActionForbidden,
    ChannelMissing,
    DetailsRefused,
    ThumbnailLimitReached,
    UploadLimitReached,
    VideoMissing,
)
from reelwright.ports.services import ServiceBusy, ServiceFailed

PARKED = timedelta(hours=24)
"""How long a channel's own limit is taken to last: YouTube says "24 hours" in its help, and no
more in its answers."""
QUOTA = frozenset({"quotaExceeded", "dailyLimitExceeded"})
BUSY = frozenset({"rateLimitExceeded", "userRateLimitExceeded"})
SCOPE = frozenset({"insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"})
FAILED_STATUSES = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.CONFLICT})
"""Besides 5xx: the same call is welcome again. 409 was seen when sessions are opened."""

_DETAILS = {
    "invalidTitle": "the title is empty, longer than 100 characters, or holds < or >",
    "invalidDescription": "the description is longer than 5000 bytes, or holds < or >",
    "invalidTags": "the tags are longer than 500 characters in all, or hold what tags may not",
    "invalidCategoryId": "there is no such category where the channel is; choose another",
    "invalidPublishAt": "the time of publishing cannot be: only a private video that was never "
    "public may have one",
    "invalidFilename": "the file's name cannot be",
    "invalidRecordingDetails": "the date of recording cannot be",
    "invalidVideoMetadata": "title or category are missing",
    "invalidVideoGameRating": "the game rating cannot be",
    "defaultLanguageNotSet": "localisations need the language of title and description",
    "mediaBodyRequired": "no file came with the request",
    "invalidImage": "the thumbnail is no picture that YouTube reads (JPEG or PNG)",
    "imageTooTall": "the thumbnail is too tall",
    "imageTooWide": "the thumbnail is too wide",
    "imageFormatUnsupported": "the thumbnail is no picture that YouTube reads (JPEG or PNG)",
    "captionExists": "the video has a caption track of this language and name already",
    "contentRequired": "the caption track is empty",
    "invalidMetadata": "language or name of the caption track cannot be",
    "nameTooLong": "the name of the caption track is longer than 150 characters",
    "playlistContainsMaximumNumberOfVideos": "the playlist is full",
    "videoAlreadyInPlaylist": "the playlist holds the video already",
}
_FORBIDDEN = {
    "forbidden": "the channel may not do this",
    "forbiddenPrivacySetting": "the channel may not set this privacy",
    "forbiddenLicenseSetting": "the channel may not set this licence",
    "forbiddenEmbedSetting": "the channel may not set whether videos are embedded",
    "channelClosed": "the channel is closed",
    "channelSuspended": "the channel is suspended",
    "accountClosed": "the account is closed",
    "accountSuspended": "the account is suspended",
    "authenticatedUserAccountClosed": "the account is closed",
    "authenticatedUserAccountSuspended": "the account is suspended",
    "playlistForbidden": "the playlist is of another channel",
    "videoNotFound": "the video is of another channel",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What was asked when the refusal came."""

    call: str
    """Google's name of it."""
    channel: str
    now: datetime
    retry_after: float | None = None


def refusal_of(envelope: Envelope, asked: Asked) -> ReelwrightError:
    """The error for an answer that is one, other than of quota and authorisation."""
    reason = envelope.reason
    if reason == "uploadLimitExceeded":
        message = (
            f"Channel {asked.channel} has uploaded as many videos as YouTube lets it in a day "
            "(its own limit, no matter of quota): the next one goes up in 24 hours."
        )
        return UploadLimitReached(message, service=SERVICE, until=asked.now + PARKED)
    if reason == "uploadRateLimitExceeded":
        wait = PARKED if asked.retry_after is None else timedelta(seconds=asked.retry_after)
        message = (
            f"Channel {asked.channel} has set too many thumbnails lately; the video stays as it "
            "is, and gets its thumbnail later."
        )
        return ThumbnailLimitReached(message, service=SERVICE, until=asked.now + wait)
    if reason == "youtubeSignupRequired":
        message = (
            "The account has no YouTube channel: make one at youtube.com, then connect it with "
            f"`reelwright channel add {asked.channel}`. (Service accounts cannot have one.)"
        )
        return ChannelMissing(message, service=SERVICE, code=reason)
    return _by_status(envelope, asked)


def _by_status(envelope: Envelope, asked: Asked) -> ReelwrightError:
    reason, status = envelope.reason, envelope.status
    seen = reason or f"status {status}"
    if reason in BUSY or status == HTTPStatus.TOO_MANY_REQUESTS:
        message = f"YouTube is asked too often ({seen}); it is asked again later."
        return ServiceBusy(
            message,
            service=SERVICE,
            retry_after=asked.retry_after,
            status=status,
            code=reason,
        )
    if reason in _DETAILS:
        message = f"YouTube does not take it: {_DETAILS[reason]} ({asked.call}, {reason})."
        return DetailsRefused(message, service=SERVICE, status=status, code=reason)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in FAILED_STATUSES:
        message = f"YouTube has failed ({asked.call}, {seen}); it is asked again later."
        return ServiceFailed(
            message,
            service=SERVICE,
            retry_after=asked.retry_after,
            status=status,
            code=reason,
        )
    return _refused(envelope, asked, seen)


def _refused(envelope: Envelope, asked: Asked, seen: str) -> ReelwrightError:
    reason, status = envelope.reason, envelope.status
    said = f' YouTube says: "{envelope.message}"' if envelope.message else ""
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        message = f"YouTube has nothing of this name on the channel ({asked.call}, {seen}).{said}"
        return VideoMissing(message, service=SERVICE, status=status, code=reason)
    if status == HTTPStatus.FORBIDDEN:
        why = _FORBIDDEN.get(reason, "it is forbidden")
        message = f"YouTube refuses: {why} ({asked.call}, {seen}).{said}"
        return ActionForbidden(message, service=SERVICE, status=status, code=reason)
    message = f"YouTube does not take it ({asked.call}, {seen}).{said}"
    return DetailsRefused(message, service=SERVICE, status=status, code=reason)

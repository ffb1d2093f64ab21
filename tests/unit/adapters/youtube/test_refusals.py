"""Reasons of YouTube's in a person's words."""

from datetime import UTC, datetime, timedelta

import pytest

from reelwright.adapters.youtube.envelope import Envelope, envelope_of
from reelwright.adapters.youtube.refusals import Asked, refusal_of
from reelwright.adapters.youtube.wire import Answer
from reelwright.ports.platform import (
    ActionForbidden,
    ChannelMissing,
    DetailsRefused,
    ThumbnailLimitReached,
    UploadLimitReached,
    VideoMissing,
)
from reelwright.ports.services import ServiceBusy, ServiceFailed

pytestmark = pytest.mark.unit

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
ASKED = Asked(call="videos.insert", channel="main", now=NOW, retry_after=60)


@pytest.mark.parametrize(
    ("status", "reason", "kind"),
    [
        (400, "uploadLimitExceeded", UploadLimitReached),
        (429, "uploadRateLimitExceeded", ThumbnailLimitReached),
        (401, "youtubeSignupRequired", ChannelMissing),
        (403, "rateLimitExceeded", ServiceBusy),
        (403, "userRateLimitExceeded", ServiceBusy),
        (429, "", ServiceBusy),
        (400, "invalidTitle", DetailsRefused),
        (400, "invalidPublishAt", DetailsRefused),
        (400, "defaultLanguageNotSet", DetailsRefused),
        (409, "captionExists", DetailsRefused),
        (400, "somethingNew", DetailsRefused),
        (409, "alreadyExists", ServiceFailed),
        (408, "", ServiceFailed),
        (500, "backendError", ServiceFailed),
        (503, "", ServiceFailed),
        (403, "forbidden", ActionForbidden),
        (403, "forbiddenPrivacySetting", ActionForbidden),
        (403, "somethingNew", ActionForbidden),
        (404, "videoNotFound", VideoMissing),
    ],
)
def test_a_reason_becomes_an_error_with_its_name(
    status: int, reason: str, kind: type[Exception]
) -> None:
    error = refusal_of(Envelope(status=status, reason=reason), ASKED)
    assert type(error) is kind
    assert str(error).endswith((".", ")"))


def test_limits_of_the_channel_say_until_when() -> None:
    upload = refusal_of(Envelope(status=400, reason="uploadLimitExceeded"), ASKED)
    assert isinstance(upload, UploadLimitReached)
    assert upload.until == NOW + timedelta(hours=24)
    picture = refusal_of(Envelope(status=429, reason="uploadRateLimitExceeded"), ASKED)
    assert isinstance(picture, ThumbnailLimitReached)
    assert picture.until == NOW + timedelta(seconds=60)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b'{"error": {"errors": [{"reason": "quotaExceeded"}], "code": 403}}', "quotaExceeded"),
        (b'{"error": {"status": "PERMISSION_DENIED", "message": "no"}}', "PERMISSION_DENIED"),
        (b'{"error": "invalid_grant", "error_description": "Bad"}', "invalid_grant"),
        (b"<html>502</html>", ""),
        (b"", ""),
        (b'{"error": 7}', ""),
        (b"[1]", ""),
    ],
)
def test_every_shape_of_error_is_read(body: bytes, reason: str) -> None:
    assert envelope_of(Answer(status=403, headers={}, body=body)).reason == reason


def test_what_youtube_says_cannot_steer_a_terminal() -> None:
    body = b'{"error": {"message": "a\\u001b[31m\\nb", "errors": []}}'
    assert envelope_of(Answer(status=400, headers={}, body=body)).message == "a [31m b"

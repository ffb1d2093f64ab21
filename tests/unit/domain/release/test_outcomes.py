"""Why YouTube does not take a video."""

import pytest

from builders.releases import own_video
from reelwright.domain.platform.video import Processing, ProcessingStatus, UploadStatus
from reelwright.domain.release.outcomes import failure_of, refusal_of

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ""),
        ({"status": UploadStatus.FAILED, "failure": "codec"}, "H.264"),
        ({"status": UploadStatus.FAILED, "failure": "moonPhase"}, "'moonPhase'"),
        ({"status": UploadStatus.REJECTED, "rejection": "duplicate"}, "uploaded before"),
        ({"status": UploadStatus.REJECTED}, "no reason given"),
        ({"status": UploadStatus.DELETED}, "deleted"),
        (
            {"processing": Processing(status=ProcessingStatus.FAILED, failure="transcodeFailed")},
            "could not convert",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_failures_are_told_in_words(changes: dict[str, object], said: str) -> None:
    told = failure_of(own_video("v1", **changes))
    assert said in told
    assert bool(told) == bool(said)


def test_a_refusal_without_a_known_reason_tells_what_youtube_said() -> None:
    assert "not a video" in refusal_of("invalidFile", "")
    assert refusal_of("", "Odd.").endswith("Odd.")

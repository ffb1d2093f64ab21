"""Never a second upload on a guess."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.releases import NOON, RELEASE, SIZE, attempt, details, own_video
from reelwright.domain.platform.video import OwnVideo, Privacy, UploadStatus
from reelwright.domain.release.release import carries
from reelwright.domain.release.uploading import (
    Adopt,
    AskOwner,
    Attempt,
    AttemptState,
    Begin,
    Finding,
    LookAgain,
    LookDeeper,
    finding,
)

pytestmark = pytest.mark.unit
LATER = NOON + timedelta(minutes=11)
MUCH_LATER = NOON + timedelta(hours=7)
LOST = attempt()
LOOKED = attempt(looked=NOON)
OTHERS = own_video("other", file_name="holiday.mp4")
PART = own_video("part", file_size=SIZE // 2, status=UploadStatus.UPLOADED)
NAMELESS = own_video("nameless", file_name="")
UNTOLD = own_video("untold", file_size=None, status=UploadStatus.UPLOADED)
TIMED = details(privacy=Privacy.PRIVATE, publish_at=NOON + timedelta(days=1))


@pytest.mark.parametrize(
    ("attempts", "uploads", "hours", "expected"),
    [
        ([], [], 0, Begin()),
        ([], [OTHERS, NAMELESS], 0, Begin()),
        ([LOST], [own_video()], 0, Adopt(video_id="v1")),
        # A library that was brought back from a backup has forgotten the attempt.
        ([], [own_video()], 0, Adopt(video_id="v1")),
        ([LOST], [own_video(file_size=None)], 0, Adopt(video_id="v1")),
        ([LOST], [], 0, LookAgain(at=NOON + timedelta(minutes=10))),
        ([LOOKED], [], 0.1, LookAgain(at=NOON + timedelta(minutes=10))),
        ([LOOKED], [], 0.2, Begin()),
        ([LOOKED], [PART], 0.2, Begin()),
        ([LOOKED], [own_video(status=UploadStatus.FAILED)], 0.2, Begin()),
        ([LOOKED], [UNTOLD], 1, LookAgain(at=NOON + timedelta(minutes=70))),
        ([LOOKED], [NAMELESS], 1, LookAgain(at=NOON + timedelta(minutes=70))),
        # Nothing was sent before the session was written down.
        ([attempt(AttemptState.INTENDED)], [UNTOLD], 0, Begin()),
        ([attempt(AttemptState.ABANDONED)], [UNTOLD], 0, Begin()),
        ([LOST], [own_video(), PART], 0, Adopt(video_id="v1")),
    ],
)
def test_what_uploads_tell(
    attempts: list[Attempt], uploads: list[OwnVideo], hours: float, expected: Finding
) -> None:
    now = NOON + timedelta(hours=hours)
    found = finding(RELEASE, attempts, uploads, size=SIZE, whole_list=True, now=now)
    assert found == expected


@pytest.mark.parametrize("uploads", [[own_video(), own_video("v2")], [UNTOLD], [NAMELESS]])
def test_the_owner_is_asked_where_nobody_can_tell(uploads: list[OwnVideo]) -> None:
    found = finding(RELEASE, [LOOKED], uploads, size=SIZE, whole_list=True, now=MUCH_LATER)
    assert isinstance(found, AskOwner)
    assert uploads[0].id in found.reason


def test_a_list_that_does_not_go_back_far_enough_says_nothing() -> None:
    young = [own_video("o", file_name="x.mp4", uploaded=NOON + timedelta(hours=1))]
    found = finding(RELEASE, [LOOKED], young, size=SIZE, whole_list=False, now=LATER)
    assert found == LookDeeper()


def test_broken_parts_with_a_time_are_told_so_that_they_never_appear() -> None:
    part = own_video("part", file_size=SIZE // 2, details=TIMED)
    found = finding(RELEASE, [LOOKED], [part], size=SIZE, whole_list=True, now=LATER)
    assert found == Begin(strays=("part",))


@given(
    st.lists(
        st.builds(
            attempt,
            st.sampled_from([AttemptState.LOST, AttemptState.ABANDONED, AttemptState.INTENDED]),
            looked=st.none() | st.just(NOON),
        ),
        max_size=3,
    ),
    st.lists(
        st.builds(
            own_video,
            st.sampled_from(["a", "b"]),
            file_name=st.sampled_from([attempt().file_name, "", "x.mp4"]),
            file_size=st.sampled_from([None, SIZE, 3]),
            status=st.sampled_from(list(UploadStatus)),
        ),
        max_size=4,
    ),
    st.integers(0, 10),
)
def test_nothing_begins_while_a_whole_video_is_there(
    attempts: list[Attempt], uploads: list[OwnVideo], hours: int
) -> None:
    now = NOON + timedelta(hours=hours)
    found = finding(RELEASE, attempts, uploads, size=SIZE, whole_list=True, now=now)
    whole = [
        video
        for video in uploads
        if carries(video.file_name, RELEASE)
        and video.file_size == SIZE
        and video.status in {UploadStatus.UPLOADED, UploadStatus.PROCESSED}
    ]
    assert not (whole and isinstance(found, Begin))

"""The Data API as the local YouTube speaks it: what is written, what is counted, how it fails."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from builders.connected import DETAILS, Connected, upload_of
from builders.sent import SRT, thumbnail, uploaded
from reelwright.domain.platform.video import (
    Localisation,
    Privacy,
    ProcessingStatus,
    UploadStatus,
    VideoChange,
)
from reelwright.domain.quota.buckets import Bucket
from reelwright.ports.guard import BreakerOpen
from reelwright.ports.lease import Unleased
from reelwright.ports.platform import (
    DetailsRefused,
    Finished,
    OutcomeUnknown,
    ThumbnailLimitReached,
    UploadLimitReached,
    VideoMissing,
)
from reelwright.ports.progress import Silent
from reelwright.ports.quota import QuotaSpent
from reelwright.ports.services import ServiceError
from reelwright.simulators.youtube.faults import Fault
from reelwright.simulators.youtube.world import PROJECT

pytestmark = pytest.mark.integration


def standing(linked: Connected, bucket: Bucket) -> tuple[int, int]:
    """Units spent by our ledger, and by the platform's own meter."""
    ours = {each.bucket: each.spent for each in linked.ledger.standing(PROJECT)}
    theirs = linked.youtube.world.meter.used(PROJECT, linked.youtube.clock.now())
    return ours[bucket], theirs[bucket.value]


def test_a_video_is_found_again_by_the_name_of_its_file(linked: Connected, film: Path) -> None:
    first = uploaded(linked, film, "first-0001.mp4")
    film.write_bytes(film.read_bytes()[::-1])
    second = uploaded(linked, film, "second-0002.mp4")
    found = linked.channel.uploads(10)
    assert [(each.id, each.file_name) for each in found] == [
        (second, "second-0002.mp4"),
        (first, "first-0001.mp4"),
    ]
    assert [each.id for each in linked.channel.uploads(1)] == [second]


def test_processing_is_followed_to_its_end(linked: Connected, video: str) -> None:
    found = linked.channel.video(video)
    assert found is not None
    assert found.status is UploadStatus.UPLOADED
    assert found.processing is not None
    assert found.processing.status is ProcessingStatus.PROCESSING
    linked.youtube.clock.advance(minutes=10)
    done = linked.channel.video(video)
    assert done is not None
    assert done.status is UploadStatus.PROCESSED
    assert linked.channel.video("nothing") is None


def test_a_rejection_comes_in_the_platforms_own_word(linked: Connected, film: Path) -> None:
    linked.youtube.faults.plan(Fault.DUPLICATE)
    made = uploaded(linked, film)
    linked.youtube.clock.advance(minutes=10)
    found = linked.channel.video(made)
    assert found is not None
    assert (found.status, found.rejection) == (UploadStatus.REJECTED, "duplicate")


def test_a_change_leaves_everything_else_as_it_was(linked: Connected, video: str) -> None:
    before = linked.channel.video(video)
    assert before is not None
    after = linked.channel.update(video, VideoChange(title="Low tide"))
    again = linked.channel.video(video)
    assert again is not None
    assert after.details == again.details == replace(before.details, title="Low tide")
    assert after.details.tags == DETAILS.tags


def test_a_change_that_changes_nothing_writes_nothing(linked: Connected, video: str) -> None:
    wanted = VideoChange(
        title=DETAILS.title, description=DETAILS.description, tags=DETAILS.tags,
        privacy=Privacy.PRIVATE, synthetic_media=True, made_for_kids=False, paid_promotion=False,
    )  # fmt: skip
    linked.channel.update(video, wanted)
    assert "youtube.videos.update" not in [
        each.method for each in linked.youtube.world.journal.all()
    ]


def test_publishing_is_set_kept_moved_and_taken_back(linked: Connected, video: str) -> None:
    channel = linked.channel
    due = (linked.youtube.clock.now() + timedelta(days=2)).replace(microsecond=0)
    first = channel.update(video, VideoChange(publish_at=due))
    assert (first.details.privacy, first.details.publish_at) == (Privacy.PRIVATE, due)
    kept = channel.update(video, VideoChange(embeddable=False))
    assert (kept.details.publish_at, kept.details.embeddable) == (due, False)
    assert channel.update(video, VideoChange(unschedule=True)).details.publish_at is None
    channel.update(video, VideoChange(publish_at=due))
    linked.youtube.clock.advance(days=3)
    shown = channel.video(video)
    assert shown is not None
    assert shown.details.privacy is Privacy.PUBLIC
    renamed = channel.update(video, VideoChange(embeddable=True))
    assert renamed.details.privacy is Privacy.PUBLIC


def test_localisations_are_set_and_those_that_go_are_gone(linked: Connected, video: str) -> None:
    texts = {"de": Localisation(title="Flut"), "fr": Localisation(title="Marée")}
    both = linked.channel.update(video, VideoChange(localisations=texts))
    assert {"de", "fr"} <= both.details.localisations.keys()
    one = linked.channel.update(video, VideoChange(localisations={"de": texts["de"]}))
    assert "fr" not in one.details.localisations
    assert one.details.localisations["de"].title == "Flut"


def test_thumbnail_captions_and_playlist(linked: Connected, video: str) -> None:
    channel = linked.channel
    channel.set_thumbnail(video, thumbnail(), "image/jpeg")
    assert len(linked.youtube.world.thumbnails.all()) == 1
    assert channel.captions(video) == ()
    track = channel.add_caption(video, "en", "English", SRT)
    channel.replace_caption(track, SRT.replace(b"sea", b"tide"))
    (found,) = channel.captions(video)
    assert (found.id, found.language, found.name, found.made_by_us) == (
        track,
        "en",
        "English",
        True,
    )
    with pytest.raises(DetailsRefused, match="caption track of this language and name already"):
        channel.add_caption(video, "en", "English", SRT)


def test_a_playlist_holds_a_video_once_it_was_added(linked: Connected, video: str) -> None:
    (access,) = linked.youtube.world.accesses.all()
    header = {"Authorization": f"Bearer {access.id}"}
    body = {"snippet": {"title": "Tides"}, "status": {"privacyStatus": "public"}}
    url = f"{linked.youtube.url}/youtube/v3/playlists?part=snippet,status"
    httpx.post(url, json=body, headers=header, trust_env=False).raise_for_status()
    (playlist,) = linked.channel.playlists()
    assert (playlist.title, playlist.privacy) == ("Tides", Privacy.PUBLIC)
    assert not linked.channel.playlist_has(playlist.id, video)
    linked.channel.add_to_playlist(playlist.id, video)
    assert linked.channel.playlist_has(playlist.id, video)


def test_our_ledger_counts_what_the_platform_counts(linked: Connected, video: str) -> None:
    linked.channel.uploads(5)
    linked.channel.update(video, VideoChange(title="Low tide"))
    linked.channel.set_thumbnail(video, thumbnail(), "image/jpeg")
    linked.channel.add_caption(video, "en", "", SRT)
    for bucket in (Bucket.UPLOADS, Bucket.POOL):
        ours, theirs = standing(linked, bucket)
        assert ours == theirs > 0


def test_quota_that_is_spent_by_our_count_is_not_asked_for(linked: Connected, video: str) -> None:
    linked.ledger.limit(PROJECT, Bucket.POOL, 50)
    linked.channel.video(video)
    asked = len(linked.youtube.world.journal.all())
    with pytest.raises(QuotaSpent):
        linked.channel.set_thumbnail(video, thumbnail(), "image/jpeg")
    assert len(linked.youtube.world.journal.all()) == asked


@pytest.mark.parametrize("fault", [Fault.QUOTA, Fault.DAILY_LIMIT])
def test_quota_that_is_spent_by_the_platforms_count_closes_its_bucket(
    linked: Connected, video: str, fault: Fault
) -> None:
    linked.youtube.faults.plan(fault, method="youtube.thumbnails.set")
    with pytest.raises(QuotaSpent, match="YouTube says") as told:
        linked.channel.set_thumbnail(video, thumbnail(), "image/jpeg")
    assert told.value.until > linked.youtube.clock.now()
    with pytest.raises(QuotaSpent):
        linked.channel.video(video)
    linked.youtube.clock.set(told.value.until + timedelta(seconds=1))
    linked.channel.set_thumbnail(video, thumbnail(), "image/jpeg")


def test_the_channels_own_limits_are_no_matter_of_quota(linked: Connected, video: str) -> None:
    now = linked.youtube.clock.now()
    linked.youtube.faults.plan(Fault.UPLOAD_LIMIT)
    with pytest.raises(UploadLimitReached, match="its own limit") as upload:
        linked.channel.begin_upload(upload_of(10))
    assert upload.value.until >= now + timedelta(hours=24)
    linked.youtube.faults.plan(Fault.THUMBNAIL_LIMIT)
    with pytest.raises(ThumbnailLimitReached, match="the video stays") as picture:
        linked.channel.set_thumbnail(video, thumbnail(), "image/jpeg")
    assert picture.value.until > now
    assert linked.channel.video(video) is not None


@pytest.mark.parametrize("fault", [Fault.INTERNAL, Fault.BAD_GATEWAY, Fault.RATE, Fault.DROPPED])
def test_what_passes_is_asked_again(linked: Connected, video: str, fault: Fault) -> None:
    linked.youtube.faults.plan(fault, method="youtube.videos.list", times=2)
    assert linked.channel.video(video) is not None


@pytest.mark.parametrize("fault", [Fault.LOST_ANSWER, Fault.FAILED_AFTER, Fault.DROPPED])
def test_what_may_have_been_done_is_not_done_again_unseen(
    linked: Connected, video: str, fault: Fault
) -> None:
    linked.youtube.faults.plan(fault, method="youtube.captions.insert")
    with pytest.raises(OutcomeUnknown, match="look before"):
        linked.channel.add_caption(video, "en", "English", SRT)
    there = 0 if fault is Fault.DROPPED else 1
    assert len(linked.channel.captions(video)) == there


def test_what_can_be_done_twice_is_done_again(linked: Connected, video: str) -> None:
    linked.youtube.faults.plan(Fault.LOST_ANSWER, method="youtube.thumbnails.set")
    linked.channel.set_thumbnail(video, thumbnail(), "image/jpeg")
    linked.youtube.faults.plan(Fault.FAILED_AFTER, method="youtube.videos.update")
    linked.channel.update(video, VideoChange(title="Low tide"))
    found = linked.channel.video(video)
    assert found is not None
    assert found.details.title == "Low tide"


def test_a_platform_that_is_down_opens_the_breaker(linked: Connected, video: str) -> None:
    linked.youtube.faults.plan(Fault.UNAVAILABLE, method="*", times=100)
    with pytest.raises(ServiceError):
        linked.channel.video(video)
    with pytest.raises(BreakerOpen, match="YouTube failed 5 times in a row"):
        linked.channel.video(video)


def test_details_that_cannot_be_are_told_in_words(linked: Connected, video: str) -> None:
    with pytest.raises(DetailsRefused, match="longer than 100 characters") as told:
        linked.channel.update(video, VideoChange(title="t" * 101))
    assert told.value.code == "invalidTitle"
    with pytest.raises(VideoMissing):
        linked.channel.update("nothing", VideoChange(title="t"))
    with pytest.raises(VideoMissing):
        linked.channel.set_thumbnail("nothing", thumbnail(), "image/jpeg")


def test_a_day_in_utc_is_written_as_the_platform_reads_it(linked: Connected, film: Path) -> None:
    due = datetime(2030, 3, 31, 1, 30, tzinfo=UTC)
    upload = replace(upload_of(film.stat().st_size), details=replace(DETAILS, publish_at=due))
    session = linked.channel.begin_upload(upload)
    answer = linked.channel.send(session, film, offset=0, progress=Silent(), lease=Unleased())
    assert isinstance(answer, Finished)
    found = linked.channel.video(answer.video_id)
    assert found is not None
    assert found.details.publish_at == due

"""Releases through the local YouTube: once, whole, at their time, whatever breaks."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from builders.publishing import CHANNEL, Office, office
from builders.releases import details
from reelwright.domain.platform.video import Localisation, Privacy
from reelwright.domain.release.comparison import same_time
from reelwright.domain.release.release import Inspected, Release
from reelwright.domain.release.states import ReleaseState
from reelwright.domain.release.steps import StepState
from reelwright.simulators.youtube.behaviour import Behaviour
from reelwright.simulators.youtube.faults import Fault, Planned
from reelwright.workflows.publish.deciding import hold, settle

pytestmark = pytest.mark.integration
DAY = timedelta(days=1)


@pytest.fixture
def open_office(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        yield opened


def test_a_release_appears_at_its_time_whole_and_once(open_office: Office) -> None:
    made = open_office.add()
    at = open_office.desk.clock.now() + DAY
    open_office.desk.calendar.reserve(made.id, CHANNEL, at)
    done = open_office.until(made, ReleaseState.UPLOADED)
    platform = open_office.linked.channel
    video = platform.video(done.video_id)
    assert video is not None
    assert video.details.privacy is Privacy.PRIVATE
    assert same_time(video.details.publish_at, at)
    assert video.file_name.startswith(f"{made.slug}-{made.id}-1")
    done = open_office.until(done, ReleaseState.PUBLISHED)
    video = platform.video(done.video_id)
    assert video is not None
    assert video.details.privacy is Privacy.PUBLIC
    assert [one.language for one in platform.captions(done.video_id)] == ["en"]
    assert len(platform.uploads(50)) == 1
    assert open_office.calls("videos.update") == 0
    assert open_office.calls("thumbnails.set") == 1
    assert done.due is None
    whats = [change.what for change in open_office.desk.releases.changes(release=made.id)]
    assert whats[::-1][1:] == ["set the thumbnail", "added captions (en)"]


def test_what_has_no_time_appears_when_it_is_whole(open_office: Office) -> None:
    made = open_office.add(
        details=details(localisations={"de": Localisation(title="Blau", description="Licht.")})
    )
    assert open_office.publish(made).state is ReleaseState.APPROVED
    assert open_office.calls("videos.insert") == 0
    done = open_office.until(made, ReleaseState.PUBLISHED, at_once=True)
    video = open_office.linked.channel.video(done.video_id)
    assert video is not None
    assert video.details.privacy is Privacy.PUBLIC
    assert video.details.localisations["de"].title == "Blau"


def test_an_upload_waits_until_it_is_near_its_time(open_office: Office) -> None:
    made = open_office.add()
    at = open_office.desk.clock.now() + 5 * DAY
    slot = open_office.desk.calendar.reserve(made.id, CHANNEL, at)
    waiting = open_office.publish(made)
    assert waiting.state is ReleaseState.SCHEDULED
    assert waiting.due == slot.at - open_office.desk.rules.ahead
    assert open_office.calls("videos.insert") == 0


OF_UPLOADS = (
    Planned(fault=Fault.LOST_ANSWER),
    Planned(fault=Fault.LOST_ANSWER, method="youtube.videos.insert"),
    Planned(fault=Fault.FAILED_AFTER),
    Planned(fault=Fault.CONFLICT),
    Planned(fault=Fault.SHORT, times=2),
    Planned(fault=Fault.RESET, after=262_144),
    Planned(fault=Fault.EXPIRED),
)
OF_PARTS = (
    Planned(fault=Fault.DROPPED, method="youtube.captions.insert"),
    Planned(fault=Fault.LOST_ANSWER, method="youtube.captions.insert"),
    Planned(fault=Fault.FAILED_AFTER, method="youtube.captions.insert"),
    Planned(fault=Fault.LOST_ANSWER, method="youtube.thumbnails.set"),
    Planned(fault=Fault.LOST_ANSWER, method="youtube.videos.update"),
    Planned(fault=Fault.UNAVAILABLE, method="youtube.videos.list", times=4),
    Planned(fault=Fault.QUOTA, method="youtube.captions.insert"),
    Planned(fault=Fault.QUOTA, method="youtube.videos.insert"),
    Planned(fault=Fault.UPLOAD_LIMIT),
    Planned(fault=Fault.THUMBNAIL_LIMIT),
    Planned(fault=Fault.TOKEN_EXPIRED, method="youtube.thumbnails.set", times=9),
)


def named(planned: object) -> str:
    """The fault, and the call that it hits."""
    if isinstance(planned, Planned):
        return f"{planned.fault.value}-{planned.method.rpartition('youtube.')[2]}"
    return "stub" if planned else ""


@pytest.mark.parametrize(
    ("planned", "stub"),
    [(one, False) for one in (*OF_UPLOADS, *OF_PARTS)] + [(one, True) for one in OF_UPLOADS],
    ids=named,
)
def test_every_fault_ends_in_one_whole_video(
    tmp_path: Path, planned: Planned, *, stub: bool
) -> None:
    behaviour = Behaviour(video_from_start=stub, processing_seconds=1, listing_lag_seconds=30)
    with office(tmp_path, behaviour) as opened:
        made = opened.add()
        opened.youtube.faults.add(planned)
        done = opened.until(made, ReleaseState.PUBLISHED, at_once=True)
        platform = opened.linked.channel
        shown = [one for one in platform.uploads(50) if one.details.privacy is Privacy.PUBLIC]
        assert [one.id for one in shown] == [done.video_id]
        assert shown[0].file_size == made.content.master.size
        assert len(platform.captions(done.video_id)) == 1
        assert {step.state for step in opened.desk.releases.steps(made.id)} == {StepState.DONE}


@pytest.mark.parametrize("fault", [Fault.LOST_ANSWER, Fault.FAILED_AFTER])
def test_what_a_lost_session_left_behind_does_not_appear(tmp_path: Path, fault: Fault) -> None:
    behaviour = Behaviour(video_from_start=True, processing_seconds=1)
    with office(tmp_path, behaviour) as opened:
        made = opened.add()
        opened.desk.calendar.reserve(made.id, CHANNEL, opened.desk.clock.now() + 3 * DAY)
        opened.youtube.faults.plan(fault, method="youtube.videos.insert")
        done = opened.until(made, ReleaseState.PUBLISHED)
        uploads = opened.linked.channel.uploads(50)
        public = [one.id for one in uploads if one.details.privacy is Privacy.PUBLIC]
        assert len(uploads) == 2
        assert public == [done.video_id]


def test_the_owner_settles_what_nobody_can_tell(tmp_path: Path) -> None:
    behaviour = Behaviour(video_from_start=True, processing_seconds=1)
    with office(tmp_path, behaviour) as opened:
        made = opened.add()
        opened.youtube.faults.add(Planned(fault=Fault.RESET, after=262_144, times=9))
        opened.youtube.faults.add(Planned(fault=Fault.EXPIRED, skip=2, times=9))
        unclear = opened.until(made, ReleaseState.UNCLEAR, at_once=True)
        assert "YouTube Studio" in unclear.said
        assert unclear.due is None
        opened.youtube.faults.clear()
        settled = settle(opened.desk, made.id, "")
        assert settled.state is ReleaseState.UPLOADING
        done = opened.until(made, ReleaseState.PUBLISHED, at_once=True)
        assert done.video_id


def test_nothing_leaves_while_publishing_is_paused(open_office: Office) -> None:
    made = open_office.add()
    open_office.desk.pauses.pause(reason="holiday")
    waiting = open_office.publish(made, at_once=True)
    assert "paused" in waiting.said
    assert "holiday" in waiting.said
    assert open_office.calls("videos.insert") == 0
    open_office.desk.pauses.resume()
    open_office.until(made, ReleaseState.PUBLISHED, at_once=True)


def test_nothing_leaves_through_a_closed_gate(open_office: Office) -> None:
    wrong = Inspected(sha256="0" * 64, passed=True)
    made = open_office.add(inspected=wrong)
    waiting = open_office.publish(made, at_once=True)
    assert waiting.state is ReleaseState.WAITING
    assert "not the file that was inspected" in waiting.said
    assert open_office.calls("videos.insert") == 0


def test_a_second_video_that_says_the_same_is_stopped(open_office: Office) -> None:
    first = open_office.add("one film about the sea")
    open_office.until(first, ReleaseState.PUBLISHED, at_once=True)
    same = open_office.add("One film about the sea!")
    stopped = open_office.publish(same, at_once=True)
    assert stopped.state is ReleaseState.WAITING
    assert first.id in stopped.said


def test_bytes_that_changed_in_the_store_do_not_leave(open_office: Office) -> None:
    made = open_office.add()
    artefact = made.content.master.artefact
    file = open_office.desk.store.path(artefact.sha256, artefact.suffix)
    file.chmod(0o600)
    with file.open("r+b") as opened:
        opened.write(b"other")
    failed = open_office.publish(made, at_once=True)
    assert failed.state in {ReleaseState.FAILED, ReleaseState.WAITING}
    assert open_office.calls("videos.insert") == 0


@pytest.mark.parametrize(
    ("planned", "said"),
    [
        (Planned(fault=Fault.DUPLICATE), "uploaded before"),
        (Planned(fault=Fault.PROCESSING_FAILED, reason="codec"), "codec"),
        (Planned(fault=Fault.REJECTED, reason="copyright"), "copyright"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_rejection_is_told_in_words(open_office: Office, planned: Planned, said: str) -> None:
    made = open_office.add()
    open_office.youtube.faults.add(planned)
    failed = open_office.until(made, ReleaseState.FAILED, at_once=True)
    assert said in failed.said


def test_a_held_release_never_appears(open_office: Office) -> None:
    made = open_office.add()
    at = open_office.desk.clock.now() + DAY
    open_office.desk.calendar.reserve(made.id, CHANNEL, at)
    done = open_office.until(made, ReleaseState.UPLOADED)
    hold(open_office.desk, made.id)
    open_office.publish(made)
    open_office.youtube.clock.advance(days=2)
    video = open_office.linked.channel.video(done.video_id)
    assert video is not None
    assert (video.details.privacy, video.details.publish_at) == (Privacy.PRIVATE, None)


def test_a_restored_library_finds_what_it_had_uploaded(tmp_path: Path) -> None:
    with office(tmp_path / "a") as opened:
        made = opened.add()
        done = opened.until(made, ReleaseState.PROCESSING, at_once=True)
        opened.desk.releases.change(made.id, _forgotten)
        opened.desk.releases.change(made.id, lambda one: replace(one, state=ReleaseState.UPLOADING))
        found = opened.until(made, ReleaseState.PUBLISHED, at_once=True)
        assert found.video_id == done.video_id
        assert opened.calls("videos.insert") == 1


def _forgotten(one: Release) -> Release:
    return replace(one, state=ReleaseState.FAILED, video_id="")

"""What is queued when, by whom, and what becomes of what is late."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from builders.publishing import CHANNEL, Office, office
from builders.releases import details
from reelwright.domain.calendar.plan import ChannelPlan, LateRule
from reelwright.domain.platform.video import Privacy, VideoChange
from reelwright.domain.release.release import Content
from reelwright.domain.release.states import ReleaseState
from reelwright.ports.releases import Standing
from reelwright.simulators.youtube.behaviour import Behaviour
from reelwright.simulators.youtube.faults import Fault
from reelwright.workflows.publish.deciding import (
    approve,
    edit,
    hold,
    look_again,
    resume,
    withdraw,
)
from reelwright.workflows.publish.desk import Desk
from reelwright.workflows.publish.reconciling import Finding, reconcile
from reelwright.workflows.publish.ticking import LAPSE, tick

pytestmark = pytest.mark.integration
DAY = timedelta(days=1)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path, Behaviour(processing_seconds=1)) as made:
        yield made


def queueing(into: list[str]) -> Callable[[Standing], str]:
    """A queue that notes what comes."""

    def queue(standing: Standing) -> str:
        into.append(standing.id)
        return f"job-{len(into)}"

    return queue


def no(_job: str) -> bool:
    """No job has ended."""
    return False


def yes(_job: str) -> bool:
    """Every job has ended."""
    return True


def run_all(opened: Office, days: float, step: timedelta = timedelta(minutes=40)) -> None:
    """Let the publisher and one worker go on for some days."""
    end = opened.desk.clock.now() + timedelta(days=days)
    while opened.desk.clock.now() < end:
        queued: list[str] = []
        tick(opened.desk, queueing(queued), yes)
        for release in queued:
            opened.publish(opened.desk.releases.find(release))
        opened.youtube.clock.advance(step)


def test_what_is_due_is_queued_once(opened: Office) -> None:
    made = opened.add()
    slot = opened.desk.calendar.reserve(made.id, CHANNEL, opened.desk.clock.now() + 3 * DAY)
    queued: list[str] = []
    tick(opened.desk, queueing(queued), no, review=True)
    assert queued == []
    scheduled = opened.desk.releases.find(made.id)
    assert (scheduled.state, scheduled.publish_at) == (ReleaseState.SCHEDULED, slot.at)
    opened.youtube.clock.advance(days=1, seconds=1)
    for _ in range(3):
        tick(opened.desk, queueing(queued), no)
    assert queued == [made.id]
    assert opened.desk.releases.find(made.id).job == "job-1"
    # The worker has died with it, or its job waits still.
    opened.youtube.clock.advance(LAPSE)
    tick(opened.desk, queueing(queued), no)
    assert queued == [made.id]
    opened.youtube.clock.advance(LAPSE)
    tick(opened.desk, queueing(queued), yes)
    assert queued == [made.id, made.id]


def test_a_week_of_releases_appears_by_itself(opened: Office) -> None:
    begin = opened.desk.clock.now()
    made = [opened.add(f"film number {name}") for name in ("one", "two", "three")]
    for day, release in enumerate(made, start=1):
        opened.desk.calendar.reserve(release.id, CHANNEL, begin + day * DAY)
    run_all(opened, 3.2)
    found = [opened.desk.releases.find(release.id) for release in made]
    assert [one.state for one in found] == [ReleaseState.PUBLISHED] * 3
    # YouTube itself kept the times: nothing was written after the uploads.
    assert opened.calls("videos.update") == 0
    assert opened.calls("videos.insert") == 3
    for release in found:
        video = opened.linked.channel.video(release.video_id)
        assert video is not None
        assert video.details.privacy is Privacy.PUBLIC


def test_what_was_late_is_caught_up_by_the_rule(opened: Office) -> None:
    made = opened.add()
    opened.desk.calendar.change(CHANNEL, lambda plan: _late(plan, LateRule.NOW))
    opened.desk.calendar.reserve(made.id, CHANNEL, opened.desk.clock.now() + DAY)
    opened.youtube.clock.advance(days=2)
    run_all(opened, 0.2, timedelta(minutes=5))
    assert opened.desk.releases.find(made.id).state is ReleaseState.PUBLISHED


def test_what_was_late_is_held_by_the_rule(opened: Office) -> None:
    made = opened.add()
    opened.desk.calendar.change(CHANNEL, lambda plan: _late(plan, LateRule.HOLD))
    opened.desk.calendar.reserve(made.id, CHANNEL, opened.desk.clock.now() + DAY)
    opened.youtube.clock.advance(days=2)
    run_all(opened, 0.2)
    held = opened.desk.releases.find(made.id)
    assert held.state is ReleaseState.HELD
    assert "missed its time" in held.said
    assert opened.calls("videos.insert") == 0


def _late(plan: ChannelPlan, rule: LateRule) -> ChannelPlan:
    return replace(plan, late=rule)


def test_a_release_that_was_moved_after_its_upload_moves_on_youtube(opened: Office) -> None:
    made = opened.add()
    begin = opened.desk.clock.now()
    opened.desk.calendar.reserve(made.id, CHANNEL, begin + DAY)
    opened.until(made, ReleaseState.UPLOADED)
    slot = opened.desk.calendar.move(made.id, begin + 2 * DAY)
    run_all(opened, 0.1)
    done = opened.desk.releases.find(made.id)
    assert done.state is ReleaseState.UPLOADED
    video = opened.linked.channel.video(done.video_id)
    assert video is not None
    assert video.details.publish_at == slot.at


def test_what_its_owner_decides(opened: Office) -> None:
    made = opened.add()
    edited = edit(opened.desk, made.id, lambda one: _titled(one, "<Sky>"))
    assert edited.state is ReleaseState.DRAFT
    approved, ways = approve(opened.desk, made.id, by="owner")
    assert approved.state is ReleaseState.DRAFT
    assert not all(way.open for way in ways)
    edited = edit(opened.desk, made.id, lambda one: _titled(one, "Sky"))
    assert edited.state is ReleaseState.APPROVED
    assert hold(opened.desk, made.id, "a typo").said == "a typo"
    assert opened.publish(made, at_once=True).state is ReleaseState.HELD
    assert resume(opened.desk, made.id).state is ReleaseState.APPROVED
    opened.desk.calendar.reserve(made.id, CHANNEL, opened.desk.clock.now() + DAY)
    assert withdraw(opened.desk, made.id).state is ReleaseState.WITHDRAWN
    assert opened.desk.calendar.slot(made.id) is None
    assert opened.calls("videos.insert") == 0


def _titled(content: Content, title: str) -> Content:
    return replace(content, details=details(title=title))


def test_what_waits_is_looked_at_as_soon_as_its_channel_is_connected_again(
    opened: Office,
) -> None:
    made = opened.add()
    opened.youtube.faults.plan(Fault.TOKEN_REVOKED, method="youtube.playlistItems.list")
    waiting = opened.publish(made, at_once=True)
    assert waiting.due is not None
    assert waiting.due > opened.desk.clock.now()
    assert look_again(opened.desk, "another") == ()
    assert look_again(opened.desk, CHANNEL) == (made.id,)
    queued: list[str] = []
    tick(opened.desk, queueing(queued), yes)
    assert queued == [made.id]


def test_reconciling_tells_what_does_not_agree(opened: Office) -> None:
    made = opened.add()
    done = opened.until(made, ReleaseState.PUBLISHED, at_once=True)
    assert reconcile(opened.desk, CHANNEL) == ()
    opened.linked.channel.update(done.video_id, _change(title="Bluer"))
    (differs,) = reconcile(opened.desk, CHANNEL)
    assert differs.finding is Finding.DIFFERS
    assert "Bluer" in differs.said
    opened.youtube.world.videos.drop(done.video_id)
    (gone,) = reconcile(opened.desk, CHANNEL)
    assert (gone.finding, gone.repairable) == (Finding.GONE, False)


def test_a_video_that_was_deleted_before_its_time_is_put_before_its_owner(opened: Office) -> None:
    made = opened.add()
    opened.desk.calendar.reserve(made.id, CHANNEL, opened.desk.clock.now() + DAY)
    done = opened.until(made, ReleaseState.UPLOADED)
    opened.youtube.world.videos.drop(done.video_id)
    (gone,) = reconcile(opened.desk, CHANNEL, repair=True)
    assert (gone.finding, gone.repaired) == (Finding.GONE, True)
    assert f"releases withdraw {made.id}" in gone.said
    failed = opened.until(done, ReleaseState.FAILED)
    assert "deleted there on purpose" in failed.said
    assert opened.calls("videos.insert") == 1


def test_reconciling_finds_a_video_of_which_the_library_lost_the_id(opened: Office) -> None:
    made = opened.add()
    done = opened.until(made, ReleaseState.PROCESSING, at_once=True)
    _forget(opened.desk, done.id)
    (unknown,) = reconcile(opened.desk, CHANNEL, repair=True)
    assert (unknown.finding, unknown.repaired) == (Finding.UNKNOWN, True)
    found = opened.until(made, ReleaseState.PUBLISHED)
    assert found.video_id == done.video_id
    assert opened.calls("videos.insert") == 1


def _forget(desk: Desk, release: str) -> None:
    desk.releases.change(release, lambda one: replace(one, state=ReleaseState.FAILED, video_id=""))


def _change(title: str) -> VideoChange:
    return VideoChange(title=title)

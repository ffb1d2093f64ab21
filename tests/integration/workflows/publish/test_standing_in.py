"""A reserve takes over by its owner's rule: once, in time, and never what has left already."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from builders.connected import connection_to
from builders.publishing import CHANNEL, Office, office
from reelwright.adapters.dbos_engine.address import Address
from reelwright.adapters.dbos_engine.jobs import DbosJobs
from reelwright.adapters.guarded.guard import Policy, ServiceGuard
from reelwright.adapters.library.opening import open_home
from reelwright.adapters.youtube.platforms import YouTubePlatforms
from reelwright.app.publishing.publisher import Publisher
from reelwright.domain.platform.authorisation import Loss
from reelwright.domain.platform.consent import Consent, Write
from reelwright.domain.platform.reserve import ReserveRule, Trouble
from reelwright.domain.quota.buckets import Bucket
from reelwright.domain.release.gates import Approval
from reelwright.domain.release.release import Release, content_digest
from reelwright.domain.release.states import ReleaseState
from reelwright.domain.services.backoff import RetryPolicy
from reelwright.domain.services.breaker import BreakerPolicy
from reelwright.ports.services import Secret
from reelwright.simulators.youtube.faults import Fault
from reelwright.simulators.youtube.sign_in import end
from reelwright.simulators.youtube.world import PROJECT
from reelwright.workflows.publish.standing_in import Outages, take_over
from reelwright.workflows.publish.ticking import tick

pytestmark = pytest.mark.integration

RESERVE = "second"
AFTER = timedelta(hours=6)
DAY = timedelta(days=1)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Office]:
    """Two channels, the second of which stands in for the first after six hours."""
    with office(tmp_path) as made:
        linked, now = made.linked, made.desk.clock.now()
        other = made.youtube.new_channel("The moon")
        moon = replace(connection_to(other, made.youtube, name=RESERVE), title="The moon")
        linked.connections.keep(moon, Secret(other.refresh_token))
        consent = Consent(writes=frozenset(Write), given=now, by="owner")
        linked.connections.agree(RESERVE, consent)
        rule = ReserveRule(channel=RESERVE, troubles=frozenset(Trouble), after=AFTER)
        linked.connections.reserve(CHANNEL, rule)
        yield replace(made, desk=replace(made.desk, platforms=asked_once(made, tmp_path)))


def asked_once(made: Office, home: Path) -> YouTubePlatforms:
    """Channels of which every call is made once, so that one fault is an outage."""
    books = open_home(home)
    policy = Policy(retry=RetryPolicy(attempts=1), breaker=BreakerPolicy(failures=1000))
    return YouTubePlatforms(
        replace(
            made.linked.surroundings, guard=lambda channel: ServiceGuard(books, channel, policy)
        )
    )


@pytest.fixture
def due(opened: Office) -> Release:
    """A release that would be uploaded by now."""
    made = opened.add(playlist="PL1")
    opened.desk.calendar.reserve(made.id, CHANNEL, opened.desk.clock.now() + 30 * DAY)
    return opened.desk.releases.find(opened.publish(made).id)


def nearly(opened: Office) -> None:
    """The time of uploading has come."""
    opened.youtube.clock.advance(days=29)


def lose(opened: Office) -> None:
    for grant in opened.youtube.world.grants.all():
        if grant.channel == opened.linked.own.id:
            end(opened.youtube.world, grant)
    opened.linked.connections.lose(CHANNEL, Loss.ENDED, opened.desk.clock.now())


def test_a_lost_authorisation_is_stood_in_for_after_its_time_and_the_video_comes_once(
    opened: Office, due: Release
) -> None:
    nearly(opened)
    lose(opened)
    assert take_over(opened.desk) == ()
    opened.youtube.clock.advance(hours=7)
    assert take_over(opened.desk) == (due.id,)
    assert take_over(opened.desk) == ()
    moved = opened.desk.releases.find(due.id)
    assert (moved.channel, moved.publish_at) == (RESERVE, due.publish_at)
    assert "second stands in for main, which has lost its authorisation" in moved.said
    assert moved.content.playlist == ""
    done = opened.until(moved, ReleaseState.PUBLISHED)
    (video,) = opened.youtube.world.videos.all()
    assert (video.id, video.owner) == (done.video_id, moon_of(opened))
    whats = [change.what for change in opened.desk.releases.changes(release=due.id)]
    assert any("stands in" in what for what in whats)


def test_the_slot_goes_along_at_its_time_or_as_soon_after_it_as_the_buffer_there_allows(
    opened: Office, due: Release
) -> None:
    at = due.publish_at
    assert at is not None
    opened.desk.calendar.reserve("another", RESERVE, at + timedelta(minutes=10))
    nearly(opened)
    lose(opened)
    opened.youtube.clock.advance(hours=7)
    assert take_over(opened.desk) == (due.id,)
    slot = opened.desk.calendar.slot(due.id)
    assert slot is not None
    assert (slot.channel, slot.at - at) == (RESERVE, timedelta(minutes=70))
    assert opened.desk.calendar.slots(channel=CHANNEL) == ()
    assert any("by its buffer" in one.what for one in opened.desk.releases.changes(release=due.id))
    tick(opened.desk, lambda _: "job", lambda _: True)
    assert opened.desk.releases.find(due.id).publish_at == slot.at


def test_a_slot_that_was_left_behind_is_fetched(opened: Office, due: Release) -> None:
    opened.desk.releases.change(due.id, lambda one: replace(one, channel=RESERVE))
    tick(opened.desk, lambda _: "job", lambda _: True)
    slot = opened.desk.calendar.slot(due.id)
    assert slot is not None
    assert (slot.channel, slot.at) == (RESERVE, due.publish_at)


def test_the_publisher_hands_over_and_queues_what_it_handed_over(
    opened: Office, due: Release, tmp_path: Path
) -> None:
    nearly(opened)
    lose(opened)
    opened.youtube.clock.advance(hours=7)
    jobs = DbosJobs(Address.of(tmp_path, ""))
    try:
        assert Publisher(opened.desk, jobs).tick() == (due.id,)
        (job,) = jobs.all()
        assert job.channel == RESERVE
    finally:
        jobs.close()


def moon_of(opened: Office) -> str:
    found = opened.linked.connections.find(RESERVE)
    assert found is not None
    return found.youtube_id


def test_what_has_begun_to_leave_stays_where_it_is(opened: Office, due: Release) -> None:
    nearly(opened)
    opened.youtube.faults.plan(Fault.UNAVAILABLE, method="youtube.videos.insert:bytes", times=99)
    assert opened.publish(due).state is ReleaseState.UPLOADING
    lose(opened)
    opened.youtube.clock.advance(hours=7)
    assert take_over(opened.desk) == ()
    assert opened.desk.releases.find(due.id).channel == CHANNEL


def test_what_was_to_leave_when_the_trouble_began_is_handed_over_too(
    opened: Office, due: Release
) -> None:
    nearly(opened)
    lose(opened)
    assert opened.publish(due).state is ReleaseState.UPLOADING
    assert opened.desk.releases.attempts(due.id) == ()
    opened.youtube.clock.advance(hours=7)
    assert take_over(opened.desk) == (due.id,)
    moved = opened.desk.releases.find(due.id)
    assert (moved.channel, moved.state) == (RESERVE, ReleaseState.SCHEDULED)
    done = opened.until(moved, ReleaseState.PUBLISHED)
    (video,) = opened.youtube.world.videos.all()
    assert (video.id, video.owner) == (done.video_id, moon_of(opened))


def test_what_is_not_due_yet_waits_for_its_own_channel(opened: Office, due: Release) -> None:
    lose(opened)
    opened.youtube.clock.advance(hours=7)
    assert take_over(opened.desk) == ()
    assert opened.desk.releases.find(due.id).channel == CHANNEL


def test_nobody_takes_over_for_a_quota_that_is_spent(opened: Office, due: Release) -> None:
    nearly(opened)
    opened.linked.ledger.exhausted(PROJECT, Bucket.UPLOADS)
    assert opened.publish(due).video_id == ""
    opened.youtube.clock.advance(hours=20)
    assert take_over(opened.desk, Outages().look(opened.desk)) == ()


def test_a_reserve_that_may_not_or_cannot_takes_nothing(opened: Office, due: Release) -> None:
    nearly(opened)
    lose(opened)
    opened.youtube.clock.advance(hours=7)
    opened.youtube.faults.plan(Fault.INTERNAL, method="youtube.channels.list", times=1)
    assert take_over(opened.desk) == ()
    opened.youtube.faults.clear()
    opened.linked.connections.agree(RESERVE, None)
    assert take_over(opened.desk) == ()
    assert opened.desk.releases.find(due.id).channel == CHANNEL


def test_an_approval_goes_along_and_an_outdated_one_does_not_become_good(
    opened: Office, due: Release
) -> None:
    now = opened.desk.clock.now()
    for digest, carried in ((content_digest(due.content), True), ("of something else", False)):
        approval = Approval(by="owner", at=now, content=digest)
        opened.desk.releases.change(
            due.id,
            lambda one, given=approval: replace(  # type: ignore[misc] # a default binds it
                one, channel=CHANNEL, content=due.content, approval=given
            ),
        )
        opened.youtube.clock.set(now + 29 * DAY)
        opened.linked.connections.lose(CHANNEL, Loss.ENDED, now)
        assert take_over(opened.desk) == (due.id,)
        moved = opened.desk.releases.find(due.id)
        assert moved.approval is not None
        assert (moved.approval.content == content_digest(moved.content)) is carried


def test_an_outage_of_one_channel_is_seen_and_stood_in_for(opened: Office, due: Release) -> None:
    nearly(opened)
    outages = Outages()
    opened.youtube.faults.plan(Fault.INTERNAL, method="youtube.channels.list", times=1)
    begun = opened.desk.clock.now()
    assert outages.look(opened.desk)[CHANNEL] >= begun
    assert take_over(opened.desk, outages.since) == ()
    opened.youtube.clock.advance(hours=7)
    assert take_over(opened.desk, outages.since) == (due.id,)
    assert (
        "second stands in for main, which cannot be reached"
        in opened.desk.releases.find(due.id).said
    )


def test_an_outage_that_is_over_is_forgotten(opened: Office, due: Release) -> None:
    nearly(opened)
    outages = Outages()
    opened.youtube.faults.plan(Fault.INTERNAL, method="youtube.channels.list", times=1)
    assert CHANNEL in outages.look(opened.desk)
    assert outages.look(opened.desk) == {}
    opened.youtube.clock.advance(hours=7)
    assert take_over(opened.desk, outages.look(opened.desk)) == ()
    assert opened.desk.releases.find(due.id).channel == CHANNEL

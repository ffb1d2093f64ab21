"""Releases whose slot passed while nothing could leave, caught up by their channel's rule."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from builders.calendars import rule
from builders.publishing import CHANNEL, Office, office
from reelwright.domain.calendar.plan import ChannelPlan, LateRule
from reelwright.domain.release.release import Release
from reelwright.domain.release.states import BEFORE, ReleaseState
from reelwright.workflows.publish.gatekeeping import as_planned
from reelwright.workflows.publish.ticking import tick

pytestmark = pytest.mark.integration
HOUR = timedelta(hours=1)
WEEK = "mon,tue,wed,thu,fri,sat,sun"


@pytest.fixture
def open_office(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        yield opened


def late_pair(office: Office, late: LateRule) -> tuple[Release, Release]:
    """Two releases whose slots, two hours apart, passed during a pause; by rule one slot a day."""

    def planned(plan: ChannelPlan) -> ChannelPlan:
        daily = rule("daily", WEEK, "18:00")
        return replace(plan, buffer=2 * HOUR, late=late, rules=(daily,))

    desk = office.desk
    desk.calendar.change(CHANNEL, planned)
    first, second = office.add("first"), office.add("second")
    now = desk.clock.now()
    desk.calendar.reserve(first.id, CHANNEL, now + HOUR)
    desk.calendar.reserve(second.id, CHANNEL, now + 3 * HOUR)
    as_planned(desk)
    desk.pauses.pause(reason="an outage")
    assert "an outage" in office.publish(first).said
    office.youtube.clock.advance(seconds=5 * 3600)
    desk.pauses.resume()
    return first, second


@pytest.mark.parametrize("late", [LateRule.NOW, LateRule.NEXT])
def test_late_ones_appear_in_their_order_and_keep_the_buffer(
    open_office: Office, late: LateRule
) -> None:
    first, second = late_pair(open_office, late)
    now = open_office.desk.clock.now()
    # Whoever is taken up first: the older one has the earlier time.
    open_office.publish(second)
    slots = [open_office.desk.calendar.slot(each.id) for each in (first, second)]
    times = [slot.at for slot in slots if slot is not None]
    apart = 2 * HOUR if late is LateRule.NOW else timedelta(days=1)
    assert times[1] - times[0] >= apart - HOUR
    assert times[0] >= now
    assert times[0] - now < 26 * HOUR
    for each in (first, second):
        done = open_office.until(each, ReleaseState.PUBLISHED)
        assert done.publish_at in times
    assert open_office.calls("videos.insert") == 2


def test_what_has_begun_to_leave_keeps_its_slot_and_a_pause_moves_nothing(
    open_office: Office,
) -> None:
    first, second = late_pair(open_office, LateRule.NEXT)
    desk = open_office.desk
    before = {slot.release: slot for slot in desk.calendar.slots()}
    desk.pauses.pause()
    tick(desk, lambda _: "job", lambda _: True)
    assert {slot.release: slot for slot in desk.calendar.slots()} == before
    desk.pauses.resume()
    desk.releases.change(first.id, lambda one: replace(one, state=ReleaseState.UPLOADING))
    tick(desk, lambda _: "job", lambda _: True)
    assert desk.calendar.slot(first.id) == before[first.id]
    assert desk.calendar.slot(second.id) != before[second.id]


def test_what_stands_as_the_calendar_says_is_not_read_again(open_office: Office) -> None:
    desk = open_office.desk
    first, second = open_office.add("first"), open_office.add("second")
    now = desk.clock.now()
    desk.calendar.reserve(first.id, CHANNEL, now + 3 * HOUR)
    (new,) = desk.releases.timings(BEFORE, now)
    assert (new.standing.id, new.slot) == (first.id, desk.calendar.slot(first.id))
    tick(desk, lambda _: "job", lambda _: True)
    assert desk.releases.timings(BEFORE, now) == ()
    desk.calendar.free(first.id)
    (freed,) = desk.releases.timings(BEFORE, now)
    assert (freed.standing.id, freed.slot) == (first.id, None)
    assert second.publish_at is None


def test_where_the_channel_holds_what_is_late_its_owner_is_told_how_it_goes_on(
    open_office: Office,
) -> None:
    first, _ = late_pair(open_office, LateRule.HOLD)
    held = open_office.publish(first)
    assert held.state is ReleaseState.HELD
    assert f"reelwright calendar move {first.id}" in held.said
    assert open_office.calls("videos.insert") == 0


@pytest.mark.parametrize("late", [LateRule.NOW, LateRule.NEXT])
def test_behind_a_closed_gate_it_is_not_moved_again_and_again_and_once_when_that_opens(
    open_office: Office, late: LateRule
) -> None:
    desk, clock = open_office.desk, open_office.youtube.clock
    daily = rule("daily", WEEK, "18:00")
    desk.calendar.change(CHANNEL, lambda plan: replace(plan, late=late, rules=(daily,)))
    now = desk.clock.now()
    embargoed = open_office.add(embargo=now + 50 * HOUR)
    slot = desk.calendar.reserve(embargoed.id, CHANNEL, now + HOUR)
    for _ in range(25):
        clock.advance(seconds=2 * 3600)
        tick(desk, lambda _: "job", lambda _: True, review=True)
        if desk.clock.now() < now + 50 * HOUR:
            assert desk.calendar.slot(embargoed.id) == slot
            told = desk.releases.find(embargoed.id)
            assert told.state is ReleaseState.WAITING
            then = "at once" if late is LateRule.NOW else "in the next free slot"
            assert f"has passed: then it appears {then}." in told.said
    tick(desk, lambda _: "job", lambda _: True)
    moved = desk.calendar.slot(embargoed.id)
    assert moved is not None
    assert moved.at >= now + 50 * HOUR
    told = desk.releases.find(embargoed.id)
    assert (told.state, told.publish_at) == (ReleaseState.SCHEDULED, moved.at)
    assert told.said.startswith("It missed its time, ")
    done = open_office.until(embargoed, ReleaseState.PUBLISHED)
    assert (done.publish_at, desk.calendar.slot(embargoed.id)) == (moved.at, moved)


def test_where_the_channel_holds_what_is_late_a_closed_gate_changes_nothing(
    open_office: Office,
) -> None:
    desk = open_office.desk
    desk.calendar.change(CHANNEL, lambda plan: replace(plan, late=LateRule.HOLD))
    now = desk.clock.now()
    embargoed = open_office.add(embargo=now + 50 * HOUR)
    desk.calendar.reserve(embargoed.id, CHANNEL, now + HOUR)
    open_office.youtube.clock.advance(seconds=2 * 3600)
    tick(desk, lambda _: "job", lambda _: True)
    assert desk.releases.find(embargoed.id).state is ReleaseState.HELD

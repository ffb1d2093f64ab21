"""Free times, conflicts, filling and catching up keep the buffer and lose nothing."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from builders.calendars import MOMENTS, NOW, PLANS, plan, rule, slot
from reelwright.domain.calendar.conflicts import conflict, crowded
from reelwright.domain.calendar.filling import Wanted, fill
from reelwright.domain.calendar.lateness import catch_up, is_late
from reelwright.domain.calendar.plan import (
    BufferInvalid,
    ChannelPlan,
    LateRule,
    Slot,
    earliest,
    free_openings,
    is_free,
)

pytestmark = pytest.mark.unit

HOUR = timedelta(hours=1)


def keeping(plan: ChannelPlan, moments: list[datetime]) -> list[Slot]:
    """Those of the moments that keep the buffer to each other, as slots."""
    kept: list[datetime] = []
    for moment in sorted(moments):
        if is_free(moment, kept, plan.buffer):
            kept.append(moment)
    return [slot(f"r{number}", at) for number, at in enumerate(kept)]


def closest(slots: list[Slot]) -> timedelta:
    at = sorted(slot.at for slot in slots)
    return min((second - first for first, second in pairwise(at)), default=timedelta.max)


TAKEN = st.lists(MOMENTS, max_size=12)
WANTED = st.lists(
    st.integers(0, 40).map(lambda number: Wanted(release=f"w{number}")), max_size=20, unique=True
)


@given(PLANS, TAKEN, WANTED, st.integers(0, 60))
def test_filling_keeps_the_buffer_and_loses_nothing(
    plan: ChannelPlan, moments: list[datetime], wanted: list[Wanted], days: int
) -> None:
    slots = keeping(plan, moments)
    until = NOW + timedelta(days=days)
    filling = fill(plan, slots, wanted, NOW, until)
    assert closest([*slots, *filling.placed]) >= plan.buffer
    names = [each.release for each in filling.placed]
    names += [each.release for each in filling.left]
    assert names == [each.release for each in wanted]
    assert all(NOW < each.at <= until for each in filling.placed)
    free = list(free_openings(plan, [*slots, *filling.placed], NOW, until))
    assert not (filling.left and free)


def test_openings_of_several_rules_come_in_order_each_under_its_own_name() -> None:
    several = plan(rule(), rule("noon", "thu,fri", "12:00"), rule("again", "thu", "18:00"))
    found = [(each.at, each.rule) for each in several.openings(NOW, NOW + timedelta(days=4))]
    monday, noon = datetime(2026, 3, 2, 17, tzinfo=UTC), datetime(2026, 3, 5, 11, tzinfo=UTC)
    assert found == [
        (monday, "evenings"),
        (noon, "noon"),
        (noon + 6 * HOUR, "again"),
        (noon + 24 * HOUR, "noon"),
    ]


def test_who_has_a_slot_keeps_it_when_a_month_is_filled() -> None:
    mine = slot("a", NOW + 5 * HOUR)
    filling = fill(
        plan(rule()), [mine], [Wanted(release="a"), Wanted(release="b")], NOW, NOW + 300 * HOUR
    )
    assert [each.release for each in filling.placed] == ["b"]
    assert filling.left == ()


@given(PLANS, TAKEN, MOMENTS)
def test_every_alternative_is_free_and_the_conflict_names_who_is_too_close(
    plan: ChannelPlan, moments: list[datetime], wanted: datetime
) -> None:
    slots = keeping(plan, moments)
    found = conflict(plan, slots, wanted, NOW)
    taken = [each.at for each in slots]
    if found is None:
        assert is_free(wanted, taken, plan.buffer)
        return
    assert found.against
    assert all(abs(each.at - wanted) < plan.buffer for each in found.against)
    assert found.alternatives
    for opening in found.alternatives:
        assert opening.at > NOW
        assert is_free(opening.at, taken, plan.buffer)


def test_the_nearest_free_times_are_told_on_both_sides_and_by_the_rules() -> None:
    monday = datetime(2026, 3, 9, 17, tzinfo=NOW.tzinfo)
    found = conflict(plan(rule()), [slot("a", monday)], monday + timedelta(minutes=10), NOW)
    assert found is not None
    told = [(each.at, each.rule) for each in found.alternatives]
    thursday = timedelta(days=3)
    assert told == [
        (monday - 4 * timedelta(days=1), "evenings"),
        (monday - HOUR, ""),
        (monday + HOUR, ""),
        (monday + thursday, "evenings"),
    ]


@given(PLANS, TAKEN, MOMENTS)
def test_the_earliest_time_is_free_and_none_before_it_is(
    plan: ChannelPlan, moments: list[datetime], after: datetime
) -> None:
    slots = keeping(plan, moments)
    taken = [each.at for each in slots]
    at = earliest(plan, slots, after)
    assert is_free(at, taken, plan.buffer)
    minutes = range(int((at - after) / timedelta(minutes=1)))
    steps = [after + timedelta(minutes=minute) for minute in minutes]
    assert not any(is_free(step, taken, plan.buffer) for step in steps)


@given(PLANS, TAKEN, st.integers(0, 60 * 24 * 60), st.sampled_from(LateRule))
def test_catching_up_keeps_the_buffer_and_moves_only_what_is_late(
    plan: ChannelPlan, moments: list[datetime], minutes: int, late: LateRule
) -> None:
    slots = keeping(plan, moments)
    assume(slots)
    plan = ChannelPlan(
        channel=plan.channel, zone=plan.zone, buffer=plan.buffer, rules=plan.rules, late=late
    )
    now = NOW + timedelta(minutes=minutes)
    decided = catch_up(plan, slots, [each.release for each in slots], now)
    assert [each.was for each in decided] == [each for each in slots if is_late(plan, each, now)]
    moved = {each.was.release: each.slot for each in decided if each.slot is not None}
    after = [moved.get(each.release, each) for each in slots]
    held = [each for each in decided if each.slot is None]
    gone = {each.was.release for each in held}
    standing = [each for each in after if each.release not in gone]
    assert closest(standing) >= plan.buffer
    assert all(each.at >= now for each in moved.values())
    assert {each.release for each in after} == {each.release for each in slots}
    assert late is not LateRule.HOLD or not moved


def test_what_was_late_together_appears_one_after_the_other() -> None:
    channel = ChannelPlan(channel="nature", buffer=2 * HOUR, late=LateRule.NOW)
    late = [slot("a", NOW - 9 * HOUR), slot("b", NOW - 5 * HOUR)]
    decided = catch_up(channel, [*late, slot("c", NOW + 3 * HOUR)], ["a", "b", "c"], NOW)
    assert [(each.was.release, each.slot and each.slot.at) for each in decided] == [
        ("a", NOW),
        ("b", NOW + 5 * HOUR),
    ]


def test_without_rules_what_should_take_the_next_slot_waits_for_its_owner() -> None:
    (decided,) = catch_up(plan(), [slot("a", NOW - HOUR)], ["a"], NOW)
    assert decided.slot is None
    assert "no free slot" in decided.reason


def test_two_slots_that_a_longer_buffer_made_too_close_are_found() -> None:
    slots = [slot("a", NOW), slot("b", NOW + HOUR), slot("c", NOW + 4 * HOUR)]
    (found,) = crowded(plan(buffer=2 * HOUR), slots)
    assert (found.first.release, found.second.release, found.gap) == ("a", "b", HOUR)


@pytest.mark.parametrize("buffer", [timedelta(), timedelta(seconds=30), timedelta(weeks=5)])
def test_a_buffer_is_between_a_minute_and_four_weeks(buffer: timedelta) -> None:
    with pytest.raises(BufferInvalid):
        plan(buffer=buffer)

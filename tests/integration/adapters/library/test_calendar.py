"""The calendar on both databases: nothing too close, nothing lost, by any hands."""

import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from builders.calendars import NOW
from builders.calendars import rule as slot_rule
from reelwright.adapters.library.calendar import DatabaseCalendar
from reelwright.adapters.library.database import Database
from reelwright.adapters.library.opening import open_database
from reelwright.adapters.library.pauses import DatabasePauses
from reelwright.domain.calendar.filling import Wanted
from reelwright.domain.calendar.plan import ChannelPlan, LateRule, Slot
from reelwright.ports.calendar import (
    ChannelsDiffer,
    NoFreeSlot,
    ReleaseHasSlot,
    SlotMissing,
    SlotPassed,
    SlotTaken,
)
from reelwright.ports.library import LibraryAddress

pytestmark = pytest.mark.integration

HOUR = timedelta(hours=1)
MONDAY = datetime(2026, 3, 2, 17, tzinfo=NOW.tzinfo)
"""The first slot of the evenings: 18:00 in Berlin."""
THURSDAY = MONDAY + timedelta(days=3)


class Watch:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.time = NOW

    def now(self) -> datetime:
        return self.time


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def database(library_address: LibraryAddress) -> Iterator[Database]:
    database = open_database(library_address)
    yield database
    database.dispose()


@pytest.fixture
def calendar(database: Database, watch: Watch) -> DatabaseCalendar:
    calendar = DatabaseCalendar(database, now=watch.now)
    calendar.change("nature", evenings)
    return calendar


def evenings(plan: ChannelPlan) -> ChannelPlan:
    return replace(plan, zone="Europe/Berlin", buffer=2 * HOUR, rules=(slot_rule(),))


def wanted(*names: str) -> list[Wanted]:
    return [Wanted(release=name, title=name.upper()) for name in names]


def test_a_plan_comes_back_as_it_was_kept(calendar: DatabaseCalendar) -> None:
    whole = ChannelPlan(
        channel="birds",
        zone="Asia/Kolkata",
        buffer=timedelta(minutes=90),
        late=LateRule.HOLD,
        late_after=timedelta(minutes=5),
        rules=(
            slot_rule("early", "sat,sun", "07:30,09:00"),
            replace(slot_rule("late"), first=date(2026, 4, 1), last=date(2026, 5, 1)),
        ),
        skipped=(date(2026, 4, 5), date(2026, 12, 25)),
    )
    assert calendar.change("birds", lambda _: whole) == whole
    assert calendar.plan("birds") == whole
    assert calendar.plan("unheard of") == ChannelPlan(channel="unheard of")
    assert calendar.channels() == ("birds", "nature")


def test_a_slot_by_hand_is_kept_to_the_minute_and_again_changes_nothing(
    calendar: DatabaseCalendar,
) -> None:
    for _ in range(2):
        slot = calendar.reserve("a", "nature", MONDAY + timedelta(seconds=30), title="A")
        assert slot == Slot(release="a", channel="nature", at=MONDAY, title="A")
    assert calendar.slots() == (calendar.slot("a"),)
    with pytest.raises(ReleaseHasSlot, match="calendar move a"):
        calendar.reserve("a", "nature", THURSDAY)
    with pytest.raises(ReleaseHasSlot):
        calendar.reserve_next("a", "birds")


def test_too_close_is_told_with_who_and_what_is_free(calendar: DatabaseCalendar) -> None:
    calendar.reserve("a", "nature", MONDAY)
    with pytest.raises(SlotTaken, match=r"Mon 02 Mar 19:00 is closer than 2 h to a at") as caught:
        calendar.reserve("b", "nature", MONDAY + HOUR)
    assert caught.value.figures["against"] == "a"
    free = [each.at for each in caught.value.conflict.alternatives]
    assert THURSDAY in free
    assert MONDAY + 2 * HOUR in free
    calendar.reserve("b", "birds", MONDAY + HOUR)
    calendar.reserve("c", "nature", MONDAY + 2 * HOUR)


def test_what_has_passed_is_refused(calendar: DatabaseCalendar, watch: Watch) -> None:
    with pytest.raises(SlotPassed):
        calendar.reserve("a", "nature", NOW)
    calendar.reserve("a", "nature", MONDAY)
    calendar.reserve("b", "nature", THURSDAY)
    watch.time = MONDAY + HOUR
    with pytest.raises(SlotPassed, match="The slot of a has passed"):
        calendar.swap("b", "a")


def test_the_next_free_slot_is_found_and_kept(calendar: DatabaseCalendar) -> None:
    assert calendar.reserve_next("a", "nature").at == MONDAY
    assert calendar.reserve_next("b", "nature").at == THURSDAY
    assert calendar.reserve_next("b", "nature").at == THURSDAY
    assert calendar.move_next("a").at == MONDAY + timedelta(weeks=1)
    assert calendar.reserve_next("c", "nature").rule == "evenings"
    with pytest.raises(NoFreeSlot, match="do not exist: reelwright calendar rule add"):
        calendar.reserve_next("d", "birds")


def test_a_day_that_is_skipped_has_no_slot(calendar: DatabaseCalendar) -> None:
    calendar.change("nature", lambda plan: replace(plan, skipped=(MONDAY.date(),)))
    assert calendar.reserve_next("a", "nature").at == THURSDAY


def test_filling_takes_free_slots_in_order_and_tells_who_is_left(
    calendar: DatabaseCalendar,
) -> None:
    calendar.reserve("x", "nature", THURSDAY - HOUR)
    until = NOW + timedelta(weeks=2)
    filling = calendar.fill("nature", wanted("a", "x", "b", "c", "d"), until=until)
    assert [(slot.release, slot.at) for slot in filling.placed] == [
        ("a", MONDAY),
        ("b", MONDAY + timedelta(weeks=1)),
        ("c", THURSDAY + timedelta(weeks=1)),
    ]
    assert filling.left == tuple(wanted("d"))
    again = calendar.fill("nature", wanted("a", "x", "b", "c", "d"), until=until)
    assert (again.placed, again.left) == ((), tuple(wanted("d")))
    assert [slot.release for slot in calendar.slots()] == ["a", "x", "b", "c"]


def test_filling_with_one_of_another_channel_changes_nothing(calendar: DatabaseCalendar) -> None:
    calendar.reserve("b", "birds", MONDAY)
    with pytest.raises(ReleaseHasSlot):
        calendar.fill("nature", wanted("a", "b"), until=NOW + timedelta(weeks=2))
    assert calendar.slot("a") is None


def test_moving_keeps_the_buffer_and_a_refused_move_leaves_everything(
    calendar: DatabaseCalendar,
) -> None:
    calendar.reserve_next("a", "nature")
    calendar.reserve_next("b", "nature")
    with pytest.raises(SlotTaken):
        calendar.move("a", THURSDAY + HOUR)
    assert calendar.slot("a") == replace(
        calendar.reserve_next("a", "nature"), at=MONDAY, rule="evenings"
    )
    assert calendar.move("a", MONDAY + HOUR) == Slot(
        release="a", channel="nature", at=MONDAY + HOUR
    )
    with pytest.raises(SlotMissing):
        calendar.move("z", THURSDAY)


def test_two_releases_change_places_and_the_freed_one_is_gone(calendar: DatabaseCalendar) -> None:
    calendar.reserve_next("a", "nature")
    calendar.reserve_next("b", "nature")
    calendar.swap("a", "b")
    assert [(each.release, each.at) for each in calendar.slots()] == [
        ("b", MONDAY),
        ("a", THURSDAY),
    ]
    assert calendar.swap("a", "a")[0].at == THURSDAY
    assert calendar.free("b").at == MONDAY
    assert calendar.slot("b") is None
    calendar.reserve("c", "birds", MONDAY)
    with pytest.raises(ChannelsDiffer):
        calendar.swap("a", "c")


def test_what_was_late_is_caught_up_by_the_rule_of_the_channel(
    calendar: DatabaseCalendar, watch: Watch
) -> None:
    calendar.fill("nature", wanted("a", "b", "c"), until=NOW + timedelta(weeks=2))
    watch.time = THURSDAY + HOUR
    late = calendar.catch_up("nature", ["a", "b", "c"])
    week = timedelta(weeks=1)
    assert [(each.was.release, each.slot and each.slot.at) for each in late] == [
        ("a", THURSDAY + week),
        ("b", MONDAY + 2 * week),
    ]
    assert [each.release for each in calendar.slots()] == ["c", "a", "b"]
    assert calendar.catch_up("nature", ["a", "b", "c"]) == ()


def test_slots_are_told_by_channel_and_time(calendar: DatabaseCalendar) -> None:
    calendar.reserve("a", "nature", MONDAY)
    calendar.reserve("b", "birds", MONDAY)
    calendar.reserve("c", "nature", THURSDAY)
    assert [each.release for each in calendar.slots()] == ["b", "a", "c"]
    assert [each.release for each in calendar.slots(channel="nature")] == ["a", "c"]
    assert [each.release for each in calendar.slots(since=MONDAY, until=THURSDAY)] == ["b", "a"]


def test_many_hands_on_one_channel_keep_the_buffer(
    calendar: DatabaseCalendar, database: Database, watch: Watch
) -> None:
    together = threading.Barrier(8)

    def reserve(number: int) -> int:
        mine = DatabaseCalendar(database, now=watch.now)
        together.wait()
        mine.reserve_next(f"next {number}", "nature")
        try:
            mine.reserve(f"hand {number}", "nature", NOW + (number + 10) * HOUR)
        except SlotTaken:
            return 0
        return 1

    with ThreadPoolExecutor(8) as pool:
        by_hand = sum(pool.map(reserve, range(8)))
    at = [each.at for each in calendar.slots()]
    assert len(at) == 8 + by_hand
    assert by_hand >= 3
    assert min(second - first for first, second in pairwise(at)) >= 2 * HOUR


def test_a_release_gets_one_slot_however_many_channels_ask_at_once(
    database: Database, watch: Watch
) -> None:
    together = threading.Barrier(6)

    def reserve(number: int) -> int:
        mine = DatabaseCalendar(database, now=watch.now)
        together.wait()
        try:
            mine.reserve("a", f"channel {number}", MONDAY)
        except ReleaseHasSlot:
            return 0
        return 1

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(reserve, range(6))) == 1
    assert len(DatabaseCalendar(database).slots()) == 1


def test_a_pause_stops_its_channel_or_all_until_it_ends(database: Database, watch: Watch) -> None:
    pauses = DatabasePauses(database, now=watch.now)
    assert pauses.pause_of("nature") is None
    pauses.pause("nature", until=NOW + HOUR, reason="a look first")
    assert pauses.pause_of("birds") is None
    everywhere = pauses.pause(reason="holidays")
    assert pauses.pause_of("nature") == pauses.pause_of("birds") == everywhere
    assert len(pauses.pauses()) == 2
    assert pauses.resume()
    assert not pauses.resume()
    watch.time = NOW + HOUR
    assert (pauses.pauses(), pauses.pause_of("nature")) == ((), None)


NAMES = st.sampled_from("abcdefgh")
CHANNELS = st.sampled_from(["nature", "birds"])
AT = st.integers(-5, 14 * 24).map(lambda hours: NOW + hours * HOUR)


class Hands(RuleBasedStateMachine):
    """Any order of what people do; beside it only which releases have to be on it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.watch = Watch()
        self.database = open_database(LibraryAddress(home=Path(self.folder.name)))
        self.calendar = DatabaseCalendar(self.database, now=self.watch.now)
        for channel in ("nature", "birds"):
            self.calendar.change(channel, evenings)
        self.on: set[str] = set()

    def teardown(self) -> None:
        self.database.dispose()
        self.folder.cleanup()

    @rule(name=NAMES, channel=CHANNELS, at=AT)
    def reserve(self, name: str, channel: str, at: datetime) -> None:
        try:
            self.calendar.reserve(name, channel, at)
        except (SlotTaken, SlotPassed, ReleaseHasSlot):
            return
        self.on.add(name)

    @rule(names=st.lists(NAMES, unique=True), channel=CHANNELS, days=st.integers(0, 20))
    def fill(self, names: list[str], channel: str, days: int) -> None:
        until = self.watch.time + timedelta(days=days)
        try:
            filling = self.calendar.fill(channel, wanted(*names), until=until)
        except ReleaseHasSlot:
            return
        self.on |= {each.release for each in filling.placed}
        assert {each.release for each in filling.left} == set(names) - self.on

    @rule(name=NAMES, at=AT)
    def move(self, name: str, at: datetime) -> None:
        try:
            assert self.calendar.move(name, at).at == at
        except (SlotTaken, SlotPassed):
            return
        except SlotMissing:
            assert name not in self.on

    @rule(one=NAMES, other=NAMES)
    def swap(self, one: str, other: str) -> None:
        try:
            self.calendar.swap(one, other)
        except SlotMissing:
            assert not {one, other} <= self.on
        except (SlotPassed, ChannelsDiffer):
            return

    @rule(name=NAMES)
    def free(self, name: str) -> None:
        try:
            self.calendar.free(name)
        except SlotMissing:
            assert name not in self.on
        self.on.discard(name)

    @rule(channel=CHANNELS, late=st.sampled_from(LateRule), hours=st.integers(0, 60))
    def be_late(self, channel: str, late: LateRule, hours: int) -> None:
        self.watch.time += hours * HOUR
        self.calendar.change(channel, lambda plan: replace(plan, late=late))
        self.calendar.catch_up(channel, sorted(self.on))

    @invariant()
    def nothing_is_lost_and_nothing_too_close(self) -> None:
        slots = self.calendar.slots()
        assert sorted(each.release for each in slots) == sorted(self.on)
        for channel in ("nature", "birds"):
            at = [each.at for each in slots if each.channel == channel]
            assert all(second - first >= 2 * HOUR for first, second in pairwise(at))


TestHands = Hands.TestCase
TestHands.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)

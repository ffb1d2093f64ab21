"""Plans, slots and strategies of them, for tests of the calendar."""

from datetime import UTC, datetime, time, timedelta

from hypothesis import strategies as st

from reelwright.domain.calendar.plan import ChannelPlan, Slot
from reelwright.domain.calendar.rules import WEEK, SlotRule

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
"""A Monday, six days before the clocks change in California."""
ZONES = ("UTC", "Europe/Berlin", "America/Los_Angeles", "Australia/Lord_Howe", "Asia/Kolkata")


def rule(
    name: str = "evenings", days: str = "mon,thu", times: str = "18:00", zone: str = "Europe/Berlin"
) -> SlotRule:
    return SlotRule(
        name=name,
        days=tuple(day for day in WEEK if day in days.split(",")),
        times=tuple(time.fromisoformat(each) for each in times.split(",")),
        zone=zone,
    )


def plan(*rules: SlotRule, buffer: timedelta = timedelta(hours=1)) -> ChannelPlan:
    return ChannelPlan(channel="nature", zone="Europe/Berlin", buffer=buffer, rules=rules)


def slot(release: str, at: datetime) -> Slot:
    return Slot(release=release, channel="nature", at=at, title=release.title())


TIMES = st.times().map(lambda each: each.replace(second=0, microsecond=0))
RULES = st.builds(
    SlotRule,
    name=st.sampled_from(["a", "b", "c"]),
    days=st.lists(st.sampled_from(WEEK), min_size=1, unique=True).map(tuple),
    times=st.lists(TIMES, min_size=1, max_size=3, unique=True).map(tuple),
    zone=st.sampled_from(ZONES),
)
BUFFERS = st.integers(1, 2 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))
PLANS = st.builds(
    ChannelPlan,
    channel=st.just("nature"),
    zone=st.sampled_from(ZONES),
    buffer=BUFFERS,
    rules=st.lists(RULES, max_size=3, unique_by=lambda each: each.name).map(tuple),
)
MOMENTS = st.integers(0, 60 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes))

"""How channels publish, as rows."""

from collections.abc import Iterable
from datetime import time, timedelta

from sqlalchemy import Connection, RowMapping, delete, select, union

from reelwright.adapters.library.database import write_many
from reelwright.adapters.library.inserting import insert_new, insert_or_replace
from reelwright.adapters.library.tables.calendar import calendars, skipped_days, slot_rules, slots
from reelwright.domain.calendar.plan import ChannelPlan
from reelwright.domain.calendar.rules import SlotRule, Weekday

_SET = ("zone", "buffer_seconds", "late", "late_seconds")


def alone_with(connection: Connection, channel: str) -> ChannelPlan:
    """Be alone with a channel's calendar until the transaction ends; its plan."""
    locked = select(calendars.c.channel).where(calendars.c.channel == channel).with_for_update()
    if connection.execute(locked).first() is None:
        insert_new(connection, calendars, [_row(ChannelPlan(channel=channel))])
        connection.execute(locked).one()
    return plan_of(connection, channel)


def plan_of(connection: Connection, channel: str) -> ChannelPlan:
    """A channel's plan; the defaults where nothing was set."""
    found = connection.execute(select(calendars).where(calendars.c.channel == channel))
    row = found.mappings().first()
    if row is None:
        return ChannelPlan(channel=channel)
    rules = select(slot_rules).where(slot_rules.c.channel == channel).order_by(slot_rules.c.name)
    skipped = skipped_days.c
    days = select(skipped.day).where(skipped.channel == channel).order_by(skipped.day)
    return ChannelPlan(
        channel=channel,
        zone=row["zone"],
        buffer=timedelta(seconds=row["buffer_seconds"]),
        late=row["late"],
        late_after=timedelta(seconds=row["late_seconds"]),
        rules=tuple(map(_rule, connection.execute(rules).mappings())),
        skipped=tuple(connection.execute(days).scalars()),
    )


def keep(connection: Connection, plan: ChannelPlan) -> None:
    """Write a plan in the place of the one before."""
    insert_or_replace(connection, calendars, [_row(plan)], _SET)
    for table in (slot_rules, skipped_days):
        connection.execute(delete(table).where(table.c.channel == plan.channel))
    write_many(connection, slot_rules.insert(), (_rule_row(plan, rule) for rule in plan.rules))
    days = ({"channel": plan.channel, "day": day} for day in plan.skipped)
    write_many(connection, skipped_days.insert(), days)


def channels(connection: Connection) -> Iterable[str]:
    """Every channel that has a plan or a slot."""
    found = union(select(calendars.c.channel), select(slots.c.channel))
    return sorted(connection.execute(found).scalars())


def _row(plan: ChannelPlan) -> dict[str, object]:
    return {
        "channel": plan.channel,
        "zone": plan.zone,
        "buffer_seconds": round(plan.buffer.total_seconds()),
        "late": plan.late,
        "late_seconds": round(plan.late_after.total_seconds()),
    }


def _rule_row(plan: ChannelPlan, rule: SlotRule) -> dict[str, object]:
    return {
        "channel": plan.channel,
        "name": rule.name,
        "days": ",".join(rule.days),
        "times": ",".join(at.isoformat("minutes") for at in rule.times),
        "zone": rule.zone,
        "first": rule.first,
        "last": rule.last,
    }


def _rule(row: RowMapping) -> SlotRule:
    return SlotRule(
        name=row["name"],
        days=tuple(map(Weekday, row["days"].split(","))),
        times=tuple(map(time.fromisoformat, row["times"].split(","))),
        zone=row["zone"],
        first=row["first"],
        last=row["last"],
    )

"""What publishing will take: quota by day for every release on the calendar, and what making costs.

Nothing here decides: the publisher asks the ledger before each call. This tells its owner ahead.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta

from reelwright.adapters.disk.durable import free_bytes
from reelwright.adapters.library.database import Database
from reelwright.app.keeping.library import catalogue_of
from reelwright.app.publishing.calendars import calendar_of, quota_of
from reelwright.app.publishing.lineup import needs_to_come, standings_of
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.books import HomeBooks
from reelwright.app.wiring.clocks import clock_of
from reelwright.app.wiring.databases import database_of
from reelwright.app.wiring.on_demand import on_demand
from reelwright.app.wiring.platform import connections_of
from reelwright.domain.calendar.plan import Opening, Slot, free_openings
from reelwright.domain.calendar.preview import Figures, Preview, making
from reelwright.domain.money import NOTHING
from reelwright.domain.production.life import Event, ProductionState
from reelwright.domain.quota.buckets import DEFAULT_LIMITS, BucketStanding, Needs
from reelwright.domain.quota.days import day_of
from reelwright.domain.quota.deferral import Forecast, Work, loads, share_out
from reelwright.domain.quota.publishing import PublishingSteps
from reelwright.ports.catalogue import Entry, Wanted
from reelwright.ports.ledger import PaidFor
from reelwright.ports.quota import QuotaBook

MEASURED = 10
"""So many of a channel's newest productions tell what the next ones will take."""
NOT_CONNECTED = "(not connected)"
"""Stands for the project of channels that have none yet."""


def forecast(
    quota: QuotaBook,
    slots: Iterable[Slot],
    projects: Mapping[str, str],
    *,
    now: datetime,
    ahead: timedelta,
    needs: Callable[[str], Needs],
) -> tuple[Forecast, ...]:
    """How slots that are still to come fit into the quota of each project, by name.

    ``projects`` names the project of each channel; ``ahead`` is how long before its slot a release
    is uploaded; ``needs`` tells what one takes, nothing where it has left.
    """
    works: defaultdict[str, list[Work]] = defaultdict(list)
    for slot in slots:
        units = needs(slot.release)
        if slot.at > now and units:
            work = Work(
                name=slot.title or slot.release,
                wanted=max(now, slot.at - ahead),
                due=slot.at,
                needs=units,
            )
            works[projects.get(slot.channel, NOT_CONNECTED)].append(work)
    return tuple(_shared_out(quota, project, works[project], now) for project in sorted(works))


def preview_of(settings: Settings, span: timedelta, *, captions: int = 1) -> Preview:
    """What the channel that is set takes in a time from now on, as if every slot were filled."""
    database = on_demand(lambda: database_of(settings))
    calendar, now = calendar_of(settings, database), clock_of(settings).now()
    plan, until = calendar.plan(settings.channel), now + span
    slots = calendar.slots(since=now - plan.buffer)
    mine = [slot for slot in slots if slot.channel == plan.channel]
    free = tuple(free_openings(plan, mine, now, until))
    inside = tuple(slot for slot in mine if now <= slot.at < until)
    made = standings_of(settings, database)
    needs = _needs_of(settings, database, captions)
    forecasts = forecast(
        quota_of(settings, database),
        [*(slot for slot in slots if slot.at < until), *_as_filled(plan.channel, free)],
        projects_of(settings, database),
        now=now,
        ahead=timedelta(hours=settings.publish_ahead),
        needs=needs,
    )
    to_make = len(free) + sum(slot.release not in made for slot in inside)
    return Preview(
        plan=plan,
        since=now,
        until=until,
        slots=inside,
        free=free,
        forecasts=forecasts,
        to_make=to_make,
        making=making(to_make, _earlier(settings, plan.channel)),
        disk=free_bytes(settings.home),
    )


def forecasts_of(settings: Settings, span: timedelta, *, captions: int = 1) -> tuple[Forecast, ...]:
    """How everything that is on the calendar in a time from now on fits into the quota."""
    database = on_demand(lambda: database_of(settings))
    now = clock_of(settings).now()
    return forecast(
        quota_of(settings, database),
        calendar_of(settings, database).slots(since=now, until=now + span),
        projects_of(settings, database),
        now=now,
        ahead=timedelta(hours=settings.publish_ahead),
        needs=_needs_of(settings, database, captions),
    )


def _needs_of(settings: Settings, database: Database, captions: int) -> Callable[[str], Needs]:
    """What a release still takes; one that is not made yet so many caption tracks."""
    default = PublishingSteps(captions=captions).needs
    known = needs_to_come(settings, default, database)
    return lambda release: known.get(release, default)


def known_projects(settings: Settings) -> tuple[str, ...]:
    """Every Cloud project that a channel is connected through, or that was used."""
    database = on_demand(lambda: database_of(settings))
    used = quota_of(settings, database).projects()
    return tuple(sorted({*used, *projects_of(settings, database).values()}))


def projects_of(settings: Settings, database: Database) -> dict[str, str]:
    """The Cloud project of each channel that is connected."""
    connections = connections_of(settings, database).all()
    return {each.channel: each.project for each in connections}


def _as_filled(channel: str, free: Iterable[Opening]) -> tuple[Slot, ...]:
    """Free slots as if each had a release."""
    return tuple(
        Slot(release=f"free {opening.at:%Y-%m-%d %H:%M}", channel=channel, at=opening.at)
        for opening in free
    )


def _shared_out(quota: QuotaBook, project: str, works: list[Work], now: datetime) -> Forecast:
    standings = () if project == NOT_CONNECTED else quota.standing(project)
    limits = {each.bucket: each.limit for each in standings} or dict(DEFAULT_LIMITS)
    taken = {(each.day, each.bucket): _gone(each) for each in standings}
    fits = share_out(works, limits, today=day_of(now), taken=taken)
    return Forecast(
        project=project,
        limits=tuple(limits.items()),
        fits=fits,
        loads=loads(fits, limits, taken),
    )


def _gone(standing: BucketStanding) -> int:
    """What of today's units cannot be had any more; all of them, where YouTube says so."""
    return standing.limit - standing.left


def _earlier(settings: Settings, channel: str) -> tuple[Figures, ...]:
    catalogue = catalogue_of(settings)
    books = HomeBooks(settings.home, settings.database, settings.database_replica)
    wanted = Wanted(channel=channel, state=ProductionState.PASSED)
    return tuple(
        _figures(entry, catalogue.sheet(entry.id).events, books.paid_for(entry.id))
        for entry in catalogue.page(wanted, limit=MEASURED).entries
    )


def _figures(entry: Entry, events: Iterable[Event], paid: Iterable[PaidFor]) -> Figures:
    stages = [event for event in events if event.seconds or event.cpu is not None]
    cpu = [event.cpu for event in stages if event.cpu is not None]
    return Figures(
        money=sum((each.amount + each.unclear for each in paid), NOTHING),
        seconds=sum(event.seconds for event in stages),
        # Of a production that an older program made in part, a part is not known.
        cpu=sum(cpu) if stages and len(cpu) == len(stages) else None,
        size=entry.size,
    )

"""What publishing will take: quota by day for every release on the calendar, and what making costs.

Nothing here decides: the publisher asks the ledger before each call. This tells its owner ahead.
"""

import shutil
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from reelwright.app.books import HomeBooks
from reelwright.app.library import catalogue_of
from reelwright.app.settings import Settings
from reelwright.domain.calendar.plan import ChannelPlan, Opening, Slot, free_openings
from reelwright.domain.calendar.preview import Figures, Making, making
from reelwright.domain.money import NOTHING
from reelwright.domain.production.life import ProductionState
from reelwright.domain.quota.buckets import DEFAULT_LIMITS, Bucket, BucketStanding
from reelwright.domain.quota.days import day_of
from reelwright.domain.quota.deferral import DayLoad, Fit, Work, loads, share_out
from reelwright.domain.quota.publishing import PublishingSteps
from reelwright.ports.catalogue import Catalogue, Wanted
from reelwright.ports.quota import QuotaBook

MEASURED = 10
"""So many of a channel's newest productions tell what the next ones will take."""
UPLOAD_AHEAD = timedelta(hours=48)
"""How long before its slot a release is uploaded, so that YouTube itself keeps the time."""
NOT_CONNECTED = "(not connected)"
"""Stands for the project of channels that have none yet."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Forecast:
    """How the calendar fits into a project's quota."""

    project: str
    limits: tuple[tuple[Bucket, int], ...]
    fits: tuple[Fit, ...]
    loads: tuple[DayLoad, ...]

    @property
    def deferred(self) -> tuple[Fit, ...]:
        """What does not fit on the day on which it would be uploaded."""
        return tuple(fit for fit in self.fits if fit.is_deferred)

    @property
    def late(self) -> tuple[Fit, ...]:
        """What fits only after its slot, or never."""
        return tuple(fit for fit in self.fits if fit.is_late)


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """What a stretch of a channel's calendar takes before it begins.

    ``to_make`` slots have no video yet. ``disk`` is what is free where the home is, in bytes.
    """

    plan: ChannelPlan
    since: datetime
    until: datetime
    slots: tuple[Slot, ...]
    free: tuple[Opening, ...]
    forecasts: tuple[Forecast, ...]
    to_make: int
    making: Making | None
    disk: int


def forecast(
    quota: QuotaBook,
    slots: Iterable[Slot],
    projects: Mapping[str, str],
    *,
    now: datetime,
    steps: PublishingSteps,
) -> tuple[Forecast, ...]:
    """How slots that are still to come fit into the quota of each project, by name.

    ``projects`` names the project of each channel.
    """
    works: defaultdict[str, list[Work]] = defaultdict(list)
    for slot in slots:
        if slot.at > now:
            works[projects.get(slot.channel, NOT_CONNECTED)].append(_work(slot, now, steps))
    return tuple(_shared_out(quota, project, works[project], now) for project in sorted(works))


def preview(
    settings: Settings,
    plan: ChannelPlan,
    *,
    slots: Collection[Slot],
    made: Collection[str],
    forecasts: tuple[Forecast, ...],
    span: tuple[datetime, datetime],
) -> Preview:
    """What the slots of a channel in a stretch take, those that are free as if they were filled.

    ``slots`` are all of the channel's around the stretch; ``made`` are the releases whose video
    exists.
    """
    since, until = span
    inside = tuple(slot for slot in slots if since <= slot.at < until)
    free = tuple(free_openings(plan, tuple(slots), since, until))
    to_make = len(free) + sum(slot.release not in made for slot in inside)
    return Preview(
        plan=plan,
        since=since,
        until=until,
        slots=inside,
        free=free,
        forecasts=forecasts,
        to_make=to_make,
        making=making(to_make, _earlier(settings, plan.channel)),
        disk=shutil.disk_usage(_existing(settings)).free,
    )


def as_filled(channel: str, free: Iterable[Opening]) -> tuple[Slot, ...]:
    """Free slots as if each had a release."""
    return tuple(
        Slot(release=f"free {opening.at:%Y-%m-%d %H:%M}", channel=channel, at=opening.at)
        for opening in free
    )


def _work(slot: Slot, now: datetime, steps: PublishingSteps) -> Work:
    return Work(
        name=slot.release,
        wanted=max(now, slot.at - UPLOAD_AHEAD),
        due=slot.at,
        needs=steps.needs,
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
        Figures(
            money=sum((paid.amount + paid.unclear for paid in books.paid_for(entry.id)), NOTHING),
            seconds=_seconds(catalogue, entry.id),
            size=entry.size,
        )
        for entry in catalogue.page(wanted, limit=MEASURED).entries
    )


def _seconds(catalogue: Catalogue, production: str) -> float:
    return sum(event.seconds for event in catalogue.sheet(production).events)


def _existing(settings: Settings) -> str:
    home = settings.home.expanduser()
    return str(next(place for place in (home, *home.parents) if place.exists()))

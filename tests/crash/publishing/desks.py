"""The product's own parts, as its commands put them together."""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from reelwright.adapters.library.calendar import DatabaseCalendar
from reelwright.adapters.library.pauses import DatabasePauses
from reelwright.adapters.library.releases import DatabaseReleases
from reelwright.adapters.values import codec
from reelwright.app.platform import (
    clock_of,
    connections_of,
    database_of,
    platforms_of,
    quota_of,
    sealer_of,
)
from reelwright.app.settings import settings_in_force
from reelwright.app.wiring import store_of
from reelwright.domain.release.similarity import LikenessLimits
from reelwright.domain.release.states import ReleaseState
from reelwright.ports.calendar import Calendar
from reelwright.ports.channels import Connections
from reelwright.ports.clock import Clock
from reelwright.ports.quota import QuotaBook
from reelwright.ports.releases import Releases
from reelwright.ports.store import Store
from reelwright.workflows.publish.desk import Desk, Rules
from reelwright.workflows.publish.gatekeeping import reviewed
from reelwright.workflows.publish.publish import publish

RULES = Rules(
    approval=False,
    limits=LikenessLimits(text=0.5, picture=0.9),
    budget=Decimal(5),
    ahead=timedelta(hours=48),
)


def _has_ended(holder: str) -> bool:
    return not Path(f"/proc/{holder}").exists()


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """How a release stands in the library."""

    id: str
    state: ReleaseState
    said: str
    due: datetime | None
    video: str


class Homes:
    """One home, in a process that may open its library."""

    def __init__(self, folder: Path) -> None:
        self._settings = settings_in_force({}, folder).settings

    @cached_property
    def desk(self) -> Desk:
        """What publishing is done with."""
        settings = self._settings
        database = database_of(settings)
        clock = clock_of(settings)
        return Desk(
            releases=DatabaseReleases(database, codec, sealer_of(settings), clock),
            platforms=platforms_of(settings),
            connections=connections_of(settings, database),
            calendar=DatabaseCalendar(database, now=clock.now),
            pauses=DatabasePauses(database, now=clock.now),
            store=store_of(settings),
            clock=clock,
            rules=RULES,
            holder=f"{os.getpid()}",
            gone=_has_ended,
        )

    @property
    def releases(self) -> Releases:
        return self.desk.releases

    @property
    def connections(self) -> Connections:
        return self.desk.connections

    @property
    def quota(self) -> QuotaBook:
        return quota_of(self._settings)

    @property
    def calendar(self) -> Calendar:
        return self.desk.calendar

    @property
    def store(self) -> Store:
        return self.desk.store

    @property
    def clock(self) -> Clock:
        return self.desk.clock

    def review(self, release: str) -> None:
        """Look at its gates."""
        reviewed(release, self.desk)

    def publish(self, release: str) -> None:
        """Bring it as far as it can go now."""
        publish(release, self.desk)

    def seen(self) -> tuple[Seen, ...]:
        """Every release as it stands."""
        return tuple(
            Seen(id=each.id, state=each.state, said=each.said, due=each.due, video=each.video_id)
            for each in self.releases.all()
        )

"""The product's own parts, as its commands put them together."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from reelwright.app.publishing.calendars import quota_of
from reelwright.app.publishing.desk import desk_of
from reelwright.app.settings.layers import settings_in_force
from reelwright.domain.release.states import ReleaseState
from reelwright.ports.calendar import Calendar
from reelwright.ports.channels import Connections
from reelwright.ports.clock import Clock
from reelwright.ports.quota import QuotaBook
from reelwright.ports.releases import Releases
from reelwright.ports.store import Store
from reelwright.workflows.publish.deciding import settle
from reelwright.workflows.publish.desk import Desk
from reelwright.workflows.publish.gatekeeping import reviewed
from reelwright.workflows.publish.publish import publish


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
        return desk_of(self._settings)

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

    def settle(self, release: str, video: str) -> None:
        """Say as its owner which video it is; empty: there is none."""
        settle(self.desk, release, video)

    def seen(self) -> tuple[Seen, ...]:
        """Every release as it stands."""
        return tuple(
            Seen(id=each.id, state=each.state, said=each.said, due=each.due, video=each.video_id)
            for each in self.releases.all()
        )

"""What each method costs, out of which bucket, on which Pacific day."""

from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from reelwright.simulators.youtube.refusals import quota_exceeded
from reelwright.simulators.youtube.store import Store

PACIFIC = ZoneInfo("America/Los_Angeles")
POOL, UPLOADS, SEARCH, STATISTICS = "pool", "uploads", "search", "statistics"
LIMITS = {POOL: 10_000, UPLOADS: 100, SEARCH: 100, STATISTICS: 10_000}
"""Units a Pacific day, of each project (determine_quota_cost, 2026-06-03)."""
_OWN_BUCKETS = {
    "youtube.videos.insert": UPLOADS,
    "youtube.search.list": SEARCH,
    "youtube.videos.batchGetStats": STATISTICS,
}
_CAPTIONS = {"list": 50, "insert": 400, "update": 450, "delete": 50, "download": 200}
_READING = frozenset({"list", "getRating"})
_WRITING = 50


class Cost(NamedTuple):
    """Units out of a bucket; ``bucket`` is empty where a method costs no quota that we count."""

    bucket: str
    units: int


def cost_of(method: str) -> Cost:
    """What a call costs, every page of a list for itself."""
    if not method.startswith("youtube."):
        return Cost("", 0)
    if method in _OWN_BUCKETS:
        return Cost(_OWN_BUCKETS[method], 1)
    _, thing, verb = method.rsplit(".", 2)
    if thing == "captions":
        return Cost(POOL, _CAPTIONS.get(verb, _WRITING))
    return Cost(POOL, 1 if verb in _READING else _WRITING)


def pacific_day(moment: datetime) -> str:
    """The day by which quota is counted: it begins at midnight in California, summer or winter."""
    return moment.astimezone(PACIFIC).date().isoformat()


class Meter:
    """What each project has used on each day."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def charge(self, project: str, cost: Cost, now: datetime) -> None:
        """Take the units of a request, good or bad.

        Raises:
            Refusal: quotaExceeded; nothing is taken then.
        """
        if not cost.bucket:
            return
        name = f"quota:{project}:{pacific_day(now)}:{cost.bucket}"
        with self._store.transaction():
            if self._store.count(name) + cost.units > self.limit(project, cost.bucket):
                raise quota_exceeded()
            self._store.add(name, cost.units)

    def limit(self, project: str, bucket: str) -> int:
        """Units a day."""
        return self._store.count(f"limit:{project}:{bucket}") or LIMITS[bucket]

    def set_limit(self, project: str, bucket: str, units: int) -> None:
        """Give a project another limit, as an extension by Google does."""
        name = f"limit:{project}:{bucket}"
        with self._store.transaction():
            self._store.add(name, units - self._store.count(name))

    def used(self, project: str, now: datetime) -> dict[str, int]:
        """Units of each bucket on this Pacific day."""
        begins = f"quota:{project}:{pacific_day(now)}:"
        found = self._store.counts(begins)
        return {bucket: found.get(begins + bucket, 0) for bucket in LIMITS}

    def history(self) -> dict[str, int]:
        """Everything ever used, by ``project:day:bucket``."""
        found = self._store.counts("quota:")
        return {name.removeprefix("quota:"): units for name, units in found.items()}

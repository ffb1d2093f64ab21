"""What lies where, and what of it may go."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from filelock import FileLock, Timeout

from reelwright.adapters.disk.durable import explained
from reelwright.app.keeping.archiving import Archivist
from reelwright.app.settings.model import Settings
from reelwright.domain.artefact import Artefact
from reelwright.domain.retention import Holding, Leaving, Needed, Retention, Why, leaving
from reelwright.ports.holds import Holds, Needs
from reelwright.ports.productions import Productions
from reelwright.ports.storage import CleaningBusy, Depot, References
from reelwright.ports.store import StoreForbidden, StoreFull

RESULTS_STAY = timedelta(days=365)
"""How long results stay after their last use: they are small, and some were paid for."""
UNDER_WAY = timedelta(days=30)
"""How long a run that never ended holds what it made."""
FRESH = timedelta(hours=48)
SWEPT = "store/.swept"
CLEANING = "store/.cleaning.lock"
CLEANING_SECONDS = 60.0
"""How long another's cleaning is waited for: its process may be frozen."""
EVERY = timedelta(hours=24)


class Kind(StrEnum):
    """What lies in a home."""

    SOUND = "sound"
    RENDERED = "rendered"
    PICTURES = "pictures"
    OTHER = "other"
    RESULTS = "results"
    UNFINISHED = "unfinished"
    DAMAGED = "damaged"
    PRODUCTIONS = "productions"
    TRASH = "trash"
    ARCHIVE = "archive"
    BUCKET = "bucket"


KINDS = {
    **dict.fromkeys((".wav", ".m4a", ".mp3", ".flac", ".ogg", ".opus"), Kind.SOUND),
    **dict.fromkeys((".mp4", ".mov", ".webm"), Kind.RENDERED),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"), Kind.PICTURES),
}
_OUTSIDE_QUOTA = frozenset({Kind.PRODUCTIONS, Kind.BUCKET, Kind.UNFINISHED})
"""What is unfinished is counted when it is finished."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """How much of one kind there is."""

    kind: Kind
    count: int
    size: int
    """Bytes."""
    free: int = 0
    """Bytes of it that cleaning up would free now."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What lies in a home."""

    shares: tuple[Share, ...]
    quota: int | None
    archive: Path

    @property
    def counted(self) -> int:
        """Bytes that count towards the quota."""
        return sum(each.size for each in self.shares if each.kind not in _OUTSIDE_QUOTA)

    @property
    def free(self) -> int:
        """Bytes that cleaning up would free now."""
        return sum(each.free for each in self.shares)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cleaned:
    """What a clean-up removed, or would."""

    artefacts: tuple[Leaving, ...]
    freed: int
    in_use: int = 0
    """Artefacts that stayed, as a process is reading them."""
    waiting: int = 0
    """Objects of the bucket that go a day from now, unless somebody needs them by then."""


class Keeper:
    """Keeps the storage of one home."""

    def __init__(
        self,
        settings: Settings,
        *,
        depot: Depot,
        shared: Depot | None,
        references: References,
        productions: Productions,
        archivist: Archivist,
        holds: Holds,
        needs: Needs,
    ) -> None:
        """``depot`` is the store in the home, ``shared`` the one in a bucket where that is set."""
        self._settings = settings
        self._home = settings.home.expanduser().absolute()
        self._depot = depot
        self._shared = shared
        self._references = references
        self._productions = productions
        self._archivist = archivist
        self._holds = holds
        self._needs = needs

    def report(self) -> Report:
        """Count everything."""
        leaving_now = self._leaving()
        return Report(
            shares=tuple(self._shares(leaving_now)),
            quota=self._settings.store_quota,
            archive=self._archivist.folder,
        )

    def counted(self) -> int:
        """Bytes that count towards the quota."""
        return sum(each.size for each in self._depot.holdings()) + self._beside()

    def clean(self, *, dry_run: bool = False, room_for: int = 0) -> Cleaned:
        """Remove what may go: by age, by use, and where the quota is passed, by room.

        Raises:
            CleaningBusy, ReferencesDamaged, StoreForbidden, StoreUnreachable, StoreRefused.
            What a library may raise: nothing is removed by guess.
        """
        if dry_run:
            plan = self._leaving()
            freed = sum(each.holding.size for each in plan) + self._trash_due()
            return Cleaned(artefacts=plan, freed=freed)
        with self._alone():
            return self._cleaned(room_for)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One process cleans up at a time; others wait, and then find little to do."""
        lock = self._home / CLEANING
        told = explained("the store", self._home, full=StoreFull, forbidden=StoreForbidden)
        with ExitStack() as stack:
            stack.enter_context(told)
            lock.parent.mkdir(parents=True, exist_ok=True)
            try:
                stack.enter_context(FileLock(lock, timeout=CLEANING_SECONDS))
            except Timeout as error:
                message = (
                    f"Another process has been cleaning up {self._home} for a while: try again "
                    "when it has ended, or end it."
                )
                raise CleaningBusy(message) from error
            yield

    def _cleaned(self, room_for: int) -> Cleaned:
        self._forget_gone()
        now = _now()
        freed = self._productions.purge(timedelta(days=self._settings.trash_days))
        freed += self._depot.sweep(now - RESULTS_STAY)
        plan = self._leaving(room_for)
        removed = self._depot.remove([each.holding.artefact for each in plan])
        waiting = self._clean_shared(now)
        self._mark_swept()
        gone = set(removed.artefacts)
        return Cleaned(
            artefacts=tuple(each for each in plan if each.holding.artefact in gone),
            freed=freed + removed.freed,
            in_use=len(removed.in_use),
            waiting=waiting,
        )

    def clean_if_due(self) -> None:
        """Clean up where that was last done a day ago."""
        try:
            swept = (self._home / SWEPT).stat().st_mtime
        except FileNotFoundError:
            swept = 0.0
        if _now() - datetime.fromtimestamp(swept, tz=UTC) >= EVERY:
            self.clean()

    def verify(self) -> Iterator[tuple[int, int, Artefact | None]]:
        """Hash every artefact again: how many are done, of how many, and one that is damaged.

        What is damaged is set aside, so that it is made anew, or fetched from the bucket, when
        it is next asked for.
        """
        everything = [
            (depot, each.artefact)
            for depot in filter(None, (self._depot, self._shared))
            for each in depot.holdings()
        ]
        for number, (depot, artefact) in enumerate(everything, start=1):
            whole = depot.check(artefact)
            yield number, len(everything), None if whole else artefact

    def _leaving(self, room_for: int = 0) -> tuple[Leaving, ...]:
        rules = Retention(
            unused=timedelta(days=self._settings.store_days),
            quota=self._settings.store_quota,
        )
        shared = self._shared_artefacts()
        needed = self._needed()
        # What the bucket holds too is only a copy.
        needed = Needed(under_way=needed.under_way - shared, finished=needed.finished - shared)
        beside = self._beside() + room_for
        return self._counted(tuple(self._depot.holdings()), needed, rules, beside, shared)

    def _counted(
        self,
        holdings: tuple[Holding, ...],
        needed: Needed,
        rules: Retention,
        beside: int = 0,
        elsewhere: frozenset[str] = frozenset(),
    ) -> tuple[Leaving, ...]:
        """What may go by the references, and by what the library counts as well.

        The library is asked of what would go alone: a store may hold a million artefacts.
        ``elsewhere`` are those that another store keeps.
        """
        now = _now()
        while True:
            plan = leaving(holdings, needed, rules, now, beside=beside)
            unneeded = {each.holding.artefact.sha256 for each in plan if each.why is not Why.REMADE}
            missed = self._needs.needed_among(unneeded) - elsewhere
            if not missed:
                return plan
            needed = Needed(under_way=needed.under_way, finished=needed.finished | missed)

    def _shared_artefacts(self) -> frozenset[str]:
        if self._shared is None:
            return frozenset()
        return frozenset(each.artefact.sha256 for each in self._shared.holdings())

    def _clean_shared(self, now: datetime) -> int:
        """Clean the bucket up by the same rules, without a quota; how many objects wait."""
        if self._shared is None:
            return 0
        self._shared.sweep(now - RESULTS_STAY)
        rules = Retention(unused=timedelta(days=self._settings.store_days))
        plan = self._counted(tuple(self._shared.holdings()), self._needed(), rules)
        return len(self._shared.remove([each.holding.artefact for each in plan]).waiting)

    def _needed(self) -> Needed:
        held = self._holds.all()
        under_way = {sha256 for hold in held for sha256 in hold.artefacts}
        productions = {hold.production for hold in held}
        finished: set[str] = set()
        for reference in self._references.all():
            is_done = reference.finished and reference.owner not in productions
            chosen = finished if is_done else under_way
            chosen |= {each.sha256 for each in reference.artefacts}
        return Needed(under_way=frozenset(under_way), finished=frozenset(finished - under_way))

    def _forget_gone(self) -> None:
        """Forget owners whose production was purged, moved away by hand, or never finished."""
        known = {one.manifest.id for one in self._productions.all()}
        known |= {one.id for one in self._productions.deleted()}
        known |= {hold.production for hold in self._holds.all()}
        now = _now()
        for reference in tuple(self._references.own()):
            age = now - reference.changed
            if reference.owner not in known and age > (FRESH if reference.finished else UNDER_WAY):
                self._references.forget(reference.owner)
                self._needs.gone(reference.owner)

    def _beside(self) -> int:
        sizes = self._depot.sizes()
        trash = sum(one.size for one in self._productions.deleted())
        archive = sum(one.size for one in self._archivist.archived())
        return sizes.result_bytes + sizes.damaged_bytes + trash + archive

    def _trash_due(self) -> int:
        before = _now() - timedelta(days=self._settings.trash_days)
        return sum(one.size for one in self._productions.deleted() if one.deleted < before)

    def _shares(self, leaving_now: tuple[Leaving, ...]) -> Iterator[Share]:
        free = [each.holding for each in leaving_now]
        yield from _by_kind(tuple(self._depot.holdings()), free)
        sizes = self._depot.sizes()
        yield Share(kind=Kind.RESULTS, count=sizes.results, size=sizes.result_bytes)
        yield Share(kind=Kind.UNFINISHED, count=0, size=sizes.unfinished_bytes)
        yield Share(kind=Kind.DAMAGED, count=sizes.damaged, size=sizes.damaged_bytes)
        made = self._productions.all()
        size = sum(one.size for one in made)
        yield Share(kind=Kind.PRODUCTIONS, count=len(made), size=size)
        deleted = self._productions.deleted()
        size = sum(one.size for one in deleted)
        yield Share(kind=Kind.TRASH, count=len(deleted), size=size, free=self._trash_due())
        archived = self._archivist.archived()
        size = sum(one.size for one in archived)
        yield Share(kind=Kind.ARCHIVE, count=len(archived), size=size)
        if self._shared is not None:
            there = [each.size for each in self._shared.holdings()]
            size = sum(there) + self._shared.sizes().result_bytes
            yield Share(kind=Kind.BUCKET, count=len(there), size=size)

    def _mark_swept(self) -> None:
        mark = self._home / SWEPT
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()


def _by_kind(holdings: tuple[Holding, ...], free: list[Holding]) -> Iterator[Share]:
    for kind in (Kind.SOUND, Kind.RENDERED, Kind.PICTURES, Kind.OTHER):
        sizes = [each.size for each in holdings if _kind_of(each) is kind]
        freeable = sum(each.size for each in free if _kind_of(each) is kind)
        yield Share(kind=kind, count=len(sizes), size=sum(sizes), free=freeable)


def _kind_of(holding: Holding) -> Kind:
    return KINDS.get(holding.artefact.suffix.lower(), Kind.OTHER)


def _now() -> datetime:
    return datetime.now(tz=UTC)

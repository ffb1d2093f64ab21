"""Releases in a library."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, RowMapping, Select, insert, or_, outerjoin, select, update
from sqlalchemy.exc import IntegrityError

from reelwright.adapters.library.database import Database
from reelwright.adapters.library.holds import hold_in, let_go_in
from reelwright.adapters.library.opening import open_database
from reelwright.adapters.library.release_rows import (
    attempt_of,
    change_of,
    release_of,
    row_of_release,
    short_of,
    step_of,
    timing_of,
)
from reelwright.adapters.library.release_work import DatabaseWork
from reelwright.adapters.library.standing import standing
from reelwright.adapters.library.tables.calendar import slots
from reelwright.adapters.library.tables.releases import changes, release_steps, releases, uploads
from reelwright.adapters.library.titles import keep_channel
from reelwright.domain.release.release import Release
from reelwright.domain.release.similarity import Fingerprint
from reelwright.domain.release.states import ENDED, ReleaseState, check_move
from reelwright.domain.release.steps import StepRecord
from reelwright.domain.release.uploading import Attempt
from reelwright.ports.channels import Sealer
from reelwright.ports.clock import Clock
from reelwright.ports.holds import Hold
from reelwright.ports.lease import Lease
from reelwright.ports.library import LibraryAddress
from reelwright.ports.releases import (
    Change,
    Claim,
    Earlier,
    ReleaseBusy,
    ReleaseExists,
    ReleaseMissing,
    ReleaseUnclear,
    Standing,
    Timing,
)
from reelwright.ports.steps import Codec

_R = releases.c
_SHORT = (_R.id, _R.channel, _R.title, _R.state, _R.publish_at, _R.due, _R.video, _R.job)
"""As much of a release as decides whether there is something to do."""


def open_releases(
    address: LibraryAddress, codec: Codec, sealer: Sealer, clock: Clock
) -> "DatabaseReleases":
    """The releases of a library, which is made or brought up to date.

    Raises:
        As ``open_database``.
    """
    return DatabaseReleases(standing(address) or open_database(address), codec, sealer, clock)


class DatabaseReleases:
    """Implements ``Releases``."""

    def __init__(self, database: Database, codec: Codec, sealer: Sealer, clock: Clock) -> None:
        self._database = database
        self._codec = codec
        self._sealer = sealer
        self._clock = clock

    def add(self, release: Release, fingerprint: Fingerprint, why: str = "") -> Release:
        """Add a release; its files are held.

        Raises:
            ReleaseExists.
        """

        def once(connection: Connection) -> Release:
            now = self._clock.now()
            keep_channel(connection, release.channel, now)
            known = connection.execute(select(_R.id).where(_R.id == release.id)).first()
            if known is not None:
                return release
            _check_new(connection, release)
            row = {
                **row_of_release(release, self._codec),
                "fingerprint": self._codec.to_json(fingerprint),
                "holder": "",
                "updated": now,
            }
            connection.execute(insert(releases).values(row))
            hold_in(connection, _hold_of(release, why), now)
            return release

        try:
            return self._database.write(once, repeatable=True)
        except IntegrityError:
            # Another process added the same at this very moment.
            return self._database.write(once, repeatable=True)

    def find(self, name: str) -> Release:
        """One release.

        Raises:
            ReleaseMissing, ReleaseUnclear.
        """
        beginning = _R.id.startswith(name.casefold(), autoescape=True)
        query = select(releases).where(or_(beginning, _R.video == name)).limit(2)
        rows = self._database.read(lambda connection: _rows(connection, query))
        if not name or not rows:
            message = f"There is no release {name}: reelwright releases lists them."
            raise ReleaseMissing(message)
        if len(rows) > 1:
            message = f"Several releases begin with {name}: give more of its id."
            raise ReleaseUnclear(message)
        return release_of(rows[0], self._codec)

    def all(
        self,
        *,
        channel: str = "",
        states: Collection[ReleaseState] = (),
        production: str = "",
        limit: int | None = None,
    ) -> tuple[Release, ...]:
        """Releases, the newest first."""
        query = select(releases).order_by(_R.number.desc()).limit(limit)
        if channel:
            query = query.where(_R.channel == channel)
        if states:
            query = query.where(_R.state.in_(sorted(states)))
        if production:
            query = query.where(_R.production == production)
        rows = self._database.read(lambda connection: _rows(connection, query))
        return tuple(release_of(row, self._codec) for row in rows)

    def standings(
        self, states: Collection[ReleaseState], *, due: datetime | None = None
    ) -> tuple[Standing, ...]:
        """The releases in these states, the earliest to be published first."""
        query = select(*_SHORT).where(_R.state.in_(sorted(states)))
        if due is not None:
            query = query.where(_R.due <= due)
        query = query.order_by(_R.publish_at.is_(None), _R.publish_at, _R.number)
        rows = self._database.read(lambda connection: _rows(connection, query))
        return tuple(map(short_of, rows))

    def timings(self, states: Collection[ReleaseState], now: datetime) -> tuple[Timing, ...]:
        """The releases in these states for which the calendar has something new."""
        news = or_(
            _R.publish_at.is_distinct_from(slots.c.at),
            _R.channel != slots.c.channel,
            slots.c.at < now,
        )
        query = (
            select(*_SHORT, *(column.label(f"slot_{column.name}") for column in slots.c))
            .select_from(outerjoin(releases, slots, slots.c.release == _R.id))
            .where(_R.state.in_(sorted(states)), news)
            .order_by(slots.c.at, _R.number)
        )
        rows = self._database.read(lambda connection: _rows(connection, query))
        return tuple(map(timing_of, rows))

    def change(self, release: str, change: Callable[[Release], Release]) -> Release:
        """Change a release as its owner wants it.

        Raises:
            ReleaseMissing, MoveForbidden.
        """

        def once(connection: Connection) -> Release:
            before = release_of(_locked(connection, release), self._codec)
            after = change(before)
            check_move(release, before.state, after.state)
            now = self._clock.now()
            if after.state is not before.state:
                after = replace(after, since=now)
            row = {**row_of_release(after, self._codec), "updated": now}
            connection.execute(update(releases).where(_R.id == release).values(row))
            if after.state in ENDED and not (after.due and after.video_id):
                let_go_in(connection, holder_of(release))
            return after

        return self._database.write(once)

    def take_up(self, release: str, *, now: datetime, until: datetime) -> bool:
        """Whether the caller is the one who queues what is due for a release."""

        def once(connection: Connection) -> bool:
            row = _locked(connection, release)
            if row["due"] is None or row["due"] > now:
                return False
            connection.execute(update(releases).where(_R.id == release).values(due=until))
            return True

        return self._database.write(once)

    def queued(self, release: str, job: str) -> None:
        """Note the job that does it."""
        noted = update(releases).where(_R.id == release).values(job=job)
        self._database.write(lambda connection: connection.execute(noted), repeatable=True)

    def claim(
        self, release: str, claim: Claim, lease: Lease, gone: Callable[[str], bool]
    ) -> DatabaseWork:
        """Work on a release alone.

        Raises:
            ReleaseMissing, ReleaseBusy.
        """

        def once(connection: Connection) -> Release:
            lease.check()
            row = _locked(connection, release)
            other = row["holder"]
            stands = row["held_until"] is not None and row["held_until"] > claim.now
            if other and other != claim.holder and stands and not gone(other):
                message = (
                    f"Release {release} is being worked on by {other}: wait for it; if that has "
                    f"died without a trace, it can be taken over at {row['held_until']:%H:%M:%S} "
                    "UTC."
                )
                raise ReleaseBusy(message)
            held = {"holder": claim.holder, "held_until": claim.until}
            connection.execute(update(releases).where(_R.id == release).values(held))
            return release_of(row, self._codec)

        found = self._database.write(once, repeatable=True)
        return DatabaseWork(
            self._database, self._codec, self._sealer, release=found, claim=claim, lease=lease
        )

    def attempts(self, release: str) -> tuple[Attempt, ...]:
        """Every attempt to upload it, the first one first."""
        query = select(uploads).where(uploads.c.release == release).order_by(uploads.c.number)
        rows = self._database.read(lambda connection: _rows(connection, query))
        return tuple(map(attempt_of, rows))

    def steps(self, release: str) -> tuple[StepRecord, ...]:
        """What became of its steps so far."""
        of_it = release_steps.c.release == release
        query = select(release_steps).where(of_it).order_by(release_steps.c.name)
        rows = self._database.read(lambda connection: _rows(connection, query))
        return tuple(map(step_of, rows))

    def changes(
        self, *, release: str = "", channel: str = "", limit: int = 100
    ) -> tuple[Change, ...]:
        """Automated writes, the newest first."""
        query = select(changes).order_by(changes.c.number.desc()).limit(limit)
        if release:
            query = query.where(changes.c.release == release)
        if channel:
            query = query.where(changes.c.channel == channel)
        rows = self._database.read(lambda connection: _rows(connection, query))
        return tuple(map(change_of, rows))

    def earlier(self, channel: str, but: str = "") -> tuple[Earlier, ...]:
        """The channel's other releases that were not withdrawn, the newest first."""
        query = (
            select(_R.id, _R.title, _R.fingerprint)
            .where(_R.channel == channel, _R.id != but, _R.state != ReleaseState.WITHDRAWN)
            .order_by(_R.number.desc())
        )
        rows = self._database.read(lambda connection: _rows(connection, query))
        return tuple(
            Earlier(
                release=row["id"],
                title=row["title"],
                fingerprint=self._codec.from_json(row["fingerprint"], Fingerprint),
            )
            for row in rows
        )


def holder_of(release: str) -> str:
    """The name under which a release holds its files."""
    return f"release:{release}"


def _hold_of(release: Release, why: str) -> Hold:
    content = release.content
    files = [content.master, *(track.file for track in content.captions)]
    if content.thumbnail is not None:
        files.append(content.thumbnail)
    return Hold(
        holder=holder_of(release.id),
        artefacts=frozenset(file.artefact.sha256 for file in files),
        why=why or f"it is to be published as {release.title!r}",
    )


def _check_new(connection: Connection, release: Release) -> None:
    known = connection.execute(
        select(_R.id, _R.state).where(
            _R.channel == release.channel,
            _R.master == release.content.master.artefact.sha256,
            _R.state != ReleaseState.WITHDRAWN,
        )
    ).first()
    if known is not None:
        message = (
            f"This very file is release {known.id} of channel {release.channel} already, which is "
            f"{known.state}: edit that, or withdraw it first."
        )
        raise ReleaseExists(message)


def _locked(connection: Connection, release: str) -> RowMapping:
    query = select(releases).where(_R.id == release).with_for_update()
    row = connection.execute(query).mappings().first()
    if row is None:
        message = f"There is no release {release}: reelwright releases lists them."
        raise ReleaseMissing(message)
    return row


def _rows(connection: Connection, query: Select[*tuple[object, ...]]) -> list[RowMapping]:
    return list(connection.execute(query).mappings())

"""Connections in a library."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection as Transaction
from sqlalchemy import RowMapping, Table, and_, delete, insert, select, update

from reelwright.adapters.library.database import Database
from reelwright.adapters.library.inserting import insert_or_replace
from reelwright.adapters.library.opening import open_database
from reelwright.adapters.library.standing import standing
from reelwright.adapters.library.tables.connections import cloud_projects, connections, consents
from reelwright.adapters.library.titles import keep_channel
from reelwright.domain.platform.authorisation import Loss
from reelwright.domain.platform.connection import CloudProject, Connection
from reelwright.domain.platform.consent import Consent, Write
from reelwright.domain.platform.reserve import ReserveRule, Trouble
from reelwright.ports.channels import (
    ChannelNotConnected,
    ChannelTaken,
    ProjectUnknown,
    ReserveImpossible,
    Sealer,
)
from reelwright.ports.library import LibraryAddress
from reelwright.ports.services import Secret

_C = connections.c
_RECONNECTED = (
    "title", "handle", "uploads", "project", "scopes", "token", "connected", "used", "ends",
    "loss", "lost", "updated",
)  # fmt: skip
"""What connecting again replaces; consent and reserve stay."""
_LONGEST_TITLE = 200


def _now() -> datetime:
    return datetime.now(tz=UTC)


def open_connections(address: LibraryAddress, sealer: Sealer) -> "DatabaseConnections":
    """The connections of a library, which is made or brought up to date.

    Raises:
        As ``open_database``.
    """
    return DatabaseConnections(standing(address) or open_database(address), sealer)


class DatabaseConnections:
    """Implements ``Connections``."""

    def __init__(
        self, database: Database, sealer: Sealer, *, now: Callable[[], datetime] = _now
    ) -> None:
        self._database = database
        self._sealer = sealer
        self._now = now

    def all(self) -> tuple[Connection, ...]:
        """Every connection, by name."""
        return self._database.read(_all)

    def find(self, channel: str) -> Connection | None:
        """The connection of a channel."""
        return next((each for each in self.all() if each.channel == channel), None)

    def keep(self, connection: Connection, refresh: Secret) -> None:
        """Connect a channel.

        Raises:
            ChannelTaken, ProjectUnknown.
        """
        sealed = self._sealer.seal(_subject(connection.channel), refresh)
        now = self._now()
        self._database.write(lambda one: _keep(one, connection, sealed, now), repeatable=True)

    def token(self, channel: str) -> Secret:
        """A channel's refresh token.

        Raises:
            ChannelNotConnected, KeysUnreadable.
        """
        wanted = select(_C.token).where(_C.channel == channel)
        sealed = self._database.read(lambda one: one.execute(wanted).scalar())
        if sealed is None:
            raise _not_connected(channel)
        return self._sealer.open(_subject(channel), sealed)

    def used(self, channel: str, at: datetime, refresh: Secret | None = None) -> None:
        """Its authorisation worked, so it is not lost."""
        values: dict[str, object] = {"used": at, "loss": None, "lost": None}
        if refresh is not None:
            values["token"] = self._sealer.seal(_subject(channel), refresh)
        change = update(connections).where(_C.channel == channel).values(values)
        self._database.write(lambda one: one.execute(change), repeatable=True)

    def lose(self, channel: str, loss: Loss, at: datetime) -> None:
        """Its authorisation is lost."""
        standing_yet = and_(_C.channel == channel, _C.loss.is_(None))
        change = update(connections).where(standing_yet).values(loss=loss, lost=at)
        self._database.write(lambda one: one.execute(change), repeatable=True)

    def agree(self, channel: str, consent: Consent | None) -> None:
        """Keep or take back a consent.

        Raises:
            ChannelNotConnected.
        """
        now = self._now()
        self._database.write(lambda one: _agree(one, channel, consent, now), repeatable=True)

    def reserve(self, channel: str, rule: ReserveRule | None) -> None:
        """Keep or take back a reserve rule.

        Raises:
            ChannelNotConnected, ReserveImpossible.
        """
        now = self._now()
        self._database.write(lambda one: _reserve(one, channel, rule, now), repeatable=True)

    def remove(self, channel: str) -> bool:
        """Forget a connection."""
        now = self._now()
        return self._database.write(lambda one: _remove(one, channel, now), repeatable=True)

    def reseal(self, anew: Callable[[str], str]) -> int:
        """Encrypt every secret anew."""
        return self._database.write(lambda one: _reseal(one, anew))

    def keep_project(self, project: CloudProject, secret: Secret) -> None:
        """Keep a Cloud project."""
        now = self._now()
        row = {
            "id": project.id,
            "client_id": project.client_id,
            "secret": self._sealer.seal(_of_project(project.id), secret),
            "created": now,
            "updated": now,
        }
        replaced = ("client_id", "secret", "updated")
        self._database.write(
            lambda one: insert_or_replace(one, cloud_projects, [row], replaced), repeatable=True
        )

    def projects(self) -> Mapping[str, CloudProject]:
        """Every Cloud project by its id."""
        wanted = select(cloud_projects).order_by(cloud_projects.c.id)
        rows = self._database.read(lambda one: one.execute(wanted).mappings().all())
        return {row["id"]: CloudProject(id=row["id"], client_id=row["client_id"]) for row in rows}

    def client_secret(self, project: str) -> Secret:
        """The secret of a project's client.

        Raises:
            ProjectUnknown, KeysUnreadable.
        """
        wanted = select(cloud_projects.c.secret).where(cloud_projects.c.id == project)
        sealed = self._database.read(lambda one: one.execute(wanted).scalar())
        if sealed is None:
            raise _no_project(project)
        return self._sealer.open(_of_project(project), sealed)

    def dispose(self) -> None:
        """Close every connection to the database."""
        self._database.dispose()


def _all(one: Transaction) -> tuple[Connection, ...]:
    in_force = select(consents).where(consents.c.ended.is_(None))
    agreed = {row["channel"]: row for row in one.execute(in_force).mappings()}
    rows = one.execute(select(connections).order_by(_C.channel)).mappings()
    return tuple(_read(row, agreed.get(row["channel"])) for row in rows)


def _read(row: RowMapping, agreed: RowMapping | None) -> Connection:
    return Connection(
        channel=row["channel"],
        youtube_id=row["youtube_id"],
        title=row["title"],
        handle=row["handle"],
        uploads=row["uploads"],
        project=row["project"],
        scopes=frozenset(row["scopes"].split()),
        connected=row["connected"],
        used=row["used"],
        ends=row["ends"],
        loss=row["loss"],
        lost=row["lost"],
        consent=None if agreed is None else _consent(agreed),
        reserve=None if row["reserve"] is None else _rule(row),
    )


def _consent(row: RowMapping) -> Consent:
    kinds = {each.value for each in Write}
    writes = frozenset(Write(each) for each in row["writes"].split() if each in kinds)
    return Consent(writes=writes, given=row["given"], by=row["by"])


def _rule(row: RowMapping) -> ReserveRule:
    kinds = {each.value for each in Trouble}
    troubles = frozenset(Trouble(each) for each in row["reserve_troubles"].split() if each in kinds)
    return ReserveRule(
        channel=row["reserve"], troubles=troubles, after=timedelta(seconds=row["reserve_seconds"])
    )


def _keep(one: Transaction, connection: Connection, sealed: str, now: datetime) -> None:
    _require_room(one, connection)
    keep_channel(one, connection.channel, now)
    row = {
        "channel": connection.channel,
        "youtube_id": connection.youtube_id,
        "title": connection.title[:_LONGEST_TITLE],
        "handle": connection.handle[:_LONGEST_TITLE],
        "uploads": connection.uploads,
        "project": connection.project,
        "scopes": " ".join(sorted(connection.scopes)),
        "token": sealed,
        "connected": connection.connected,
        "used": connection.used,
        "ends": connection.ends,
        "loss": None,
        "lost": None,
        "reserve": None,
        "reserve_troubles": "",
        "reserve_seconds": 0,
        "updated": now,
    }
    insert_or_replace(one, connections, [row], _RECONNECTED)


def _require_room(one: Transaction, connection: Connection) -> None:
    """Make sure that name and channel are each other's only ones.

    Raises:
        ChannelTaken, ProjectUnknown.
    """
    known = select(cloud_projects.c.id).where(cloud_projects.c.id == connection.project)
    if one.execute(known).first() is None:
        raise _no_project(connection.project)
    other = one.execute(
        select(_C.channel).where(
            _C.youtube_id == connection.youtube_id, _C.channel != connection.channel
        )
    ).scalar()
    if other is not None:
        message = (
            f"{connection.title} is connected already, under the name {other}: use that one, or "
            f"remove it first with `reelwright channel remove {other}`."
        )
        raise ChannelTaken(message)
    same = select(_C.youtube_id, _C.title).where(_C.channel == connection.channel)
    before = one.execute(same).mappings().first()
    if before is not None and before["youtube_id"] != connection.youtube_id:
        message = (
            f"The name {connection.channel} belongs to {before['title']}, and {connection.title} "
            "was chosen in the browser: choose that channel there, or give this one another name."
        )
        raise ChannelTaken(message)


def _agree(one: Transaction, channel: str, consent: Consent | None, now: datetime) -> None:
    _require_connected(one, channel)
    in_force = and_(consents.c.channel == channel, consents.c.ended.is_(None))
    if consent is not None:
        in_force = and_(in_force, consents.c.given != consent.given)
    one.execute(update(consents).where(in_force).values(ended=now))
    if consent is None:
        return
    there = and_(consents.c.channel == channel, consents.c.given == consent.given)
    if one.execute(select(consents.c.channel).where(there)).first() is None:
        row = {
            "channel": channel,
            "given": consent.given,
            "writes": " ".join(sorted(consent.writes)),
            "by": consent.by,
        }
        one.execute(insert(consents).values(row))


def _reserve(one: Transaction, channel: str, rule: ReserveRule | None, now: datetime) -> None:
    _require_connected(one, channel)
    if rule is not None:
        if rule.channel == channel:
            message = f"Channel {channel} cannot be its own reserve; name another one."
            raise ReserveImpossible(message)
        _require_connected(one, rule.channel)
    values = {
        "reserve": rule.channel if rule else None,
        "reserve_troubles": " ".join(sorted(rule.troubles)) if rule else "",
        "reserve_seconds": int(rule.after.total_seconds()) if rule else 0,
        "updated": now,
    }
    one.execute(update(connections).where(_C.channel == channel).values(values))


def _remove(one: Transaction, channel: str, now: datetime) -> bool:
    in_force = and_(consents.c.channel == channel, consents.c.ended.is_(None))
    one.execute(update(consents).where(in_force).values(ended=now))
    stood_in = {"reserve": None, "reserve_troubles": "", "reserve_seconds": 0}
    one.execute(update(connections).where(_C.reserve == channel).values(stood_in))
    return bool(one.execute(delete(connections).where(_C.channel == channel)).rowcount)


def _reseal(one: Transaction, anew: Callable[[str], str]) -> int:
    return _resealed(one, connections, "channel", "token", anew) + _resealed(
        one, cloud_projects, "id", "secret", anew
    )


def _resealed(
    one: Transaction, table: Table, key: str, column: str, anew: Callable[[str], str]
) -> int:
    rows = one.execute(select(table.c[key], table.c[column]).with_for_update()).all()
    for name, sealed in rows:
        change = update(table).where(table.c[key] == name).values({column: anew(sealed)})
        one.execute(change)
    return len(rows)


def _require_connected(one: Transaction, channel: str) -> None:
    if one.execute(select(_C.channel).where(_C.channel == channel)).first() is None:
        raise _not_connected(channel)


def _subject(channel: str) -> str:
    return f"channel {channel}"


def _of_project(project: str) -> str:
    return f"project {project}"


def _not_connected(channel: str) -> ChannelNotConnected:
    message = f"Channel {channel} is not connected: `reelwright channel add {channel}`."
    return ChannelNotConnected(message)


def _no_project(project: str) -> ProjectUnknown:
    message = (
        f"No OAuth client of the Cloud project {project or '(none)'} is kept: give its file with "
        "`reelwright channel add NAME --client FILE`."
    )
    return ProjectUnknown(message)

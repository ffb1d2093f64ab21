"""The catalogue on a database: pages of productions, and sheets of one."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial

from sqlalchemy import Connection, RowMapping, select, update

from reelwright.adapters.library import intake
from reelwright.adapters.library.database import Database, batches
from reelwright.adapters.library.opening import open_database
from reelwright.adapters.library.standing import standing
from reelwright.adapters.library.tables.contents import assets, masters, uses
from reelwright.adapters.library.tables.events import events
from reelwright.adapters.library.tables.productions import productions
from reelwright.adapters.library.text_search import search
from reelwright.domain.production.contents import AssetEntry, MasterEntry
from reelwright.domain.production.life import Event
from reelwright.domain.production.search import search_words
from reelwright.ports.catalogue import Entry, EntryMissing, Listing, Sheet, Wanted
from reelwright.ports.library import LibraryAddress
from reelwright.ports.life import ToldRun


def _now() -> datetime:
    return datetime.now(tz=UTC)


def open_catalogue(
    address: LibraryAddress, *, now: Callable[[], datetime] = _now
) -> "DatabaseCatalogue":
    """The catalogue of a library, which is made or brought up to date.

    Raises:
        As ``open_database``.
    """
    return DatabaseCatalogue(standing(address) or open_database(address), now=now)


class DatabaseCatalogue:
    """Implements ``Catalogue``."""

    def __init__(self, database: Database, *, now: Callable[[], datetime] = _now) -> None:
        self._database = database
        self._now = now

    def learn(self, runs: Iterable[ToldRun]) -> None:
        """Take in what runs have told; what was taken in before changes nothing."""
        for run in runs:
            self._database.write(partial(intake.take_in, told=run), repeatable=True)

    def page(self, wanted: Wanted, *, limit: int = 50, before: int | None = None) -> Listing:
        """The newest productions that are wanted, or those before a number.

        It may be read from the replica, and so miss what happened in the last seconds.
        """
        rows = self._database.read(
            lambda connection: _rows(connection, wanted, limit + 1, before), may_lag=True
        )
        entries = tuple(map(_entry, rows[:limit]))
        more = len(rows) > limit
        return Listing(entries=entries, before=entries[-1].number if more else None)

    def sheet(self, production: str) -> Sheet:
        """One production, by its id.

        Raises:
            EntryMissing.
        """
        return self._database.read(lambda connection: _sheet(connection, production))

    def of_jobs(self, jobs: Collection[str]) -> Mapping[str, Entry]:
        """The production that each of these jobs worked on, where it is known."""
        return self._database.read(lambda connection: dict(_of_jobs(connection, jobs)))

    def unknown(self, productions: Collection[str]) -> frozenset[str]:
        """Which of these ids the library does not know."""
        return self._database.read(
            lambda connection: frozenset(productions) - set(_known(connection, productions))
        )

    def archive(self, production: str, *, away: bool = True) -> None:
        """Put a production away, or bring it back; nothing of it is lost.

        Raises:
            EntryMissing.
        """
        now = self._now()
        changing = (
            update(productions)
            .where(productions.c.id == production)
            .values(archived=now if away else None, updated=now)
        )

        def change(connection: Connection) -> None:
            if not connection.execute(changing).rowcount:
                raise _missing(production)

        self._database.write(change, repeatable=True)

    def dispose(self) -> None:
        """Close every connection."""
        self._database.dispose()


def _rows(
    connection: Connection, wanted: Wanted, limit: int, before: int | None
) -> list[RowMapping]:
    query, number = select(productions), productions.c.number.expression
    if wanted.text:
        words = search_words(wanted.text)
        if not words:
            return []
        query, number = search(query, words, wanted, connection.dialect.name)
    for column, value in (
        (productions.c.channel, wanted.channel),
        (productions.c.state, wanted.state),
        (productions.c.language, wanted.language),
    ):
        if value:
            query = query.where(column == value)
    away = productions.c.archived
    query = query.where(
        away.is_not(None) if wanted.archived else away.is_(None), productions.c.removed.is_(None)
    )
    if before is not None:
        query = query.where(number < before)
    return list(connection.execute(query.order_by(number.desc()).limit(limit)).mappings())


def _of_jobs(connection: Connection, jobs: Collection[str]) -> Iterator[tuple[str, Entry]]:
    for batch in batches(jobs):
        # A condition that is the index's own, so that it is used.
        chosen = events.c.job != "", events.c.job.in_(batch)
        of_each = select(events.c.job, events.c.production).where(*chosen).distinct().subquery()
        rows = select(of_each.c.job.label("job_id"), productions).join(
            productions, productions.c.id == of_each.c.production
        )
        for row in connection.execute(rows).mappings():
            yield row["job_id"], _entry(row)


def _known(connection: Connection, ids: Collection[str]) -> Iterator[str]:
    for batch in batches(ids):
        chosen = select(productions.c.id).where(productions.c.id.in_(batch))
        yield from connection.execute(chosen).scalars()


def _entry(row: RowMapping) -> Entry:
    return Entry(
        number=row["number"],
        id=row["id"],
        slug=row["slug"],
        title=row["title"],
        channel=row["channel"],
        state=row["state"],
        language=row["language"],
        source=row["source"],
        folder=row["folder"],
        size=row["bytes"],
        created=row["created"],
        updated=row["updated"],
        archived=row["archived"],
    )


def _sheet(connection: Connection, production: str) -> Sheet:
    found = connection.execute(select(productions).where(productions.c.id == production))
    row = found.mappings().first()
    if row is None:
        raise _missing(production)
    shown = select(assets).join(uses).where(uses.c.production == production)
    made = select(masters).where(masters.c.production == production)
    life = select(events).where(events.c.production == production)
    return Sheet(
        entry=_entry(row),
        masters=tuple(map(_master, connection.execute(made.order_by(masters.c.format)).mappings())),
        assets=tuple(map(_asset, connection.execute(shown.order_by(assets.c.name)).mappings())),
        events=tuple(
            map(
                _event,
                connection.execute(
                    life.order_by(events.c.at, events.c.run, events.c.number)
                ).mappings(),
            )
        ),
    )


def _master(row: RowMapping) -> MasterEntry:
    names = ("format", "name", "sha256", "width", "height", "codec", "frames", "passed")
    return MasterEntry(size=row["bytes"], **{name: row[name] for name in names})


def _asset(row: RowMapping) -> AssetEntry:
    names = ("sha256", "name", "licence", "author", "page", "file", "retrieved")
    return AssetEntry(**{name: row[name] for name in names})


def _event(row: RowMapping) -> Event:
    names = ("kind", "at", "stage", "seconds", "cpu", "worker", "job", "said")
    return Event(**{name: row[name] for name in names})


def _missing(production: str) -> EntryMissing:
    return EntryMissing(f"The library knows no production {production}: reelwright productions.")

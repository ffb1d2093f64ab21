"""Taking in what a run has told; again and again, until it has told everything."""

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Update,
    and_,
    case,
    delete,
    insert,
    null,
    or_,
    select,
    update,
)

from reelwright.adapters.library.database import Row, write_many
from reelwright.adapters.library.inserting import insert_new, insert_or_replace
from reelwright.adapters.library.tables.contents import (
    assets,
    masters,
    scripts,
    takes,
    timelines,
    uses,
)
from reelwright.adapters.library.tables.events import events
from reelwright.adapters.library.tables.productions import productions
from reelwright.adapters.library.titles import keep_channel, words_of
from reelwright.domain.production.contents import Contents
from reelwright.domain.production.life import (
    MOVES,
    Birth,
    Event,
    EventKind,
    ProductionState,
    state_after,
)
from reelwright.ports.life import ToldRun

_LONGEST_TITLE = 500
_LONGEST_SAID = 2000


def take_in(connection: Connection, told: ToldRun) -> None:
    """Keep what a run has told so far; what was kept before stays as it is."""
    if not told.events:
        return
    first, last = told.events[0], told.events[-1]
    _keep_birth(connection, told.birth, first.at)
    insert_new(connection, events, _rows_of_events(told))
    if last.kind in MOVES:
        connection.execute(_moved(told.birth.id, last))
        return
    passed = told.contents is not None and told.contents.passed
    # The title that it was delivered under, which a writer may have found.
    title = told.contents.title if told.contents is not None else told.birth.title
    named = replace(told.birth, title=title)
    newest = _keep_state(connection, named, last, state_after(last.kind, passed=passed))
    if newest and told.contents is not None and last.kind is EventKind.DELIVERED:
        _keep_contents(connection, told.birth.id, told.contents, last.at)


def _keep_birth(connection: Connection, birth: Birth, at: datetime) -> None:
    keep_channel(connection, birth.channel, at)
    row = {
        "id": birth.id,
        "state": ProductionState.MAKING,
        "state_since": at,
        "bytes": 0,
        "created": at,
        "updated": at,
        **_named(birth),
    }
    known = select(productions.c.id).where(productions.c.id == birth.id)
    if connection.execute(known.with_for_update()).first() is None:
        # Another process may tell of it at this very moment.
        insert_new(connection, productions, [row])


def _keep_state(connection: Connection, birth: Birth, last: Event, state: ProductionState) -> bool:
    """Whether this is the newest that is known of the production, which then is told so."""
    is_newer = or_(productions.c.state_since <= last.at, productions.c.slug == "")
    if last.kind is EventKind.QUEUED:  # Told late, by who was taken over from, it is long made.
        is_newer = and_(is_newer, productions.c.state == ProductionState.MAKING)
    changed = connection.execute(
        update(productions)
        .where(productions.c.id == birth.id, is_newer)
        .values(
            state=state,
            state_since=last.at,
            updated=last.at,
            removed=_unless_before(productions.c.removed, last.at),
            archived=_unless_before(productions.c.archived, last.at),
            **_named(birth),
        )
    )
    return bool(changed.rowcount)


def _unless_before(moved: Column[Any], at: datetime) -> ColumnElement[Any]:
    """A production that is made again is where it is made."""
    return case((moved < at, null()), else_=moved)


def _moved(production: str, last: Event) -> Update:
    column, gone = _PLACES[last.kind]
    changed = update(productions).where(productions.c.id == production)
    return changed.values({column: last.at if gone else None, "updated": last.at})


_PLACES = {
    EventKind.DELETED: ("removed", True),
    EventKind.RESTORED: ("removed", False),
    EventKind.ARCHIVED: ("archived", True),
    EventKind.UNARCHIVED: ("archived", False),
}


def _named(birth: Birth) -> dict[str, object]:
    title = birth.title[:_LONGEST_TITLE]
    return {
        "channel": birth.channel,
        "slug": birth.slug,
        "title": title,
        "language": birth.language,
        "source": birth.source,
        "folder": birth.folder,
        "words": words_of(title, birth.slug, birth.source),
    }


def _rows_of_events(told: ToldRun) -> list[Row]:
    return [
        {
            "run": told.run,
            "number": number,
            "production": told.birth.id,
            **asdict(event),
            "said": event.said[:_LONGEST_SAID],
        }
        for number, event in enumerate(told.events)
    ]


def _keep_contents(
    connection: Connection, production: str, contents: Contents, at: datetime
) -> None:
    """Put what the production is made of now in place of what it was made of."""
    of_it = {"production": production}
    new_size = update(productions).where(productions.c.id == production)
    connection.execute(new_size.values(bytes=contents.size))
    insert_new(connection, scripts, [{**of_it, **asdict(contents.script), "created": at}])
    shown = {one.sha256: one for one in contents.assets if one.sha256}
    insert_or_replace(
        connection,
        assets,
        [{**asdict(asset), "created": at, "updated": at} for asset in shown.values()],
        ("name", "licence", "author", "page", "file", "retrieved", "updated"),
    )
    made = [asdict(master) for master in contents.masters]
    rows = {
        takes: [{**of_it, **asdict(take)} for take in contents.takes],
        timelines: [{**of_it, **asdict(timeline)} for timeline in contents.timelines],
        uses: [{**of_it, "asset": sha256} for sha256 in shown],
        masters: [{**of_it, "created": at, "bytes": one.pop("size"), **one} for one in made],
    }
    for table, parts in rows.items():
        connection.execute(delete(table).where(table.c.production == production))
        write_many(connection, insert(table), parts)

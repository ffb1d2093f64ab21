"""Searching by words; the one place that knows how either database does it.

SQLite keeps an FTS5 index beside the table, which triggers keep true; PostgreSQL a column that it
computes, under a GIN index. Both take the words as `domain.production.search` made them, so that
the same ones are found.

SQLite begins a search with the words. Where a channel has few of the many that a word finds, it
would read all of those; so what lists are filtered by is among the words too, each behind a sign
that no word has. PostgreSQL may begin with the filter, by its own index.
"""

from collections.abc import Iterator

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Text,
    literal,
    literal_column,
    table,
    text,
)
from sqlalchemy import cast as sql_cast
from sqlalchemy.dialects.postgresql import TSQUERY

from reelwright.adapters.library.tables.productions import productions
from reelwright.ports.catalogue import Wanted

INDEX = "productions_search"
"""How the index is called, and how the names of everything begin that SQLite keeps for it."""
COLUMN = "search"
"""The column that PostgreSQL computes."""

_SOURCE = """
CREATE VIEW productions_search_source AS
SELECT number, {found} AS words FROM productions
"""
_FOUND = """
{row}words || ' =c' || hex({row}channel) || ' =s' || {row}state || ' =l' || hex({row}language)
|| iif({row}removed IS NOT NULL, ' =gone', iif({row}archived IS NULL, ' =here', ' =away'))
"""
# A beginning without an index of its length is put together from every word that it begins, which
# takes 300 ms where half of a million productions have one. Nobody asks where in a title a word is.
_FTS5 = """
CREATE VIRTUAL TABLE productions_search USING fts5(
    words, content='productions_search_source', content_rowid='number', detail=none,
    tokenize='unicode61 remove_diacritics 0 tokenchars ''=''', prefix='1 2 3 4 5 6 7 8'
)
"""
_INSERTED = """
CREATE TRIGGER productions_search_insert AFTER INSERT ON productions BEGIN
    INSERT INTO productions_search(rowid, words) VALUES (new.number, {new});
END
"""
_DELETED = """
CREATE TRIGGER productions_search_delete AFTER DELETE ON productions BEGIN
    INSERT INTO productions_search(productions_search, rowid, words)
    VALUES ('delete', old.number, {old});
END
"""
_UPDATED = """
CREATE TRIGGER productions_search_update AFTER UPDATE ON productions WHEN {old} <> {new} BEGIN
    INSERT INTO productions_search(productions_search, rowid, words)
    VALUES ('delete', old.number, {old});
    INSERT INTO productions_search(rowid, words) VALUES (new.number, {new});
END
"""
_REBUILD = "INSERT INTO productions_search(productions_search) VALUES ('rebuild')"
_TSVECTOR = """
ALTER TABLE productions ADD COLUMN search tsvector
GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED
"""
# What is new enters the index at once: a list of what waits would be read through by every search.
_GIN = "CREATE INDEX productions_search ON productions USING gin (search) WITH (fastupdate = off)"
_WORDS = {each: _FOUND.format(row=f"{each}.") for each in ("old", "new")}
_SQLITE = (
    _SOURCE.format(found=_FOUND.format(row="")),
    _FTS5,
    *(trigger.format(**_WORDS) for trigger in (_INSERTED, _DELETED, _UPDATED)),
    _REBUILD,
)
_SERVER = (_TSVECTOR, _GIN)


def make_index(connection: Connection) -> None:
    """Begin to keep the words of every production, and take in those that are there."""
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _SERVER:
        connection.execute(text(statement))


def drop_index(connection: Connection) -> None:
    """Keep them no longer."""
    if connection.dialect.name == "sqlite":
        for event in ("insert", "delete", "update"):
            connection.execute(text(f"DROP TRIGGER {INDEX}_{event}"))
        connection.execute(text(f"DROP TABLE {INDEX}"))
        connection.execute(text(f"DROP VIEW {INDEX}_source"))
    else:
        connection.execute(text(f"DROP INDEX {INDEX}"))
        connection.execute(text(f"ALTER TABLE productions DROP COLUMN {COLUMN}"))


Found = Select[tuple[object, ...]]


def search(
    query: Found, words: tuple[str, ...], wanted: Wanted, dialect: str
) -> tuple[Found, ColumnElement[int]]:
    """Only productions that have a word beginning with each of these; and what counts them.

    The count is the production's number by the index that finds them: sorted by it, SQLite reads
    no more of them than a page has.
    """
    if dialect == "sqlite":
        number: ColumnElement[int] = literal_column(f"{INDEX}.rowid")
        terms = " ".join((*(f'"{word}"*' for word in words), *_filters(wanted)))
        matches = text(f"{INDEX} MATCH :terms").bindparams(terms=terms)
        index = table(INDEX)
        joined = query.select_from(index.join(productions, number == productions.c.number))
        return joined.where(matches), number
    lexemes = literal(" & ".join(f"'{word}':*" for word in words), Text)
    column: ColumnElement[object] = literal_column(f"productions.{COLUMN}")
    return query.where(column.op("@@")(sql_cast(lexemes, TSQUERY))), productions.c.number


def _filters(wanted: Wanted) -> Iterator[str]:
    """The signs that everything wanted has, as ``_FOUND`` writes them."""
    yield '"=away"' if wanted.archived else '"=here"'
    if wanted.channel:
        yield f'"=c{wanted.channel.encode().hex()}"'
    if wanted.state:
        yield f'"=s{wanted.state}"'
    if wanted.language:
        yield f'"=l{wanted.language.encode().hex()}"'

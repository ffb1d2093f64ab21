"""Searching by words; the one place that knows how either database does it.

SQLite keeps an FTS5 index beside the table, which triggers keep true; PostgreSQL a column that it
computes, under a GIN index. Both take the words as `domain.production.search` made them, so that
the same ones are found.
"""

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

INDEX = "productions_search"
"""How the index is called, and how the names of everything begin that SQLite keeps for it."""
COLUMN = "search"
"""The column that PostgreSQL computes."""

# A beginning without an index of its length is put together from every word that it begins, which
# takes 300 ms where half of a million productions have one.
_FTS5 = """
CREATE VIRTUAL TABLE productions_search USING fts5(
    words, content='productions', content_rowid='number',
    tokenize='unicode61 remove_diacritics 0', prefix='1 2 3 4 5 6 7 8'
)
"""
_INSERTED = """
CREATE TRIGGER productions_search_insert AFTER INSERT ON productions BEGIN
    INSERT INTO productions_search(rowid, words) VALUES (new.number, new.words);
END
"""
_DELETED = """
CREATE TRIGGER productions_search_delete AFTER DELETE ON productions BEGIN
    INSERT INTO productions_search(productions_search, rowid, words)
    VALUES ('delete', old.number, old.words);
END
"""
_UPDATED = """
CREATE TRIGGER productions_search_update AFTER UPDATE OF words ON productions
WHEN old.words <> new.words BEGIN
    INSERT INTO productions_search(productions_search, rowid, words)
    VALUES ('delete', old.number, old.words);
    INSERT INTO productions_search(rowid, words) VALUES (new.number, new.words);
END
"""
_REBUILD = "INSERT INTO productions_search(productions_search) VALUES ('rebuild')"
_TSVECTOR = """
ALTER TABLE productions ADD COLUMN search tsvector
GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED
"""
# What is new enters the index at once: a list of what waits would be read through by every search.
_GIN = "CREATE INDEX productions_search ON productions USING gin (search) WITH (fastupdate = off)"
_SQLITE = (_FTS5, _INSERTED, _DELETED, _UPDATED, _REBUILD)
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
    else:
        connection.execute(text(f"DROP INDEX {INDEX}"))
        connection.execute(text(f"ALTER TABLE productions DROP COLUMN {COLUMN}"))


Found = Select[tuple[object, ...]]


def search(query: Found, words: tuple[str, ...], dialect: str) -> tuple[Found, ColumnElement[int]]:
    """Only productions that have a word beginning with each of these; and what counts them.

    The count is the production's number by the index that finds them: sorted by it, SQLite reads
    no more of them than a page has.
    """
    if dialect == "sqlite":
        number: ColumnElement[int] = literal_column(f"{INDEX}.rowid")
        matches = text(f"{INDEX} MATCH :words").bindparams(words=" ".join(f'"{w}"*' for w in words))
        index = table(INDEX)
        joined = query.select_from(index.join(productions, number == productions.c.number))
        return joined.where(matches), number
    wanted = literal(" & ".join(f"'{word}':*" for word in words), Text)
    column: ColumnElement[object] = literal_column(f"productions.{COLUMN}")
    return query.where(column.op("@@")(sql_cast(wanted, TSQUERY))), productions.c.number

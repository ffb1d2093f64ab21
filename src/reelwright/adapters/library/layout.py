"""Whether a database is laid out as its revision says, and what going back would lose."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, inspect, select, table

from reelwright.ports.library import (
    JumpRefused,
    LibraryForeign,
    LibraryHalfMigrated,
    LibraryTooNew,
)

_OF_THE_ENGINE = "engine_"
"""How the tables begin that the engine of jobs keeps in the same database."""
_OURS = re.compile(r"\d{4}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """A step of the schema: the tables that it makes, and those that it adds columns to."""

    name: str
    told: str
    makes: tuple[str, ...]
    widens: tuple[str, ...] = ()


def check_layout(
    connection: Connection, revisions: tuple[Revision, ...], standing: str | None, place: str
) -> None:
    """Make sure that a database is a library at the revision that it says, or empty.

    Raises:
        LibraryTooNew, LibraryForeign, LibraryHalfMigrated.
    """
    found = set(inspect(connection).get_table_names())
    known = [revision.name for revision in revisions]
    if standing is not None and standing not in known:
        raise _unknown(standing, place)
    applied = 0 if standing is None else known.index(standing) + 1
    expected = _made_by(revisions[:applied])
    later = _made_by(revisions[applied:])
    if expected - found or (standing is not None and later & found):
        wrong = ", ".join(sorted(expected - found or later & found))
        raise _half_migrated(place, f"revision {standing} does not go with the tables: {wrong}")
    if standing is None and later & found:
        raise _half_migrated(place, "it has tables and no revision")
    foreign = {name for name in found if not name.startswith((_OF_THE_ENGINE, "alembic_"))}
    if standing is None and foreign:
        message = (
            f"{place} holds tables of another program ({', '.join(sorted(foreign)[:3])}), so it "
            "is left as it is: name an empty database, or another home."
        )
        raise LibraryForeign(message)


def check_tables(connection: Connection, tables: Iterable[str], place: str) -> None:
    """Make sure that a library at the newest revision has all its tables.

    Raises:
        LibraryHalfMigrated.
    """
    missing = {*tables} - {*inspect(connection).get_table_names()}
    if missing:
        raise _half_migrated(place, f"it lacks the tables: {', '.join(sorted(missing))}")


def check_target(revisions: tuple[Revision, ...], target: str) -> None:
    """Make sure that there is a revision to go back to.

    Raises:
        JumpRefused: there is none of this name.
    """
    known = [revision.name for revision in revisions]
    if target not in {*known, "base"}:
        message = f"There is no revision {target}: there are {', '.join(known)}."
        raise JumpRefused(message)


def check_loss(connection: Connection, revisions: tuple[Revision, ...], target: str) -> None:
    """Make sure that going back to a revision loses no row, and no column of one.

    Raises:
        JumpRefused: it would.
    """
    known = [revision.name for revision in revisions]
    undone = revisions[known.index(target) + 1 if target in known else 0 :]
    found = set(inspect(connection).get_table_names())
    touched = sorted({*_made_by(undone), *_widened_by(undone)} & found)
    rows = {name: _rows(connection, name) for name in touched}
    lost = [f"{count} of {name}" for name, count in rows.items() if count > _seeded(name)]
    if lost:
        message = (
            f"Going back to {target} would lose or thin rows ({', '.join(lost)}), so the library "
            "is left as it is: add --lose if that is meant; a copy is taken before."
        )
        raise JumpRefused(message)


_SEEDED = {"gates": 1, "users": 1}
"""Rows that migrations write by themselves."""


def _seeded(name: str) -> int:
    return _SEEDED.get(name, 0)


def _rows(connection: Connection, name: str) -> int:
    return connection.execute(select(func.count()).select_from(table(name))).scalar_one()


def _made_by(revisions: Iterable[Revision]) -> set[str]:
    return {name for revision in revisions for name in revision.makes}


def _widened_by(revisions: Iterable[Revision]) -> set[str]:
    return {name for revision in revisions for name in revision.widens}


def _unknown(standing: str, place: str) -> LibraryTooNew | LibraryForeign:
    if _OURS.fullmatch(standing):
        message = f"{place} was written by a newer Reelwright: update this one to work with it."
        return LibraryTooNew(message)
    message = (
        f"{place} belongs to another program (its revision is {standing}), so it is left as it "
        "is: name an empty database, or another home."
    )
    return LibraryForeign(message)


def _half_migrated(place: str, why: str) -> LibraryHalfMigrated:
    message = (
        f"{place} was changed by something else than a whole migration ({why}), so it is left as "
        "it is: bring it back from the folder backups of the home."
    )
    return LibraryHalfMigrated(message)

"""Bringing a library to the schema that this program knows, or back to an older one.

A migration is one transaction on either database: it is carried out whole or not at all. A copy
is taken before, if the library holds anything.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from filelock import FileLock
from sqlalchemy import Connection, Engine, text

from reelwright.adapters.library.backups import back_up, dump
from reelwright.adapters.library.engine import altering, keep_log_ahead
from reelwright.adapters.library.explaining import place_of
from reelwright.adapters.library.layout import (
    Revision,
    check_layout,
    check_loss,
    check_tables,
    check_target,
)
from reelwright.adapters.library.migrations import HEAD
from reelwright.adapters.library.revisions import revision_of, revision_on
from reelwright.adapters.library.schema import schema
from reelwright.ports.library import LibraryDamaged

SCRIPTS = "reelwright.adapters.library:migrations"
"""The folder of the revisions, as Alembic names one inside a package."""
BASE = "base"
"""Before the first revision: nothing."""


def bring_up_to_date(engine: Engine, backups: Path, revision: str = HEAD) -> None:
    """Apply every revision that is missing; what stands is copied to ``backups`` before.

    Several processes may ask at once: one does it, the others wait.

    Raises:
        LibraryTooNew, LibraryForeign, LibraryHalfMigrated: it is left as it is.
        LibraryDamaged, LibraryNotCopied: the copy does not hold what it should.
    """
    if revision_of(engine) == revision:
        if revision == HEAD:
            with engine.connect() as connection:
                check_tables(connection, schema.tables.keys(), place_of(engine.url))
        return
    _migrate(engine, backups, revision, lambda config: command.upgrade(config, revision))


def take_down_to(engine: Engine, backups: Path, revision: str, *, lose: bool = False) -> None:
    """Undo revisions down to ``revision``, which stays; ``base`` undoes every one.

    Raises:
        JumpRefused: something kept would be lost, and ``lose`` does not allow it.
        Further as ``bring_up_to_date``.
    """
    check_target(revisions(), revision)
    if not lose:
        with engine.connect() as connection:
            check_loss(connection, revisions(), revision)
    _migrate(engine, backups, revision, lambda config: command.downgrade(config, revision))


def newest_revision() -> str | None:
    """The last of the scripts."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def revisions() -> tuple[Revision, ...]:
    """Every revision that this program knows, the oldest first."""
    scripts = ScriptDirectory.from_config(_config())
    return tuple(
        Revision(
            name=script.revision,
            told=script.doc,
            makes=tuple(getattr(script.module, "MAKES", ())),
            widens=tuple(getattr(script.module, "WIDENS", ())),
        )
        for script in reversed(list(scripts.walk_revisions()))
    )


def _migrate(
    engine: Engine, backups: Path, revision: str, change: Callable[[Config], None]
) -> None:
    file = Path(str(engine.url.database)) if engine.dialect.name == "sqlite" else None
    with _alone(file):
        standing = revision_of(engine)
        if standing == revision:
            return
        with engine.connect() as connection:
            check_layout(connection, revisions(), standing, place_of(engine.url))
        if file is not None and standing is not None:
            back_up(file, _copy(backups, standing, file.suffix))
        if file is not None:
            keep_log_ahead(file)
        with altering(engine) as connection:
            _alter(connection, engine, backups, revision, change)


def _alter(
    connection: Connection,
    engine: Engine,
    backups: Path,
    revision: str,
    change: Callable[[Config], None],
) -> None:
    on_server = connection.dialect.name != "sqlite"
    standing = revision_on(connection)
    if standing == revision:
        return
    if on_server and standing is not None:
        dump(engine.url, _copy(backups, standing, ".dump"))
    change(_alembic(connection))
    if not on_server and connection.execute(text("PRAGMA foreign_key_check")).first():
        message = (
            f"{engine.url.database} holds rows that refer to nothing, so it is left as it is: "
            "bring it back from an older copy in the folder backups beside it."
        )
        raise LibraryDamaged(message)


def _alone(file: Path | None) -> AbstractContextManager[object]:
    """A server keeps others out by itself; a copy of a file needs a lock beside it."""
    return nullcontext() if file is None else FileLock(file.with_suffix(".lock"))


def _copy(backups: Path, revision: str, suffix: str) -> Path:
    when = datetime.now(tz=UTC).strftime("%Y%m%dT%H%M%S%fZ")
    return backups / f"library-before-migration-{revision}-{when}{suffix}"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    config.set_main_option("path_separator", "os")
    return config


def _alembic(connection: Connection) -> Config:
    config = _config()
    config.attributes["connection"] = connection
    return config

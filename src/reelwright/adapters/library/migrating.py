"""Bringing a library to the schema that this program knows."""

from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from filelock import FileLock
from sqlalchemy import Connection, Engine

from reelwright.adapters.library.backups import back_up
from reelwright.adapters.library.engine import keep_log_ahead, keep_others_out, writing
from reelwright.adapters.library.migrations import HEAD
from reelwright.adapters.library.revisions import revision_of
from reelwright.ports.library import LibraryTooNew

SCRIPTS = "reelwright.adapters.library:migrations"
"""The folder of the revisions, as Alembic names one inside a package."""


def bring_up_to_date(engine: Engine, file: Path | None = None, revision: str = HEAD) -> None:
    """Apply every revision that is missing; a file that holds something is backed up before.

    Several processes may ask at once: one does it, the others wait.

    Raises:
        LibraryTooNew: it has a revision that this program does not know.
        LibraryDamaged: the backup does not hold what it should.
    """
    if revision_of(engine) == revision:
        return
    with _alone(file):
        standing = revision_of(engine)
        if standing == revision:
            return
        _check_known(standing, engine)
        if file is not None and standing is not None:
            back_up(file, _backup_of(file, standing))
        if file is not None:
            keep_log_ahead(file)
        with writing(engine) as connection:
            keep_others_out(connection)
            command.upgrade(_alembic(connection), revision)


def take_down_to(engine: Engine, revision: str) -> None:
    """Undo revisions down to ``revision``, which stays; ``base`` undoes every one."""
    with writing(engine) as connection:
        command.downgrade(_alembic(connection), revision)


def newest_revision() -> str | None:
    """The last of the scripts."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def _check_known(revision: str | None, engine: Engine) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if revision is not None and revision not in known:
        message = (
            f"{engine.url.database} was written by a newer Reelwright: update this one to work "
            "with it."
        )
        raise LibraryTooNew(message)


def _alone(file: Path | None) -> AbstractContextManager[object]:
    """A server keeps others out by itself; a copy of a file needs a lock beside it."""
    return nullcontext() if file is None else FileLock(file.with_suffix(".lock"))


def _backup_of(file: Path, revision: str) -> Path:
    when = datetime.now(tz=UTC).strftime("%Y%m%dT%H%M%S%fZ")
    return file.parent / "backups" / f"{file.stem}-before-migration-{revision}-{when}{file.suffix}"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    config.set_main_option("path_separator", "os")
    return config


def _alembic(connection: Connection) -> Config:
    config = _config()
    config.attributes["connection"] = connection
    return config

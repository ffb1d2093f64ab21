"""Copies of a library that are known to be whole."""

import logging
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

from reelwright.ports.library import LibraryDamaged, LibraryNotCopied

_SERVER_PROGRAMS = Path("/usr/lib/postgresql")
"""Where Debian keeps PostgreSQL's programs, a folder for each version."""
_LOG = logging.getLogger(__name__)


def back_up(file: Path, destination: Path) -> None:
    """Copy a library while others may use it; the copy has its name only once it is verified.

    Raises:
        LibraryDamaged: SQLite finds the copy wanting.
    """
    destination.parent.mkdir(parents=True, exist_ok=True)
    unfinished = destination.with_name(f".{destination.name}.unfinished")
    os.close(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
    try:
        _copy(file, unfinished)
        _sync(unfinished)
        unfinished.replace(destination)
    finally:
        unfinished.unlink(missing_ok=True)


def _copy(file: Path, copy: Path) -> None:
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        # A copy is one file: nothing of it may lie in a log beside it.
        target.execute("PRAGMA journal_mode = DELETE")
        found = [row[0] for row in target.execute("PRAGMA integrity_check")]
        wrong = [*found, *target.execute("PRAGMA foreign_key_check")]
    if wrong != ["ok"]:
        message = (
            f"{file} is damaged ({wrong[0]}), so it is left as it is: bring it back from an "
            "older copy in the folder backups beside it."
        )
        raise LibraryDamaged(message)


def _sync(file: Path) -> None:
    descriptor = os.open(file, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def dump(url: URL, destination: Path) -> bool:
    """Copy a server's database with PostgreSQL's own program; False where it is not here.

    The copy has its name only once it was read again from end to end. ``pg_restore`` brings
    it back.

    Raises:
        LibraryNotCopied: the program says why.
    """
    program = _newest("pg_dump")
    if program is None:
        _LOG.warning("pg_dump is not installed, so no copy of %s is taken.", url.database)
        return False
    destination.parent.mkdir(parents=True, exist_ok=True)
    unfinished = destination.with_name(f".{destination.name}.unfinished")
    os.close(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
    environment = {**os.environ, **({"PGPASSWORD": str(url.password)} if url.password else {})}
    # A password among the arguments could be read by every user of the machine.
    place = url.set(drivername="postgresql", password=None).render_as_string()
    try:
        _carry_out(
            (program, "--format=custom", f"--file={unfinished}", f"--dbname={place}"), environment
        )
        _carry_out(
            (program.with_name("pg_restore"), f"--file={os.devnull}", unfinished), environment
        )
        _sync(unfinished)
        unfinished.replace(destination)
    finally:
        unfinished.unlink(missing_ok=True)
    return True


def bring_back(url: URL, copy: Path) -> None:
    """Put a copy in place of all that a server's database holds, in one transaction.

    Raises:
        LibraryNotCopied: PostgreSQL's programs are not installed, or say why they could not.
    """
    unpack, run = _newest("pg_restore"), _newest("psql")
    if unpack is None or run is None:
        message = (
            "pg_restore and psql are not installed, so the library on the server is left as it is: "
            "install PostgreSQL's client programs."
        )
        raise LibraryNotCopied(message)
    environment = {**os.environ, **({"PGPASSWORD": str(url.password)} if url.password else {})}
    place = url.set(drivername="postgresql", password=None).render_as_string()
    script = copy.with_name(f".{copy.name}.sql")
    try:
        options = ("--clean", "--if-exists", "--no-owner", f"--file={script}")
        _carry_out((unpack, *options, copy), environment)
        quiet = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1")
        steps = (f"--command={_EMPTY}", f"--file={script}")
        _carry_out((run, *quiet, *steps, f"--dbname={place}"), environment)
    finally:
        script.unlink(missing_ok=True)


_EMPTY = """DO $$ DECLARE name text; BEGIN
FOR name IN SELECT nspname FROM pg_namespace
    WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
LOOP EXECUTE format('DROP SCHEMA %I CASCADE', name); END LOOP;
CREATE SCHEMA public; END $$"""
"""What a newer schema added would be in the way of its own migration later."""


def _newest(program: str) -> Path | None:
    """The newest of a program: one that is older than the server refuses to copy it."""
    versions = sorted(_SERVER_PROGRAMS.glob(f"*/bin/{program}"), key=_version, reverse=True)
    on_path = shutil.which(program)
    return next(iter(versions), Path(on_path) if on_path else None)


def _version(program: Path) -> int:
    name = program.parents[1].name
    return int(name) if name.isdecimal() else 0


def _carry_out(command: Sequence[Path | str], environment: Mapping[str, str]) -> None:
    done = subprocess.run(
        [os.fspath(part) for part in command],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = " ".join(done.stderr.split())
        message = (
            f"The library could not be copied ({said}), so it is left as it is: mend that, and run "
            "it again."
        )
        raise LibraryNotCopied(message)

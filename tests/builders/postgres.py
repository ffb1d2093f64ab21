"""A PostgreSQL server of the tests' own: made, started, cut and killed by them.

It listens on a socket in its own folder only, trusts whoever reaches that, and does not wait for
the disk, so that a database costs little. Run by root, it becomes ``nobody``, as PostgreSQL asks.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import LiteralString

from psycopg import connect
from psycopg.sql import SQL, Composed, Identifier

_PLACES = (*sorted(Path("/usr/lib/postgresql").glob("*/bin"))[::-1], Path("/usr/local/bin"))
_USER = "reelwright"
_NOBODY = 65534
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_buffers": "32MB",
}
_SECONDS = 300


class PostgresServer:
    """One server; its databases are made on request."""

    def __init__(self, programs: Path, folder: Path, settings: Mapping[str, str]) -> None:
        self._programs = programs
        self.folder = folder
        self._settings = settings
        self._count = 0

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.folder / "log"

    @property
    def pid(self) -> int:
        """The process that all others of the server are children of."""
        return int((self.folder / "cluster" / "postmaster.pid").read_text().split()[0])

    def url(self, database: str = "postgres") -> str:
        """The address of a database, as the setting ``database`` takes it."""
        return f"postgresql+psycopg://{_USER}@/{database}?host={self.folder}"

    def new_database(self) -> str:
        """The address of a database that nobody has used."""
        self._count += 1
        name = f"library_{self._count}"
        self.execute(SQL("CREATE DATABASE {} TEMPLATE template0").format(Identifier(name)))
        return self.url(name)

    def execute(self, statement: LiteralString | Composed, database: str = "postgres") -> None:
        """Carry out a statement outside of any transaction."""
        place = f"host={self.folder} user={_USER} dbname={database}"
        with connect(place, autocommit=True) as connection:
            connection.execute(statement)

    def make(self) -> None:
        """Make the files of an empty server."""
        cluster = self.folder / "cluster"
        options = ("--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C")
        self._control("initdb", f"--pgdata={cluster}", f"--username={_USER}", *options)

    def start(self) -> None:
        """Start it, and wait until it takes connections; one that was killed recovers first."""
        options = " ".join(f"-c {name}='{value}'" for name, value in self._settings.items())
        options = f"{options} -c unix_socket_directories='{self.folder}'"
        self._control("pg_ctl", "start", "-w", f"-l{self.log}", f"-o{options}")

    def stop(self, mode: str = "fast") -> None:
        """Stop it: ``fast`` ends every connection, ``immediate`` is a power cut."""
        self._control("pg_ctl", "stop", "-w", f"-m{mode}")

    def is_running(self) -> bool:
        """Whether it runs."""
        return (self.folder / "cluster" / "postmaster.pid").exists()

    def _control(self, program: str, *arguments: str) -> None:
        environment = {"PGDATA": str(self.folder / "cluster"), "PATH": os.environ["PATH"]}
        _run([str(self._programs / program), *arguments], as_nobody=True, env=environment)


def programs() -> Path | None:
    """The folder of PostgreSQL's programs; None where this machine has none."""
    return next(
        (place for place in _PLACES if (place / "initdb").exists() and _has_pg_ctl(place)), None
    )


@contextmanager
def postgres_server(settings: Mapping[str, str] | None = None) -> Iterator[PostgresServer]:
    """A running server, which is gone at the end with all that it held.

    ``settings`` are PostgreSQL's own and win over those that make it quick.
    """
    place = programs()
    if place is None:
        message = "PostgreSQL is not installed"
        raise FileNotFoundError(message)
    # A socket's path may have 107 characters, which a folder of pytest's own exceeds.
    folder = Path(tempfile.mkdtemp(prefix="reelwright-pg-", dir="/tmp"))
    if os.geteuid() == 0:
        os.chown(folder, _NOBODY, _NOBODY)
    server = PostgresServer(place, folder, {**_SETTINGS, **(settings or {})})
    try:
        server.make()
        server.start()
        yield server
    finally:
        if server.is_running():
            server.stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)


def wait_until_gone(pid: int) -> None:
    """Wait until a process that was killed no longer runs."""
    until = time.monotonic() + _SECONDS
    while Path(f"/proc/{pid}").exists() and time.monotonic() < until:
        time.sleep(0.01)


def _has_pg_ctl(place: Path) -> bool:
    return (place / "pg_ctl").exists()


def _run(
    command: list[str], *, as_nobody: bool = False, env: Mapping[str, str] | None = None
) -> str:
    drop = as_nobody and os.geteuid() == 0
    # pg_ctl's server keeps what it inherits open: a pipe would never end.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            timeout=_SECONDS,
            check=False,
            cwd="/",
            env=env,
            user=_NOBODY if drop else None,
            group=_NOBODY if drop else None,
            extra_groups=[] if drop else None,
        )
        output.seek(0)
        said = output.read()
    if done.returncode:
        message = f"{' '.join(command)} ended with {done.returncode}: {said}"
        raise RuntimeError(message)
    return said

"""From the address of a library to a connection."""

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from reelwright.adapters.library.database import Database
from reelwright.adapters.library.engine import engine_for, file_engine
from reelwright.ports.library import LibraryAddress, LibraryAddressInvalid

FILE_NAME = "library.db"
_SERVERS = frozenset({"postgresql", "postgres", "postgresql+psycopg"})


def connect_to(address: LibraryAddress) -> Database:
    """The database at an address, in whatever state it is; a file is made where there is none.

    Raises:
        LibraryAddressInvalid, OSError.
    """
    if not address.database:
        return Database(file_engine(file_of(address)))
    replica = engine_for(server_url(address.replica)) if address.replica else None
    return Database(engine_for(server_url(address.database)), replica=replica)


def file_of(address: LibraryAddress) -> Path:
    """Where a home's library stands, unless a server has it."""
    return address.home.expanduser().absolute() / FILE_NAME


def backups_of(address: LibraryAddress) -> Path:
    """Where copies of a library are kept."""
    return address.home.expanduser().absolute() / "backups"


def server_url(written: str) -> URL:
    """An address as a person writes it.

    Raises:
        LibraryAddressInvalid: it is none of PostgreSQL with the name of a database.
    """
    try:
        url = make_url(written)
    except ArgumentError as error:
        raise LibraryAddressInvalid(_NO_ADDRESS) from error
    if url.drivername not in _SERVERS or not url.database:
        raise LibraryAddressInvalid(_NO_ADDRESS)
    return url.set(drivername="postgresql+psycopg")


_NO_ADDRESS = (
    "The setting database is no address of PostgreSQL: write postgresql://user@host:5432/name, or "
    "leave it empty to keep the library in the home."
)

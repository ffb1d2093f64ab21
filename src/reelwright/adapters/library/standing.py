"""Opening a library that is up to date, without the migrations, which take long to import."""

from reelwright.adapters.library.connecting import connect_to, file_of
from reelwright.adapters.library.database import Database
from reelwright.adapters.library.explaining import explained
from reelwright.adapters.library.migrations import HEAD
from reelwright.adapters.library.revisions import revision_of
from reelwright.ports.library import LibraryAddress


def standing(address: LibraryAddress) -> Database | None:
    """A library's database; None where it has to be made or brought up to date first.

    Raises:
        LibraryDamaged, LibraryBusy, LibraryUnreachable, LibraryForbidden, DiskFull, DiskForbidden.
    """
    if not address.database and not file_of(address).exists():
        return None
    with explained(str(file_of(address))):
        database = connect_to(address)
    with explained(database.place):
        if revision_of(database.engine) == HEAD:
            return database
        database.dispose()
    return None

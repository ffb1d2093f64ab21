"""Where a home's library is kept, and what can go wrong with it, whatever is asked of it.

The library is a file in the home, or a database on a PostgreSQL server that several machines share.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from reelwright.domain.errors import ReelwrightError


class LibraryDamaged(ReelwrightError):
    """The library cannot be read as a database."""


class LibraryTooNew(ReelwrightError):
    """The library was written by a newer Reelwright."""


class LibraryBusy(ReelwrightError):
    """Another process kept the library to itself for too long."""

    retryable: ClassVar[bool] = True


class LibraryAddressInvalid(ReelwrightError):
    """The address is not one of a database that can hold a library."""


class LibraryUnreachable(ReelwrightError):
    """The database does not answer, or ended the connection."""

    retryable: ClassVar[bool] = True


class LibraryForbidden(ReelwrightError):
    """The database refuses what is asked of it to this user."""


class LibraryTooSlow(ReelwrightError):
    """A statement took longer than any may."""

    retryable: ClassVar[bool] = True


class ChangeUnclear(ReelwrightError):
    """The database went away just when it was told to keep a change."""


class LibraryForeign(ReelwrightError):
    """The database holds something else than a library."""


class LibraryHalfMigrated(ReelwrightError):
    """The tables are not those of the revision that the library says it has."""


class LibraryNotCopied(ReelwrightError):
    """No copy could be taken, without which the library is not changed."""


class JumpRefused(ReelwrightError):
    """Going to this revision would lose what is kept, or cannot be done in one step."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LibraryAddress:
    """Where a library is: ``library.db`` in the home, unless ``database`` names a server's.

    ``replica`` is a copy that follows the server's, for reads that may lag. Both may hold a
    password: they are never shown as they are.
    """

    home: Path
    database: str = ""
    replica: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class LibraryState:
    """How a library stands. ``revision`` is empty where it was never made."""

    place: str
    """Where it is, without a password."""
    kind: str
    """``sqlite`` or ``postgresql``."""
    newest: str
    """The revision that this program brings it to."""
    revision: str = ""
    size: int = 0
    """Bytes that it takes."""
    rows: tuple[tuple[str, int], ...] = ()
    """How many there are of each of its things."""
    copies: tuple[Path, ...] = ()
    """Those that migrations took, the newest first."""

    @property
    def is_up_to_date(self) -> bool:
        """Whether it needs no migration."""
        return self.revision == self.newest

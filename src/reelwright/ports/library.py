"""What can go wrong with the library, whatever is asked of it."""

from typing import ClassVar

from reelwright.domain.errors import ReelwrightError


class LibraryDamaged(ReelwrightError):
    """The library cannot be read as a database."""


class LibraryTooNew(ReelwrightError):
    """The library was written by a newer Reelwright."""


class LibraryBusy(ReelwrightError):
    """Another process kept the library to itself for too long."""

    retryable: ClassVar[bool] = True

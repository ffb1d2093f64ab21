"""What can go wrong with any disk."""

from typing import ClassVar

from reelwright.domain.errors import ReelwrightError


class DiskFull(ReelwrightError):
    """The disk has no room."""

    retryable: ClassVar[bool] = True


class DiskForbidden(ReelwrightError):
    """A folder may not be written."""

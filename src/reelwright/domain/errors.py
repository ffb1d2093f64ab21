"""The root of every error that Reelwright raises on purpose."""

from collections.abc import Mapping
from typing import ClassVar


class ReelwrightError(Exception):
    """Something that a person can be told in one sentence.

    The message says what is wrong, where, and what to do. A subclass is named after the fact.
    """

    retryable: ClassVar[bool] = False
    """Whether the same call may succeed later with nothing changed."""

    @property
    def figures(self) -> Mapping[str, str]:
        """What a program may want to know besides, by name."""
        return {}

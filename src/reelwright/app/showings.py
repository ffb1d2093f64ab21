"""The footage history of a channel, opened when something is first written or read.

Importing a database library takes a quarter of a second, which a run without stock should not pay.
"""

import importlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from reelwright.domain.footage.stock import ShownLately
from reelwright.domain.script.visuals import Footage
from reelwright.ports.footage import FootageHistory

_LIBRARY = "reelwright.adapters.library.showings"
_FILE = "library.db"


class HomeShowings:
    """What a channel has shown, in the library of a home. Reading makes no library."""

    def __init__(self, home: Path, channel: str, window: ShownLately) -> None:
        self._file = home.expanduser().absolute() / _FILE
        self._channel = channel
        self._window = window

    def shown_before(self, production: str) -> tuple[Footage, ...]:
        """What other productions of the channel showed recently."""
        return self._opened.shown_before(production) if self._file.exists() else ()

    def remember(self, production: str, footage: Sequence[Footage]) -> None:
        """A production was delivered with this footage."""
        if footage or self._file.exists():
            self._opened.remember(production, footage)

    @cached_property
    def _opened(self) -> FootageHistory:
        library = importlib.import_module(_LIBRARY)
        opened: FootageHistory = library.open_showings(self._file, self._channel, self._window)
        return opened

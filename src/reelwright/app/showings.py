"""The footage history of a channel, opened when something is first written or read.

Importing a database library takes a quarter of a second, which a run without stock should not pay.
"""

import importlib
from collections.abc import Sequence
from functools import cached_property

from reelwright.domain.footage.stock import ShownLately
from reelwright.domain.script.visuals import Footage
from reelwright.ports.footage import FootageHistory
from reelwright.ports.library import LibraryAddress

_LIBRARY = "reelwright.adapters.library.showings"
_FILE = "library.db"


class HomeShowings:
    """What a channel has shown, in the library of a home. Reading makes no library."""

    def __init__(self, address: LibraryAddress, channel: str, window: ShownLately) -> None:
        self._address = address
        self._channel = channel
        self._window = window

    def shown_before(self, production: str) -> tuple[Footage, ...]:
        """What other productions of the channel showed recently."""
        return self._opened.shown_before(production) if self._begun() else ()

    def remember(self, production: str, footage: Sequence[Footage]) -> None:
        """A production was delivered with this footage."""
        if footage or self._begun():
            self._opened.remember(production, footage)

    def _begun(self) -> bool:
        home = self._address.home.expanduser()
        return bool(self._address.database) or (home / _FILE).exists()

    @cached_property
    def _opened(self) -> FootageHistory:
        library = importlib.import_module(_LIBRARY)
        opened: FootageHistory = library.open_showings(self._address, self._channel, self._window)
        return opened

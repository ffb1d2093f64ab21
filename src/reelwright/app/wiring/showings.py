"""The footage history of a channel, opened when something is first written or read."""

from collections.abc import Sequence

from reelwright.app.wiring.books import HomeBooks
from reelwright.domain.footage.stock import ShownLately
from reelwright.domain.script.visuals import Footage


class HomeShowings:
    """What a channel has shown, in the books of a home. Reading makes no library."""

    def __init__(self, books: HomeBooks, channel: str, window: ShownLately) -> None:
        self._books = books
        self._channel = channel
        self._window = window

    def shown_before(self, production: str) -> tuple[Footage, ...]:
        """What other productions of the channel showed recently."""
        kept = self._books.showings(self._channel, self._window, begin=False)
        return kept.shown_before(production) if kept else ()

    def remember(self, production: str, footage: Sequence[Footage]) -> None:
        """A production was delivered with this footage."""
        kept = self._books.showings(self._channel, self._window, begin=bool(footage))
        if kept:
            kept.remember(production, footage)

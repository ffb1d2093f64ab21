"""Who needs productions and artefacts to stay."""

import importlib
from collections.abc import Collection

from reelwright.app.settings.model import Settings
from reelwright.ports.holds import Hold, Holds, Needs, ProductionHeld

_HOLDS = "reelwright.adapters.library.holds"
_NEEDS = "reelwright.adapters.library.needs"
_FILE = "library.db"


class HomeHolds:
    """The holds of a home; asking leaves no library behind where there is none."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._holds: Holds | None = None

    def hold(self, hold: Hold) -> None:
        """From now on the holder needs exactly this."""
        self._opened().hold(hold)

    def let_go(self, holder: str) -> None:
        """From now on the holder needs nothing."""
        if _begun(self._settings):
            self._opened().let_go(holder)

    def all(self) -> tuple[Hold, ...]:
        """Every hold, by holder."""
        return self._opened().all() if _begun(self._settings) else ()

    def on(self, production: str) -> tuple[Hold, ...]:
        """The holds on one production."""
        return self._opened().on(production) if _begun(self._settings) else ()

    def _opened(self) -> Holds:
        if self._holds is None:
            self._holds = importlib.import_module(_HOLDS).open_holds(self._settings.library)
        return self._holds


class HomeNeeds:
    """What the productions of a home's library need; asking leaves none behind."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._needs: Needs | None = None

    def needed_among(self, artefacts: Collection[str]) -> frozenset[str]:
        """Which of these SHA-256 a production is made of that is neither deleted nor archived."""
        if not artefacts or not _begun(self._settings):
            return frozenset()
        return self._opened().needed_among(artefacts)

    def gone(self, production: str) -> None:
        """A production was removed by hand: it needs nothing any more."""
        if _begun(self._settings):
            self._opened().gone(production)

    def _opened(self) -> Needs:
        if self._needs is None:
            self._needs = importlib.import_module(_NEEDS).open_needs(self._settings.library)
        return self._needs


def _begun(settings: Settings) -> bool:
    return bool(settings.database) or (settings.home / _FILE).exists()


def check_unheld(production: str, title: str, holds: Holds) -> None:
    """Make sure that nobody needs a production where it is.

    Raises:
        ProductionHeld.
    """
    held = holds.on(production) if production else ()
    if held:
        reasons = "; ".join(f"{hold.holder}, because {hold.why}" for hold in held)
        message = f"{title} stays where it is: it is needed by {reasons}."
        raise ProductionHeld(message)

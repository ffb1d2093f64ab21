"""Who needs productions and artefacts to stay."""

import importlib

from reelwright.app.settings import Settings
from reelwright.ports.holds import Hold, Holds, ProductionHeld

_HOLDS = "reelwright.adapters.library.holds"
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
        if self._begun():
            self._opened().let_go(holder)

    def all(self) -> tuple[Hold, ...]:
        """Every hold, by holder."""
        return self._opened().all() if self._begun() else ()

    def on(self, production: str) -> tuple[Hold, ...]:
        """The holds on one production."""
        return self._opened().on(production) if self._begun() else ()

    def _begun(self) -> bool:
        return bool(self._settings.database) or (self._settings.home / _FILE).exists()

    def _opened(self) -> Holds:
        if self._holds is None:
            self._holds = importlib.import_module(_HOLDS).open_holds(self._settings.library)
        return self._holds


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

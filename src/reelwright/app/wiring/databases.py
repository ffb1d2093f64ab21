"""The library's database, opened without the migrations where it is up to date."""

import importlib

from reelwright.adapters.library.database import Database
from reelwright.adapters.library.standing import standing
from reelwright.app.settings.model import Settings

_OPENING = "reelwright.adapters.library.opening"


def database_of(settings: Settings) -> Database:
    """The database, which is made or brought up to date.

    Raises:
        ReelwrightError: it cannot be opened, with the reason.
    """
    found = standing(settings.library)
    if found is None:
        made: Database = importlib.import_module(_OPENING).open_database(settings.library)
        return made
    return found

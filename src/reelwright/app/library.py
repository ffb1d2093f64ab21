"""The library as commands and pages use it: opened, with everything taken in that runs told."""

import importlib

from reelwright.app.settings import Settings
from reelwright.app.wiring import journals_of
from reelwright.ports.catalogue import Catalogue
from reelwright.ports.life import Journals

_CATALOGUE = "reelwright.adapters.library.catalogue"


def catalogue_of(settings: Settings) -> Catalogue:
    """The catalogue, in which every run so far is told.

    Raises:
        ReelwrightError: the library cannot be opened, with the reason.
    """
    catalogue: Catalogue = importlib.import_module(_CATALOGUE).open_catalogue(settings.library)
    take_in(journals_of(settings), catalogue)
    return catalogue


def take_in(journals: Journals, catalogue: Catalogue) -> int:
    """Let the catalogue learn what runs have told, and forget it; the number of runs."""
    count = 0
    for told in journals.runs():
        catalogue.learn([told])
        if told.ended:
            journals.forget(told.run)
        count += 1
    return count

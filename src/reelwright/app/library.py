"""The library as commands and pages use it: opened, with everything taken in that runs told."""

import importlib

from reelwright.app.settings import Settings
from reelwright.app.wiring import journals_of
from reelwright.ports.catalogue import Catalogue
from reelwright.ports.library import LibraryState
from reelwright.ports.life import Journals

_CATALOGUE = "reelwright.adapters.library.catalogue"
_EXAMINING = "reelwright.adapters.library.examining"


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


def state_of_library(settings: Settings) -> LibraryState:
    """How the library stands; nothing is changed.

    Raises:
        ReelwrightError: it cannot be read, with the reason.
    """
    state: LibraryState = importlib.import_module(_EXAMINING).state_of(settings.library)
    return state


def faults_of_library(settings: Settings) -> tuple[str, ...]:
    """What is wrong with the library; nothing where it is sound.

    Raises:
        ReelwrightError: it cannot be read, with the reason.
    """
    faults: tuple[str, ...] = importlib.import_module(_EXAMINING).faults_of(settings.library)
    return faults


def migrate_library(settings: Settings, revision: str = "", *, lose: bool = False) -> LibraryState:
    """Bring the library to a revision, by default the newest; how it stands then.

    Raises:
        ReelwrightError: it is left as it is, with the reason.
    """
    importlib.import_module(_EXAMINING).migrate(settings.library, revision, lose=lose)
    return state_of_library(settings)

"""The library as commands and pages use it: opened, with everything taken in that runs told."""

import importlib
import logging
from collections import defaultdict

from reelwright.app.settings.model import Settings
from reelwright.app.wiring.storage import journals_of
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.catalogue import Catalogue
from reelwright.ports.library import LibraryState
from reelwright.ports.life import Journals

_CATALOGUE = "reelwright.adapters.library.catalogue"
_EXAMINING = "reelwright.adapters.library.examining"
_LOG = logging.getLogger(__name__)


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


def take_in_what_was_told(settings: Settings) -> None:
    """Let the library learn what runs have told, at the end of one; its result stands already.

    What fails here is told to the log: the next run, or whoever looks, tries it again.
    """
    try:
        catalogue_of(settings)
    except (ReelwrightError, OSError) as error:
        _LOG.warning("What happened was not taken into the library yet: %s", error)


def production_of(settings: Settings, job: str) -> str | None:
    """The id of the production that a job works on; None as long as the library knows none."""
    try:
        found = catalogue_of(settings).of_jobs([job]).get(job)
    except (ReelwrightError, OSError) as error:
        _LOG.warning("The library cannot be asked for the production: %s", error)
        return None
    return found.id if found else None


def cpu_of_job(settings: Settings, job: str) -> dict[str, float]:
    """Seconds of processor time by stage, as far as the library knows what a job has done."""
    try:
        catalogue = catalogue_of(settings)
        found = catalogue.of_jobs([job]).get(job)
        events = catalogue.sheet(found.id).events if found else ()
    except (ReelwrightError, OSError) as error:
        _LOG.warning("The library cannot be asked for what the job took: %s", error)
        return {}
    taken: defaultdict[str, float] = defaultdict(float)
    for event in events:
        if event.job == job and event.cpu is not None:
            taken[event.stage] += event.cpu
    return dict(taken)


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

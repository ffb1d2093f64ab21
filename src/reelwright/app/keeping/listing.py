"""Every production that is known: by the library, and by folders where it does not answer."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from reelwright.app.keeping.library import catalogue_of
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.storage import productions_of
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.production.life import Event, EventKind, ProductionState
from reelwright.domain.production.record import birth_of, recorded_contents
from reelwright.ports.catalogue import Catalogue, Entry, Listed, Wanted
from reelwright.ports.life import ToldRun
from reelwright.ports.productions import KnownProduction

_PAGE = 1000
_LOG = logging.getLogger(__name__)


def known_productions(settings: Settings, limit: int | None = None) -> tuple[Listed, ...]:
    """The newest first, at most ``limit``; folders alone, with a warning, where the library fails.

    Looking makes no library where nothing was ever made.
    """
    folders = productions_of(settings).all()
    if not folders and not _is_begun(settings):
        return ()
    try:
        catalogue = catalogue_of(settings)
        take_in_folders(folders, catalogue)
        here = {one.manifest.id: one.folder for one in folders if one.manifest.id}
        entries = islice(_entries(catalogue, limit), limit)
        listed = tuple(_of_entry(entry, here.get(entry.id)) for entry in entries)
    except ReelwrightError as error:
        _LOG.warning("These are the folders of this home alone: %s", error)
        return tuple(map(_of_folder, folders[:limit]))
    older = (_of_folder(one) for one in folders if not one.manifest.id)
    return (*listed, *older)[:limit]


def _is_begun(settings: Settings) -> bool:
    kept = ("library.db", "journal")
    return bool(settings.database) or any((settings.home / name).exists() for name in kept)


def take_in_folders(found: tuple[KnownProduction, ...], catalogue: Catalogue) -> None:
    """Productions whose journal never came here, such as of a folder that was copied."""
    by_id = {one.manifest.id: one for one in found if one.manifest.id}
    unknown = catalogue.unknown(by_id)
    catalogue.learn(_told_by_manifest(one) for id_, one in by_id.items() if id_ in unknown)


def _told_by_manifest(one: KnownProduction) -> ToldRun:
    at = one.ended or datetime.now(tz=UTC)
    return ToldRun(
        run=f"manifest-{one.manifest.id}",
        birth=birth_of(one.manifest, str(one.folder)),
        events=(Event(kind=EventKind.DELIVERED, at=at, stage="deliver"),),
        contents=recorded_contents(one.manifest),
        ended=True,
    )


def _entries(catalogue: Catalogue, limit: int | None) -> Iterator[Entry]:
    before: int | None = None
    while True:
        page = catalogue.page(Wanted(), limit=min(limit or _PAGE, _PAGE), before=before)
        yield from page.entries
        before = page.before
        if before is None:
            return


def _of_entry(entry: Entry, here: Path | None) -> Listed:
    """``here``: where its folder stands in this home, which may have been moved since."""
    return Listed(
        id=entry.id,
        slug=entry.slug,
        title=entry.title,
        channel=entry.channel,
        state=entry.state,
        folder=str(here) if here else entry.folder,
        size=entry.size,
        ended=entry.updated,
        here=here is not None or (bool(entry.folder) and Path(entry.folder).is_dir()),
    )


def _of_folder(one: KnownProduction) -> Listed:
    birth = birth_of(one.manifest, str(one.folder))
    return Listed(
        id=birth.id,
        slug=birth.slug,
        title=birth.title,
        channel=birth.channel,
        state=ProductionState.PASSED if one.manifest.passed else ProductionState.REJECTED,
        folder=birth.folder,
        size=one.size,
        ended=one.ended,
        here=True,
    )

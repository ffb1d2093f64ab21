"""Putting productions away, and bringing them back."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from reelwright.app.keeping.holding import check_unheld
from reelwright.app.keeping.moving import tell_of_move
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.places import is_bucket
from reelwright.domain.production.life import EventKind
from reelwright.ports.holds import Holds
from reelwright.ports.life import Life
from reelwright.ports.productions import (
    Archive,
    DeletedProduction,
    KnownProduction,
    ProductionMissing,
    Productions,
    Shelf,
)
from reelwright.ports.storage import References


class Archivist:
    """Moves productions of one home to its archive, a folder or a bucket, and back."""

    def __init__(
        self,
        settings: Settings,
        *,
        references: References,
        productions: Productions,
        archive: Archive,
        holds: Holds,
        begin_life: Callable[[], Life],
        shelf: Callable[[str], Shelf],
    ) -> None:
        """``shelf`` gives the archive in a bucket, by its address."""
        self._settings = settings
        self._references = references
        self._productions = productions
        self._archive = archive
        self._holds = holds
        self._begin_life = begin_life
        self._shelf = shelf

    @property
    def folder(self) -> Path:
        """Where productions are archived to, unless another place is named."""
        return self._settings.archive or self._settings.home.expanduser().absolute() / "archive"

    def archive(self, name: str, to: str = "") -> DeletedProduction:
        """Move a production away, so that it no longer takes part; it can be brought back.

        ``to`` is a folder or ``s3://bucket/prefix``, by default that of the settings.

        Raises:
            ProductionHeld.
            ProductionMissing, ProductionBusy, ProductionFull, ProductionForbidden.
        """
        known = next(iter(self._known(name)), None)
        if known is not None:
            check_unheld(known.manifest.id, known.manifest.title, self._holds)
        if is_bucket(to):
            archived = self._shelf(to).archive(name)
        else:
            archived = self._archive.archive(name, self._place(to))
        if archived.id:
            self._references.forget(archived.id)
        if known is not None:
            tell_of_move(self._begin_life(), EventKind.ARCHIVED, known)
        return archived

    def archived(self, place: str = "") -> tuple[DeletedProduction, ...]:
        """What is in the archive.

        Raises:
            StoreUnreachable, StoreRefused: of a bucket.
        """
        if is_bucket(place):
            return self._shelf(place).archived()
        return self._archive.archived(self._place(place))

    def unarchive(self, name: str, place: str = "") -> Path:
        """Bring a production back; return its folder.

        Raises:
            ProductionMissing, FolderTaken, ProductionFull, ProductionForbidden.
        """
        if is_bucket(place):
            back = self._shelf(place).unarchive(name)
        else:
            back = self._archive.unarchive(name, self._place(place))
        tell_of_move(self._begin_life(), EventKind.UNARCHIVED, self._productions.find(str(back)))
        return back

    def _known(self, name: str) -> Iterator[KnownProduction]:
        """It, unless it is on its way into a bucket already."""
        with suppress(ProductionMissing):
            yield self._productions.find(name)

    def _place(self, place: str) -> Path:
        return Path(place).expanduser().absolute() if place else self.folder

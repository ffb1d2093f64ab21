"""The productions of a home, and an index of those made elsewhere."""

import difflib
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reelwright.adapters.disk.durable import explained, write_whole
from reelwright.adapters.disk.production import check_usable, locked, writing
from reelwright.adapters.disk.records import read_manifest, run_record
from reelwright.adapters.disk.trash import Trash
from reelwright.domain.production.manifest import MANIFEST, RUN, SCRIPT
from reelwright.ports.lease import NamedLease
from reelwright.ports.productions import (
    DeletedProduction,
    FolderTaken,
    KnownProduction,
    ManifestDamaged,
    OpenProduction,
    ProductionForbidden,
    ProductionFull,
    ProductionMissing,
    ProductionUnclear,
)


def _now() -> datetime:
    return datetime.now(tz=UTC)


class FolderProductions:
    """``<home>/productions/<slug>``, ``<home>/trash``, and folders chosen with ``--output``."""

    def __init__(self, home: Path, *, now: Callable[[], datetime] = _now) -> None:
        home = home.expanduser().absolute()
        self._folder = home / "productions"
        self._index = index_in(home)
        self._trash = Trash(home / "trash")
        self._now = now

    def folder_for(self, slug: str, source: str) -> Path:
        """Where in the home a source's production belongs: ``slug``, ``slug-2`` ..."""
        number = 1
        while True:
            folder = self._folder / (slug if number == 1 else f"{slug}-{number}")
            if self._is_free_for(folder, source):
                return folder
            number += 1

    @contextmanager
    def open(self, folder: Path, lease: NamedLease | None = None) -> Iterator[OpenProduction]:
        """Work in a folder, which is made if it does not exist, and remember it.

        Who works under a lease takes over from who has lost theirs.

        Raises:
            FolderTaken, ProductionBusy, ManifestDamaged, ProductionFull, ProductionForbidden.
        """
        folder = folder.expanduser().absolute()
        with locked(folder, lease) as production:
            self._remember(folder)
            yield production

    def owner_of(self, file: Path) -> Path | None:
        """The production folder whose own file this is; None where it is nobody's."""
        folder = file.expanduser().absolute().parent
        with suppress(ManifestDamaged):
            manifest = read_manifest(folder / MANIFEST)
            if manifest is not None and (file.name == SCRIPT or manifest.file(file.name)):
                return folder
        return None

    def all(self) -> tuple[KnownProduction, ...]:
        """Every production, the newest first; folders that are gone are left out."""
        known = filter(None, map(_known, self._folders()))
        never = datetime.min.replace(tzinfo=UTC)
        return tuple(sorted(known, key=lambda one: one.ended or never, reverse=True))

    def find(self, name: str) -> KnownProduction:
        """The production of this slug or folder.

        Raises:
            ProductionMissing: with the names that are near.
            ProductionUnclear: several are called so.
        """
        everything = self.all()
        path = Path(name).expanduser().absolute()
        for fits in (_lies_at(path), _lies_at(self._folder / name), _is_called(name)):
            found = [one for one in everything if fits(one)]
            if len(found) > 1:
                raise _unclear(name, found)
            if found:
                return found[0]
        raise _missing(name, [one.folder.name for one in everything])

    def delete(self, name: str) -> DeletedProduction:
        """Move a production's files to the trash; files of the owner's own stay.

        Raises:
            ProductionMissing, ProductionBusy, ProductionFull, ProductionForbidden.
        """
        return self._put_away(name, self._trash, self._folder.parent)

    def _put_away(self, name: str, where: Trash, place: Path) -> DeletedProduction:
        known = self.find(name)
        with locked(known.folder), writing(place):
            deleted = where.put(known.folder, known.manifest, self._now())
        self._entry(known.folder).unlink(missing_ok=True)
        with suppress(OSError):  # It is not empty: the owner's own files stay.
            known.folder.rmdir()
        return deleted

    def deleted(self) -> tuple[DeletedProduction, ...]:
        """What is in the trash, the newest first."""
        return self._trash.all()

    def restore(self, name: str) -> Path:
        """Bring the last deleted production of this name back; return its folder.

        Raises:
            ProductionMissing, FolderTaken, ProductionFull, ProductionForbidden.
        """
        with writing(self._folder.parent):
            folder = self._trash.restore(name)
            self._remember(folder)
        return folder

    def archive(self, name: str, to: Path) -> DeletedProduction:
        """Move a production's files to a folder elsewhere; files of the owner's own stay.

        Raises:
            ProductionMissing, ProductionBusy, ProductionFull, ProductionForbidden.
        """
        return self._put_away(name, Trash(to), to)

    def archived(self, folder: Path) -> tuple[DeletedProduction, ...]:
        """What is in an archive, the newest first."""
        return Trash(folder).all()

    def unarchive(self, name: str, folder: Path) -> Path:
        """Bring a production back from an archive; return its folder.

        Raises:
            ProductionMissing, FolderTaken, ProductionFull, ProductionForbidden.
        """
        with writing(self._folder.parent):
            back = Trash(folder, holds="archived").restore(name)
            self._remember(back)
        return back

    def purge(self, older_than: timedelta) -> int:
        """Empty the trash of what was deleted longer ago; return the bytes that came free."""
        return self._trash.purge(self._now() - older_than)

    def _is_free_for(self, folder: Path, source: str) -> bool:
        try:
            check_usable(folder)
            manifest = read_manifest(folder / MANIFEST)
        except (FolderTaken, ManifestDamaged):
            return False
        return manifest is None or manifest.source.location == source

    def _folders(self) -> Iterator[Path]:
        if self._folder.is_dir():
            yield from sorted(self._folder.iterdir())
        for entry in sorted(self._index.glob("*.path")):
            yield Path(entry.read_text(encoding="utf-8"))

    def _remember(self, folder: Path) -> None:
        if folder.parent == self._folder:
            return
        entry = self._entry(folder)
        with explained(
            "where productions are",
            self._folder,
            full=ProductionFull,
            forbidden=ProductionForbidden,
        ):
            self._index.mkdir(parents=True, exist_ok=True)
            write_whole(str(folder), entry, entry.with_suffix(".new"))

    def _entry(self, folder: Path) -> Path:
        return entry_of(self._index, folder)


def index_in(home: Path) -> Path:
    """Where a home remembers productions that are not directly in its folder of them."""
    return home / "productions" / ".elsewhere"


def entry_of(index: Path, folder: Path) -> Path:
    """The file in which such a production is remembered."""
    return index / f"{hashlib.sha256(str(folder).encode()).hexdigest()[:32]}.path"


def _known(folder: Path) -> KnownProduction | None:
    try:
        manifest = read_manifest(folder / MANIFEST)
        run = run_record.read(folder / RUN)
    except (ManifestDamaged, OSError):
        return None
    if manifest is None:
        return None
    size = sum(record.size for record in manifest.files)
    ended = run.ended if run else None
    return KnownProduction(folder=folder, manifest=manifest, size=size, ended=ended)


def _lies_at(folder: Path) -> Callable[[KnownProduction], bool]:
    return lambda one: one.folder == folder


def _is_called(name: str) -> Callable[[KnownProduction], bool]:
    return lambda one: name in {one.folder.name, one.manifest.slug}


def _missing(name: str, names: list[str]) -> ProductionMissing:
    near = difflib.get_close_matches(name, names, n=3) or sorted(names)[:3]
    hint = f"; there is {', '.join(near)}" if near else "; none has been made yet"
    return ProductionMissing(f"There is no production {name}{hint}.")


def _unclear(name: str, found: list[KnownProduction]) -> ProductionUnclear:
    folders = ", ".join(sorted(str(one.folder) for one in found))
    return ProductionUnclear(
        f"Several productions are called {name}: name one's folder ({folders})."
    )

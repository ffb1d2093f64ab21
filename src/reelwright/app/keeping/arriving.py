"""A restored home, made fit for where it will stand."""

from functools import partial
from pathlib import Path, PurePath

from reelwright.adapters.backup.record import SERVER
from reelwright.adapters.backup.restoring import dump_beside
from reelwright.adapters.disk.relocating import relocate_files
from reelwright.adapters.library.backups import bring_back, dump
from reelwright.adapters.library.connecting import FILE_NAME, server_url
from reelwright.adapters.library.migrating import revisions
from reelwright.adapters.library.relocating import relocate_library, revision_in
from reelwright.app.settings.model import Settings
from reelwright.ports.backup import BackupRecord, BackupTooNew, HomeTaken
from reelwright.ports.library import LibraryAddress


class Arrival:
    """What is restored once, from another place perhaps; ``settle`` comes first."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._home = settings.home.expanduser().absolute()
        self._came_from = self._home
        self._stands: frozenset[PurePath] = frozenset()

    def settle(self, unpacked: Path, record: BackupRecord) -> None:
        """Check that this program can use what was unpacked, and let it know its new place.

        Raises:
            BackupTooNew, HomeTaken.
        """
        library = LibraryAddress(home=unpacked)
        if (unpacked / FILE_NAME).exists():
            _require_known(revision_in(library))
            self._require_files(record)
        self._came_from = Path(record.home) if record.home else self._home
        if self._came_from == self._home:
            return
        relocate_files(unpacked, self._came_from, self._home)
        if (unpacked / FILE_NAME).exists():
            relocate_library(library, self._came_from, self._home, stands=lambda _: True)
        names = (PurePath(member.name) for member in record.members)
        self._stands = frozenset(parent for name in names for parent in name.parents)

    def bring_server(self, copy: Path) -> Path | None:
        """Put a copy in place of the server's database; where what it held is now.

        Raises:
            LibraryNotCopied, and as ``open_database``.
        """
        before = exchange_server(self._settings, copy)
        if self._came_from != self._home:
            stands = partial(_is_among, self._stands)
            relocate_library(self._settings.library, self._came_from, self._home, stands)
        return before

    def _require_files(self, record: BackupRecord) -> None:
        """A library in a file is of no use where another is read.

        Raises:
            HomeTaken.
        """
        from_server = any(member.name == SERVER for member in record.members)
        if self._settings.database and not from_server:
            message = (
                "This backup keeps its library and jobs in files, and the setting database names a "
                "server, which would not have them: restore with that setting empty "
                "(REELWRIGHT_DATABASE= reelwright restore ...)."
            )
            raise HomeTaken(message)


def exchange_server(settings: Settings, copy: Path, *, undone: bool = False) -> Path | None:
    """Put a copy in place, after one of what stands there was taken; where that is.

    Raises:
        LibraryNotCopied.
    """
    url = server_url(settings.database)
    before = dump_beside(settings.home, undone=undone)
    is_taken = dump(url, before)
    bring_back(url, copy)
    return before if is_taken else None


def _is_among(folders: frozenset[PurePath], folder: PurePath) -> bool:
    return folder in folders


def _require_known(revision: str | None) -> None:
    if revision is not None and revision not in {each.name for each in revisions()}:
        message = (
            f"The library in this backup was written by a newer Reelwright (revision {revision}): "
            "restore it with that one."
        )
        raise BackupTooNew(message)

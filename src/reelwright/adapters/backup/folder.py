"""Backups in a folder."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from reelwright.adapters.backup.writing import back_up
from reelwright.ports.backup import BackedUp, BackupDamaged, Contents


class BackupFolder:
    """Implements ``BackupPlace``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, contents: Contents) -> BackedUp:
        """Write a backup there; it has its name only once it was read again and is whole.

        Raises:
            HomeDamaged, BackupFull, BackupForbidden, BackupDamaged.
        """
        made = back_up(contents, self._folder)
        return BackedUp(place=str(made.file), size=made.size, record=made.record)

    def names(self) -> tuple[str, ...]:
        """What lies there, whatever it is."""
        found = self._folder.iterdir() if self._folder.is_dir() else ()
        return tuple(sorted(each.name for each in found))

    def remove(self, names: Collection[str]) -> None:
        """Remove backups."""
        for name in names:
            (self._folder / name).unlink(missing_ok=True)

    @contextmanager
    def fetch(self, name: str) -> Iterator[Path]:
        """The file as it stands.

        Raises:
            BackupDamaged: there is none of this name.
        """
        file = self._folder / name
        if not file.is_file():
            message = f"There is no backup {file}."
            raise BackupDamaged(message)
        yield file

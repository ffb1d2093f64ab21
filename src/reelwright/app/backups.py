"""Backing a home up, and restoring it, with whatever holds its database."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from reelwright.adapters.backup.restoring import restore, undo
from reelwright.adapters.backup.retiring import retire
from reelwright.adapters.backup.writing import back_up
from reelwright.adapters.library.backups import bring_back, dump
from reelwright.adapters.library.connecting import server_url
from reelwright.app.settings import Settings
from reelwright.ports.backup import BackedUp, Contents, HomeDamaged, Restored

KEY_FILES = ("services", "key")


@dataclass(frozen=True, kw_only=True, slots=True)
class What:
    """What is backed up beside productions, databases and settings."""

    store: bool = False
    keys: bool = False
    passphrase: str = ""
    keep: timedelta | None = None
    """How long older backups in the same folder are kept; None for ever."""


def backup_home(settings: Settings, folder: Path | None, what: What) -> BackedUp:
    """Write a verified backup into a folder, by default ``backups`` in the home.

    Raises:
        HomeDamaged, BackupFull, BackupForbidden, BackupDamaged, LibraryNotCopied.
    """
    home = settings.home.expanduser().absolute()
    contents = Contents(
        home=home,
        store=what.store,
        server=partial(_copy_server, settings) if settings.database else None,
        secrets=_secrets(settings) if what.keys else None,
        passphrase=what.passphrase,
    )
    folder = (folder or home / "backups").expanduser().absolute()
    made = back_up(contents, folder)
    if what.keep is not None:
        retire(folder, what.keep, made.file)
    return made


def restore_home(
    settings: Settings, file: Path, *, replace: bool = False, passphrase: str = ""
) -> Restored:
    """Restore a backup into the home; the server's database too where the setting names it.

    Raises:
        As ``adapters.backup.restoring.restore``; LibraryNotCopied.
    """
    return restore(
        file.expanduser().absolute(),
        settings.home,
        replace=replace,
        passphrase=passphrase,
        server=partial(_restore_server, settings) if settings.database else None,
    )


def undo_restore(settings: Settings) -> tuple[Path, Path | None]:
    """Bring back the home that stood before the last restore.

    Raises:
        HomeTaken, HomeBusy, BackupForbidden.
    """
    return undo(settings.home)


def _copy_server(settings: Settings, copy: Path) -> None:
    if not dump(server_url(settings.database), copy):
        message = "pg_dump is not installed, so the database on the server cannot be backed up."
        raise HomeDamaged(message)


def _restore_server(settings: Settings, copy: Path) -> None:
    """Put a copy in place, after one of what stands there was taken."""
    url = server_url(settings.database)
    when = f"{datetime.now(tz=UTC):%Y%m%dT%H%M%S%f}Z"
    dump(url, settings.home.parent / f"{settings.home.name}.before-restore-{when}.dump")
    bring_back(url, copy)


def _secrets(settings: Settings) -> dict[str, Path]:
    folder = settings.home / "keys"
    files = {name: folder / name for name in KEY_FILES}
    if settings.key_file is not None:
        files["key"] = settings.key_file
    return {f"keys/{name}": file for name, file in files.items() if file.is_file()}

"""Backing a home up, and restoring it, with whatever holds its database."""

import logging
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from reelwright.adapters.backup.ages import SUFFIX, backups_among, backups_of
from reelwright.adapters.backup.folder import BackupFolder
from reelwright.adapters.backup.objects import BackupObjects
from reelwright.adapters.backup.restoring import restore, undo
from reelwright.adapters.backup.selection import require_something
from reelwright.adapters.library.backups import dump
from reelwright.adapters.library.connecting import server_url
from reelwright.app.keeping.arriving import Arrival, exchange_server
from reelwright.app.keeping.holding import HomeHolds
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.buckets import bucket_of, name_of_home
from reelwright.app.wiring.places import is_bucket
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.backup import (
    BackedUp,
    BackupDamaged,
    BackupPlace,
    Contents,
    HomeDamaged,
    Restored,
    Undone,
)

KEY_FILES = ("services", "key")
RELEASE = "release:"
"""Begins the names of holders that are releases."""
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class What:
    """What is backed up beside databases and settings."""

    whole: bool = True
    """Productions, trash, archive and all else of the home."""
    store: bool = False
    keys: bool = False
    passphrase: str = ""
    keep: timedelta | None = None
    """How long older backups of this kind in the same place are kept; None for ever."""


def backup_home(settings: Settings, to: str, what: What) -> BackedUp:
    """Write a verified backup into a folder or bucket, by default ``backups`` in the home.

    Raises:
        HomeDamaged, BackupFull, BackupForbidden, BackupDamaged, LibraryNotCopied.
        SettingInvalid, StoreUnreachable, StoreRefused: of a bucket.
    """
    require_something(_home(settings), on_server=bool(settings.database))
    contents = Contents(
        home=_home(settings),
        mark=name_of_home(settings),
        whole=what.whole,
        store=what.store,
        needed=_needed(settings) if what.whole and not what.store else frozenset(),
        server=partial(_copy_server, settings) if settings.database else None,
        secrets=_secrets(settings) if what.keys else None,
        passphrase=what.passphrase,
    )
    place = place_of(settings, to)
    made = place.keep(contents)
    if what.keep is not None:
        before = made.record.made - what.keep
        known = backups_of(place.names(), contents.mark)
        # The newest is never among them: it was just made.
        place.remove([one.name for one in known if one.whole is what.whole and one.made < before])
    return made


def place_of(settings: Settings, to: str) -> BackupPlace:
    """A folder or a bucket as a place for backups; ``backups`` in the home where it is empty.

    Raises:
        SettingInvalid, StoreRefused, KeysUnreadable: of a bucket.
    """
    if is_bucket(to):
        scratch = _home(settings) / "backups"
        return BackupObjects(bucket_of(settings, to), to, scratch)
    return BackupFolder(Path(to).expanduser().absolute() if to else _home(settings) / "backups")


def restore_home(
    settings: Settings, backup: str, *, replace: bool = False, passphrase: str = ""
) -> Restored:
    """Restore a backup into the home; the server's database too where the setting names it.

    ``backup`` is a file or an object, or a folder or a bucket, whose newest is taken.

    Raises:
        As ``adapters.backup.restoring.restore``; LibraryNotCopied.
        SettingInvalid, StoreUnreachable, StoreRefused: of a bucket.
    """
    place, name = _found(settings, backup)
    arriving = Arrival(settings)
    with place.fetch(name) as file:
        return restore(
            file,
            settings.home,
            replace=replace,
            passphrase=passphrase,
            server=arriving.bring_server if settings.database else None,
            settle=arriving.settle,
        )


def _found(settings: Settings, backup: str) -> tuple[BackupPlace, str]:
    if is_bucket(backup):
        is_one, (folder, _, name) = backup.endswith(SUFFIX), backup.rpartition("/")
        # The home must stay empty until it is restored.
        scratch = _home(settings).parent
        place: BackupPlace = BackupObjects(
            bucket_of(settings, folder if is_one else backup), folder if is_one else backup, scratch
        )
    else:
        file = Path(backup).expanduser().absolute()
        is_one, name = not file.is_dir(), file.name
        place = BackupFolder(file.parent if is_one else file)
    return place, name if is_one else _newest(place, backup)


def _newest(place: BackupPlace, backup: str) -> str:
    found = [one for one in backups_among(place.names()) if one.whole]
    if not found:
        message = f"There is no backup of a whole home in {backup}: name one by its file."
        raise BackupDamaged(message)
    return found[-1].name


def _home(settings: Settings) -> Path:
    return settings.home.expanduser().absolute()


def undo_restore(settings: Settings) -> Undone:
    """Bring back the home that stood before the last restore, and the server's database.

    Raises:
        HomeTaken, HomeBusy, BackupForbidden, LibraryNotCopied.
    """
    server = partial(exchange_server, settings, undone=True) if settings.database else None
    return undo(settings.home, server)


def _copy_server(settings: Settings, copy: Path) -> None:
    if not dump(server_url(settings.database), copy):
        message = "pg_dump is not installed, so the database on the server cannot be backed up."
        raise HomeDamaged(message)


def _needed(settings: Settings) -> frozenset[str]:
    """What releases that wait will upload, which no run makes again."""
    try:
        holds = HomeHolds(settings).all()
    except ReelwrightError as error:
        _LOG.warning("What waits to be published is backed up without its files: %s", error)
        return frozenset()
    of_releases = (hold for hold in holds if hold.holder.startswith(RELEASE))
    return frozenset().union(*(hold.artefacts for hold in of_releases))


def _secrets(settings: Settings) -> dict[str, Path]:
    folder = settings.home / "keys"
    files = {name: folder / name for name in KEY_FILES}
    if settings.key_file is not None:
        files["key"] = settings.key_file
    return {f"keys/{name}": file for name, file in files.items() if file.is_file()}

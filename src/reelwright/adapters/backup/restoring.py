"""Putting a backup in a home's place, and taking that back.

What is restored is gathered whole beside the home and exchanged by two renames. A kill before
them leaves the home as it was; between them, both stand under names that tell what they are, and
restoring again completes it.
"""

import os
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from reelwright.adapters.backup.reading import content_of, extract, verify
from reelwright.adapters.backup.record import KEYS, SERVER
from reelwright.adapters.backup.sealing import unsealed
from reelwright.adapters.backup.selection import link
from reelwright.adapters.backup.workspace import explained, sync, workspace
from reelwright.ports.backup import BackupRecord, HomeBusy, HomeTaken, Restored, Undone

_CLUTTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", "lost+found"})
_BEFORE = "before-restore"
_UNDONE = "undone-restore"
_MOUNTS = Path("/proc/self/mountinfo")
_ESCAPED = re.compile(r"\\([0-7]{3})")
DUMP = ".dump"
"""The end of the name of a copy of a server's database."""

Server = Callable[[Path], Path | None]
"""Brings a server's database back from a copy, in one transaction; where what stood there is."""
Settle = Callable[[Path, BackupRecord], None]
"""Makes what was unpacked, but does not stand yet, fit for where it will stand."""


def restore(
    file: Path,
    home: Path,
    *,
    replace: bool = False,
    passphrase: str = "",
    server: Server | None = None,
    settle: Settle | None = None,
) -> Restored:
    """Restore a backup; everything in it is verified before anything is touched.

    Of a home that a backup of databases alone is restored into, all else stays.

    ``passphrase`` brings the keys back too.

    Raises:
        BackupDamaged, BackupTooNew, PassphraseWrong, HomeTaken, HomeBusy, BackupFull,
        BackupForbidden.
    """
    home = home.expanduser().absolute()
    with explained("what is restored", home.parent):
        taken = is_taken(home)
        if taken and not replace:
            message = (
                f"{home} is not empty: choose another home, or give --replace to move what is "
                "there aside first."
            )
            raise HomeTaken(message)
        if taken and _is_disk(home):
            message = (
                f"{home} is a disk of its own, which cannot be moved aside: move what is in it "
                "elsewhere, then restore into it empty."
            )
            raise HomeTaken(message)
        _require_still(home)
        # A disk's own folder cannot be renamed, so its content is gathered inside it.
        with workspace(home if _is_disk(home) else home.parent) as work:
            record = verify(file, work)
            new = work / "home"
            new.mkdir(mode=0o700)
            extract(file, new)
            if taken and not record.whole:
                _take_along(home, new)
            _bring_keys(file, work, new, passphrase)
            has_server = content_of(file, SERVER, work / SERVER)
            _require_server(server, asked=has_server)
            if settle is not None:
                settle(new, record)
            before = server(work / SERVER) if has_server and server is not None else None
            aside = _exchanged(new, home, keep=taken)
    return Restored(home=home, record=record, aside=aside, dump=before)


def undo(home: Path, server: Server | None = None) -> Undone:
    """Bring back what stood before the last restore; the server's database as well.

    Raises:
        HomeTaken: nothing was put aside. HomeBusy, BackupForbidden.
    """
    home = home.expanduser().absolute()
    before = _moved_aside(home)
    if not before:
        message = f"Nothing was moved aside for {home}, so there is nothing to bring back."
        raise HomeTaken(message)
    with explained("what is brought back", home.parent):
        _require_still(home)
        undone = dump = None
        copy = _dump_before(before[-1], home)
        if copy is not None and server is not None:
            dump = server(copy)
        if home.exists():
            undone = _aside(home, _UNDONE)
            home.rename(undone)
        before[-1].rename(home)
        sync(home.parent)
        if dump is not None and copy is not None:
            copy.unlink()  # The server has it again.
    return Undone(home=home, aside=undone, dump=dump)


def _dump_before(aside: Path, home: Path) -> Path | None:
    """The copy of a server's database that was taken when a home was moved aside."""
    earlier = [each for each in _moved_aside(home) if each.name < aside.name]
    dump = aside.with_name(f"{aside.name}{DUMP}")
    found = sorted(
        each
        for each in home.parent.glob(f"{home.name}.{_BEFORE}-*{DUMP}")
        # It is taken just before the home is moved, and later than the restore before that.
        if each.name < dump.name and (not earlier or each.name > earlier[-1].name)
    )
    return found[-1] if found else None


def _moved_aside(home: Path) -> list[Path]:
    """The homes that restores moved aside, the last at the end."""
    found = home.parent.glob(f"{home.name}.{_BEFORE}-*")
    return sorted(each for each in found if each.suffix != DUMP)


def is_taken(home: Path) -> bool:
    """Whether a home holds anything."""
    if not home.exists():
        return False
    return not home.is_dir() or any(entry.name not in _CLUTTER for entry in home.iterdir())


def _exchanged(new: Path, home: Path, *, keep: bool) -> Path | None:
    home.parent.mkdir(parents=True, exist_ok=True)
    if _is_disk(home):
        _move_into(new, home)
        return None
    aside = None
    if keep:
        aside = _aside(home, _BEFORE)
        home.rename(aside)
    elif home.exists():
        shutil.rmtree(home)
    new.rename(home)
    sync(home.parent)
    return aside


def _take_along(home: Path, new: Path) -> None:
    """Link all of a home that the backup does not hold into the one that takes its place.

    Files that stand are never written into, so that the home set aside stays as it was.
    """
    for place, folders, names in os.walk(home):
        inside = Path(place).relative_to(home)
        folders[:] = sorted(each for each in folders if not Path(place, each).is_symlink())
        (new / inside).mkdir(exist_ok=True)
        for name in sorted(names):
            target = new / inside / name
            if not target.exists() and not _of_database(inside, name):
                link(Path(place, name), target)


def _of_database(inside: Path, name: str) -> bool:
    """Whether a file is one that the backup brings, or the log of one."""
    return inside == Path() and name.endswith((".db", ".db-wal", ".db-shm", ".lock"))


def _move_into(new: Path, home: Path) -> None:
    """Fill an empty disk; the databases last, without which nothing else is believed."""
    for entry in sorted(new.iterdir(), key=lambda entry: (entry.suffix == ".db", entry.name)):
        entry.rename(home / entry.name)
    sync(home)


def _is_disk(home: Path) -> bool:
    """Whether a home is a disk of its own, or a folder that is bound to its place."""
    return home.is_dir() and (os.path.ismount(home) or str(home.resolve()) in _bound())


def _bound() -> frozenset[str]:
    """Where Linux has anything mounted (proc_pid_mountinfo(5)); a folder of the same disk too."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8").splitlines()
    except OSError:
        return frozenset()
    return frozenset(_ESCAPED.sub(_unescaped, line.split()[4]) for line in lines)


def _unescaped(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 8))


def dump_beside(home: Path, *, undone: bool = False) -> Path:
    """Where a server's database is copied to just before it is replaced."""
    aside = _aside(home.expanduser().absolute(), _UNDONE if undone else _BEFORE)
    return aside.with_name(f"{aside.name}{DUMP}")


def _aside(home: Path, mark: str) -> Path:
    when = f"{datetime.now(tz=UTC):%Y%m%dT%H%M%S%f}Z"
    return home.with_name(f"{home.name}.{mark}-{when}")


def _bring_keys(file: Path, work: Path, new: Path, passphrase: str) -> None:
    if not passphrase or not content_of(file, KEYS, work / KEYS):
        return
    folder = new / "keys"
    folder.mkdir(mode=0o700)
    for name, content in unsealed((work / KEYS).read_bytes(), passphrase).items():
        target = folder / Path(name).name
        target.touch(mode=0o600)
        target.write_bytes(content)
        sync(target)


def _require_server(server: Server | None, *, asked: bool) -> None:
    if asked and server is None:
        message = (
            "This backup holds the database of a PostgreSQL server: name the one to restore it to "
            "with the setting database."
        )
        raise HomeTaken(message)


def _require_still(home: Path) -> None:
    """Nobody works in a home while it is moved.

    Raises:
        HomeBusy.
    """
    locks = (
        *home.glob("store/staging/*/.lock"),
        *home.glob("productions/*/.reelwright/*/lock"),
    )
    for lock in locks:
        try:
            with FileLock(lock).acquire(blocking=False):
                pass
        except Timeout:
            message = f"A process is working in {home}: stop it (worker, serve, make), then again."
            raise HomeBusy(message) from None

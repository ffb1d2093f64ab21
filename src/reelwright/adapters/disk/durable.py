"""Writing so that a name stands for a whole file or for none, and saying why it could not."""

import errno
import hashlib
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reelwright.ports.disk import NO_ROOM, DiskForbidden, DiskFull

_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_BROKEN = frozenset({errno.EIO})
_NO_FOLDER = frozenset({errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP})
_KILO = 1000


def sync_file(file: Path) -> None:
    """Wait until a file's bytes are on the disk."""
    # Windows flushes only what is open for writing.
    descriptor = os.open(file, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until a folder's names are on the disk (Windows does so by itself)."""
    if sys.platform != "win32":
        sync_file(folder)


def place(file: Path, destination: Path) -> None:
    """Give a finished file its final name, in one step, on the same file system."""
    sync_file(file)
    file.replace(destination)
    sync_folder(destination.parent)


def move(file: Path, destination: Path) -> None:
    """Move a file, to another file system too: the first goes when the second is whole."""
    destination.parent.mkdir(parents=True, exist_ok=True)
    try:
        file.replace(destination)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        copy = destination.with_name(f".{destination.name}.new")
        try:
            shutil.copy2(file, copy, follow_symlinks=False)
            place(copy, destination)
        finally:
            copy.unlink(missing_ok=True)
        file.unlink()


def write_whole(text: str, destination: Path, temporary: Path) -> None:
    """Write a text so that ``destination`` is never seen in part."""
    temporary.write_text(text, encoding="utf-8", newline="\n")
    place(temporary, destination)


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file's bytes, hexadecimal."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def is_plain_file(path: Path) -> bool:
    """Whether a path is a regular file itself, not a link to one."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def size_of(file: Path) -> int:
    """Bytes of a file; 0 where another process has just removed it."""
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


def in_words(size: int) -> str:
    """A size for a person, in decimal units as disks are sold: ``12.3 MB``."""
    amount = float(size)
    for unit in ("bytes", "kB", "MB"):
        if amount < _KILO:
            return f"{amount:.0f} {unit}" if unit == "bytes" else f"{amount:.1f} {unit}"
        amount /= _KILO
    return f"{amount:.1f} GB"


def free_bytes(folder: Path) -> int:
    """What the disk under a folder has room for; the folder need not exist yet."""
    existing = next(place for place in (folder, *folder.parents) if place.exists())
    return shutil.disk_usage(existing).free


@contextmanager
def explained(
    what: str, folder: Path, *, full: type[DiskFull], forbidden: type[DiskForbidden]
) -> Iterator[None]:
    """Turn "no room" and "not allowed", however deep their cause, into a sentence.

    ``what`` completes "no room for ..." and "not allowed to write ...".
    """
    try:
        yield
    except (DiskFull, DiskForbidden):
        raise  # It names a nearer folder.
    except Exception as error:
        if _meets(error, NO_ROOM):
            message = (
                f"There is no room for {what} in {folder} ({in_words(free_bytes(folder))} free): "
                "free some space there, or choose a folder on another disk."
            )
            raise full(message) from error
        if _meets(error, _FORBIDDEN, inside=folder):
            message = (
                f"Reelwright may not write {what} in {folder}: give yourself permission to "
                "write there, or choose another folder."
            )
            raise forbidden(message) from error
        if _meets(error, _BROKEN, inside=folder):
            message = (
                f"The disk reports an error where {what} is written, in {folder}: check it before "
                "it holds anything more, and bring back from a backup what is lost."
            )
            raise forbidden(message) from error
        if _meets(error, _NO_FOLDER, inside=folder):
            message = (
                f"{folder} cannot hold {what}, as its path leads through a file or is too long: "
                "choose another folder."
            )
            raise forbidden(message) from error
        raise


def _meets(error: BaseException, codes: frozenset[int], inside: Path | None = None) -> bool:
    """Whether such a disk error lies in a chain: writers wrap it in errors of their own.

    ``inside`` leaves out errors about files elsewhere, such as one that a body reads.
    """
    link: BaseException | None = error
    while link is not None:
        if getattr(link, "errno", None) in codes:
            named = getattr(link, "filename", None)
            return inside is None or _is_on_the_way(Path(str(named)), inside)
        link = link.__cause__ or link.__context__
    return False


def _is_on_the_way(named: Path, folder: Path) -> bool:
    """Whether a path lies in a folder, or the folder in it, as when a parent cannot be made."""
    return named.is_relative_to(folder) or folder.is_relative_to(named)

"""The file that opens everything else: Fernet keys, one a line, the newest first.

A Fernet token is AES-128-CBC with HMAC-SHA256 and a time (https://github.com/fernet/spec).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from filelock import FileLock, Timeout

from reelwright.adapters.keys.private import make_folder, read_private, write_private
from reelwright.ports.keys import KeysNotKept, KeysUnreadable

PATIENCE = 10.0
"""Seconds to wait for another process that is writing keys."""


class KeyFile:
    """Keys that encrypt; ``folder`` is where those who change anything lock each other out."""

    def __init__(self, folder: Path, file: Path | None = None) -> None:
        self._folder = folder
        self.file = file or folder / "key"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Be alone with everything that the file opens.

        Raises:
            KeysNotKept: another process is at it, or the disk refuses.
        """
        try:
            make_folder(self._folder)
            with FileLock(self._folder / ".lock", timeout=PATIENCE, mode=0o600):
                yield
        except Timeout as error:
            message = f"Another process is changing the keys in {self._folder}; try again."
            raise KeysNotKept(message) from error
        except OSError as error:
            message = (
                f"The keys could not be written to {self._folder} ({error.strerror}); "
                "those kept before are untouched."
            )
            raise KeysNotKept(message) from error

    def keys(self) -> tuple[bytes, ...]:
        """Every key, the newest first; none where there is no file yet.

        Raises:
            KeysUnreadable.
        """
        content = read_private(self.file, secret=True) or b""
        keys = tuple(filter(None, content.split()))
        try:
            for key in keys:
                Fernet(key)
        except ValueError as error:
            message = f"{self.file} is damaged; restore it from a backup."
            raise KeysUnreadable(message) from error
        return keys

    def newest(self) -> bytes:
        """The key to encrypt with; the first one is made. Call under the lock."""
        keys = self.keys()
        if keys:
            return keys[0]
        made = Fernet.generate_key()
        make_folder(self.file.parent)
        self.replace(made)
        return made

    def replace(self, *keys: bytes) -> None:
        """Write the keys that are in force from now on. Call under the lock."""
        write_private(b"\n".join(keys) + b"\n", self.file)

    def decrypted(self, token: bytes) -> bytes | None:
        """What a token holds; None where no key opens it."""
        keys = self.keys()
        if not keys:
            return None
        try:
            return MultiFernet([Fernet(key) for key in keys]).decrypt(token)
        except InvalidToken:
            return None

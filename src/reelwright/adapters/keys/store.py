"""The encrypted store: a key file, and the keys of services under it.

Two files for their owner alone. The key file holds Fernet keys, one a line, the newest first;
``services`` holds one Fernet token (AES-128-CBC with HMAC-SHA256 and a time;
https://github.com/fernet/spec) over all names and keys, so that neither can be read, changed or
exchanged without the key file.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from filelock import FileLock, Timeout

from reelwright.adapters.keys.private import make_folder, read_private, write_private
from reelwright.ports.keys import KeysNotKept, KeysUnreadable
from reelwright.ports.services import Secret

FORMAT = 1
PATIENCE = 10.0
"""Seconds to wait for another process that is writing keys."""
_READS = 3
"""A rotation may come between the reading of the two files."""


class EncryptedKeys:
    """Keys in a folder; ``key_file`` may stand elsewhere, so that a copy of one is useless."""

    def __init__(self, folder: Path, key_file: Path | None = None) -> None:
        self._folder = folder
        self._services = folder / "services"
        self._key_file = key_file or folder / "key"

    def key(self, service: str) -> Secret | None:
        """See ``ports.keys.KeyStore``, as for the other methods."""
        value = self._read().get(service)
        return None if value is None else Secret(value)

    def services(self) -> tuple[str, ...]:
        """The services that a key is kept for."""
        return tuple(sorted(self._read()))

    def keep(self, service: str, key: Secret) -> None:
        """Keep a key."""
        with self._changing() as kept:
            kept[service] = key.value

    def remove(self, service: str) -> bool:
        """Forget a key."""
        with self._changing() as kept:
            return kept.pop(service, None) is not None

    def rotate(self) -> int:
        """Encrypt anew. Whenever it is cut short, the key file still opens what stands there."""
        with self._locked():
            kept = self._read()
            new = Fernet.generate_key()
            write_private(b"\n".join((new, *self._fernet_keys())) + b"\n", self._key_file)
            self._write(kept, new)
            write_private(new + b"\n", self._key_file)
            return len(kept)

    @contextmanager
    def _changing(self) -> Iterator[dict[str, str]]:
        with self._locked():
            kept = dict(self._read())
            yield kept
            keys = self._fernet_keys()
            if not keys:
                keys = (Fernet.generate_key(),)
                make_folder(self._key_file.parent)
                write_private(keys[0] + b"\n", self._key_file)
            self._write(kept, keys[0])

    @contextmanager
    def _locked(self) -> Iterator[None]:
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

    def _write(self, kept: Mapping[str, str], fernet_key: bytes) -> None:
        document = json.dumps({"format": FORMAT, "keys": dict(kept)}).encode()
        write_private(Fernet(fernet_key).encrypt(document), self._services)

    def _read(self) -> Mapping[str, str]:
        for _ in range(_READS):
            token = read_private(self._services, secret=False)
            if token is None:
                return {}
            document = self._decrypted(token)
            if document is not None:
                return self._keys_in(document)
        message = (
            f"{self._services} cannot be decrypted with {self._key_file}: restore both from one "
            f"backup, or remove {self._services} and set the keys again."
        )
        raise KeysUnreadable(message)

    def _decrypted(self, token: bytes) -> bytes | None:
        keys = self._fernet_keys()
        if not keys:
            return None
        try:
            return MultiFernet([Fernet(key) for key in keys]).decrypt(token)
        except InvalidToken:
            return None

    def _fernet_keys(self) -> tuple[bytes, ...]:
        content = read_private(self._key_file, secret=True) or b""
        keys = tuple(filter(None, content.split()))
        try:
            for key in keys:
                Fernet(key)
        except ValueError as error:
            message = f"{self._key_file} is damaged; restore it from a backup."
            raise KeysUnreadable(message) from error
        return keys

    def _keys_in(self, document: bytes) -> Mapping[str, str]:
        value = json.loads(document)
        if value["format"] != FORMAT:
            message = f"{self._services} was written by a newer Reelwright; use that one."
            raise KeysUnreadable(message)
        return {str(name): str(key) for name, key in value["keys"].items()}

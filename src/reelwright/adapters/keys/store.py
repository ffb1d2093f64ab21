"""The encrypted store: a key file, and the keys of services under it.

Two files for their owner alone: the key file, and ``services`` with one Fernet token over all names
and keys, so that neither can be read, changed or exchanged without the key file.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from reelwright.adapters.keys.key_file import KeyFile
from reelwright.adapters.keys.private import read_private, write_private
from reelwright.ports.keys import KeysUnreadable, Others, nothing_else
from reelwright.ports.services import Secret

FORMAT = 1
_READS = 3
"""A rotation may come between the reading of the two files."""


class EncryptedKeys:
    """Keys in a folder; ``key_file`` may stand elsewhere, so that a copy of one is useless."""

    def __init__(self, folder: Path, key_file: Path | None = None) -> None:
        self._services = folder / "services"
        self._key_file = KeyFile(folder, key_file)

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

    def rotate(self, others: Others = nothing_else) -> int:
        """Encrypt anew. Whenever it is cut short, the key file still opens what stands there."""
        with self._key_file.locked():
            kept, old = self._read(), self._key_file.keys()
            new = Fernet.generate_key()
            self._key_file.replace(new, *old)
            self._write(kept, new)
            count = others(partial(_resealed, MultiFernet([Fernet(key) for key in (new, *old)])))
            self._key_file.replace(new)
            return len(kept) + count

    @contextmanager
    def _changing(self) -> Iterator[dict[str, str]]:
        with self._key_file.locked():
            kept = dict(self._read())
            yield kept
            self._write(kept, self._key_file.newest())

    def _write(self, kept: Mapping[str, str], fernet_key: bytes) -> None:
        document = json.dumps({"format": FORMAT, "keys": dict(kept)}).encode()
        write_private(Fernet(fernet_key).encrypt(document), self._services)

    def _read(self) -> Mapping[str, str]:
        for _ in range(_READS):
            token = read_private(self._services, secret=False)
            if token is None:
                return {}
            document = self._key_file.decrypted(token)
            if document is not None:
                return self._keys_in(document)
        message = (
            f"{self._services} cannot be decrypted with {self._key_file.file}: restore both from "
            f"one backup, or remove {self._services} and set the keys again."
        )
        raise KeysUnreadable(message)

    def _keys_in(self, document: bytes) -> Mapping[str, str]:
        value = json.loads(document)
        if value["format"] != FORMAT:
            message = f"{self._services} was written by a newer Reelwright; use that one."
            raise KeysUnreadable(message)
        return {str(name): str(key) for name, key in value["keys"].items()}


def _resealed(keys: MultiFernet, sealed: str) -> str:
    """The text under the newest of the keys.

    Raises:
        KeysUnreadable.
    """
    try:
        return keys.rotate(sealed.encode("ascii", "replace")).decode("ascii")
    except InvalidToken as error:
        message = (
            "The token of a channel cannot be decrypted with this home's key file: remove or "
            "connect that channel again (`reelwright channel list`), and rotate once more."
        )
        raise KeysUnreadable(message) from error

"""Secrets that are kept elsewhere, such as in a database, and open with the home's key file alone.

What is encrypted names its subject too, so that nobody who can write where it is kept can put one
channel's token in the place of another's.
"""

import json

from cryptography.fernet import Fernet

from reelwright.adapters.keys.key_file import KeyFile
from reelwright.ports.keys import KeysUnreadable
from reelwright.ports.services import Secret

_READS = 3
"""A rotation may come between the reading of the sealed text and that of the key file."""


class KeyFileSealer:
    """Implements ``ports.channels.Sealer``."""

    def __init__(self, key_file: KeyFile) -> None:
        self._key_file = key_file

    def seal(self, subject: str, secret: Secret) -> str:
        """Encrypt a secret."""
        with self._key_file.locked():
            key = self._key_file.newest()
        document = json.dumps({"of": subject, "secret": secret.value}).encode()
        return Fernet(key).encrypt(document).decode("ascii")

    def open(self, subject: str, sealed: str) -> Secret:
        """Decrypt it again."""
        for _ in range(_READS):
            document = self._key_file.decrypted(sealed.encode("ascii", "replace"))
            if document is None:
                continue
            value = json.loads(document)
            if value["of"] == subject:
                return Secret(str(value["secret"]))
        message = (
            f"What is kept of {subject} cannot be decrypted with {self._key_file.file}: use the "
            "key file of the home that wrote it, or connect the channel again with "
            "`reelwright channel add`."
        )
        raise KeysUnreadable(message)

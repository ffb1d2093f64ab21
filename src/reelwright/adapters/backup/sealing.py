"""Keys inside a backup: AES-256-GCM under a key that scrypt makes of a passphrase.

The cost is that of OWASP's Password Storage Cheat Sheet: N = 2^17, r = 8, p = 1.
"""

import base64
import json
import os
from collections.abc import Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from reelwright.ports.backup import PassphraseWrong

_MARK = b"reelwright keys 1\n"
_SALT = 16
_NONCE = 12


def sealed(files: Mapping[str, bytes], passphrase: str) -> bytes:
    """Files by name, readable only with the passphrase."""
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    plain = {name: base64.b64encode(content).decode() for name, content in files.items()}
    key = _key(passphrase, salt)
    return _MARK + salt + nonce + AESGCM(key).encrypt(nonce, json.dumps(plain).encode(), _MARK)


def unsealed(content: bytes, passphrase: str) -> dict[str, bytes]:
    """The files in a sealed text.

    Raises:
        PassphraseWrong: or somebody changed it.
    """
    body = content.removeprefix(_MARK)
    salt, nonce, rest = body[:_SALT], body[_SALT : _SALT + _NONCE], body[_SALT + _NONCE :]
    try:
        plain = AESGCM(_key(passphrase, salt)).decrypt(nonce, rest, _MARK)
    except (InvalidTag, ValueError) as error:
        message = (
            "The keys in this backup do not open with that passphrase: try again, or restore "
            "without --keys and set the keys anew."
        )
        raise PassphraseWrong(message) from error
    return {name: base64.b64decode(text) for name, text in json.loads(plain).items()}


def _key(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=2**17, r=8, p=1).derive(passphrase.encode())

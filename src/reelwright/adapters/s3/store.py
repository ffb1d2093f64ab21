"""The store in a bucket, with a store on this machine as its cache.

Names and contents are those of the store in a folder, so that one can be copied to the other.
"""

import hashlib
import threading
from contextlib import AbstractContextManager
from pathlib import Path

from reelwright.adapters.s3.bucket import Bucket
from reelwright.domain.artefact import name_of, result_name_of, sealed, unsealed
from reelwright.ports.store import ArtefactMissing, Store

DAMAGED = "damaged"
"""Where what is not the bytes of its name is set aside."""
_FETCHES = 2
"""Wrong bytes once may be the way's fault; twice, they are the object's."""


class BucketStore:
    """Keeps artefacts and results where many machines find them.

    What was made or fetched stays in the cache. Nothing is handed out of the cache before the
    bucket has it too: another machine may go on with it. Only whole files are ever uploaded.
    """

    def __init__(self, bucket: Bucket, cache: Store) -> None:
        self._bucket = bucket
        self._cache = cache
        self._uploaded: set[str] = set()
        self._uploading = threading.Lock()

    def staging(self, suffix: str) -> AbstractContextManager[Path]:
        """A path to write to, in the cache; removed at the end unless adopted."""
        return self._cache.staging(suffix)

    def adopt(self, file: Path) -> str:
        """Move a finished file into the cache and the bucket, and return its SHA-256.

        Raises:
            StoreFull, StoreForbidden, StoreUnreachable, StoreRefused.
        """
        suffix = file.suffix
        sha256 = self._cache.adopt(file)
        self._share(sha256, suffix, self._cache.path(sha256, suffix))
        return sha256

    def path(self, sha256: str, suffix: str) -> Path:
        """Where an artefact can be read, fetched first if need be.

        Raises:
            ArtefactMissing: it is in neither, or no longer the bytes of its name.
            StoreFull, StoreForbidden, StoreUnreachable, StoreRefused.
        """
        try:
            kept = self._cache.path(sha256, suffix)
        except ArtefactMissing:
            return self._fetched(sha256, suffix)
        self._share(sha256, suffix, kept)
        return kept

    def recall(self, key: str) -> str | None:
        """The result that a step left under its key, here or on another machine."""
        known = self._cache.recall(key)
        if known is not None:
            return known
        content = self._bucket.read(result_name_of(key))
        result = None if content is None else _decoded(content)
        if result is not None:
            self._cache.remember(key, result)
        return result

    def remember(self, key: str, result: str) -> None:
        """Leave a step's result under its key, for every machine.

        Raises:
            StoreFull, StoreForbidden, StoreUnreachable, StoreRefused.
        """
        self._bucket.write(result_name_of(key), sealed(result).encode())
        self._cache.remember(key, result)

    def _share(self, sha256: str, suffix: str, file: Path) -> None:
        name = name_of(sha256, suffix)
        if name in self._uploaded:
            return
        self._bucket.upload(file, name)
        with self._uploading:
            self._uploaded.add(name)

    def _fetched(self, sha256: str, suffix: str) -> Path:
        name = name_of(sha256, suffix)
        for _ in range(_FETCHES):
            with self._cache.staging(suffix) as file:
                if not self._bucket.download(name, file):
                    raise ArtefactMissing(_GONE.format(name=name, place=self._bucket.place))
                if sha256_of(file) == sha256:
                    self._cache.adopt(file)
                    self._uploaded.add(name)
                    return self._cache.path(sha256, suffix)
        # Left where it is, it would be taken for whole by whoever uploads it anew.
        self._bucket.rename(name, f"{DAMAGED}/{name}")
        raise ArtefactMissing(_SET_ASIDE.format(name=name, place=self._bucket.place))


_GONE = (
    "The artefact {name} is not in {place} any more: run the same command again to make it anew."
)
_SET_ASIDE = (
    "The artefact {name} in {place} was damaged and is set aside under damaged/: run the same "
    "command again to make it anew."
)


def _decoded(content: bytes) -> str | None:
    try:
        return unsealed(content.decode())
    except UnicodeDecodeError:
        return None


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file's bytes, hexadecimal."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()

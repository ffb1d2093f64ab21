"""A folder in a bucket: reading, writing, listing; what goes wrong is told in one sentence."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import obstore
from obstore.exceptions import (
    AlreadyExistsError,
    BaseError,
    PermissionDeniedError,
    UnauthenticatedError,
)
from obstore.store import S3Store

from reelwright.adapters.s3.place import KeyPair, Place
from reelwright.ports.store import StoreRefused, StoreUnreachable

CHUNK = 8 * 1024 * 1024
"""Bytes of one part of an upload or a download; S3 takes parts from 5 MiB."""
PARTS_AT_ONCE = 4
BODIES = 3
"""Times that an answer is asked for whose content breaks off: the library repeats only those
that fail before it."""
_BROKEN_OFF = ("response body error",)
_FORBIDDEN = ("403 Forbidden", "401 Unauthorized", "InvalidAccessKeyId", "SignatureDoesNotMatch")
_UNCONDITIONAL = ("501 Not Implemented", "NotImplemented")

Fetched = TypeVar("Fetched")


@dataclass(frozen=True, kw_only=True, slots=True)
class Patience:
    """How long a silent or failing service is borne with."""

    tries: int = 6
    """Of one request, with growing pauses between them."""
    altogether: timedelta = timedelta(minutes=2)
    silence: timedelta = timedelta(seconds=30)
    """The longest wait for the next byte."""
    first_pause: timedelta = timedelta(milliseconds=100)


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """An object as a listing tells of it."""

    name: str
    size: int
    changed: datetime


class Bucket:
    """Objects by their name under a place's prefix.

    Whatever fails in passing (a reset connection, 5xx, SlowDown) is tried again with growing
    pauses. An object is there as a whole or not at all: a part of an upload has no name.
    """

    def __init__(self, place: Place, keys: KeyPair, patience: Patience | None = None) -> None:
        patience = patience or Patience()
        self.place = place
        self._store = S3Store(
            place.bucket,
            prefix=place.prefix or None,
            region=place.region,
            endpoint=place.endpoint,
            access_key_id=keys.id,
            secret_access_key=keys.secret.value,
            client_options={
                "allow_http": place.endpoint.startswith("http://"),
                "connect_timeout": timedelta(seconds=10),
                "read_timeout": patience.silence,
                # The library's own limit of 30 s would cut off every large file on a slow line.
                "timeout": timedelta(hours=6),
            },
            retry_config={
                "max_retries": patience.tries - 1,
                "retry_timeout": patience.altogether,
                "backoff": {"init_backoff": patience.first_pause},
            },
        )

    def read(self, name: str) -> bytes | None:
        """A small object; None where there is none."""
        with self._explained():
            try:
                return _whole(lambda: bytes(obstore.get(self._store, name).bytes()))
            except FileNotFoundError as error:
                self._require_bucket(error)
                return None

    def download(self, name: str, to: Path) -> bool:
        """Write an object to a file; whether there is one."""

        def fetch() -> bool:
            parts = obstore.get(self._store, name).stream(min_chunk_size=CHUNK)
            with to.open("wb") as opened:
                for part in parts:
                    opened.write(part)
            return True

        with self._explained():
            try:
                return _whole(fetch)
            except FileNotFoundError as error:
                self._require_bucket(error)
                return False

    def write(self, name: str, content: bytes) -> None:
        """Write a small object, in place of one that may be there."""
        with self._explained():
            obstore.put(self._store, name, content, use_multipart=False)

    def upload(self, file: Path, name: str) -> None:
        """Write a file under a name; one of the same length that is there stays as it is."""
        size, there = file.stat().st_size, self.size(name)
        if there == size:
            return
        with self._explained():
            if size > CHUNK or there is not None:
                # An upload in parts cannot be conditional. Equal names hold equal bytes here, so
                # that of two who upload at once either may win.
                self._overwrite(file, name)
                return
            try:
                obstore.put(self._store, name, file, mode="create")
            except AlreadyExistsError:
                return
            except BaseError as error:
                if not _says(error, _UNCONDITIONAL):
                    raise
                self._overwrite(file, name)

    def _overwrite(self, file: Path, name: str) -> None:
        obstore.put(self._store, name, file, chunk_size=CHUNK, max_concurrency=PARTS_AT_ONCE)

    def size(self, name: str) -> int | None:
        """Bytes of an object; None where there is none."""
        with self._explained():
            try:
                return int(obstore.head(self._store, name)["size"])
            except FileNotFoundError:
                return None

    def listed(self, prefix: str = "") -> Iterator[Listed]:
        """Every object under a prefix, which ends where a folder ends."""
        with self._explained():
            for chunk in obstore.list(self._store, prefix or None):
                for each in chunk:
                    yield Listed(
                        name=str(each["path"]),
                        size=int(each["size"]),
                        changed=each["last_modified"],
                    )

    def names(self) -> Iterator[str]:
        """Every object."""
        return (each.name for each in self.listed())

    def remove(self, names: list[str]) -> None:
        """Remove objects; those that are gone already are passed over."""
        if names:
            with self._explained():
                obstore.delete(self._store, names)

    def rename(self, name: str, to: str) -> None:
        """Give an object another name: copied whole by the service, then removed here."""
        with self._explained():
            obstore.copy(self._store, name, to)
            obstore.delete(self._store, name)

    def _require_bucket(self, error: FileNotFoundError) -> None:
        """Tell an object that is not there from a bucket that is not."""
        if "NoSuchBucket" in str(error):
            raise StoreRefused(_NO_BUCKET.format(place=self.place)) from error

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (PermissionDeniedError, UnauthenticatedError) as error:
            raise StoreRefused(_REFUSED.format(place=self.place)) from error
        except FileNotFoundError as error:
            self._require_bucket(error)
            raise
        except BaseError as error:
            if "NoSuchBucket" in str(error):
                raise StoreRefused(_NO_BUCKET.format(place=self.place)) from error
            if _says(error, _FORBIDDEN):
                raise StoreRefused(_REFUSED.format(place=self.place)) from error
            message = (
                f"{self.place} could not be reached or failed ({_cause_of(error)}): what is "
                "finished is kept here; run it again when the storage answers."
            )
            raise StoreUnreachable(message) from error


_NO_BUCKET = "{place} names a bucket that does not exist: make it, or correct the setting store."
_REFUSED = (
    "{place} does not take the keys that are set: check AWS_ACCESS_KEY_ID and "
    "AWS_SECRET_ACCESS_KEY, and what they may do in this bucket."
)


def _whole(fetch: Callable[[], Fetched]) -> Fetched:
    """What is fetched, asked for again where the answer breaks off."""
    for _ in range(BODIES - 1):
        try:
            return fetch()
        except BaseError as error:
            if not _says(error, _BROKEN_OFF):
                raise
    return fetch()


def _says(error: Exception, words: tuple[str, ...]) -> bool:
    text = str(error)
    return any(word in text for word in words)


def _cause_of(error: Exception) -> str:
    """The part of the library's message that tells a person something: the last on its line."""
    line = str(error).partition("\n")[0]
    for mark in ("HTTP error: ", "non-2xx status code: "):
        if mark in line:
            return line.rpartition(mark)[2].rstrip(": ").partition(": <")[0]
    return line[-120:]

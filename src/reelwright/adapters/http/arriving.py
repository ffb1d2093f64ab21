"""A file that arrives in parts, in one call or in several."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO

Heard = Callable[[int, int], None]
"""Told the bytes that are there, and those expected (0: unknown)."""


class RangeWrong(Exception):
    """Another part of the file came than the one that was asked for."""


class ArrivingFile:
    """A file on its way."""

    def __init__(self, path: Path, heard: Heard | None, *, resume: bool) -> None:
        self.have = path.stat().st_size if resume and path.exists() else 0
        self.expected = 0
        self._path = path
        self._heard = heard
        self._file: BinaryIO | None = None

    @property
    def headers(self) -> Mapping[str, str]:
        """What to ask with: bytes as they are, from where the file ends (RFC 9110, 14)."""
        plain = {"Accept-Encoding": "identity"}
        return plain | {"Range": f"bytes={self.have}-"} if self.have else plain

    def is_whole(self, status: int, headers: Mapping[str, str]) -> bool:
        """Whether the answer says that there is nothing after what is there."""
        beyond = status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and self.have > 0
        return beyond and headers.get("content-range", "").strip() == f"bytes */{self.have}"

    def expect(self, status: int, headers: Mapping[str, str]) -> None:
        """Learn where the body belongs and how long the whole is.

        Raises:
            RangeWrong.
        """
        if status != HTTPStatus.PARTIAL_CONTENT:
            self.have = 0
        elif not headers.get("content-range", "").startswith(f"bytes {self.have}-"):
            raise RangeWrong
        length = headers.get("content-length", "")
        self.expected = self.have + int(length) if length.isdecimal() else 0

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Keep the file open, at the place where the body belongs."""
        with self._path.open("ab" if self.have else "wb") as self._file:
            yield

    def write(self, chunk: bytes) -> None:
        """Append what came."""
        if self._file is None:
            message = "the file is not open"
            raise AssertionError(message)
        self._file.write(chunk)
        self.have += len(chunk)
        if self._heard is not None:
            self._heard(self.have, self.expected)

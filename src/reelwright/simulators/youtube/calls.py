"""A request that comes in, with a body that is read piece by piece."""

import io
import json
import re
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, unquote, urlsplit

from pydantic import JsonValue

from reelwright.simulators.youtube.records import Channel, Client
from reelwright.simulators.youtube.refusals import bad
from reelwright.simulators.youtube.shapes import Json

PIECE = 1 << 18
_HEXADECIMAL = re.compile(rb"[0-9a-fA-F]{1,15}")
LARGEST_JSON = 4_000_000


class Broken(Exception):
    """The connection is to end without an answer."""

    def __init__(self, *, reset: bool = False) -> None:
        super().__init__()
        self.reset = reset


class Body:
    """Bytes from the wire, of a length or in chunks (RFC 9112, 7.1); never held as a whole."""

    def __init__(self, stream: io.BufferedIOBase, length: int | None) -> None:
        self._stream = stream
        self._left = length or 0
        self._chunked = length is None
        self.length = length
        self.broken = False
        """Whether the connection ended before the body did."""

    def pieces(self) -> Iterator[bytes]:
        """What comes, as it comes. A connection that ends early ends it, and sets ``broken``."""
        while self._left or self._next_chunk():
            piece = self._read(min(self._left, PIECE))
            if not piece:
                self.broken = True
                return
            self._left -= len(piece)
            yield piece

    def whole(self, limit: int = LARGEST_JSON) -> bytes:
        """All of it, where it is not longer than that.

        Raises:
            Broken: the connection ended before it did, so that it may ask for something else.
            Refusal: it is longer.
        """
        read = io.BytesIO()
        for piece in self.pieces():
            read.write(piece)
            if read.tell() > limit:
                raise bad("uploadTooLarge", f"The request is larger than {limit} bytes.")
        if self.broken:
            raise Broken
        return read.getvalue()

    def drain(self) -> None:
        """Read what is left, so that the connection can go on."""
        for _ in self.pieces():
            pass

    def _read(self, most: int) -> bytes:
        try:
            return self._stream.read1(most)
        except (ConnectionError, TimeoutError):
            return b""

    def _next_chunk(self) -> bool:
        if not self._chunked or self.broken:
            return False
        line = self._stream.readline(64).strip() or self._stream.readline(64).strip()
        size = line.partition(b";")[0].strip()
        if not _HEXADECIMAL.fullmatch(size):
            self.broken = True
            return False
        self._left = int(size, 16)
        if not self._left:
            self._chunked = False
            self._stream.readline(64)
        return bool(self._left)


@dataclass(kw_only=True, slots=True)
class Call:
    """A request. Header names are in lower case."""

    verb: str
    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: Body
    hang_up: Callable[[], None]
    """Ends the connection while something else is still reading from it."""
    channel: Channel | None = None
    """Whose token it carries, once that is known."""
    client: Client | None = None
    method: str = ""
    """The id of what it asks for."""
    subject: str = ""
    """What it is about, for the record."""
    fault: str = ""
    """The planned fault that it met."""
    arguments: dict[str, str] = field(default_factory=dict)
    """Of the path."""

    def one(self, name: str, default: str = "") -> str:
        """The last value of a parameter."""
        return self.arguments.get(name) or self.query.get(name, [default])[-1]

    def many(self, name: str) -> list[str]:
        """The values of a parameter that may be given again or be separated by commas."""
        given = (each for value in self.query.get(name, []) for each in value.split(","))
        return [each.strip() for each in given if each.strip()]

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Whether a parameter says yes."""
        return self.one(name, str(default)).lower() == "true"

    @property
    def bearer(self) -> str:
        """The access token; empty without one."""
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() if scheme.lower() == "bearer" else self.one("access_token")

    def owner(self) -> Channel:
        """The channel, of a request whose token was checked."""
        assert self.channel is not None, "the token was checked"  # noqa: S101 - a fact of ours
        return self.channel

    def project(self) -> Client:
        """The client, of a request whose token was checked."""
        assert self.client is not None, "the token was checked"  # noqa: S101 - as above
        return self.client


def call_of(to: BaseHTTPRequestHandler) -> Call:
    """What a connection asks."""

    def hang_up() -> None:
        with suppress(OSError):
            to.connection.shutdown(socket.SHUT_RDWR)

    split = urlsplit(to.path)
    chunked = "chunked" in (to.headers.get("Transfer-Encoding") or "").lower()
    told = (to.headers.get("Content-Length") or "0").strip()
    length = None if chunked else int(told) if told.isascii() and told.isdigit() else 0
    if not chunked and not told.isdigit():
        to.close_connection = True  # where the next request would begin is not known
    return Call(
        verb=to.command,
        path=unquote(split.path),
        query=parse_qs(split.query, keep_blank_values=True),
        headers={name.lower(): value for name, value in to.headers.items()},
        body=Body(to.rfile, length),
        hang_up=hang_up,
    )


def json_of(content: bytes) -> Json:
    """A body's object; an empty body is an empty one.

    Raises:
        Refusal: it is none.
    """
    try:
        value: JsonValue = json.loads(content or b"{}")
    except ValueError as error:
        said = "Invalid JSON payload received. Unexpected token."
        raise bad("parseError", said, domain="global") from error
    if not isinstance(value, dict):
        raise bad("parseError", "Invalid JSON payload received. Not an object.", domain="global")
    return value

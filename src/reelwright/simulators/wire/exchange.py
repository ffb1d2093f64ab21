"""What is asked and what is answered, as values."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

JSON = "application/json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A request that came in; header names are in lower case."""

    method: str
    target: str
    """Path and query, as they came."""
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def path(self) -> str:
        """Without the query."""
        return urlsplit(self.target).path

    @property
    def query(self) -> Mapping[str, str]:
        """The last value of each name."""
        values = parse_qs(urlsplit(self.target).query, keep_blank_values=True)
        return {name: given[-1] for name, given in values.items()}

    @property
    def bearer(self) -> str:
        """The token of ``Authorization: Bearer``; empty without one."""
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() if scheme.lower() == "bearer" else ""

    @property
    def json(self) -> object:
        """The body as JSON; None where it is none."""
        try:
            value: object = json.loads(self.body)
        except ValueError:
            return None
        return value


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """An answer. ``stream`` is sent in chunks, as it comes; else ``body`` with its length."""

    status: int = HTTPStatus.OK
    media_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    stream: Iterable[bytes] | None = None

    def whole(self) -> bytes:
        """The body, or all of the stream."""
        return self.body if self.stream is None else b"".join(self.stream)


def json_reply(
    value: object,
    status: int = HTTPStatus.OK,
    headers: Mapping[str, str] | None = None,
) -> Reply:
    """An answer in JSON."""
    body = json.dumps(value, ensure_ascii=False).encode()
    return Reply(status=status, headers=headers or {}, body=body)


def event(value: object, name: str = "") -> bytes:
    """One server-sent event (WHATWG HTML, 9.2); a text is sent as it is, all else as JSON."""
    data = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    named = f"event: {name}\n" if name else ""
    return f"{named}data: {data}\n\n".encode()


def events_reply(events: Iterable[bytes]) -> Reply:
    """A stream of server-sent events."""
    return Reply(media_type="text/event-stream", stream=events)

"""Lists that come a page at a time."""

import base64
from collections.abc import Callable, Sequence
from typing import TypeVar

from pydantic import JsonValue

from reelwright.simulators.wire.exchange import Reply, json_reply
from reelwright.simulators.youtube.calls import Call
from reelwright.simulators.youtube.refusals import bad
from reelwright.simulators.youtube.shapes import Json
from reelwright.simulators.youtube.world import letters

USUAL, MOST = 5, 50
T = TypeVar("T")


def page_of(call: Call, kind: str, found: Sequence[T], show: Callable[[T], Json]) -> Reply:
    """The page that is asked for, with the token of the next."""
    size = int(call.one("maxResults", str(USUAL)))
    if not 0 <= size <= MOST:
        said = f"Invalid value '{size}'. Values must be within the range: [0, {MOST}]"
        raise bad("invalidParameter", said, "maxResults", "global")
    first = _first(call.one("pageToken"))
    items: list[JsonValue] = [show(each) for each in found[first : first + size]]
    answer: Json = {"kind": kind, "etag": letters(27), "items": items}
    if first + size < len(found) and size:
        answer["nextPageToken"] = _token(first + size)
    if first:
        answer["prevPageToken"] = _token(max(0, first - size))
    answer["pageInfo"] = {"totalResults": len(found), "resultsPerPage": size}
    return json_reply(answer)


def _token(first: int) -> str:
    return base64.urlsafe_b64encode(f"PT:{first}".encode()).decode()


def _first(token: str) -> int:
    if not token:
        return 0
    try:
        return int(base64.urlsafe_b64decode(token).decode().removeprefix("PT:"))
    except ValueError as error:
        said = "The request specifies an invalid page token."
        raise bad("invalidPageToken", said, "pageToken", "youtube.parameter") from error

"""Publishers that are broken on purpose, in a worker's memory only, which the test must catch."""

# ruff: noqa: PLC0415 - the product is imported in a worker, not where builds are named
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from reelwright.simulators.youtube.faults import Fault, Planned


@dataclass(frozen=True, kw_only=True, slots=True)
class Broken:
    """A broken build, what brings it about, and what it must be caught by."""

    breaks: Callable[[], None]
    caught_by: str
    faults: tuple[Planned, ...] = ()


def _uploads_again_in_doubt() -> None:
    """Answers are lost, sessions that have ended say nothing, and nobody looks at the channel."""
    from reelwright.adapters.youtube.channel import YouTubeChannel
    from reelwright.ports.platform import Expired, Finished
    from reelwright.ports.services import ServiceUnreachable

    send, ask = YouTubeChannel.send, YouTubeChannel.ask

    def lost(self: Any, *arguments: Any, **named: Any) -> Any:
        send(self, *arguments, **named)
        message = "The answer was lost."
        raise ServiceUnreachable(message, service="youtube")

    def forgotten(self: Any, *arguments: Any) -> Any:
        answer = ask(self, *arguments)
        return Expired() if isinstance(answer, Finished) else answer

    changed: Any = YouTubeChannel
    changed.send, changed.ask, changed.uploads = lost, forgotten, lambda *_, **__: ()


def _does_not_look_into_the_playlist() -> None:
    """What may have been done is done again."""
    from reelwright.adapters.youtube.channel import YouTubeChannel

    changed: Any = YouTubeChannel
    changed.playlist_has = lambda *_, **__: False


def _takes_no_account_of_quota() -> None:
    """Calls are made without asking the ledger."""
    from reelwright.adapters.library.quota import DatabaseQuotaLedger

    changed: Any = DatabaseQuotaLedger
    changed.reserve = lambda *_, **__: "none"
    changed.settle = lambda *_, **__: None
    changed.exhausted = lambda *_, **__: None


def _tells_its_tokens() -> None:
    """A line for every call, with all that was sent."""
    from httpx import HTTPTransport, Request, Response

    send = HTTPTransport.handle_request

    def told(self: HTTPTransport, request: Request) -> Response:
        print(request.headers.get("authorization", ""), flush=True)  # noqa: T201 - that is its purpose
        return send(self, request)

    HTTPTransport.handle_request = told  # type: ignore[method-assign] # as above


def _publishes_an_hour_late() -> None:
    """The time that is read from the calendar is not the one that stands there."""
    from datetime import timedelta

    from reelwright.adapters.library.calendar import DatabaseCalendar

    slot = DatabaseCalendar.slot
    changed: Any = DatabaseCalendar

    def later(self: DatabaseCalendar, release: str) -> Any:
        found = slot(self, release)
        return found and replace(found, at=found.at + timedelta(hours=1))

    changed.slot = later


def _forgets_the_thumbnail() -> None:
    """It is written down as set before it is."""
    from reelwright.adapters.youtube.channel import YouTubeChannel

    changed: Any = YouTubeChannel
    changed.set_thumbnail = lambda *_, **__: None


BUILDS: dict[str, Broken] = {
    "uploads-again-in-doubt": Broken(
        breaks=_uploads_again_in_doubt,
        caught_by="videos: [",
    ),
    "does-not-look": Broken(
        breaks=_does_not_look_into_the_playlist,
        caught_by="stands 2 times in its playlist",
        faults=(Planned(fault=Fault.LOST_ANSWER, method="youtube.playlistItems.insert"),),
    ),
    "ledger-not-asked": Broken(breaks=_takes_no_account_of_quota, caught_by="the quota was passed"),
    "tells-its-tokens": Broken(breaks=_tells_its_tokens, caught_by="in the open"),
    "an-hour-late": Broken(breaks=_publishes_an_hour_late, caught_by="was to appear at"),
    "forgets-the-thumbnail": Broken(
        breaks=_forgets_the_thumbnail, caught_by="has no thumbnail, or another one"
    ),
}

"""Recordings from addresses: whole or gone, never from a private one, never more than allowed."""

from collections.abc import Iterator
from ipaddress import ip_network
from pathlib import Path

import pytest

from reelwright.adapters.web.addresses import AddressPolicy
from reelwright.adapters.web.recordings import SafeRecordings
from reelwright.ports.article import AddressForbidden, SourceUnreachable
from reelwright.ports.progress import Cancelled, Silent
from reelwright.ports.recordings import RecordingUnreadable
from reelwright.simulators.web.pages import Page
from reelwright.simulators.web.server import WebSimulator

pytestmark = pytest.mark.integration

HERE = AddressPolicy(allowed=(ip_network("127.0.0.1/32"),))
BODY = bytes(range(256)) * 4000
NEW = BODY[::-1]
TALK = "/talks/one.mp3"


@pytest.fixture(scope="module")
def web() -> Iterator[WebSimulator]:
    with WebSimulator() as running:
        running.pages[TALK] = Page(body=BODY, media_type="audio/mpeg")
        running.pages["/talks/cut.mp3"] = Page(body=BODY, longest=1000)
        running.pages["/talks/page.mp4"] = Page(body=b"\n<!DOCTYPE html>", media_type="video/mp4")
        yield running


def _left(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def test_a_recording_comes_whole(web: WebSimulator, tmp_path: Path) -> None:
    to = tmp_path / "one.mp3"
    SafeRecordings(policy=HERE).fetch_recording(web.url(TALK), to, Silent())
    assert to.read_bytes() == BODY
    assert _left(tmp_path) == ["one.mp3"]


def test_a_redirect_is_followed(web: WebSimulator, tmp_path: Path) -> None:
    fetcher = SafeRecordings(policy=HERE)
    with pytest.raises(RecordingUnreadable, match="is a page"):
        fetcher.fetch_recording(web.url("/faults/redirect-twice"), tmp_path / "page", Silent())
    assert web.requests[-1].path != "/faults/redirect-twice"


def test_what_breaks_off_is_gone_on_with_where_it_ended(web: WebSimulator, tmp_path: Path) -> None:
    path, to = "/talks/broken.mp3", tmp_path / "one.mp3"
    web.pages[path] = Page(body=BODY, media_type="text/plain", tag='"v1"', longest=400_000)
    SafeRecordings(policy=HERE).fetch_recording(web.url(path), to, Silent())
    assert to.read_bytes() == BODY
    asked = [dict(each.headers).get("Range") for each in web.requests if each.path == path]
    assert asked == [None, "bytes=400000-", "bytes=800000-"]
    assert _left(tmp_path) == ["one.mp3"]


def test_another_version_is_not_joined_to_what_is_there(web: WebSimulator, tmp_path: Path) -> None:
    class Changing:
        def advance(self, step: str, done: int, total: int) -> None:
            del step, done, total
            web.pages[path] = Page(body=NEW, tag='"v2"')

    path, to = "/talks/changed.mp3", tmp_path / "one.mp3"
    web.pages[path] = Page(body=BODY, tag='"v1"', longest=262_144)
    SafeRecordings(policy=HERE).fetch_recording(web.url(path), to, Changing())
    assert to.read_bytes() == NEW


@pytest.mark.parametrize(
    ("path", "largest", "error", "sentence"),
    [
        (TALK, 1 << 19, RecordingUnreadable, "larger than the 0 MB"),
        ("/nothing", 1 << 30, RecordingUnreadable, "There is no recording at"),
        ("/talks/page.mp4", 1 << 30, RecordingUnreadable, "is a page and no recording"),
        ("/faults/redirect-loop", 1 << 30, SourceUnreachable, "redirects more than"),
        ("/faults/500", 1 << 30, SourceUnreachable, "out of order"),
        ("/talks/cut.mp3", 1 << 30, SourceUnreachable, "broke off"),
        ("/faults/endless", 1 << 20, RecordingUnreadable, "is a page and no recording"),
        ("/faults/redirect-private", 1 << 30, AddressForbidden, "not on the public internet"),
        ("/faults/redirect-file", 1 << 30, AddressForbidden, "only http and https"),
    ],
)
def test_what_cannot_be_fetched_leaves_nothing(  # noqa: PLR0917 - the columns of the table
    web: WebSimulator,
    tmp_path: Path,
    path: str,
    largest: int,
    error: type[Exception],
    sentence: str,
) -> None:
    fetcher = SafeRecordings(policy=HERE, largest=largest)
    with pytest.raises(error, match=sentence):
        fetcher.fetch_recording(web.url(path), tmp_path / "one", Silent())
    assert _left(tmp_path) == []


def test_a_private_address_is_refused(web: WebSimulator, tmp_path: Path) -> None:
    with pytest.raises(AddressForbidden, match="not on the public internet"):
        SafeRecordings().fetch_recording(web.url(TALK), tmp_path / "one", Silent())
    assert _left(tmp_path) == []


def test_what_is_cancelled_leaves_nothing(web: WebSimulator, tmp_path: Path) -> None:
    class Impatient:
        def advance(self, step: str, *_units: int) -> None:
            raise Cancelled(step)

    with pytest.raises(Cancelled):
        SafeRecordings(policy=HERE).fetch_recording(web.url(TALK), tmp_path / "one", Impatient())
    assert _left(tmp_path) == []

import logging
import pickle
import ssl
import traceback
from collections.abc import Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from builders.certificates import self_signed
from reelwright.adapters.http.client import HttpxServiceHttp
from reelwright.ports.progress import Cancelled
from reelwright.ports.services import (
    AllowanceSpent,
    AnswerUnusable,
    HttpRequest,
    KeyMissing,
    KeyRefused,
    RequestRefused,
    Secret,
    ServiceBusy,
    ServiceError,
    ServiceFailed,
    ServiceUnreachable,
)
from reelwright.simulators.wire.exchange import Asked, Reply, events_reply, json_reply
from reelwright.simulators.wire.faults import Fault
from reelwright.simulators.wire.service import ServiceSimulator

pytestmark = pytest.mark.integration

KEY = "sk-live-Zq81mfRr02LLwp77"
FILE = bytes(range(256)) * 400


class Echo(ServiceSimulator):
    """Answers with what was asked, and has one file that can be had in parts."""

    def answer(self, asked: Asked) -> Reply:
        if asked.path == "/file":
            return self._file(asked)
        if asked.path == "/stream":
            return events_reply([b"data: 1\n\n", b"data: 2\n\n"])
        return json_reply({"query": dict(asked.query), "json": asked.json})

    @staticmethod
    def _file(asked: Asked) -> Reply:
        start = int(asked.headers.get("range", "bytes=0-")[6:-1])
        if start >= len(FILE):
            return Reply(status=416, headers={"Content-Range": f"bytes */{len(FILE)}"})
        if not start:
            return Reply(media_type="application/octet-stream", body=FILE)
        place = f"bytes {start}-{len(FILE) - 1}/{len(FILE)}"
        return Reply(status=206, headers={"Content-Range": place}, body=FILE[start:])


@pytest.fixture
def service() -> Iterator[Echo]:
    with Echo() as running:
        yield running


@pytest.fixture(scope="module")
def http() -> Iterator[HttpxServiceHttp]:
    with HttpxServiceHttp() as ready:
        yield ready


@pytest.fixture(scope="module")
def hasty() -> Iterator[HttpxServiceHttp]:
    """For what only a limit of time ends; a busy machine may pass it in anything else."""
    with HttpxServiceHttp(total=1.0) as ready:
        yield ready


def _asking(service: Echo, path: str = "/v1", method: str = "POST") -> HttpRequest:
    return HttpRequest(
        method=method,
        url=service.address + path,
        json={"text": "Grüße"} if method == "POST" else None,
        query={"q": "a b&c"},
        secret_headers={"Authorization": Secret(f"Bearer {KEY}")},
        secret_query={"key": Secret(KEY)},
    )


def test_a_request_arrives_as_it_was_meant(service: Echo, http: HttpxServiceHttp) -> None:
    answer = http.send("echo", _asking(service))
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    asked = service.requests[0]
    assert (asked.query["q"], asked.query["key"], asked.bearer) == ("a b&c", KEY, KEY)
    assert asked.json == {"text": "Grüße"}
    assert asked.headers["user-agent"].startswith("Reelwright/")


def test_a_stream_is_read_whole(service: Echo, http: HttpxServiceHttp) -> None:
    assert http.send("echo", _asking(service, "/stream")).body == b"data: 1\n\ndata: 2\n\n"


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault.KEY_REFUSED, (KeyRefused, "refuses the key")),
        (Fault.SPENT, (AllowanceSpent, "no credit")),
        (Fault.BUSY, (ServiceBusy, "try again in 7 seconds")),
        (Fault.FAILED, (ServiceFailed, "Internal Server Error")),
        (Fault.OVERLOADED, (ServiceFailed, "status 503")),
        (Fault.REFUSED, (RequestRefused, "will be refused again")),
        (Fault.CUT, (ServiceUnreachable, "broke off")),
        (Fault.DROPPED, (ServiceUnreachable, "broke off")),
        (Fault.NOT_HTTP, (ServiceUnreachable, "broke off")),
        (Fault.HUGE, (AnswerUnusable, "more than 1 MB")),
        (Fault.BOMB, (AnswerUnusable, "more than 1 MB")),
        (Fault.REDIRECTED, (RequestRefused, "status 302")),
        (Fault.ECHOED, (RequestRefused, "Cannot take")),
    ],
)
def test_what_goes_wrong_ends_in_one_sentence_without_the_key(
    service: Echo,
    http: HttpxServiceHttp,
    caplog: pytest.LogCaptureFixture,
    fault: Fault,
    expected: tuple[type[ServiceError], str],
) -> None:
    told_without_the_key(service, http, caplog, fault, expected)


@pytest.mark.parametrize("fault", [Fault.SLOW, Fault.DRIP, Fault.DRIP_HEADERS])
def test_what_takes_too_long_ends_in_one_sentence_without_the_key(
    service: Echo, hasty: HttpxServiceHttp, caplog: pytest.LogCaptureFixture, fault: Fault
) -> None:
    told_without_the_key(service, hasty, caplog, fault, (ServiceUnreachable, "within 1 seconds"))


def told_without_the_key(
    service: Echo,
    http: HttpxServiceHttp,
    caplog: pytest.LogCaptureFixture,
    fault: Fault,
    expected: tuple[type[ServiceError], str],
) -> None:
    caplog.set_level(logging.DEBUG)
    service.faults.add(fault)
    with pytest.raises(expected[0], match=expected[1]) as raised:
        http.send("echo", _asking(service), largest=1_000_000)
    assert raised.value.service == "echo"
    told = "".join(traceback.format_exception(raised.value)) + repr(raised.value) + caplog.text
    assert KEY not in told
    assert KEY.encode() not in pickle.dumps((str(raised.value), repr(raised.value)))
    assert raised.value.__context__ is None
    assert http.send("echo", _asking(service)).status == 200


def test_the_wait_and_the_status_are_told(service: Echo, http: HttpxServiceHttp) -> None:
    service.faults.add(Fault.BUSY)
    with pytest.raises(ServiceBusy) as raised:
        http.send("echo", _asking(service))
    assert (raised.value.retry_after, raised.value.status) == (7.0, 429)


def test_a_service_without_a_key_asks_for_one(service: Echo, http: HttpxServiceHttp) -> None:
    service.faults.add(Fault.KEY_REFUSED)
    with pytest.raises(KeyMissing, match="wants a key"):
        http.send("echo", HttpRequest(method="GET", url=service.address))


def test_nobody_listening_is_unreachable(http: HttpxServiceHttp) -> None:
    with Echo() as gone:
        address = gone.address
    with pytest.raises(ServiceUnreachable, match="takes no connection"):
        http.send("echo", HttpRequest(method="GET", url=address))


@pytest.mark.parametrize(
    "url", ["", "ftp://host/file", "http://", "http://[::1", "http://me:secret@localhost/"]
)
def test_what_is_no_address_is_refused(http: HttpxServiceHttp, url: str) -> None:
    with pytest.raises(RequestRefused, match="not a web address"):
        http.send("echo", HttpRequest(method="GET", url=url))


def test_a_key_is_not_sent_unencrypted_over_the_internet(http: HttpxServiceHttp) -> None:
    request = HttpRequest(
        method="GET", url="http://api.example.com/", secret_headers={"X-Key": Secret(KEY)}
    )
    with pytest.raises(RequestRefused, match="unencrypted"):
        http.send("echo", request)


@pytest.mark.parametrize("key", ["sk-live\nZq81mfRr02", "sk-live-Zq81…mfRr02"])
def test_a_key_that_cannot_be_sent_is_not_shown(
    service: Echo, http: HttpxServiceHttp, key: str
) -> None:
    request = HttpRequest(method="GET", url=service.address, secret_headers={"X-Key": Secret(key)})
    with pytest.raises(RequestRefused, match="cannot be sent") as raised:
        http.send("echo", request)
    assert "Zq81" not in "".join(traceback.format_exception(raised.value))


def test_a_file_comes_whole(service: Echo, http: HttpxServiceHttp, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    http.download(
        "echo",
        _asking(service, "/file", "GET"),
        tmp_path / "file",
        largest=len(FILE),
        heard=lambda have, expected: heard.append((have, expected)),
    )
    assert (tmp_path / "file").read_bytes() == FILE
    assert heard[-1] == (len(FILE), len(FILE))


@pytest.mark.parametrize("have", [0, 1, 70_000, len(FILE) - 1, len(FILE)])
def test_a_file_goes_on_where_it_ended(
    service: Echo, http: HttpxServiceHttp, tmp_path: Path, have: int
) -> None:
    to = tmp_path / "file"
    to.write_bytes(FILE[:have])
    request = _asking(service, "/file", "GET")
    http.download("echo", request, to, largest=len(FILE), resume=True)
    assert to.read_bytes() == FILE
    assert service.requests[0].headers.get("range") == (f"bytes={have}-" if have else None)


def test_a_file_that_breaks_off_keeps_what_came(
    service: Echo, http: HttpxServiceHttp, tmp_path: Path
) -> None:
    to, request = tmp_path / "file", _asking(service, "/file", "GET")
    service.faults.add(Fault.CUT)
    with pytest.raises(ServiceUnreachable):
        http.download("echo", request, to, largest=len(FILE) + 1, resume=True)
    assert FILE.startswith(to.read_bytes())
    assert to.stat().st_size > 0
    http.download("echo", request, to, largest=len(FILE), resume=True)
    assert to.read_bytes() == FILE


@pytest.mark.parametrize("fault", [Fault.HUGE, Fault.BOMB])
def test_a_file_is_no_larger_than_allowed(
    service: Echo, http: HttpxServiceHttp, tmp_path: Path, fault: Fault
) -> None:
    service.faults.add(fault)
    with pytest.raises(AnswerUnusable):
        http.download("echo", _asking(service, "/file", "GET"), tmp_path / "f", largest=100_000)


class Redirecting(Echo):
    """Sends every GET on to another place."""

    def __init__(self, target: str) -> None:
        super().__init__()
        self.target = target

    def answer(self, asked: Asked) -> Reply:
        if asked.path == "/end":
            return super().answer(asked)
        return Reply(status=302, headers={"Location": self.target})


def test_a_key_stays_with_the_host_that_it_is_for(service: Echo, http: HttpxServiceHttp) -> None:
    with Redirecting(service.address + "/elsewhere") as first:
        assert http.send("echo", _asking(first, method="GET")).status == 200
    assert first.requests[0].bearer == KEY
    assert KEY not in repr(service.requests[0])


def test_a_key_goes_along_on_the_same_host(http: HttpxServiceHttp) -> None:
    with Redirecting("/end") as only:
        http.send("echo", _asking(only, method="GET"))
    assert [asked.bearer for asked in only.requests] == [KEY, KEY]


def test_redirects_end(http: HttpxServiceHttp) -> None:
    with Redirecting("/again") as only, pytest.raises(RequestRefused, match="more than 5 times"):
        http.send("echo", _asking(only, method="GET"))


def test_a_certificate_of_nobody_is_refused(tmp_path: Path, http: HttpxServiceHttp) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(self_signed("service.example", tmp_path / "both.pem"))
    with Echo(tls=context) as secure, pytest.raises(ServiceUnreachable, match="certificate"):
        http.send("echo", _asking(secure))
    assert secure.requests == ()


def test_a_proxy_leads_to_what_is_far_and_never_to_what_is_near(
    service: Echo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", service.address)
    far = HttpRequest(method="GET", url="http://api.example.com/v1")
    with Echo() as near, HttpxServiceHttp() as http:
        assert http.send("far", far).status == 200
        assert http.send("near", _asking(near)).status == 200
    assert [asked.target for asked in service.requests] == ["http://api.example.com/v1"]


def test_a_client_that_is_closed_ends_what_is_under_way(service: Echo) -> None:
    service.faults.add(Fault.SLOW)
    with ThreadPoolExecutor() as pool:
        with HttpxServiceHttp(total=60.0) as http:
            waiting = pool.submit(http.send, "echo", _asking(service))
            while not service.requests:
                Event().wait(0.01)
        with pytest.raises(CancelledError):
            waiting.result(timeout=120)


def test_a_cancelled_download_leaves_a_client_that_works(service: Echo) -> None:
    with HttpxServiceHttp() as http:
        stop = Cancelled("Stopped.")

        def interrupt(_have: int, _expected: int) -> None:
            raise stop

        with pytest.raises(Cancelled):
            http.download(
                "echo", _asking(service, "/file", "GET"), Path("/dev/null"), largest=10**6,
                heard=interrupt,
            )  # fmt: skip
        assert http.send("echo", _asking(service)).status == 200

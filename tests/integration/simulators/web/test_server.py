import signal
import subprocess
import sys

import httpx
import pytest

from reelwright.simulators.web.server import WebSimulator

pytestmark = pytest.mark.integration


def test_it_runs_by_hand_and_stops_when_asked() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "reelwright.simulators.web", "0"],
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        first = running.stdout.readline().strip()
        assert httpx.get(first, trust_env=False).status_code == httpx.codes.OK
        running.send_signal(signal.SIGINT)
        assert running.stdout.read().endswith("stopped\n")
    assert running.returncode == 0


def test_every_page_has_its_kind_and_nothing_else_is_there() -> None:
    with WebSimulator() as web, httpx.Client(trust_env=False) as client:
        for path, page in web.pages.items():
            answer = client.get(web.url(path))
            assert answer.headers["Content-Type"] == page.media_type
            assert answer.content == page.body
        assert client.get(web.url("/nothing")).status_code == httpx.codes.NOT_FOUND
        assert [request.path for request in web.requests] == [*web.pages, "/nothing"]


def test_a_listener_that_leaves_early_is_no_trouble() -> None:
    with WebSimulator() as web, httpx.Client(trust_env=False) as client:
        with client.stream("GET", web.url("/faults/endless")) as answer:
            next(answer.iter_bytes())
        assert client.get(web.url("/articles/tides")).status_code == httpx.codes.OK

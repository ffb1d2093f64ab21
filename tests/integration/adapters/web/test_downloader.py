"""Files that a service points to: whole and bounded, from public addresses or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reelwright.adapters.web.addresses import AddressPolicy
from reelwright.adapters.web.downloader import FileDownloader, origin_of
from reelwright.ports.services import (
    RequestRefused,
    ServiceBusy,
    ServiceError,
    ServiceFailed,
    ServiceUnreachable,
)
from reelwright.simulators.stock.library import WORKS, Trouble, Work
from reelwright.simulators.stock.pexels import PexelsSimulator
from reelwright.simulators.stock.service import StockSimulator
from reelwright.simulators.wire.faults import Fault

pytestmark = pytest.mark.integration

LARGEST = 1_000_000
FOX = WORKS[0]


@pytest.fixture(scope="module")
def running() -> Iterator[StockSimulator]:
    with PexelsSimulator() as simulator:
        yield simulator


@pytest.fixture
def service(running: StockSimulator) -> StockSimulator:
    running.faults.clear()
    return running


def _downloader(service: StockSimulator, **changes: float) -> FileDownloader:
    silence, total = changes.get("silence", 5.0), changes.get("total", 5.0)
    return FileDownloader(
        own_origins=frozenset({origin_of(service.address)}), silence=silence, total=total
    )


def _address(service: StockSimulator, work: Work = FOX) -> str:
    return service.still_address(work, (64, 48))


def test_a_file_comes_whole(service: StockSimulator, tmp_path: Path) -> None:
    file = tmp_path / "fox"
    _downloader(service).download("pexels", _address(service), file, largest=LARGEST)
    assert file.read_bytes().startswith(b"\xff\xd8\xff")


@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1:1/other-port.jpg",
        "http://[::1]/x.jpg",
        "http://10.0.0.1/x.jpg",
        "file:///etc/passwd",
        "ftp://example.org/x.jpg",
        "http://user:pass@example.org/x.jpg",
        "no address at all",
        "http://",
    ],
)
def test_what_is_not_public_is_never_asked(
    service: StockSimulator, url: str, tmp_path: Path
) -> None:
    before = len(service.requests)
    with pytest.raises(RequestRefused, match="pexels points to"):
        _downloader(service).download("pexels", url, tmp_path / "x", largest=LARGEST)
    assert len(service.requests) == before
    assert not (tmp_path / "x").exists()


def test_what_the_owner_did_not_configure_is_private(
    service: StockSimulator, tmp_path: Path
) -> None:
    with pytest.raises(RequestRefused):
        FileDownloader(policy=AddressPolicy()).download(
            "pexels", _address(service), tmp_path / "x", largest=LARGEST
        )


def test_a_redirect_stays_at_the_machine_that_was_named(
    service: StockSimulator, tmp_path: Path
) -> None:
    away = next(work for work in WORKS if work.trouble is Trouble.AWAY)
    with pytest.raises(RequestRefused, match=r"127\.0\.0\.1, which leads on to 127\.0\.0\.2"):
        _downloader(service).download(
            "pexels", _address(service, away), tmp_path / "x", largest=LARGEST
        )


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.BUSY, ServiceBusy),
        (Fault.FAILED, ServiceFailed),
        (Fault.REFUSED, RequestRefused),
        (Fault.CUT, ServiceUnreachable),
        (Fault.DROPPED, ServiceUnreachable),
        (Fault.NOT_HTTP, ServiceUnreachable),
        (Fault.EMPTY, ServiceUnreachable),
        (Fault.HUGE, RequestRefused),
        (Fault.REDIRECTED, RequestRefused),
    ],
)
def test_what_fails_leaves_nothing(
    service: StockSimulator, fault: Fault, error: type[ServiceError], tmp_path: Path
) -> None:
    service.faults.add(fault)
    with pytest.raises(error) as raised:
        _downloader(service).download("pexels", _address(service), tmp_path / "x", largest=LARGEST)
    assert type(raised.value) is error
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("fault", [Fault.SLOW, Fault.DRIP, Fault.DRIP_HEADERS])
def test_what_takes_too_long_is_ended(
    service: StockSimulator, fault: Fault, tmp_path: Path
) -> None:
    service.faults.add(fault)
    with pytest.raises(ServiceUnreachable):
        _downloader(service, silence=0.2, total=0.4).download(
            "pexels", _address(service), tmp_path / "x", largest=LARGEST
        )
    assert not (tmp_path / "x").exists()


def test_who_downloads_says_so(service: StockSimulator, tmp_path: Path) -> None:
    FileDownloader(
        own_origins=frozenset({origin_of(service.address)}), contact="owner@example.org"
    ).download("wikimedia", _address(service), tmp_path / "x", largest=LARGEST)
    assert "owner@example.org" in service.requests[-1].headers["user-agent"]

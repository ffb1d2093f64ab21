import socket
from collections.abc import Iterator, Sequence
from ipaddress import ip_network

import pytest

from reelwright.adapters.web.addresses import AddressPolicy
from reelwright.adapters.web.fetcher import SafeFetcher
from reelwright.ports.article import AddressForbidden, ArticleUnreadable, SourceUnreachable
from reelwright.ports.web import FetchLimits, Wanted
from reelwright.simulators.web.server import WebSimulator

pytestmark = pytest.mark.integration

SIMULATOR_ONLY = AddressPolicy(allowed=(ip_network("127.0.0.1/32"),))
PATIENT = FetchLimits(size=1_000_000)
IMPATIENT = FetchLimits(size=1_000_000, silence=1.0, total=2.0)
STALLS = frozenset({"/faults/drip", "/faults/drip-headers", "/faults/silent"})
"""What only a limit of time ends; a busy machine may pass a short one in all the others."""


@pytest.fixture(scope="module")
def web() -> Iterator[WebSimulator]:
    with WebSimulator() as running:
        yield running


@pytest.fixture
def fetcher() -> SafeFetcher:
    return SafeFetcher(policy=SIMULATOR_ONLY, limits=PATIENT)


@pytest.mark.parametrize(
    "path", ["/articles/tides", "/faults/gzip", "/faults/redirect-once", "/faults/redirect-twice"]
)
def test_an_article_comes_whole(web: WebSimulator, fetcher: SafeFetcher, path: str) -> None:
    fetched = fetcher.fetch(web.url(path))
    assert fetched.body == web.pages["/articles/tides"].body
    assert (fetched.media_type, fetched.charset) == ("text/html", "utf-8")


def test_the_final_address_is_told(web: WebSimulator, fetcher: SafeFetcher) -> None:
    fetched = fetcher.fetch(web.url("/faults/redirect-twice"))
    assert fetched.url == web.url("/articles/tides")


def test_a_picture_is_fetched_only_where_one_is_wanted(
    web: WebSimulator, fetcher: SafeFetcher
) -> None:
    url = web.url("/pictures/tide.png")
    assert fetcher.fetch(url, wanted=Wanted.PICTURE).body.startswith(b"\x89PNG")
    with pytest.raises(ArticleUnreadable, match="image/png, not an article"):
        fetcher.fetch(url)
    with pytest.raises(ArticleUnreadable, match="not a picture"):
        fetcher.fetch(web.url("/articles/tides"), wanted=Wanted.PICTURE)


@pytest.mark.parametrize(
    ("path", "error", "sentence"),
    [
        ("/faults/redirect-private", AddressForbidden, "169.254.169.254"),
        ("/faults/redirect-file", AddressForbidden, "only http and https"),
        ("/faults/redirect-nowhere", SourceUnreachable, "not HTTP as it should be"),
        ("/faults/redirect-loop", SourceUnreachable, "more than 5 times"),
        ("/faults/endless", ArticleUnreadable, "larger than 1 MB"),
        ("/faults/declared-huge", ArticleUnreadable, "larger than 1 MB"),
        ("/faults/gzip-bomb", ArticleUnreadable, "larger than 1 MB"),
        ("/faults/drip", SourceUnreachable, "did not finish answering"),
        ("/faults/drip-headers", SourceUnreachable, "did not finish answering"),
        ("/faults/silent", SourceUnreachable, "keeps silent"),
        ("/faults/not-http", SourceUnreachable, "not HTTP as it should be"),
        ("/faults/404", ArticleUnreadable, "There is nothing at"),
        ("/faults/403", ArticleUnreadable, "not open to everyone"),
        ("/faults/500", SourceUnreachable, "out of order"),
        ("/faults/429", SourceUnreachable, "try again in 30 seconds"),
        ("/faults/json", ArticleUnreadable, "application/json"),
        ("/faults/truncated-gzip", SourceUnreachable, "damaged or incomplete"),
        ("/faults/damaged-gzip", SourceUnreachable, "damaged or incomplete"),
        ("/faults/brotli", ArticleUnreadable, "compressed as br"),
        ("/faults/cut", SourceUnreachable, "broke off"),
    ],
)
def test_what_goes_wrong_ends_in_one_sentence(
    web: WebSimulator, path: str, error: type[Exception], sentence: str
) -> None:
    limits = IMPATIENT if path in STALLS else PATIENT
    fetcher = SafeFetcher(policy=SIMULATOR_ONLY, limits=limits)
    with pytest.raises(error, match=sentence) as raised:
        fetcher.fetch(web.url(path))
    assert "\n" not in str(raised.value)
    assert str(raised.value).endswith(".")


@pytest.mark.parametrize(
    ("url", "error"),
    [
        ("ftp://example.org/a", AddressForbidden),
        ("file:///etc/passwd", AddressForbidden),
        ("http://user:word@example.org/", AddressForbidden),
        ("http:///nowhere", ArticleUnreadable),
        ("http://[::1", ArticleUnreadable),
        ("http://127.0.0.1:1/", AddressForbidden),
        ("http://[::1]:1/", AddressForbidden),
        ("http://2130706433/", AddressForbidden),
        ("http://0x7f.1/", AddressForbidden),
        ("http://localhost/", AddressForbidden),
    ],
)
def test_odd_addresses_are_refused(url: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        SafeFetcher().fetch(url)


def test_no_connection_is_told(fetcher: SafeFetcher) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/"
        with pytest.raises(SourceUnreachable, match="takes no connection"):
            fetcher.fetch(url)


async def _unknown(host: str, port: int) -> Sequence[str]:
    raise socket.gaierror(host, port)


def test_an_unknown_name_is_told() -> None:
    with pytest.raises(SourceUnreachable, match=r"No machine called shoreline\.example"):
        SafeFetcher(resolve=_unknown).fetch("http://shoreline.example/")


def test_the_connection_goes_to_the_checked_address_and_speaks_to_the_name(
    web: WebSimulator,
) -> None:
    asked: list[str] = []

    async def resolve(host: str, _port: int) -> Sequence[str]:
        asked.append(host)
        # A rebinding name: public when first asked, private ever after.
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    fetcher = SafeFetcher(policy=SIMULATOR_ONLY, limits=PATIENT, resolve=resolve)
    fetcher.fetch(f"http://shoreline.example:{web.port}/articles/tides")
    assert asked == ["shoreline.example"]
    assert dict(web.requests[-1].headers)["Host"] == f"shoreline.example:{web.port}"


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    async def resolve(_host: str, _port: int) -> Sequence[str]:
        return ["93.184.215.14", "192.168.0.1"]

    with pytest.raises(AddressForbidden, match=r"192\.168\.0\.1"):
        SafeFetcher(resolve=resolve).fetch("http://shoreline.example/")


def test_a_redirect_is_resolved_and_checked_anew(web: WebSimulator) -> None:
    async def resolve(host: str, _port: int) -> Sequence[str]:
        return ["127.0.0.1"] if host == "shoreline.example" else ["169.254.169.254"]

    fetcher = SafeFetcher(policy=SIMULATOR_ONLY, limits=PATIENT, resolve=resolve)
    with pytest.raises(AddressForbidden):
        fetcher.fetch(f"http://shoreline.example:{web.port}/faults/redirect-private")


def test_the_second_address_is_tried_where_the_first_takes_no_connection(
    web: WebSimulator,
) -> None:
    async def resolve(_host: str, _port: int) -> Sequence[str]:
        return ["::1", "127.0.0.1"]

    fetcher = SafeFetcher(policy=AddressPolicy(allow_private=True), limits=PATIENT, resolve=resolve)
    assert fetcher.fetch(f"http://shoreline.example:{web.port}/articles/tides").body

import ssl
from collections.abc import Sequence
from ipaddress import ip_network
from pathlib import Path

import pytest

from builders.certificates import self_signed
from reelwright.adapters.web.addresses import AddressPolicy
from reelwright.adapters.web.fetcher import SafeFetcher
from reelwright.ports.article import SourceUnreachable
from reelwright.simulators.web.server import WebSimulator

pytestmark = pytest.mark.integration

NAME = "shoreline.example"
POLICY = AddressPolicy(allowed=(ip_network("127.0.0.1/32"),))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for the name, signed by itself, with its key."""
    return self_signed(NAME, tmp_path_factory.mktemp("tls") / "both.pem")


@pytest.fixture
def server(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


async def here(_host: str, _port: int) -> Sequence[str]:
    return ["127.0.0.1"]


def test_the_certificate_is_checked_against_the_name_though_an_address_is_connected_to(
    certificate: Path, server: ssl.SSLContext
) -> None:
    trusting = ssl.create_default_context(cafile=str(certificate))
    fetcher = SafeFetcher(policy=POLICY, resolve=here, tls=trusting)
    with WebSimulator(tls=server) as web:
        fetched = fetcher.fetch(f"https://{NAME}:{web.port}/articles/tides")
        assert fetched.body == web.pages["/articles/tides"].body
        with pytest.raises(SourceUnreachable, match="its certificate is not valid"):
            fetcher.fetch(f"https://another.example:{web.port}/articles/tides")


def test_an_unknown_authority_is_refused(server: ssl.SSLContext) -> None:
    with (
        WebSimulator(tls=server) as web,
        pytest.raises(SourceUnreachable, match="its certificate is not valid"),
    ):
        SafeFetcher(policy=POLICY, resolve=here).fetch(f"https://{NAME}:{web.port}/")

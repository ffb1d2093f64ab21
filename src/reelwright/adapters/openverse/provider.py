"""Openverse as a provider of footage: its facts, and how it is reached."""

from reelwright.adapters.openverse.source import SERVICE, OpenverseSource
from reelwright.ports.footage import StockSource
from reelwright.ports.services import Access, Kind, RateLimit, ServiceFacts, titled

FACTS = ServiceFacts(
    name="openverse",
    title=titled(SERVICE),
    kinds=frozenset({Kind.FOOTAGE}),
    address="https://api.openverse.org",
    # Without an account: https://api.openverse.org/v1/#section/Register-and-Authenticate
    limits=(RateLimit(calls=20, seconds=60), RateLimit(calls=200, seconds=86_400)),
)


class OpenverseProvider:
    """Connects to Openverse, which needs no key."""

    @property
    def facts(self) -> ServiceFacts:
        """What is known of it without a call."""
        return FACTS

    def connect(self, access: Access) -> StockSource:
        """A source of stills."""
        return OpenverseSource(access.http, access.address, access.contact)

    def check(self, access: Access) -> str:
        """Search for one picture."""
        return OpenverseSource(access.http, access.address, access.contact).check()


PROVIDER = OpenverseProvider()

"""Pexels as a provider of footage: its facts, and how it is reached."""

from reelwright.adapters.pexels.source import SERVICE, PexelsSource
from reelwright.ports.footage import StockSource
from reelwright.ports.services import Access, Kind, RateLimit, ServiceFacts, require_key, titled

FACTS = ServiceFacts(
    name="pexels",
    title=titled(SERVICE),
    kinds=frozenset({Kind.FOOTAGE}),
    address="https://api.pexels.com",
    key="PEXELS_API_KEY",
    key_page="https://www.pexels.com/api/new/",
    # https://www.pexels.com/api/documentation/#guidelines
    limits=(RateLimit(calls=200, seconds=3600), RateLimit(calls=20_000, seconds=30 * 86_400)),
)


class PexelsProvider:
    """Connects to Pexels with the owner's key."""

    @property
    def facts(self) -> ServiceFacts:
        """What is known of it without a call."""
        return FACTS

    def connect(self, access: Access) -> StockSource:
        """A source of stills and clips.

        Raises:
            KeyMissing.
        """
        return self._source(access)

    def check(self, access: Access) -> str:
        """Search for one picture, and say what is left of the allowance."""
        return self._source(access).check()

    @staticmethod
    def _source(access: Access) -> PexelsSource:
        return PexelsSource(access.http, access.address, require_key(access, FACTS))


PROVIDER = PexelsProvider()

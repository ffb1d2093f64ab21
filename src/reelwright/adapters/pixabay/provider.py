"""Pixabay as a provider of footage: its facts, and how it is reached."""

from reelwright.adapters.pixabay.source import SERVICE, PixabaySource
from reelwright.ports.footage import StockSource
from reelwright.ports.services import Access, Kind, RateLimit, ServiceFacts, require_key, titled

FACTS = ServiceFacts(
    name="pixabay",
    title=titled(SERVICE),
    kinds=frozenset({Kind.FOOTAGE}),
    address="https://pixabay.com",
    key="PIXABAY_API_KEY",
    key_page="https://pixabay.com/api/docs/",
    limits=(RateLimit(calls=100, seconds=60),),  # https://pixabay.com/api/docs/#api_rate_limit
)


class PixabayProvider:
    """Connects to Pixabay with the owner's key."""

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
        """Search for a few pictures, and say what is left of the allowance."""
        return self._source(access).check()

    @staticmethod
    def _source(access: Access) -> PixabaySource:
        return PixabaySource(access.http, access.address, require_key(access, FACTS))


PROVIDER = PixabayProvider()

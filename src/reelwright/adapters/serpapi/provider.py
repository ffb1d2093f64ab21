"""SerpApi as a provider of research: its facts, and how it is reached."""

from reelwright.adapters.serpapi.source import SERVICE, SerpApiSource
from reelwright.ports.research import ResearchSource
from reelwright.ports.services import Access, Kind, RateLimit, ServiceFacts, require_key, titled

FACTS = ServiceFacts(
    name="serpapi",
    title=titled(SERVICE),
    kinds=frozenset({Kind.RESEARCH}),
    address="https://serpapi.com",
    key="SERPAPI_API_KEY",
    key_page="https://serpapi.com/manage-api-key",
    # The hourly throughput of the smallest plan; https://serpapi.com/account-api tells one's own.
    limits=(RateLimit(calls=50, seconds=3600),),
)


class SerpApi:
    """Connects to SerpApi with the owner's key."""

    @property
    def facts(self) -> ServiceFacts:
        """What is known of it without a call."""
        return FACTS

    def connect(self, access: Access) -> ResearchSource:
        """A source of results, questions and searches.

        Raises:
            KeyMissing.
        """
        return self._source(access)

    def check(self, access: Access) -> str:
        """Read the account, which is free, and say how many searches are left."""
        return self._source(access).check()

    @staticmethod
    def _source(access: Access) -> SerpApiSource:
        return SerpApiSource(access.http, access.address, require_key(access, FACTS))


PROVIDER = SerpApi()

"""Wikimedia Commons as a provider of footage: its facts, and how it is reached."""

from reelwright.adapters.wikimedia.source import SERVICE, WikimediaSource
from reelwright.ports.footage import StockSource
from reelwright.ports.services import Access, KeyMissing, Kind, RateLimit, ServiceFacts, titled

FACTS = ServiceFacts(
    name="wikimedia",
    title=titled(SERVICE),
    kinds=frozenset({Kind.FOOTAGE}),
    address="https://commons.wikimedia.org",
    # No figure is promised; this is what a considerate script asks in series.
    # https://www.mediawiki.org/wiki/API:Etiquette
    limits=(RateLimit(calls=60, seconds=60),),
)


class WikimediaProvider:
    """Connects to Commons, which needs no key but asks who calls."""

    @property
    def facts(self) -> ServiceFacts:
        """What is known of it without a call."""
        return FACTS

    def connect(self, access: Access) -> StockSource:
        """A source of stills and clips.

        Raises:
            KeyMissing: the owner's contact is not set, without which Commons refuses calls.
        """
        return self._source(access)

    def check(self, access: Access) -> str:
        """Search for one picture."""
        return self._source(access).check()

    @staticmethod
    def _source(access: Access) -> WikimediaSource:
        if not access.contact:
            message = (
                "Wikimedia asks who calls: set contact to your mail address or page "
                "(https://meta.wikimedia.org/wiki/User-Agent_policy)."
            )
            raise KeyMissing(message, service=FACTS.name)
        return WikimediaSource(access.http, access.address, access.contact)


PROVIDER = WikimediaProvider()

"""YouTube's search as a provider of research: its facts, and how it is reached."""

from reelwright.adapters.youtube_search.source import SERVICE, YoutubeSearch
from reelwright.ports.research import ResearchSource
from reelwright.ports.services import Access, Kind, RateLimit, ServiceFacts, require_key, titled

FACTS = ServiceFacts(
    name=SERVICE,
    title=titled(SERVICE),
    kinds=frozenset({Kind.RESEARCH}),
    address="https://www.googleapis.com",
    key="YOUTUBE_API_KEY",
    key_page="https://console.cloud.google.com/apis/credentials",
    # Searches have a quota bucket of their own, 100 a day of the Pacific time zone
    # (https://developers.google.com/youtube/v3/docs/search/list). Such a day has up to 25 hours;
    # never more than 100 in any 25 hours keeps every one of them, whatever the clock shows here.
    limits=(RateLimit(calls=100, seconds=25 * 3600),),
)


class YoutubeSearchProvider:
    """Connects to the search with the owner's key; no consent of a channel is needed."""

    @property
    def facts(self) -> ServiceFacts:
        """What is known of it without a call."""
        return FACTS

    def connect(self, access: Access) -> ResearchSource:
        """A source of competing videos.

        Raises:
            KeyMissing.
        """
        return self._source(access)

    def check(self, access: Access) -> str:
        """Ask for the languages of YouTube, which takes nothing from the searches of the day."""
        return self._source(access).check()

    @staticmethod
    def _source(access: Access) -> YoutubeSearch:
        return YoutubeSearch(access.http, access.address, require_key(access, FACTS))


PROVIDER = YoutubeSearchProvider()

"""Searching YouTube: https://developers.google.com/youtube/v3/docs/search/list."""

import html
from collections.abc import Mapping

from reelwright.adapters.youtube_search.wire import Languages, Result, Results
from reelwright.domain.money import Charge, Usage
from reelwright.domain.research.findings import Finding, FindingKind, ResearchQuery
from reelwright.ports.services import (
    AllowanceSpent,
    HttpAnswer,
    HttpRequest,
    Secret,
    ServiceHttp,
)
from reelwright.ports.wire import read_answer

SERVICE = "youtube-search"
MOST_RESULTS = 50
"""In one call, which counts once however many it brings."""


class YoutubeSearch:
    """Competing videos; one call a search."""

    def __init__(self, http: ServiceHttp, address: str, key: Secret) -> None:
        self._http = http
        self._address = address.rstrip("/")
        self._key = key

    @property
    def service(self) -> str:
        """Its name in settings."""
        return SERVICE

    @property
    def price(self) -> Charge:
        """Nothing but one of the day's searches."""
        return Charge(usage=Usage())

    def search(self, query: ResearchQuery) -> tuple[Finding, ...]:
        """The videos that YouTube finds; see ``ports.research.ResearchSource``."""
        parameters = {
            "part": "snippet",
            "type": "video",
            "q": query.topic,
            "maxResults": str(MOST_RESULTS),
            "order": "relevance",
            "relevanceLanguage": query.language,
        }
        country = {"regionCode": query.country.upper()} if query.country else {}
        try:
            sent = self._ask("/youtube/v3/search", parameters | country)
        except AllowanceSpent as error:
            message = (
                "The searches of YouTube are used up for today: the quota of search calls is "
                "filled again at midnight Pacific time."
            )
            raise AllowanceSpent(message, service=SERVICE) from error
        results = read_answer(Results, SERVICE, sent).items
        return tuple(_finding(result, place) for place, result in enumerate(results, 1))

    def check(self) -> str:
        """Ask for something small of the common quota."""
        sent = self._ask("/youtube/v3/i18nLanguages", {"part": "snippet"})
        read_answer(Languages, SERVICE, sent)
        return "YouTube answers."

    def _ask(self, path: str, parameters: Mapping[str, str]) -> HttpAnswer:
        request = HttpRequest(
            method="GET",
            url=self._address + path,
            query=parameters,
            secret_query={"key": self._key},
        )
        return self._http.send(SERVICE, request, largest=5_000_000)


def _finding(result: Result, place: int) -> Finding:
    return Finding(
        kind=FindingKind.VIDEO,
        service=SERVICE,
        position=place,
        text=html.unescape(result.snippet.title),
        address=f"https://www.youtube.com/watch?v={result.id.video}",
        by=html.unescape(result.snippet.channel),
        published=result.snippet.published,
    )

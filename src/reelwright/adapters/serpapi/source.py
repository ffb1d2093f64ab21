"""Searching Google through SerpApi: https://serpapi.com/search-api."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from reelwright.adapters.serpapi.wire import Account, Answer
from reelwright.domain.money import Charge, Usage
from reelwright.domain.research.findings import Finding, FindingKind, ResearchQuery
from reelwright.ports.services import (
    HttpAnswer,
    HttpRequest,
    Secret,
    ServiceFailed,
    ServiceHttp,
)
from reelwright.ports.wire import read_answer

SERVICE = "serpapi"
PRICE = Charge(
    usage=Usage(),
    amount=Decimal("0.015"),
    source="SerpApi's Developer plan, 75 USD for 5,000 searches (serpapi.com/pricing, 2026)",
)
_NOTHING_FOUND = "hasn't returned any results"
"""What the answer's ``error`` says beside the status 200 where Google found nothing."""


class SerpApiSource:
    """Results, questions and searches of Google; one call a search."""

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
        """What one search costs on the smallest usual plan."""
        return PRICE

    def search(self, query: ResearchQuery) -> tuple[Finding, ...]:
        """What Google shows for a topic; see ``ports.research.ResearchSource``."""
        parameters = {"engine": "google", "q": query.topic, "hl": query.language}
        country = {"gl": query.country.lower()} if query.country else {}
        sent = self._ask("/search.json", parameters | country)
        answer = read_answer(Answer, SERVICE, sent)
        if answer.error and _NOTHING_FOUND not in answer.error:
            message = f"SerpApi could not search: {answer.error[:200]}"
            raise ServiceFailed(message, service=SERVICE)
        return tuple(_findings(answer))

    def check(self) -> str:
        """Read the account."""
        account = read_answer(Account, SERVICE, self._ask("/account.json", {}))
        return f"SerpApi answers; {account.total_searches_left} searches are left."

    def _ask(self, path: str, parameters: Mapping[str, str]) -> HttpAnswer:
        request = HttpRequest(
            method="GET",
            url=self._address + path,
            query=parameters,
            secret_query={"api_key": self._key},
        )
        return self._http.send(SERVICE, request, largest=5_000_000)


def _findings(answer: Answer) -> Iterator[Finding]:
    for place, page in enumerate(answer.organic_results or (), 1):
        yield _found(
            FindingKind.PAGE, place, page.title, page.link, page.source or "", page.date or ""
        )
    for place, video in enumerate(answer.inline_videos or (), 1):
        yield _found(
            FindingKind.VIDEO, place, video.title, video.link, video.channel or "", video.date or ""
        )
    for place, asked in enumerate(answer.related_questions or (), 1):
        yield _found(FindingKind.QUESTION, place, asked.question, asked.link or "")
    for place, other in enumerate(answer.related_searches or (), 1):
        yield _found(FindingKind.SEARCH, place, other.query, other.link or "")


def _found(  # noqa: PLR0917 - one row of a table
    kind: FindingKind, place: int, text: str, address: str, by: str = "", published: str = ""
) -> Finding:
    return Finding(
        kind=kind,
        service=SERVICE,
        position=place,
        text=" ".join(text.split()),
        address=address,
        by=by,
        published=published,
    )

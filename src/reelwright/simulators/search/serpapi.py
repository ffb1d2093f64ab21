"""SerpApi on the wire: https://serpapi.com/search-api, /api-status-and-error-codes, /account-api.

Where Google finds nothing, the status is 200 and ``error`` says so.
"""

from http import HTTPStatus

from reelwright.simulators.search.world import PAGES, QUESTIONS, SEARCHES, VIDEOS, knows
from reelwright.simulators.wire.exchange import Asked, Reply, json_reply
from reelwright.simulators.wire.faults import Fault
from reelwright.simulators.wire.service import STATUS, ServiceSimulator

_SAID = {
    Fault.KEY_REFUSED: (
        HTTPStatus.UNAUTHORIZED,
        "Invalid API key. Your API key should be here: https://serpapi.com/manage-api-key",
    ),
    Fault.SPENT: (
        HTTPStatus.TOO_MANY_REQUESTS,
        "Your account has run out of searches.",
    ),
    Fault.BUSY: (
        HTTPStatus.TOO_MANY_REQUESTS,
        "You are exceeding your hourly throughput limit. Please upgrade your plan.",
    ),
}
_NOTHING = "Google hasn't returned any results for this query."


class SerpApiSimulator(ServiceSimulator):
    """SerpApi: the key stands in the query as ``api_key``."""

    def answer(self, asked: Asked) -> Reply:
        """Answer ``/search.json`` and ``/account.json``."""
        if asked.query.get("api_key") != self.key:
            return self.error(Fault.KEY_REFUSED)
        if asked.path == "/account.json":
            return json_reply({"plan_name": "Free Plan", "total_searches_left": 97})
        topic = asked.query.get("q", "")
        if not topic:
            said = {"error": "Missing query `q` parameter."}
            return json_reply(said, HTTPStatus.BAD_REQUEST)
        parameters = {"engine": "google", "q": topic, "hl": asked.query.get("hl", "en")}
        head = {"search_metadata": {"id": "1", "status": "Success"}}
        head |= {"search_parameters": parameters}
        return json_reply({**head, **(_found() if knows(topic) else {"error": _NOTHING})})

    def error(self, fault: Fault) -> Reply:
        """A failure as SerpApi tells it."""
        status, said = _SAID.get(fault, (STATUS[fault], STATUS[fault].phrase))
        return json_reply({"error": said}, status)


def _found() -> dict[str, object]:
    pages = [
        {"position": place, "title": title, "link": link, "source": source, "snippet": "..."}
        for place, (title, link, source) in enumerate(PAGES, 1)
    ]
    video = {
        "position": 1,
        "title": VIDEOS[0][0],
        "link": "https://www.youtube.com/watch?v=sim00000000",
        "channel": VIDEOS[0][1],
        "platform": "YouTube",
        "duration": "8:01",
    }
    asked = [
        {"question": question, "snippet": "...", "title": "...", "link": PAGES[0][1]}
        for question in QUESTIONS
    ]
    others = [
        {"block_position": 1, "query": query, "link": f"https://www.google.com/search?q={query}"}
        for query in SEARCHES
    ]
    return {
        "organic_results": pages,
        "inline_videos": [video],
        "related_questions": asked,
        "related_searches": others,
    }

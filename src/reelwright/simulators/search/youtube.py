"""The search of the YouTube Data API on the wire.

https://developers.google.com/youtube/v3/docs/search/list and /docs/errors. The quota bucket of
searches holds 100 calls a day; a spent one is 403 ``quotaExceeded`` in the domain
``youtube.quota``.
"""

from http import HTTPStatus

from reelwright.simulators.search.world import VIDEOS, knows
from reelwright.simulators.wire.exchange import Asked, Reply, json_reply
from reelwright.simulators.wire.faults import Fault
from reelwright.simulators.wire.service import KEY, STATUS, ServiceSimulator

SEARCHES_A_DAY = 100
_QUOTA = (
    'The request cannot be completed because you have exceeded your <a href="/youtube/v3/'
    'getting-started#quota">quota</a>.'
)
_REASONS = {
    Fault.SPENT: (HTTPStatus.FORBIDDEN, _QUOTA, "youtube.quota", "quotaExceeded"),
    Fault.BUSY: (
        HTTPStatus.TOO_MANY_REQUESTS,
        "Quota exceeded for quota metric 'Search Queries' and limit 'Search Queries per minute'.",
        "global",
        "rateLimitExceeded",
    ),
}


class YoutubeSearchSimulator(ServiceSimulator):
    """YouTube's search: the key stands in the query."""

    def __init__(self, *, port: int = 0, key: str = KEY, searches: int = SEARCHES_A_DAY) -> None:
        super().__init__(port=port, key=key)
        self._left = searches

    def answer(self, asked: Asked) -> Reply:
        """Answer ``search.list`` and ``i18nLanguages.list``."""
        if asked.query.get("key") != self.key:
            return self.error(Fault.KEY_REFUSED)
        if asked.path == "/youtube/v3/i18nLanguages":
            item = {"kind": "youtube#i18nLanguage", "id": "en"}
            return json_reply({"kind": "youtube#i18nLanguageListResponse", "items": [item]})
        if asked.path != "/youtube/v3/search":
            return json_reply({"error": {"code": 404, "message": "Not Found"}}, 404)
        if self._left <= 0:
            return self.error(Fault.SPENT)
        self._left -= 1
        items = _items() if knows(asked.query.get("q", "")) else []
        page = {"totalResults": len(items), "resultsPerPage": len(items)}
        said = {"kind": "youtube#searchListResponse", "etag": "sim", "pageInfo": page}
        return json_reply({**said, "items": items})

    def error(self, fault: Fault) -> Reply:
        """A failure as Google's APIs tell it."""
        if fault is Fault.KEY_REFUSED:
            return _wrong_key()
        usual = (STATUS[fault], STATUS[fault].phrase, "global", "backendError")
        status, message, domain, reason = _REASONS.get(fault, usual)
        told = {"message": message, "domain": domain, "reason": reason}
        body = {"error": {"code": int(status), "message": message, "errors": [told]}}
        return json_reply(body, status)


def _wrong_key() -> Reply:
    message = "API key not valid. Please pass a valid API key."
    info = {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "API_KEY_INVALID",
        "domain": "googleapis.com",
    }
    body = {
        "code": 400,
        "message": message,
        "errors": [{"message": message, "domain": "global", "reason": "badRequest"}],
        "status": "INVALID_ARGUMENT",
        "details": [info],
    }
    return json_reply({"error": body}, HTTPStatus.BAD_REQUEST)


def _items() -> list[dict[str, object]]:
    return [
        {
            "kind": "youtube#searchResult",
            "etag": f"sim{place}",
            "id": {"kind": "youtube#video", "videoId": f"sim{place:08}"},
            "snippet": {
                "publishedAt": f"2026-0{place}-01T10:00:00Z",
                "channelId": f"UC{place:022}",
                "title": title,
                "description": "",
                "thumbnails": {},
                "channelTitle": channel,
                "liveBroadcastContent": "none",
            },
        }
        for place, (title, channel) in enumerate(VIDEOS, 1)
    ]

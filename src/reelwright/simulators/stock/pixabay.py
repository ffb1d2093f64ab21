"""Pixabay on the wire: https://pixabay.com/api/docs/ (images, videos, rate limit, errors).

Errors are plain text that begins with ``[ERROR 400]``; a wrong key is one of them.
"""

from http import HTTPStatus

from reelwright.simulators.stock.library import Work, found
from reelwright.simulators.stock.service import StockSimulator
from reelwright.simulators.wire.exchange import Asked, Reply, json_reply
from reelwright.simulators.wire.faults import Fault
from reelwright.simulators.wire.service import STATUS

LONGEST_QUERY = 100
LEAST_PER_PAGE = 3
_SIZES = {"large": (1920, 1080), "medium": (1280, 720), "small": (864, 486), "tiny": (640, 360)}
_SAID = {
    Fault.KEY_REFUSED: (HTTPStatus.BAD_REQUEST, "Invalid or missing API key"),
    Fault.BUSY: (HTTPStatus.TOO_MANY_REQUESTS, "API rate limit exceeded"),
}


class PixabaySimulator(StockSimulator):
    """Pixabay: the key stands in the query."""

    allowance = 100

    def searched(self, asked: Asked) -> Reply:
        """Answer ``/api/`` and ``/api/videos/``."""
        query = asked.query
        if query.get("key") != self.key:
            return self.error(Fault.KEY_REFUSED)
        wrong = _wrong_in(query.get("q", ""), query.get("per_page", "20"))
        if wrong:
            return _text(HTTPStatus.BAD_REQUEST, f"[ERROR 400] {wrong}", self._limits())
        clips = asked.path.startswith("/api/videos")
        works = [work for work in found(query.get("q", "")) if work.clip or not clips]
        tall = query.get("orientation") == "vertical"
        hits = [self._clip(work) if clips else self._photo(work, tall) for work in works]
        said = {"total": len(works), "totalHits": len(works), "hits": hits}
        return json_reply(said, headers=self._limits())

    def error(self, fault: Fault) -> Reply:
        """A failure as Pixabay tells it."""
        status, said = _SAID.get(fault, (STATUS[fault], STATUS[fault].phrase))
        return _text(status, f"[ERROR {int(status)}] {said}", self._limits())

    def _limits(self) -> dict[str, str]:
        return {
            "X-RateLimit-Limit": str(self.allowance),
            "X-RateLimit-Remaining": str(self.left),
            "X-RateLimit-Reset": "60",
        }

    def _photo(self, work: Work, tall: bool) -> dict[str, object]:  # noqa: FBT001 - private
        width, height = self.still_size(tall=tall)
        file = self.still_address(work, (width, height))
        return {
            "id": work.number,
            "pageURL": f"https://pixabay.com/photos/{work.slug}/",
            "type": "photo",
            "tags": ", ".join(work.tags),
            "previewURL": file,
            "largeImageURL": file,
            "fullHDURL": file,
            "imageURL": file,
            "imageWidth": width,
            "imageHeight": height,
            "imageSize": 1,
            "user_id": 1,
            "user": work.author,
            "views": 10,
            "downloads": 5,
            "likes": 1,
        }

    def _clip(self, work: Work) -> dict[str, object]:
        files = {
            name: {"url": self.clip_address(work, size), "width": size[0], "height": size[1]}
            for name, size in _SIZES.items()
        }
        return {
            "id": work.number,
            "pageURL": f"https://pixabay.com/videos/{work.slug}/",
            "type": "film",
            "tags": ", ".join(work.tags),
            "duration": self.clip_seconds,
            "videos": files,
            "user_id": 1,
            "user": work.author,
        }


def _wrong_in(words: str, per_page: str) -> str:
    if len(words) > LONGEST_QUERY:
        return f'"q" must not exceed {LONGEST_QUERY} characters.'
    if not per_page.isdecimal() or int(per_page) < LEAST_PER_PAGE:
        return '"per_page" is out of valid range.'
    return ""


def _text(status: int, said: str, headers: dict[str, str]) -> Reply:
    return Reply(status=status, media_type="text/plain", headers=headers, body=said.encode())

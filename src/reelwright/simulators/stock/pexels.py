"""Pexels on the wire: https://www.pexels.com/api/documentation/ (photos, videos, rate limits).

The body of a refusal is that of the service's own clients: ``error`` beside the status
(https://github.com/pexels/pexels-javascript, ``ErrorResponse``).
"""

import time
from http import HTTPStatus

from reelwright.simulators.stock.library import Work, found
from reelwright.simulators.stock.service import CLIP_SIZES, StockSimulator
from reelwright.simulators.wire.exchange import Asked, Reply, json_reply
from reelwright.simulators.wire.faults import Fault
from reelwright.simulators.wire.service import STATUS

HOUR = 3600
_SAID = {
    Fault.KEY_REFUSED: "Unauthorized",
    Fault.BUSY: "Rate limit exceeded",
    Fault.FAILED: "Internal Server Error",
}


class PexelsSimulator(StockSimulator):
    """Pexels: the key stands bare in ``Authorization``."""

    def searched(self, asked: Asked) -> Reply:
        """Answer ``/v1/search`` and ``/videos/search``."""
        if asked.headers.get("authorization") != self.key:
            return self.error(Fault.KEY_REFUSED)
        if asked.path not in {"/v1/search", "/videos/search"}:
            return json_reply({"error": "Not Found"}, HTTPStatus.NOT_FOUND)
        words = asked.query.get("query", "")
        if not words:
            return json_reply({"error": "Query can't be blank"}, HTTPStatus.BAD_REQUEST)
        clips = asked.path.startswith("/videos")
        tall = asked.query.get("orientation") == "portrait"
        works = [work for work in found(words) if work.clip or not clips]
        shown = works[: int(asked.query.get("per_page", "15"))]
        listed = [self._clip(one, tall) if clips else self._photo(one, tall) for one in shown]
        page = {"page": 1, "per_page": len(shown), "total_results": len(works)}
        kind = "videos" if clips else "photos"
        return json_reply({**page, kind: listed}, headers=self._limits())

    def error(self, fault: Fault) -> Reply:
        """A failure as Pexels tells it; it names no time to wait, only when the hour ends."""
        status = STATUS[fault]
        said = {"status": int(status), "error": _SAID.get(fault, status.phrase)}
        return json_reply(said, status, self._limits(spent=fault is Fault.BUSY))

    def _limits(self, *, spent: bool = False) -> dict[str, str]:
        return {
            "X-Ratelimit-Limit": str(self.allowance),
            "X-Ratelimit-Remaining": "0" if spent else str(self.left),
            "X-Ratelimit-Reset": str(int(time.time()) + HOUR),
        }

    def _photo(self, work: Work, tall: bool) -> dict[str, object]:  # noqa: FBT001 - private
        width, height = self.still_size(tall=tall)
        file = self.still_address(work, (width, height))
        return {
            "id": work.number,
            "width": width,
            "height": height,
            "url": f"https://www.pexels.com/photo/{work.slug}/",
            "photographer": work.author,
            "photographer_url": "https://www.pexels.com/@simulated",
            "photographer_id": 1,
            "avg_color": f"#{work.top[0]:02X}{work.top[1]:02X}{work.top[2]:02X}",
            "src": dict.fromkeys(("original", "large2x", "large", "medium", "tiny"), file),
            "liked": False,
            "alt": work.title,
        }

    def _clip(self, work: Work, tall: bool) -> dict[str, object]:  # noqa: FBT001 - private
        sizes = [(low, high) if tall else (high, low) for high, low in CLIP_SIZES]
        files = [
            {
                "id": work.number * 10 + place,
                "quality": "hd" if min(size) >= 720 else "sd",  # noqa: PLR2004 - as Pexels does
                "file_type": "video/mp4",
                "width": size[0],
                "height": size[1],
                "fps": 24.0,
                "link": self.clip_address(work, size),
            }
            for place, size in enumerate(sizes)
        ]
        stream = {"id": 1, "quality": "hls", "file_type": "video/mp4", "width": None}
        link = {"height": None, "link": f"{self.address}/stream.m3u8"}
        return {
            "id": work.number,
            "width": sizes[0][0],
            "height": sizes[0][1],
            "url": f"https://www.pexels.com/video/{work.slug}/",
            "image": self.still_address(work, sizes[0]),
            "duration": self.clip_seconds,
            "user": {"id": 1, "name": work.author, "url": "https://www.pexels.com/@simulated"},
            "video_files": [*files, stream | link],
            "video_pictures": [],
            "tags": [],
        }

"""Openverse on the wire: https://api.openverse.org/v1/#tag/images/operation/images_search.

Its errors and headers are those of Django REST Framework's throttles, as its source sets them:
https://github.com/WordPress/openverse, ``api/api/utils/throttle.py``.
"""

from http import HTTPStatus

from reelwright.simulators.stock.library import Work, found
from reelwright.simulators.stock.service import StockSimulator
from reelwright.simulators.wire.exchange import Asked, Reply, json_reply
from reelwright.simulators.wire.faults import Fault
from reelwright.simulators.wire.service import RETRY_AFTER, STATUS

MOST_PER_PAGE = 20
_FREE = frozenset({"by", "by-sa", "cc0", "pdm"})
"""What may be changed and used in what earns money, as ``license_type`` asks."""
_VERSIONS = {"cc0": "1.0", "pdm": "1.0"}


class OpenverseSimulator(StockSimulator):
    """Openverse without an account: no key, twenty at a time."""

    allowance = 20

    def searched(self, asked: Asked) -> Reply:
        """Answer ``/v1/images/``."""
        query = asked.query
        if asked.path != "/v1/images/":
            return json_reply({"detail": "Not found."}, HTTPStatus.NOT_FOUND)
        if int(query.get("page_size", "20")) > MOST_PER_PAGE:
            return json_reply({"detail": "Unauthorized"}, HTTPStatus.UNAUTHORIZED)
        free = "commercial" in query.get("license_type", "")
        works = [w for w in found(query.get("q", "")) if w.licence in _FREE or not free]
        results = [self._picture(work, query.get("aspect_ratio") == "tall") for work in works]
        said = {"result_count": len(works), "page_count": 1, "page_size": 20, "page": 1}
        return json_reply({**said, "results": results}, headers=self._limits())

    def error(self, fault: Fault) -> Reply:
        """A failure as Openverse tells it."""
        status = STATUS[fault]
        if fault is Fault.BUSY:
            said = f"Request was throttled. Expected available in {RETRY_AFTER} seconds."
            wait = {"Retry-After": str(RETRY_AFTER)}
            return json_reply({"detail": said}, status, wait | self._limits())
        return json_reply({"detail": status.phrase}, status)

    def _limits(self) -> dict[str, str]:
        return {
            "X-RateLimit-Limit-anon_burst": "20/min",
            "X-RateLimit-Available-anon_burst": str(self.left),
        }

    def _picture(self, work: Work, tall: bool) -> dict[str, object]:  # noqa: FBT001 - private
        width, height = self.still_size(tall=tall)
        page = f"https://www.flickr.com/photos/simulated/{work.number}"
        return {
            "id": f"00000000-0000-4000-8000-{work.number:012}",
            "title": work.title,
            "foreign_landing_url": page,
            "url": self.still_address(work, (width, height)),
            "creator": work.author,
            "creator_url": "https://www.flickr.com/photos/simulated",
            "license": work.licence,
            "license_version": _VERSIONS.get(work.licence, work.version),
            "license_url": f"https://creativecommons.org/licenses/{work.licence}/",
            "provider": "flickr",
            "source": "flickr",
            "category": "photograph",
            "filetype": "jpg",
            "tags": [{"name": tag, "accuracy": None} for tag in work.tags],
            "attribution": f'"{work.title}" by {work.author}',
            "mature": False,
            "height": height,
            "width": width,
        }

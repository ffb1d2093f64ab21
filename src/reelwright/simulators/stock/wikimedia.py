"""Wikimedia Commons on the wire: ``api.php`` with ``generator=search`` and ``prop=imageinfo``.

https://www.mediawiki.org/wiki/API:Search, API:Imageinfo, API:Errors_and_warnings. A caller who
does not say who it is meets 403, as the user-agent policy warns
(https://meta.wikimedia.org/wiki/User-Agent_policy).
"""

from http import HTTPStatus

from reelwright.simulators.stock.library import Work, found
from reelwright.simulators.stock.service import CLIP_SIZES, StockSimulator
from reelwright.simulators.wire.exchange import Asked, Reply, json_reply
from reelwright.simulators.wire.faults import Fault
from reelwright.simulators.wire.service import RETRY_AFTER, STATUS

_POLICY = (
    b"Please set a user-agent and respect our robot policy https://w.wiki/4wJS. See also T400119."
)
_NAMES = {"cc0": "CC0", "pdm": "Public domain"}


class WikimediaSimulator(StockSimulator):
    """Commons: no key, but a name to call back."""

    def searched(self, asked: Asked) -> Reply:
        """Answer ``/w/api.php``."""
        agent = asked.headers.get("user-agent", "")
        if "@" not in agent and "http" not in agent:
            return Reply(status=HTTPStatus.FORBIDDEN, media_type="text/plain", body=_POLICY)
        terms = asked.query.get("gsrsearch", "").split()
        words = " ".join(term for term in terms if ":" not in term)
        clips = "filetype:video" in terms
        tall = _least(terms, "fileh") > _least(terms, "filew")
        works = [work for work in found(words) if work.clip or not clips]
        if not works:
            return json_reply({"batchcomplete": True})
        pages = [self._page(work, place, tall, clips) for place, work in enumerate(works, 1)]
        return json_reply({"batchcomplete": True, "query": {"pages": pages[::-1]}})

    def error(self, fault: Fault) -> Reply:
        """A failure as MediaWiki tells it: a limit with status 200, the rest by Varnish."""
        if fault is Fault.BUSY:
            info = "You've exceeded your rate limit. Please wait some time and try again."
            said = {"error": {"code": "ratelimited", "info": info}, "servedby": "mw1"}
            return json_reply(said, headers={"Retry-After": str(RETRY_AFTER)})
        status = STATUS[fault]
        body = f"<!DOCTYPE html><title>Wikimedia Error</title><p>{status.phrase}</p>"
        return Reply(status=status, media_type="text/html", body=body.encode())

    def _page(
        self,
        work: Work,
        place: int,
        tall: bool,  # noqa: FBT001 - private
        clips: bool,  # noqa: FBT001 - private
    ) -> dict[str, object]:
        suffix = "webm" if clips else "jpg"
        name = f"{work.title}.{suffix}".replace(" ", "_")
        return {
            "pageid": work.number,
            "ns": 6,
            "title": f"File:{work.title}.{suffix}",
            "index": place,
            "imagerepository": "local",
            "imageinfo": [
                {
                    **(self._clip(work, tall) if clips else self._still(work, tall)),
                    "descriptionurl": f"https://commons.wikimedia.org/wiki/File:{name}",
                    "extmetadata": _metadata(work),
                }
            ],
        }

    def _still(self, work: Work, tall: bool) -> dict[str, object]:  # noqa: FBT001 - private
        size = self.still_size(tall=tall)
        url = self.still_address(work, size)
        return {"url": url, "width": size[0], "height": size[1], "mime": "image/jpeg"}

    def _clip(self, work: Work, tall: bool) -> dict[str, object]:  # noqa: FBT001 - private
        high, low = CLIP_SIZES[0]
        size = (low, high) if tall else (high, low)
        url = self.clip_address(work, size)
        said = {"url": url, "width": size[0], "height": size[1], "mime": "video/mp4"}
        return {**said, "duration": float(self.clip_seconds)}


def _metadata(work: Work) -> dict[str, object]:
    """As the extension CommonsMetadata gives it: values with markup."""
    licence = _NAMES.get(work.licence, f"CC {work.licence.upper()} {work.version}")
    artist = f'<a href="//commons.wikimedia.org/wiki/User:Simulated">{work.author}</a>'
    values = {
        "LicenseShortName": licence,
        "Artist": artist,
        "ImageDescription": f"<p>{', '.join(work.tags)}.</p>",
        "Restrictions": "",
    }
    return {name: {"value": value, "source": "commons-desc-page"} for name, value in values.items()}


def _least(terms: list[str], name: str) -> int:
    told = (term.partition(":>")[2] for term in terms if term.startswith(f"{name}:>"))
    return max((int(value) for value in told if value.isdecimal()), default=0)

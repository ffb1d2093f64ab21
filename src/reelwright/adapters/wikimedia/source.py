"""Searching Wikimedia Commons: https://www.mediawiki.org/wiki/API:Search and API:Imageinfo."""

import html
import re
from collections.abc import Iterable, Mapping

from reelwright import __version__
from reelwright.adapters.wikimedia.wire import Answer, Failure, File, Page
from reelwright.domain.footage.stock import StockItem, StockKind, StockQuery
from reelwright.ports.services import (
    HttpAnswer,
    HttpRequest,
    RequestRefused,
    ServiceBusy,
    ServiceHttp,
)
from reelwright.ports.wire import read_answer

SERVICE = "wikimedia"
PER_PAGE = 20
_FILE_TYPES = {StockKind.STILL: "bitmap", StockKind.CLIP: "video"}
_SHOWABLE = frozenset({"image/jpeg", "image/png", "image/webp", "video/webm", "video/mp4"})
_LATER = frozenset({"ratelimited", "maxlag", "readonly"})
_TAG = re.compile(r"<[^>]*>")
_ASKED = {
    "action": "query",
    "format": "json",
    "formatversion": "2",
    "generator": "search",
    "gsrnamespace": "6",
    "prop": "imageinfo",
    "iiprop": "url|size|mime|extmetadata",
    "iiextmetadatafilter": "LicenseShortName|Artist|ImageDescription|Restrictions",
    "maxlag": "5",
}


class WikimediaSource:
    """Stills and clips of Commons; one call a search."""

    def __init__(self, http: ServiceHttp, address: str, contact: str) -> None:
        self._http = http
        self._address = address.rstrip("/")
        self._agent = f"Reelwright/{__version__} ({contact})"

    @property
    def service(self) -> str:
        """Its name in settings."""
        return SERVICE

    @property
    def kinds(self) -> frozenset[StockKind]:
        """Both."""
        return frozenset(StockKind)

    def search(self, query: StockQuery) -> tuple[StockItem, ...]:
        """What Commons offers; see ``ports.footage.StockSource``."""
        size = f"filew:>{query.width - 1} fileh:>{query.height - 1}"
        terms = f"{query.words} filetype:{_FILE_TYPES[query.kind]} {size}"
        answer = self._ask({"gsrsearch": terms, "gsrlimit": str(PER_PAGE)})
        return tuple(_items(answer.query.pages if answer.query else (), query.kind))

    def check(self) -> str:
        """Make the smallest search there is."""
        self._ask({"gsrsearch": "sea filetype:bitmap", "gsrlimit": "1"})
        return "Wikimedia Commons answers."

    def _ask(self, parameters: Mapping[str, str]) -> Answer:
        request = HttpRequest(
            method="GET",
            url=f"{self._address}/w/api.php",
            query={**_ASKED, **parameters},
            headers={"User-Agent": self._agent},
        )
        sent = self._http.send(SERVICE, request, largest=5_000_000)
        answer = read_answer(Answer, SERVICE, sent)
        if answer.error is not None:
            raise _refusal(answer.error, sent)
        return answer


def _refusal(failure: Failure, sent: HttpAnswer) -> ServiceBusy | RequestRefused:
    """MediaWiki says no with status 200: https://www.mediawiki.org/wiki/API:Errors_and_warnings."""
    if failure.code in _LATER:
        wait = sent.headers.get("retry-after", "")
        message = f"Wikimedia is busy ({failure.code}); try again later."
        seconds = float(wait) if wait.isdecimal() else None
        return ServiceBusy(message, service=SERVICE, retry_after=seconds)
    return RequestRefused(f"Wikimedia refuses the search: {failure.info}", service=SERVICE)


def _items(pages: Iterable[Page], kind: StockKind) -> Iterable[StockItem]:
    for page in sorted(pages, key=lambda page: page.index):
        for file in page.files[:1]:
            # Trademarks, persons and insignia may not be shown freely whatever the licence.
            if file.mime in _SHOWABLE and not file.said("Restrictions"):
                yield _item(page, file, kind)


def _item(page: Page, file: File, kind: StockKind) -> StockItem:
    name = page.title.partition(":")[2].rpartition(".")[0].replace("_", " ")
    description = _plain(file.said("ImageDescription"))
    return StockItem(
        service=SERVICE,
        number=str(page.pageid),
        kind=kind,
        file=file.url,
        page=file.page,
        width=file.width,
        height=file.height,
        licence=_plain(file.said("LicenseShortName")),
        title=name,
        phrases=tuple(text for text in (name, *_sentences(description)) if text),
        author=_plain(file.said("Artist")),
        seconds=file.duration,
    )


def _plain(markup: str) -> str:
    """The text of a field that may hold HTML."""
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[.;\n]\s+|[.;]$", text)[:3] if part.strip()]

"""Searching Openverse, as https://api.openverse.org/v1/ describes it."""

from collections.abc import Mapping

from reelwright import __version__
from reelwright.adapters.openverse.wire import Picture, Pictures
from reelwright.domain.canvas import Format
from reelwright.domain.footage.stock import StockItem, StockKind, StockQuery
from reelwright.ports.services import HttpAnswer, HttpRequest, ServiceHttp
from reelwright.ports.wire import read_answer

SERVICE = "openverse"
PER_PAGE = 20
"""The most that is given without an account."""
_SHAPES = {Format.WIDE: "wide", Format.TALL: "tall", Format.SQUARE: ""}
_PUBLIC_DOMAIN = {"cc0": "CC0", "pdm": "Public Domain Mark"}


class OpenverseSource:
    """Stills that may be changed and used in what earns money; one call a search."""

    def __init__(self, http: ServiceHttp, address: str, contact: str = "") -> None:
        self._http = http
        self._address = address.rstrip("/")
        self._agent = f"Reelwright/{__version__}" + (f" ({contact})" if contact else "")

    @property
    def service(self) -> str:
        """Its name in settings."""
        return SERVICE

    @property
    def kinds(self) -> frozenset[StockKind]:
        """Stills alone; Openverse has no clips."""
        return frozenset({StockKind.STILL})

    def search(self, query: StockQuery) -> tuple[StockItem, ...]:
        """What Openverse offers; see ``ports.footage.StockSource``."""
        if query.kind not in self.kinds:
            return ()
        parameters = {
            "q": query.words,
            "license_type": "commercial,modification",
            "category": "photograph",
            "aspect_ratio": _SHAPES[query.format],
            "size": "large",
            "mature": "false",
            "page_size": str(PER_PAGE),
        }
        found = self._ask({name: value for name, value in parameters.items() if value})
        return tuple(_item(one) for one in read_answer(Pictures, SERVICE, found).results)

    def check(self) -> str:
        """Make the smallest search there is."""
        answer = self._ask({"q": "sea", "page_size": "1"})
        read_answer(Pictures, SERVICE, answer)
        left = answer.headers.get("x-ratelimit-available-anon_burst", "")
        return f"Openverse answers; {left} requests are left." if left else "Openverse answers."

    def _ask(self, parameters: Mapping[str, str]) -> HttpAnswer:
        request = HttpRequest(
            method="GET",
            url=f"{self._address}/v1/images/",
            query=parameters,
            headers={"User-Agent": self._agent},
        )
        return self._http.send(SERVICE, request, largest=5_000_000)


def _item(picture: Picture) -> StockItem:
    return StockItem(
        service=SERVICE,
        number=picture.id,
        kind=StockKind.STILL,
        file=picture.url,
        page=picture.page or picture.url,
        width=picture.width or 0,
        height=picture.height or 0,
        licence=_licence(picture),
        title=picture.title or "",
        phrases=_told(picture.title or "", *(tag.name for tag in picture.tags or ())),
        author=picture.creator or "",
    )


def _licence(picture: Picture) -> str:
    """``by-sa`` and ``2.0`` as people write it: CC BY-SA 2.0."""
    code = picture.license.casefold()
    name = _PUBLIC_DOMAIN.get(code, f"CC {code.upper()}")
    return f"{name} {picture.license_version or ''}".strip()


def _told(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))

"""Searching Pexels, as https://www.pexels.com/api/documentation/ describes it."""

from collections.abc import Iterable, Mapping

from reelwright.adapters.pexels.wire import Clip, Clips, File, Photo, Photos
from reelwright.domain.canvas import Format
from reelwright.domain.footage.stock import StockItem, StockKind, StockQuery
from reelwright.ports.services import HttpAnswer, HttpRequest, Secret, ServiceHttp
from reelwright.ports.wire import read_answer, words_of_address

SERVICE = "pexels"
LICENCE = "Pexels"
PER_PAGE = 20
_ORIENTATIONS = {
    Format.WIDE: "landscape",
    Format.TALL: "portrait",
    Format.SQUARE: "",  # any is cut to a square; squares are few
}
_LOCALES = {"de": "de-DE", "fr": "fr-FR", "es": "es-ES", "pt": "pt-BR", "it": "it-IT"}
_LARGE = {StockKind.STILL: ("medium", "small"), StockKind.CLIP: ("large", "medium")}
"""Least sizes as Pexels names them: stills of 12 and 4 megapixels, clips in 4K and Full HD."""
_FULL_HD = 1920 * 1080


class PexelsSource:
    """Stills and clips of Pexels; one call a search."""

    def __init__(self, http: ServiceHttp, address: str, key: Secret) -> None:
        self._http = http
        self._address = address.rstrip("/")
        self._key = key

    @property
    def service(self) -> str:
        """Its name in settings."""
        return SERVICE

    @property
    def kinds(self) -> frozenset[StockKind]:
        """Both."""
        return frozenset(StockKind)

    def search(self, query: StockQuery) -> tuple[StockItem, ...]:
        """What Pexels offers; see ``ports.footage.StockSource``."""
        if query.kind is StockKind.CLIP:
            answer = self._ask("/videos/search", _parameters(query))
            return tuple(_clips(read_answer(Clips, SERVICE, answer).videos, query))
        answer = self._ask("/v1/search", _parameters(query))
        return tuple(_still(photo) for photo in read_answer(Photos, SERVICE, answer).photos)

    def check(self) -> str:
        """Make the smallest search there is."""
        answer = self._ask("/v1/search", {"query": "sea", "per_page": "1"})
        read_answer(Photos, SERVICE, answer)
        left = answer.headers.get("x-ratelimit-remaining", "")
        return f"Pexels answers; {left} requests are left." if left else "Pexels answers."

    def _ask(self, path: str, parameters: Mapping[str, str]) -> HttpAnswer:
        request = HttpRequest(
            method="GET",
            url=self._address + path,
            query=parameters,
            secret_headers={"Authorization": self._key},
        )
        return self._http.send(SERVICE, request, largest=5_000_000)


def _parameters(query: StockQuery) -> dict[str, str]:
    large, usual = _LARGE[query.kind]
    parameters = {
        "query": query.words,
        "per_page": str(PER_PAGE),
        "size": large if query.width * query.height > _FULL_HD else usual,
        "orientation": _ORIENTATIONS[query.format],
        "locale": _LOCALES.get(query.language, "en-US"),
    }
    return {name: value for name, value in parameters.items() if value}


def _still(photo: Photo) -> StockItem:
    return StockItem(
        service=SERVICE,
        number=str(photo.id),
        kind=StockKind.STILL,
        file=photo.src.original,
        page=photo.url,
        width=photo.width,
        height=photo.height,
        licence=LICENCE,
        title=photo.alt or words_of_address(photo.url),
        phrases=_told(photo.alt or "", words_of_address(photo.url)),
        author=photo.photographer or "",
    )


def _clips(clips: Iterable[Clip], query: StockQuery) -> Iterable[StockItem]:
    for clip in clips:
        file = _smallest_that_covers(clip.video_files, query)
        if file is None:
            continue
        words = words_of_address(clip.url)
        yield StockItem(
            service=SERVICE,
            number=str(clip.id),
            kind=StockKind.CLIP,
            file=file.link,
            page=clip.url,
            width=file.width or 0,
            height=file.height or 0,
            licence=LICENCE,
            title=words,
            phrases=_told(words, *clip.tags),
            author=clip.user.name or "",
            seconds=clip.duration,
        )


def _smallest_that_covers(files: Iterable[File], query: StockQuery) -> File | None:
    """The least bytes that fill the canvas; streams in parts (HLS) are not files."""
    covering = [
        file
        for file in files
        if file.file_type == "video/mp4"
        and (file.width or 0) >= query.width
        and (file.height or 0) >= query.height
    ]
    return min(covering, key=lambda file: (file.width or 0) * (file.height or 0), default=None)


def _told(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))

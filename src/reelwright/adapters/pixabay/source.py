"""Searching Pixabay, as https://pixabay.com/api/docs/ describes it."""

from collections.abc import Mapping

from reelwright.adapters.pixabay.wire import Clip, Clips, Photo, Photos, Rendition
from reelwright.domain.canvas import Format
from reelwright.domain.footage.stock import StockItem, StockKind, StockQuery
from reelwright.ports.services import HttpAnswer, HttpRequest, Secret, ServiceHttp
from reelwright.ports.wire import read_answer, words_of_address

SERVICE = "pixabay"
LICENCE = "Pixabay"
PER_PAGE = 20
LONGEST_QUERY = 100
"""Characters, as the documentation says."""
LARGEST_FREE = 1280
"""Pixels of the longer side of ``largeImageURL``, the largest that every key may have."""
FULL_HD = 1920
_ORIENTATIONS = {Format.WIDE: "horizontal", Format.TALL: "vertical", Format.SQUARE: "all"}
_LANGUAGES = frozenset({"en", "de", "fr", "es", "pt", "it"})


class PixabaySource:
    """Stills and clips of Pixabay; one call a search."""

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
        """What Pixabay offers; see ``ports.footage.StockSource``."""
        if query.kind is StockKind.CLIP:
            answer = self._ask("/api/videos/", _parameters(query) | {"video_type": "film"})
            clips = read_answer(Clips, SERVICE, answer).hits
            return tuple(item for clip in clips if (item := _clip(clip, query)))
        still = {"image_type": "photo", "orientation": _ORIENTATIONS[query.format]}
        answer = self._ask("/api/", _parameters(query) | still)
        return tuple(_still(photo) for photo in read_answer(Photos, SERVICE, answer).hits)

    def check(self) -> str:
        """Make the smallest search there is."""
        answer = self._ask("/api/", {"q": "sea", "per_page": "3"})
        read_answer(Photos, SERVICE, answer)
        left = answer.headers.get("x-ratelimit-remaining", "")
        return f"Pixabay answers; {left} requests are left." if left else "Pixabay answers."

    def _ask(self, path: str, parameters: Mapping[str, str]) -> HttpAnswer:
        request = HttpRequest(
            method="GET",
            url=self._address + path,
            query=parameters,
            secret_query={"key": self._key},
        )
        return self._http.send(SERVICE, request, largest=5_000_000)


def _parameters(query: StockQuery) -> dict[str, str]:
    return {
        "q": query.words[:LONGEST_QUERY],
        "lang": query.language if query.language in _LANGUAGES else "en",
        "min_width": str(query.width),
        "min_height": str(query.height),
        "safesearch": "true",
        "per_page": str(PER_PAGE),
    }


def _still(photo: Photo) -> StockItem:
    file, width, height = _largest(photo)
    return StockItem(
        service=SERVICE,
        number=str(photo.id),
        kind=StockKind.STILL,
        file=file,
        page=photo.page,
        width=width,
        height=height,
        licence=LICENCE,
        title=words_of_address(photo.page),
        phrases=_told(photo.page, photo.tags),
        author=photo.user,
    )


def _largest(photo: Photo) -> tuple[str, int, int]:
    """The largest file that this key may have, with its size.

    Only approved keys get the original and Full HD; the others are scaled to 1280 pixels.
    """
    if photo.original:
        return photo.original, photo.width, photo.height
    file, longest = (photo.full_hd, FULL_HD) if photo.full_hd else (photo.large, LARGEST_FREE)
    scale = min(1.0, longest / max(photo.width, photo.height, 1))
    return file, round(photo.width * scale), round(photo.height * scale)


def _clip(clip: Clip, query: StockQuery) -> StockItem | None:
    file = _smallest_that_covers(clip, query)
    if file is None:
        return None
    return StockItem(
        service=SERVICE,
        number=str(clip.id),
        kind=StockKind.CLIP,
        file=file.url,
        page=clip.page,
        width=file.width,
        height=file.height,
        licence=LICENCE,
        title=words_of_address(clip.page),
        phrases=_told(clip.page, clip.tags),
        author=clip.user,
        seconds=clip.duration,
    )


def _smallest_that_covers(clip: Clip, query: StockQuery) -> Rendition | None:
    covering = [
        file
        for file in clip.videos.values()
        if file.url and file.width >= query.width and file.height >= query.height
    ]
    return min(covering, key=lambda file: file.width * file.height, default=None)


def _told(page: str, tags: str) -> tuple[str, ...]:
    texts = (words_of_address(page), *tags.split(","))
    return tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))

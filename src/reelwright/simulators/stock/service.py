"""What the four services have in common: files, and allowances that go down."""

import re
from http import HTTPStatus

from reelwright.simulators.stock.drawing import clip, still
from reelwright.simulators.stock.library import Trouble, Work, numbered
from reelwright.simulators.wire.exchange import Asked, Reply
from reelwright.simulators.wire.service import KEY, ServiceSimulator

SHORT_SIDE = 1280
"""Pixels of the short side of stills: enough for 1080p."""
CLIP_SECONDS = 12
CLIP_SIZES = ((1920, 1080), (1280, 720), (864, 486))
FILES = "/files/"
_FILE = re.compile(FILES + r"(\d+)/(\d+)x(\d+)(?:-(\d+))?\.(?:jpg|mp4)")
METADATA_SERVICE = "http://169.254.169.254/latest/meta-data/"
_LOCAL_FILE = "file:///etc/passwd"
_ELSEWHERE = "http://127.0.0.2:9/elsewhere.jpg"
Size = tuple[int, int]


class StockSimulator(ServiceSimulator):
    """A service that offers the simulated library; each says it in its own words."""

    allowance = 200

    def __init__(
        self,
        *,
        port: int = 0,
        key: str = KEY,
        short_side: int = SHORT_SIDE,
        clip_seconds: int = CLIP_SECONDS,
    ) -> None:
        super().__init__(port=port, key=key)
        self.short_side = short_side
        self.clip_seconds = clip_seconds

    @property
    def searches(self) -> int:
        """How many searches came in."""
        return sum(not asked.path.startswith(FILES) for asked in self.requests)

    @property
    def downloads(self) -> int:
        """How many files were asked for."""
        return len(self.requests) - self.searches

    @property
    def left(self) -> int:
        """What is left of the allowance."""
        return max(0, self.allowance - self.searches)

    def still_size(self, *, tall: bool) -> Size:
        """The size of stills in an orientation: two to three."""
        long_side = self.short_side * 3 // 2
        return (self.short_side, long_side) if tall else (long_side, self.short_side)

    def still_address(self, work: Work, size: Size) -> str:
        """Where a still is, or where it is said to be."""
        return self._address(work, f"{size[0]}x{size[1]}.jpg")

    def clip_address(self, work: Work, size: Size) -> str:
        """Where a clip is, or where it is said to be."""
        return self._address(work, f"{size[0]}x{size[1]}-{self.clip_seconds}.mp4")

    def answer(self, asked: Asked) -> Reply:
        """A file, or what the service says to a search."""
        if asked.path.startswith(FILES):
            return _file(asked)
        return self.searched(asked)

    def searched(self, asked: Asked) -> Reply:
        """The answer to a search."""
        raise NotImplementedError

    def _address(self, work: Work, name: str) -> str:
        match work.trouble:
            case Trouble.PRIVATE:
                return METADATA_SERVICE
            case Trouble.LOCAL:
                return _LOCAL_FILE
            case _:
                return f"{self.address}{FILES}{work.number}/{name}"


def _file(asked: Asked) -> Reply:
    named = _FILE.fullmatch(asked.path)
    work = numbered(int(named[1])) if named else None
    if named is None or work is None or work.trouble is Trouble.MISSING:
        return Reply(status=HTTPStatus.NOT_FOUND, media_type="text/html", body=b"Not Found")
    width, height, seconds = int(named[2]), int(named[3]), named[4]
    match work.trouble:
        case Trouble.AWAY:
            return Reply(status=HTTPStatus.FOUND, headers={"Location": _ELSEWHERE})
        case Trouble.PAGE:
            page = b"<!doctype html><title>Sign in</title><p>Please sign in to download.</p>"
            return Reply(media_type="image/jpeg", body=page)
        case Trouble.TINY:
            return Reply(media_type="image/jpeg", body=still(work, 12, 12))
    if seconds:
        body, media_type = clip(work, width, height, int(seconds)), "video/mp4"
    else:
        body, media_type = still(work, width, height), "image/jpeg"
    if work.trouble is Trouble.CUT:
        body = body[: len(body) // 2]
    return Reply(media_type=media_type, body=body)

"""The formats and sizes a video is composed for, and where on them text may stand."""

from dataclasses import dataclass
from enum import StrEnum

from reelwright.domain.time import FrameRate


class Format(StrEnum):
    """The shape of the picture."""

    WIDE = "16:9"
    TALL = "9:16"
    SQUARE = "1:1"

    @property
    def slug(self) -> str:
        """As it stands in file names."""
        return self.value.replace(":", "x")


class Preset(StrEnum):
    """The length of the picture's short side."""

    P2160 = "2160p"
    P1080 = "1080p"
    P720 = "720p"
    P480 = "480p"

    @property
    def short_side(self) -> int:
        """Pixels of the short side."""
        return int(self.value[:-1])


class Codec(StrEnum):
    """How the picture is encoded."""

    H264 = "h264"
    AV1 = "av1"


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A rectangle in pixels from the top left."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """First column right of the box."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """First row below the box."""
        return self.y + self.height

    def overlaps(self, other: "Box") -> bool:
        """Whether any pixel is in both."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def contains(self, other: "Box") -> bool:
        """Whether the other lies wholly inside."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Canvas:
    """A picture size with its areas. ``content`` and ``captions`` never overlap.

    In 9:16 both keep clear of what the Shorts player draws: the title and buttons at the
    bottom and the column of buttons on the right.
    """

    format: Format
    width: int
    height: int
    rate: FrameRate
    content: Box
    captions: Box


_ASPECT = {Format.WIDE: (16, 9), Format.TALL: (9, 16), Format.SQUARE: (1, 1)}

# Parts of the width and height in thousandths: left, top, right, bottom.
_CONTENT = {
    Format.WIDE: (60, 70, 940, 760),
    Format.TALL: (70, 110, 870, 620),
    Format.SQUARE: (60, 70, 940, 740),
}
_CAPTIONS = {
    Format.WIDE: (120, 790, 880, 950),
    Format.TALL: (70, 640, 870, 780),
    Format.SQUARE: (60, 770, 940, 940),
}


def canvas_for(picture: Format, preset: Preset, rate: FrameRate | None = None) -> Canvas:
    """The canvas of a format at a preset; sides are even, as 4:2:0 needs."""
    across, down = _ASPECT[picture]
    short = min(across, down)
    width = _even(preset.short_side * across / short)
    height = _even(preset.short_side * down / short)
    return Canvas(
        format=picture,
        width=width,
        height=height,
        rate=rate or FrameRate(),
        content=_area(_CONTENT[picture], width, height),
        captions=_area(_CAPTIONS[picture], width, height),
    )


def _even(pixels: float) -> int:
    return 2 * round(pixels / 2)


def _area(parts: tuple[int, int, int, int], width: int, height: int) -> Box:
    left, top, right, bottom = parts
    x, y = _even(width * left / 1000), _even(height * top / 1000)
    return Box(
        x=x,
        y=y,
        width=_even(width * right / 1000) - x,
        height=_even(height * bottom / 1000) - y,
    )

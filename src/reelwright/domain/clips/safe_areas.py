"""Where on a tall clip nothing that must be read may stand: each platform draws over its edges.

No platform tells margins for ordinary posts in figures. What is here are the margins that they give
advertisers, or that are measured on their players by others; apps change, so each has its date.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from reelwright.domain.canvas import Box, Canvas, Format
from reelwright.domain.clips.platforms import Platform

CAPTIONS = 140
"""Thousandths of the height that captions have, at the bottom of what is safe."""
APART = 20
"""Thousandths between captions and what stands above them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SafeArea:
    """Thousandths of the width and height at which a platform's own controls begin.

    ``source`` says where the figures are from, ``seen`` the month in which they stood there.
    """

    left: int
    top: int
    right: int
    bottom: int
    source: str
    seen: str


SAFE_AREAS: Mapping[Platform, SafeArea] = MappingProxyType(
    {
        Platform.SHORTS: SafeArea(
            left=70,
            top=110,
            right=870,
            bottom=750,
            source=(
                "title, channel and navigation cover the lower quarter, buttons the right: "
                "youraithumbnailgenerator.com, YouTube Shorts safe zones"
            ),
            seen="2026-11",
        ),
        Platform.TIKTOK: SafeArea(
            left=56,
            top=80,
            right=860,
            bottom=770,
            source=(
                "150 px at the top and on the right, 440 px at the bottom of 1080x1920, 60 px on "
                "the left: adfuseai.com, TikTok ad sizes; TikTok's own templates vary with the "
                "length of the description (ads.tiktok.com, In-Feed Ads, October 2024)"
            ),
            seen="2026-11",
        ),
        Platform.REELS: SafeArea(
            left=60,
            top=140,
            right=940,
            bottom=650,
            source=(
                "14 % at the top, 35 % at the bottom and 6 % at each side: Meta's advice to "
                "advertisers, one for all its tall placements since March 2026"
            ),
            seen="2026-11",
        ),
    }
)


def keeping_clear(canvas: Canvas, platform: Platform) -> Canvas:
    """The canvas with its areas inside what a platform leaves free; only 9:16 is covered."""
    if canvas.format is not Format.TALL:
        return canvas
    safe = SAFE_AREAS[platform]
    parting = safe.bottom - CAPTIONS
    return replace(
        canvas,
        content=_box(canvas, safe, safe.top, parting - APART),
        captions=_box(canvas, safe, parting, safe.bottom),
    )


def _box(canvas: Canvas, safe: SafeArea, top: int, bottom: int) -> Box:
    left, right = (_even(canvas.width * part / 1000) for part in (safe.left, safe.right))
    first, last = (_even(canvas.height * part / 1000) for part in (top, bottom))
    return Box(x=left, y=first, width=right - left, height=last - first)


def _even(pixels: float) -> int:
    return 2 * round(pixels / 2)

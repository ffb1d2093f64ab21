"""Drawing a work: a sky or a sea, and a shape in it that a clip moves slowly across."""

import io
from functools import lru_cache

import av
import numpy as np
from PIL import Image, ImageDraw

from reelwright.simulators.stock.library import Work
from reelwright.simulators.stock.motifs import MOTIFS

RATE = 24
_SIZE = 0.62
"""Of the shape, in parts of the short side."""
_ALONG = 0.2
"""Parts of the width that a clip's shape travels."""
_GRAIN = 5.0
_LIGHT = 22.0
"""Of light that falls on each work in its own way, so that no two look alike."""
_LOWER = 0.56
"""How far down the shape stands."""


@lru_cache(maxsize=32)
def still(work: Work, width: int, height: int) -> bytes:
    """The work as a JPEG."""
    written = io.BytesIO()
    _drawn(work, width, height, 0.5).save(written, "JPEG", quality=86)
    return written.getvalue()


@lru_cache(maxsize=16)
def clip(work: Work, width: int, height: int, seconds: int) -> bytes:
    """The work as an MP4 in which its shape moves."""
    written = io.BytesIO()
    with av.open(written, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.options = {"preset": "ultrafast", "crf": "28", "threads": "1"}
        for number in range(RATE * seconds):
            picture = _drawn(work, width, height, number / (RATE * seconds))
            frame = av.VideoFrame.from_ndarray(np.asarray(picture), format="rgb24")
            for packet in stream.encode(frame):
                container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)
    return written.getvalue()


def _drawn(work: Work, width: int, height: int, moved: float) -> Image.Image:
    picture = _ground(work, width, height)
    draw = ImageDraw.Draw(picture)
    # Every work stands a little elsewhere, so that two of a kind are two pictures.
    lean = (work.number % 7 - 3) / 20
    across = width * (0.5 + lean + (moved - 0.5) * _ALONG)
    down, scale = height * (_LOWER + lean / 3), min(width, height) * _SIZE / 2
    for shape in MOTIFS[work.motif]:
        corners = [(across + x * scale, down + y * scale) for x, y in shape.points]
        if len(corners) == 2:  # noqa: PLR2004 - as Shape says
            draw.ellipse([*corners[0], *corners[1]], fill=shape.colour)
        else:
            draw.polygon(corners, fill=shape.colour)
    return picture


@lru_cache(maxsize=8)
def _grounded(work: Work, width: int, height: int) -> Image.Image:
    top, bottom = np.array(work.top, float), np.array(work.bottom, float)
    part = np.linspace(0, 1, height)[:, None, None]
    chance = np.random.default_rng(work.number)
    light = chance.normal(0, _LIGHT, (4, 5)).astype(np.float32)
    lit = np.asarray(Image.fromarray(light).resize((width, height), Image.Resampling.BICUBIC))
    grain = chance.normal(0, _GRAIN, (height, width, 1))
    ground = np.clip(top * (1 - part) + bottom * part + lit[:, :, None] + grain, 0, 255)
    return Image.fromarray(ground.astype(np.uint8), "RGB")


def _ground(work: Work, width: int, height: int) -> Image.Image:
    """A gradient with grain, copied so that shapes may be drawn on it."""
    return _grounded(work, width, height).copy()

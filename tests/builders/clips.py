"""Clips of every odd kind, made by the tests themselves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.video.stream import VideoStream
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, kw_only=True, slots=True)
class ClipKind:
    """How a clip is encoded."""

    codec: str = "libx264"
    pixels: str = "yuv420p"
    rate: Fraction = Fraction(30)
    options: Mapping[str, str] = field(default_factory=lambda: {"crf": "12"})
    matrix: int = 1
    transfer: int = 1
    primaries: int = 1
    full_range: bool = False


def marked(number: int, width: int, height: int) -> Pixels:
    """An RGB picture whose brightness tells its number (0 to 100), red at its top left."""
    picture = np.full((height, width, 3), 20 + 2 * number, dtype=np.uint8)
    picture[: height // 3, : width // 3] = (200, 30, 30)
    return picture


def number_of(luma: Pixels) -> int:
    """The number of a marked picture, from its luma (limited range)."""
    height, width = luma.shape
    centre = luma[height // 2 :, width // 2 :].mean()
    return round(float(((centre - 16) * 255 / 219 - 20) / 2))


def write_clip(
    file: Path,
    pictures: Sequence[Pixels],
    kind: ClipKind | None = None,
    times: Iterable[int] | None = None,
) -> Path:
    """Encode RGB pictures; ``times`` are ticks of a hundredth of a second."""
    kind = kind or ClipKind()
    with av.open(str(file), "w") as output:
        stream = output.add_stream(kind.codec, rate=kind.rate, options=dict(kind.options))
        assert isinstance(stream, VideoStream)
        context = stream.codec_context
        stream.height, stream.width = pictures[0].shape[:2]
        stream.pix_fmt = kind.pixels
        context.colorspace, context.color_trc = kind.matrix, kind.transfer
        context.color_primaries = kind.primaries
        context.color_range = 2 if kind.full_range else 1
        tick = Fraction(1, 100) if times is not None else 1 / kind.rate
        context.time_base = tick
        for time, picture in zip(times or range(len(pictures)), pictures, strict=False):
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(
                format=kind.pixels,
                dst_colorspace=kind.matrix if kind.matrix in {1, 5} else None,
                dst_color_range=2 if kind.full_range else 1,
            )
            frame.pts, frame.time_base = time, tick
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return file

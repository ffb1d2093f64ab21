"""The brightness of frames as arrays, without converting what need not be converted."""

from typing import cast

import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from reelwright.domain.canvas import Box

Luma = NDArray[np.uint8]
"""Height x width; 16 is black in limited range, 0 in full range."""
Rgb = NDArray[np.uint8]

_PLANAR = frozenset({"yuv420p", "yuvj420p", "yuv422p", "yuv444p", "nv12", "gray"})


def luma_of(frame: VideoFrame) -> Luma:
    """The brightness plane; a view that lives as long as the frame."""
    if frame.format.name not in _PLANAR:
        frame = frame.reformat(format="yuv420p")
    plane = frame.planes[0]
    # A plane is a buffer, which its type says only from Python 3.12 on.
    rows: Luma = np.frombuffer(cast("bytes", plane), np.uint8).reshape(-1, plane.line_size)
    return rows[: frame.height, : frame.width]


def rgb_of(frame: VideoFrame, box: Box) -> Rgb:
    """A part of the frame in sRGB."""
    whole = cast("Rgb", frame.to_ndarray(format="rgb24"))
    return whole[box.y : box.bottom, box.x : box.right]

"""Pictures as the encoder wants them: planar 4:2:0, BT.709, limited range, 8 bit."""

from dataclasses import dataclass
from typing import Self

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.ports.picture import Rgb

Plane = NDArray[np.uint8]
"""Height x width."""
FloatPlane = NDArray[np.float32]

# ITU-R BT.709-6, items 3.2 to 3.4 and 3.6: R'G'B' in 0..255 to limited Y'CbCr in 8 bit.
_KR, _KB = 0.2126, 0.0722
_KG = 1 - _KR - _KB
_LUMA_SPAN, _CHROMA_SPAN = 219 / 255, 224 / 255
_TO_YUV = np.array(
    [
        [_LUMA_SPAN * _KR, _LUMA_SPAN * _KG, _LUMA_SPAN * _KB],
        [
            -_CHROMA_SPAN * _KR / (2 * (1 - _KB)),
            -_CHROMA_SPAN * _KG / (2 * (1 - _KB)),
            _CHROMA_SPAN / 2,
        ],
        [
            _CHROMA_SPAN / 2,
            -_CHROMA_SPAN * _KG / (2 * (1 - _KR)),
            -_CHROMA_SPAN * _KB / (2 * (1 - _KR)),
        ],
    ],
    dtype=np.float32,
)
_OFFSET = np.array([16, 128, 128], dtype=np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class YuvFrame:
    """A picture in one buffer: luma, then both chroma planes of half the width and height."""

    buffer: Plane
    """One row of width * height * 3 / 2 bytes."""
    y: Plane
    u: Plane
    v: Plane

    @classmethod
    def empty(cls, width: int, height: int) -> Self:
        """A picture whose content is still undefined; the sides are even."""
        luma, chroma = width * height, width * height // 4
        buffer = np.empty(luma + 2 * chroma, dtype=np.uint8)
        half = (height // 2, width // 2)
        return cls(
            buffer=buffer,
            y=buffer[:luma].reshape(height, width),
            u=buffer[luma : luma + chroma].reshape(half),
            v=buffer[luma + chroma :].reshape(half),
        )

    @classmethod
    def from_rgb(cls, picture: Rgb) -> Self:
        """Convert an RGB picture of even sides."""
        luma, blue, red = to_yuv(picture)
        frame = cls.empty(picture.shape[1], picture.shape[0])
        frame.y[:] = rounded(luma)
        frame.u[:] = rounded(subsampled(blue))
        frame.v[:] = rounded(subsampled(red))
        return frame

    @property
    def width(self) -> int:
        """Pixels across."""
        return int(self.y.shape[1])

    @property
    def height(self) -> int:
        """Pixels down."""
        return int(self.y.shape[0])

    @property
    def planes(self) -> tuple[Plane, Plane, Plane]:
        """Luma and both chroma planes."""
        return self.y, self.u, self.v

    def take(self, other: "YuvFrame") -> None:
        """Become a copy of another picture of the same size."""
        np.copyto(self.buffer, other.buffer)

    def to_video_frame(self) -> av.VideoFrame:
        """The same picture for libav, where possible in the same memory.

        Encoders copy it before they return. PyAV rounds heights in place to multiples of four.
        """
        rows = self.buffer.reshape(self.height * 3 // 2, self.width)
        if self.height % 4:
            return av.VideoFrame.from_ndarray(rows, format="yuv420p")
        return av.VideoFrame.from_numpy_buffer(rows, format="yuv420p")


def to_yuv(picture: Rgb) -> tuple[FloatPlane, FloatPlane, FloatPlane]:
    """Luma and chroma at full size, limited range, unrounded."""
    converted = cv2.transform(picture.astype(np.float32), _TO_YUV) + _OFFSET
    return converted[..., 0], converted[..., 1], converted[..., 2]


def subsampled(plane: FloatPlane) -> FloatPlane:
    """Half the width and height, sited on the left (H.264 Annex E, chroma sample type 0).

    A chroma sample stands on every even luma column, midway between two rows.
    """
    half, quarter = np.float32(0.5), np.float32(0.25)
    rows = (plane[0::2] + plane[1::2]) * half
    before = np.concatenate((rows[:, :1], rows[:, 1:-1:2]), axis=1)
    result: FloatPlane = rows[:, 0::2] * half + (before + rows[:, 1::2]) * quarter
    return result


def rounded(plane: FloatPlane) -> Plane:
    """To whole 8-bit values."""
    return np.clip(np.rint(plane), 0, 255).astype(np.uint8)

"""The pictures of a span, small and grey, at the rate of a clip."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from reelwright.domain.time import SAMPLE_RATE, FrameRate
from reelwright.ports.faces import PictureUnwatchable
from reelwright.ports.recordings import Span

Grey = NDArray[np.uint8]
"""Height x width."""
SIDE = 640
"""Pixels of the long side that is looked at."""
_ROUNDING = Fraction(1, 4)
"""Of a frame: timestamps rounded to milliseconds still meet the frame they belong to."""


def pictures(file: Path, span: Span, rate: FrameRate) -> Iterator[tuple[int, Grey]]:
    """Each frame of the clip at which another picture is shown, with that picture upright.

    Raises:
        PictureUnwatchable.
    """
    frames = rate.frames_covering(span.end - span.start)
    begin = Fraction(span.start, SAMPLE_RATE)
    following = 0
    shown: VideoFrame | None = None
    for time, frame in _decoded(file, begin):
        first = _frame_at(time - begin, rate)
        if first > following and shown is not None:
            yield following, _grey(shown)
            following = first
        shown = frame
        if following >= frames:
            return
    if shown is None:
        message = f"The picture of {file.name} cannot be decoded at {float(begin):.1f} s."
        raise PictureUnwatchable(message)
    yield following, _grey(shown)


def _frame_at(seconds: Fraction, rate: FrameRate) -> int:
    """The first frame of the clip that shows a picture of this time."""
    return max(0, -((_ROUNDING - seconds * rate.fraction) // 1))


def _decoded(file: Path, begin: Fraction) -> Iterator[tuple[Fraction, VideoFrame]]:
    """Pictures from the last one before a time on, with their times on the recording's line."""
    try:
        container = av.open(str(file))
    except (OSError, av.FFmpegError) as error:
        message = f"The picture of {file.name} cannot be opened; give another file."
        raise PictureUnwatchable(message) from error
    with container:
        if not container.streams.video:
            message = f"{file.name} has no picture."
            raise PictureUnwatchable(message)
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        origin = Fraction(container.start_time or 0, av.time_base)
        tick = stream.time_base or Fraction(1, 90_000)
        container.seek(max(0, int((begin + origin) / tick)), stream=stream)
        packets = container.demux(stream)
        while True:
            try:
                packet = next(packets)
                frames = packet.decode()
            except (StopIteration, EOFError):
                return
            except (OSError, av.FFmpegError):
                continue
            for frame in frames:
                if frame.pts is not None:
                    yield frame.pts * (frame.time_base or tick) - origin, frame


def _grey(frame: VideoFrame) -> Grey:
    """The luma, as a player shows it, at most ``SIDE`` long."""
    whole = np.asarray(frame.reformat(format="gray").to_ndarray(), dtype=np.uint8)
    smaller = min(1.0, SIDE / max(whole.shape))
    size = (max(1, round(whole.shape[1] * smaller)), max(1, round(whole.shape[0] * smaller)))
    small = cv2.resize(whole, size, interpolation=cv2.INTER_AREA) if smaller < 1 else whole
    turns = round(frame.rotation / 90) % 4
    return np.ascontiguousarray(np.rot90(small, turns)).astype(np.uint8)

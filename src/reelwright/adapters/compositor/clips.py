"""Clips: any rate, turn, range and matrix, shown at the project's rate by their timestamps."""

import functools
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import av
import numpy as np
from av.filter import Graph
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from reelwright.adapters.compositor.fitting import CHROMA, LUMA, place
from reelwright.adapters.compositor.frames import Plane, YuvFrame
from reelwright.adapters.compositor.stills import Pose, look_at
from reelwright.domain.canvas import Canvas
from reelwright.ports.picture import RenderFailed

# Code points of ITU-T H.273.
_BT709, _UNSPECIFIED = 1, 2
_DEEP_LIGHT = frozenset({16, 18})
"""Transfers of high dynamic range: PQ and HLG."""
_LIMITED = 1
_SD_LINES = 576
"""Up to here an unmarked picture is taken for BT.601, above for BT.709, as players do."""
_ROUNDING = Fraction(1, 4)
"""Of a frame: timestamps rounded to milliseconds still meet the frame they belong to."""
_SEEK_AHEAD = 5
"""Seconds: a jump further than this looks for a key picture instead of decoding all between."""
_HOLD_ZOOM_A_SECOND = 1.01
_HOLD_ZOOM_MOST = 1.12


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A decoded picture and when it is shown, in seconds from the clip's first picture."""

    frame: VideoFrame
    time: Fraction
    end: Fraction


class ClipReader:
    """Decodes a clip forwards, and jumps only where it must."""

    def __init__(self, file: Path, *, on_container: bool = False) -> None:
        """Times count from the first picture, or ``on_container`` from the file's beginning."""
        self._file = file
        try:
            self._container = av.open(str(file))
        except (OSError, av.FFmpegError) as error:
            raise self._unreadable(str(error)) from error
        if not self._container.streams.video:
            raise self._unreadable("it has no picture")
        self._stream: VideoStream = self._container.streams.video[0]
        self._stream.codec_context.thread_count = 1
        self._length = 1 / (self._stream.average_rate or Fraction(30))
        self._origin: Fraction | None = None
        if on_container:
            self._origin = Fraction(self._container.start_time or 0, av.time_base)
        self._frames = self._decode()
        self._current = self._next()
        if self._current is None:
            raise self._unreadable("no picture in it can be decoded")
        self._upcoming = self._next()

    @property
    def rate(self) -> Fraction:
        """The clip's own frames a second, on average."""
        return 1 / self._length

    @property
    def shape(self) -> Fraction:
        """Width of a pixel to its height."""
        return self._stream.sample_aspect_ratio or Fraction(1)

    def at(self, time: Fraction) -> Shown:
        """The picture shown at a time; the first before the beginning, the last after the end."""
        current = self._current
        if current is None:
            raise self._unreadable("no picture in it can be decoded")
        if time < current.time or time > current.time + _SEEK_AHEAD:
            current = self._jump(time, current)
        while self._upcoming is not None and self._upcoming.time <= time:
            current, self._upcoming = self._upcoming, self._next()
        self._current = current
        return current

    def _jump(self, time: Fraction, current: Shown) -> Shown:
        if time < 0 and current.time == 0:
            return current
        offset = (max(time, Fraction(0)) + (self._origin or 0)) / self._tick
        try:
            self._container.seek(int(offset), stream=self._stream)
        except (OSError, av.FFmpegError):
            return current
        self._frames = self._decode()
        found = self._next()
        if found is None:
            return current
        self._upcoming = self._next()
        return found

    @property
    def at_last(self) -> bool:
        """Whether no picture follows the one found last."""
        return self._upcoming is None

    @property
    def _tick(self) -> Fraction:
        return self._stream.time_base or Fraction(1, 90_000)

    def _next(self) -> Shown | None:
        return next(self._frames, None)

    def _decode(self) -> Iterator[Shown]:
        """Good pictures in order; what is damaged is left out, and a broken end is an end."""
        time = Fraction(0)
        for frame in self._decoded():
            if frame.pts is not None:
                absolute = frame.pts * (frame.time_base or self._tick)
                if self._origin is None:
                    self._origin = absolute
                time = absolute - self._origin
            length = (frame.duration or 0) * (frame.time_base or self._tick) or self._length
            yield Shown(frame, time, time + length)
            time += length

    def _decoded(self) -> Iterator[VideoFrame]:
        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets)
            except (StopIteration, OSError, av.FFmpegError):
                return
            try:
                frames = packet.decode()
            except (OSError, av.FFmpegError):
                continue
            yield from (frame for frame in frames if not frame.is_corrupt)

    def _unreadable(self, reason: str) -> RenderFailed:
        return RenderFailed(
            f"The clip {self._file.name} cannot be shown ({reason}); replace it with another."
        )


class ClipGround:
    """A clip behind a shot. After its end the last picture stays, drawing slowly nearer."""

    still = False

    def __init__(self, file: Path, start: int, canvas: Canvas) -> None:
        self._reader = ClipReader(file)
        self._begin = start / self._reader.rate
        self._rate = canvas.rate.fraction
        self._converter = Converter(canvas, self._reader.shape)
        self._last = YuvFrame.empty(canvas.width, canvas.height)
        self._last_drawn: Fraction | None = None

    def state(self, frame: int) -> Hashable:
        """The time of the picture that is shown, and the frames since the clip has ended."""
        time = self._begin + (frame + _ROUNDING) / self._rate
        shown = self._reader.at(time)
        late = (time - shown.end) * self._rate if self._reader.at_last else Fraction(-1)
        return shown.time, max(0, int(late + 1))

    def draw(self, state: Hashable, frame: YuvFrame) -> None:
        """Draw the picture at the time of a state."""
        match state:
            case Fraction() as time, int() as held:
                pass
            case _:
                raise TypeError
        if time != self._last_drawn:
            self._converter.draw(self._reader.at(time).frame, self._last)
            self._last_drawn = time
        if held:
            zoom = min(_HOLD_ZOOM_MOST, _HOLD_ZOOM_A_SECOND ** (held / float(self._rate)))
            look_at(self._last, Pose(zoom=zoom), frame)
        else:
            frame.take(self._last)


class Converter:
    """Brings decoded pictures to the canvas: 8 bit 4:2:0 BT.709 limited, upright, fitted."""

    def __init__(self, canvas: Canvas, pixel_shape: Fraction) -> None:
        self._long_side = max(canvas.width, canvas.height)
        self._pixel_shape = pixel_shape

    def draw(self, source: VideoFrame, target: YuvFrame) -> None:
        """Draw a decoded picture over all of a canvas; of an interlaced one only a field."""
        shape = source.width * float(self._pixel_shape) / source.height
        shape = 1 / shape if _turns(source) % 2 else shape
        planes = upright_planes(source, self._long_side)
        for plane, out, raster in zip(planes, target.planes, (LUMA, CHROMA, CHROMA), strict=True):
            place(plane, shape, out, raster)


def upright_planes(source: VideoFrame, long_side: int) -> tuple[Plane, ...]:
    """The planes of a decoded picture, 8 bit 4:2:0 BT.709 limited, turned as it is shown.

    Of an interlaced one only a field. They are no larger than twice ``long_side`` where the
    picture had to be converted, and live as long as it does.
    """
    plain = source
    if not _is_plain(source):
        graph = _conversion(_kind(source), 2 * long_side)
        graph.vpush(source)
        plain = graph.vpull()
    halved = source.interlaced_frame
    rows = (plane[::2] if halved and len(plane) > 1 else plane for plane in _planes(plain))
    return tuple(_turned(plane, _turns(source)) for plane in rows)


def _turns(source: VideoFrame) -> int:
    return round(source.rotation / 90) % 4


class _Kind(NamedTuple):
    """All of a decoded picture that its conversion depends on."""

    pixels: str
    rgb: bool
    width: int
    height: int
    matrix: int
    range: int
    transfer: int


def _kind(source: VideoFrame) -> _Kind:
    return _Kind(
        source.format.name,
        source.format.is_rgb,
        source.width,
        source.height,
        source.colorspace,
        source.color_range,
        source.color_trc,
    )


def _is_plain(source: VideoFrame) -> bool:
    """Whether the samples can be used as they are."""
    kind = _kind(source)
    known = kind.matrix == _BT709 or (kind.matrix == _UNSPECIFIED and kind.height > _SD_LINES)
    limited = kind.range in {0, _LIMITED}
    return kind.pixels == "yuv420p" and known and limited and kind.transfer not in _DEEP_LIGHT


@functools.lru_cache(maxsize=4)
def _conversion(kind: _Kind, long_side: int) -> Graph:
    """A graph of libswscale's conversions, with its tone mapping where the source is HDR.

    It is kept, because the table of the tone mapping takes seconds to make.
    """
    smaller = min(1.0, long_side / max(kind.width, kind.height))
    width, height = (max(2, 2 * round(side * smaller / 2)) for side in (kind.width, kind.height))
    options = {"w": str(width), "h": str(height), "flags": "bicubic+accurate_rnd"}
    options |= {"out_color_matrix": "bt709", "out_range": "tv"} | _source_colour(kind)
    graph = Graph()
    graph.threads = 1
    graph.link_nodes(
        graph.add("buffer", _buffer(kind)),
        graph.add("scale", None, **options),
        graph.add("format", "yuv420p"),
        graph.add("buffersink"),
    ).configure()
    return graph


def _source_colour(kind: _Kind) -> dict[str, str]:
    """Options for what the source does not say itself, and for light that has to be mapped."""
    options = {}
    if kind.matrix == _UNSPECIFIED and not kind.rgb:
        options["in_color_matrix"] = "bt601" if kind.height <= _SD_LINES else "bt709"
    if kind.transfer in _DEEP_LIGHT:
        options |= {"out_primaries": "bt709", "out_transfer": "bt709", "intent": "perceptual"}
    return options


def _buffer(kind: _Kind) -> str:
    fields = {
        "video_size": f"{kind.width}x{kind.height}",
        "pix_fmt": kind.pixels,
        "time_base": "1/90000",
        "colorspace": str(kind.matrix),
        "range": str(kind.range),
    }
    return ":".join(f"{name}={value}" for name, value in fields.items())


def _planes(frame: VideoFrame) -> Iterator[Plane]:
    """Views of the planes; they live as long as the frame does."""
    for plane in frame.planes:
        rows = np.frombuffer(memoryview(plane), dtype=np.uint8).reshape(-1, plane.line_size)
        yield rows[: plane.height, : plane.width]


def _turned(plane: Plane, turns: int) -> Plane:
    """Turned by quarter turns to the left."""
    return np.ascontiguousarray(np.rot90(plane, turns)) if turns else plane

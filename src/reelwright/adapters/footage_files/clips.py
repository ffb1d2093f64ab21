"""Clips: video files in the usual containers, through PyAV, from local files only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from statistics import median

import av
import numpy as np
from av.container import InputContainer
from av.stream import Disposition
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from reelwright.adapters.footage_files.facts import SHORTEST, Facts, seconds_text
from reelwright.adapters.footage_files.near import near_hash
from reelwright.ports.footage import FootageUnreadable

# Containers that hold pictures themselves: no playlists, no text drawn as video, no devices.
_CONTAINERS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,asf,ogg,mxf,gif,dv,"
    "h264,hevc,m4v,av1,ivf,apng,mjpeg"
)
_OPTIONS = {"format_whitelist": _CONTAINERS, "protocol_whitelist": "file"}
_HDR_CURVES = frozenset({16, 18})
"""Transfer characteristics of ITU-T H.273: SMPTE ST 2084 (PQ) and ARIB STD-B67 (HLG)."""
_JITTER = Fraction(1, 4)
"""Part of a frame by which a frame may come early or late at a constant rate."""
_LARGEST_DENOMINATOR = 1001
_CUT_BELOW = Fraction(95, 100)
_TITLES = ("title", "description", "comment", "keywords")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Packets:
    """The times of a clip's frames in seconds, in order; whether all packets could be read."""

    times: Sequence[Fraction]
    whole: bool


def probe_clip(file: Path) -> Facts | None:
    """What a clip is; None where the file is no clip of a kind that is read.

    Raises:
        FootageUnreadable: it is one, but no picture of it can be had, or it is too short.
    """
    try:
        with av.open(file, options=_OPTIONS, metadata_errors="replace") as container:
            stream = _picture_stream(container)
            return _facts(file, container, stream) if stream else None
    except av.error.FFmpegError as error:
        if file.suffix.casefold() in {".mp4", ".mov", ".m4v", ".mkv", ".webm", ".avi"}:
            message = "cannot be opened as a clip: it is cut off, damaged, or not what it is called"
            raise FootageUnreadable(message) from error
        return None


def _picture_stream(container: InputContainer) -> VideoStream | None:
    """The first video stream that is not the cover of a song."""
    for stream in container.streams.video:
        if not stream.disposition & Disposition.attached_pic:
            return stream
    return None


def _facts(file: Path, container: InputContainer, stream: VideoStream) -> Facts:
    packets = _packets(container, stream)
    frames = len(packets.times)
    rate = _mean_rate(packets.times, stream)
    if rate is None or frames / rate < SHORTEST:
        message = "holds less than half a second of picture: use a longer clip, or a still"
        raise FootageUnreadable(message)
    seen, damaged = _look(file, packets.times)
    turned = seen.rotation % 180 != 0
    stretch = stream.sample_aspect_ratio or Fraction(1)
    width, height = round(seen.width * stretch), seen.height
    return Facts(
        width=height if turned else width,
        height=width if turned else height,
        frames=frames,
        rate=(rate.numerator, rate.denominator),
        near_hash=near_hash(_grey(seen)),
        rotation=-seen.rotation % 360,
        stretched=stretch != 1,
        variable=_varies(packets.times),
        hdr=int(seen.color_trc) in _HDR_CURVES,
        silent=not container.streams.audio,
        damaged=damaged,
        promised=_promised(container, stream, frames / rate, whole=packets.whole),
        phrases=tuple(
            dict.fromkeys(
                text
                for key in _TITLES
                for text in (container.metadata.get(key, ""), stream.metadata.get(key, ""))
                if text
            )
        ),
    )


def _packets(container: InputContainer, stream: VideoStream) -> _Packets:
    """Read every packet: what a header promises may not be there."""
    shown: list[int | None] = []
    stored: list[int | None] = []
    whole = True
    try:
        for packet in container.demux(stream):
            if packet.size and not packet.is_discard:
                shown.append(packet.pts)
                stored.append(packet.dts)
                whole = not packet.is_corrupt
    except av.error.FFmpegError:
        whole = False
    # AVI only counts its packets and does not say when each is shown.
    ticks = [tick for tick in (stored if None in shown else shown) if tick is not None]
    base = Fraction(stream.time_base or 1)
    return _Packets(times=sorted(tick * base for tick in ticks), whole=whole)


def _mean_rate(times: Sequence[Fraction], stream: VideoStream) -> Fraction | None:
    """Frames a second: what the file says where its times agree to a frame, else as measured."""
    distinct = sorted(set(times))  # AVI may end with the same time twice.
    if len(distinct) < 2:  # noqa: PLR2004 - one step
        return None
    measured = (len(distinct) - 1) / (distinct[-1] - distinct[0])
    told = stream.average_rate
    if told and abs(told - measured) * len(distinct) <= measured:
        return Fraction(told).limit_denominator(_LARGEST_DENOMINATOR)
    return measured.limit_denominator(_LARGEST_DENOMINATOR)


def _varies(times: Sequence[Fraction]) -> bool:
    """Whether more than one step in a hundred is not a usual one."""
    steps = [after - before for before, after in pairwise(times) if after > before]
    usual = median(steps)
    odd = sum(abs(step - usual) > usual * _JITTER for step in steps)
    return odd * 100 > len(steps)


def _promised(
    container: InputContainer, stream: VideoStream, readable: Fraction, *, whole: bool
) -> str:
    """The length that a clip claims where it has less, or cannot be read to its end."""
    if stream.duration is not None and stream.time_base is not None:
        told = stream.duration * Fraction(stream.time_base)
    else:
        told = Fraction(container.duration or 0, av.time_base)
    cut = readable < told * _CUT_BELOW
    return seconds_text(max(told, readable)) if cut or not whole else ""


def _look(file: Path, times: Sequence[Fraction]) -> tuple[VideoFrame, bool]:
    """A picture from the middle, and whether any of the places looked at was damaged.

    Raises:
        FootageUnreadable: none of them gave a picture.
    """
    places = [times[len(times) * part // 100] for part in (50, 25, 75, 5, 95)]
    seen = [frame for frame in (_frame_at(file, place) for place in places) if frame]
    if not seen:
        message = "has no picture that can be decoded: convert it to H.264 in an MP4"
        raise FootageUnreadable(message)
    return seen[0], len(seen) < len(places)


def _frame_at(file: Path, time: Fraction) -> VideoFrame | None:
    """The first frame from a moment on; a fresh opening, so that no damage is carried over."""
    try:
        with av.open(file, options=_OPTIONS, metadata_errors="replace") as container:
            stream = _picture_stream(container)
            return next(_from(container, stream, time), None) if stream else None
    except av.error.FFmpegError:
        return None


def _from(container: InputContainer, stream: VideoStream, time: Fraction) -> Iterator[VideoFrame]:
    container.seek(int(time / Fraction(stream.time_base or 1)), stream=stream)
    for frame in container.decode(stream):
        if frame.pts is not None and frame.pts * Fraction(frame.time_base or 1) >= time:
            yield frame


def _grey(frame: VideoFrame) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """The frame as it is seen: upright, light only."""
    grey = np.asarray(frame.to_ndarray(format="gray"), dtype=np.uint8)
    return np.ascontiguousarray(np.rot90(grey, frame.rotation // 90))

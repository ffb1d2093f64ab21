"""One pass over the picture stream: every packet counted, and decoded as far as is needed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Protocol

import av
from av.codec.context import ThreadType
from av.container import InputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from reelwright.adapters.inspector.opening import opened
from reelwright.domain.inspection.measurements import ColourTags, PictureFacts
from reelwright.ports.inspection import VideoUnreadable
from reelwright.ports.progress import Progress

_STEP = "inspection"
_EVERY = 30
_LIMITED = 1
_MOST_DAMAGED_KEPT = 100


class Watcher(Protocol):
    """Looks at decoded frames."""

    def see(self, index: int, frame: VideoFrame) -> None:
        """Look at the frame with this index; indices rise, and some may be left out."""


@dataclass(kw_only=True, slots=True)
class _Count:
    """What a pass adds up."""

    times: list[int] = field(default_factory=list)
    end: int = 0
    decoded: int = 0
    damaged: list[int] = field(default_factory=list)


def watch(
    file: Path, watchers: tuple[Watcher, ...], progress: Progress, *, thorough: bool
) -> PictureFacts:
    """Show frames to watchers and tell what the stream is.

    Thorough decodes every frame. Otherwise frames that no other frame is predicted from are
    left out (``AVDISCARD_NONREF``), which takes about half the time: an error in one of those
    would be seen for one frame only.

    Raises:
        VideoUnreadable: no picture.
        Cancelled: the progress asked to stop.
    """
    with opened(file) as container:
        if not container.streams.video:
            raise VideoUnreadable(f"{file.name} holds no picture.")
        stream = container.streams.video[0]
        stream.codec_context.thread_type = ThreadType.NONE
        if not thorough:
            stream.codec_context.skip_frame = "NONREF"
        count = _Count()
        place = _Place(stream)
        total = stream.frames or 1
        for packet in _packets(container, stream, count):
            for frame in _decoded(packet, place, count):
                index = place.index(frame.pts)
                count.decoded += 1
                for watcher in watchers:
                    watcher.see(index, frame)
            if len(count.times) % _EVERY == 0:
                progress.advance(_STEP, min(len(count.times), total), total)
        return _facts(file, stream, place, count)


class _Place:
    """The index of a frame by its time."""

    def __init__(self, stream: VideoStream) -> None:
        self.rate = Fraction(stream.guessed_rate or stream.average_rate or 30)
        self.time_base = Fraction(stream.time_base or 1)
        self.start = stream.start_time or 0

    def index(self, time: int | None) -> int:
        return round(((time or 0) - self.start) * self.time_base * self.rate)


def _packets(
    container: InputContainer, stream: VideoStream, count: _Count
) -> Iterator["Packet[VideoStream]"]:
    try:
        for packet in container.demux(stream):
            if packet.pts is not None and not packet.is_discard:
                count.times.append(packet.pts)
                count.end = max(count.end, packet.pts + (packet.duration or 0))
            yield packet
    except av.error.FFmpegError:
        count.damaged.append(len(count.times))


def _decoded(packet: "Packet[VideoStream]", place: _Place, count: _Count) -> Iterator[VideoFrame]:
    try:
        for frame in packet.decode():
            if frame.is_corrupt:
                count.damaged.append(place.index(frame.pts))
            yield frame
    except av.error.FFmpegError:
        count.damaged.append(place.index(packet.pts))


def _facts(file: Path, stream: VideoStream, place: _Place, count: _Count) -> PictureFacts:
    context = stream.codec_context
    if not count.decoded:
        raise VideoUnreadable(f"{file.name} holds no picture that can be decoded.")
    times = sorted(count.times)
    return PictureFacts(
        codec=context.name,
        width=context.width,
        height=context.height,
        rate=place.rate,
        frames=len(times),
        start=times[0] * place.time_base,
        end=count.end * place.time_base,
        colour=ColourTags(
            primaries=context.color_primaries,
            transfer=context.color_trc,
            matrix=context.colorspace,
            limited=context.color_range == _LIMITED,
        ),
        decoded=count.decoded,
        damaged=tuple(sorted(set(count.damaged)))[:_MOST_DAMAGED_KEPT],
        irregular=_irregular(times, place)[:_MOST_DAMAGED_KEPT],
    )


def _irregular(times: list[int], place: _Place) -> tuple[int, ...]:
    """Frames whose time is more than half a frame from their place."""
    frame = 1 / place.rate
    return tuple(
        index
        for index, time in enumerate(times)
        if abs((time - times[0]) * place.time_base - index * frame) > frame / 2
    )

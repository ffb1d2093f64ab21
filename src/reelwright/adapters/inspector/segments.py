"""The packets of a picture stream, cut where playing can begin and hashed as they are coded."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.codec.context import ThreadType
from av.container import InputContainer
from av.packet import Packet
from av.video.stream import VideoStream

from reelwright.adapters.inspector.opening import opened
from reelwright.ports.inspection import VideoUnreadable


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """Packets from one that playing can begin at up to the next: a closed group of pictures.

    ``first`` is its first frame, and ``frames`` how many there are up to the next segment, both
    by time. ``content`` is the SHA-256 of the stream's parameters and of every packet, its times
    counted from the segment's own beginning: equal contents decode to equal pictures.
    """

    first: int
    frames: int
    packets: int
    content: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PacketCount:
    """Every packet of a picture stream: the times at which they are shown, and its segments.

    ``broken`` is the number of packets after which the file could not be read on.
    """

    rate: Fraction
    time_base: Fraction
    times: tuple[int, ...]
    end: int
    segments: tuple[Segment, ...]
    broken: int | None


class Place:
    """The index of a frame by its time."""

    def __init__(self, stream: VideoStream) -> None:
        self.rate = Fraction(stream.guessed_rate or stream.average_rate or 30)
        self.time_base = Fraction(stream.time_base or 1)
        self.start = stream.start_time or 0

    def index(self, time: int | None) -> int:
        """The frame of an even rate that stands nearest to a time."""
        return round(((time or 0) - self.start) * self.time_base * self.rate)


def picture_of(container: InputContainer, name: str) -> VideoStream:
    """The first picture stream, which decodes on one thread.

    Raises:
        VideoUnreadable: there is none.
    """
    if not container.streams.video:
        raise VideoUnreadable(f"{name} holds no picture.")
    stream = container.streams.video[0]
    stream.codec_context.thread_type = ThreadType.NONE
    return stream


def counted(file: Path) -> PacketCount:
    """Read every packet without decoding any.

    Raises:
        VideoUnreadable: no picture.
    """
    with opened(file) as container:
        stream = picture_of(container, file.name)
        place = Place(stream)
        cutter = _Cutter()
        broken = None
        try:
            for packet in container.demux(stream):
                cutter.take(packet)
        except av.error.FFmpegError:
            broken = len(cutter.times)
        return PacketCount(
            rate=place.rate,
            time_base=place.time_base,
            times=tuple(sorted(cutter.times)),
            end=cutter.end,
            segments=tuple(_segments(cutter, place, _parameters(stream))),
            broken=broken,
        )


class _Group:
    """The packets from a key picture up to the next; times are counted from the key picture's."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.earliest = self.latest = start
        self.packets = 0
        self._digest = hashlib.sha256()

    def take(self, packet: "Packet[VideoStream]") -> None:
        self.packets += 1
        if packet.pts is not None:
            self.earliest = min(self.earliest, packet.pts)
            self.latest = max(self.latest, packet.pts)
        extras = [(extra.data_type, bytes(extra)) for extra in packet.iter_sidedata()]
        time = None if packet.pts is None else packet.pts - self.start
        flags = (packet.is_keyframe, packet.is_discard, packet.is_corrupt)
        self._digest.update(repr((time, packet.duration, flags, extras, packet.size)).encode())
        self._digest.update(bytes(packet))

    @property
    def content(self) -> str:
        return self._digest.hexdigest()


class _Cutter:
    """Cuts packets into groups, and counts those that are shown."""

    def __init__(self) -> None:
        self.groups: list[_Group] = []
        self.times: list[int] = []
        self.end = 0

    def take(self, packet: "Packet[VideoStream]") -> None:
        if not packet.size:
            return
        if packet.pts is not None and not packet.is_discard:
            self.times.append(packet.pts)
            self.end = max(self.end, packet.pts + (packet.duration or 0))
        if not self.groups or (packet.is_keyframe and packet.pts is not None):
            self.groups.append(_Group(packet.pts or 0))
        self.groups[-1].take(packet)


def _segments(cutter: _Cutter, place: Place, parameters: str) -> list[Segment]:
    closed = _closed(cutter.groups)
    firsts = [place.index(groups[0].start) for groups in closed]
    lasts = [*firsts[1:], place.index(cutter.end)]
    return [
        Segment(
            first=first,
            frames=max(0, last - first),
            packets=sum(group.packets for group in groups),
            content=_content(groups, parameters),
        )
        for groups, first, last in zip(closed, firsts, lasts, strict=True)
    ]


def _closed(groups: Sequence[_Group]) -> list[list[_Group]]:
    """Groups, joined to the one before where pictures of both are shown in turn."""
    closed: list[list[_Group]] = []
    latest = 0
    for group in groups:
        if closed and (group.earliest < group.start or latest >= group.start):
            closed[-1].append(group)
        else:
            closed.append([group])
        latest = max(latest, group.latest)
    return closed


def _content(groups: Sequence[_Group], parameters: str) -> str:
    begun = groups[0].start
    parts = [f"{group.start - begun} {group.packets} {group.content}" for group in groups]
    return hashlib.sha256("\n".join([parameters, *parts]).encode()).hexdigest()


def _parameters(stream: VideoStream) -> str:
    """All that a decoder is told before the first packet."""
    context = stream.codec_context
    told = (
        context.name,
        context.width,
        context.height,
        context.pix_fmt,
        context.color_primaries,
        context.color_trc,
        context.colorspace,
        context.color_range,
        bytes(context.extradata or b""),
        stream.time_base,
        stream.guessed_rate,
        stream.average_rate,
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()

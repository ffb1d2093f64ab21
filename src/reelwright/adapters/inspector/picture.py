"""Decoding a picture stream, segment after segment."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import av
from av.container import InputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from reelwright.adapters.inspector.opening import opened
from reelwright.adapters.inspector.questions import Questions
from reelwright.adapters.inspector.segments import PacketCount, Place, Segment, picture_of
from reelwright.adapters.inspector.sight import SegmentLook, Sight
from reelwright.ports.progress import Progress

_STEP = "inspection"
_EVERY = 30


class Shelf(Protocol):
    """Where sights of segments are kept."""

    def recall(self, segment: Segment, questions: Questions) -> Sight | None:
        """What was seen of such a segment before."""

    def keep(self, segment: Segment, questions: Questions, sight: Sight) -> None:
        """Keep it for another time."""


def seen_apart(
    file: Path,
    count: PacketCount,
    questions: Sequence[Questions],
    shelf: Shelf,
    progress: Progress,
) -> Iterator[Sight]:
    """The sight of each segment in order: from the shelf, else by decoding every frame of it.

    Each is decoded by a decoder that knows nothing of those before, so that what is seen depends
    on the segment alone.

    Raises:
        VideoUnreadable, Cancelled.
    """
    with opened(file) as container:
        stream = picture_of(container, file.name)
        place = Place(stream)
        packets = _packets(container, stream, progress)
        for segment, asked in zip(count.segments, questions, strict=True):
            own = list(itertools.islice(packets, segment.packets))
            sight = shelf.recall(segment, asked)
            if sight is None:
                sight = _decoded_alone(stream, own, place, segment, asked)
                if not sight.damaged:
                    shelf.keep(segment, asked, sight)
            yield sight


def seen_together(
    file: Path,
    count: PacketCount,
    questions: Sequence[Questions],
    progress: Progress,
    *,
    thorough: bool,
) -> Iterator[Sight]:
    """The sight of each segment in order, from one pass of one decoder.

    Thorough decodes every frame. Otherwise frames that no other frame is predicted from are
    left out (``AVDISCARD_NONREF``), which takes about half the time: an error in one of those
    would be seen for one frame only.

    Raises:
        VideoUnreadable, Cancelled.
    """
    with opened(file) as container:
        stream = picture_of(container, file.name)
        if not thorough:
            stream.codec_context.skip_frame = "NONREF"
        frames = _decoded(stream, _packets(container, stream, progress), Place(stream))
        waiting = next(frames, None)
        for number, (segment, asked) in enumerate(zip(count.segments, questions, strict=True)):
            look = SegmentLook(asked)
            last = number + 1 == len(count.segments)
            while waiting and (last or waiting[0] < count.segments[number + 1].first):
                _show(look, segment, *waiting)
                waiting = next(frames, None)
            yield look.finished(segment.frames, stream.codec_context)


def _decoded_alone(
    stream: VideoStream,
    packets: "Sequence[Packet[VideoStream]]",
    place: Place,
    segment: Segment,
    asked: Questions,
) -> Sight:
    look = SegmentLook(asked)
    context = stream.codec_context
    if context.is_open:
        context.flush_buffers()
    for index, frame in _decoded(stream, packets, place):
        _show(look, segment, index, frame)
    return look.finished(segment.frames, context)


def _show(look: SegmentLook, segment: Segment, index: int, frame: VideoFrame | None) -> None:
    if frame is None:
        look.miss(max(0, index - segment.first))
    else:
        look.see(max(0, index - segment.first), frame)


def _decoded(
    stream: VideoStream, packets: "Iterable[Packet[VideoStream]]", place: Place
) -> Iterator[tuple[int, VideoFrame | None]]:
    """Index and frame; None where one did not decode."""
    time = None
    for packet in itertools.chain(packets, [None]):
        time = packet.pts if packet else time
        try:
            for frame in stream.decode(packet):
                yield place.index(frame.pts), frame
        except av.error.FFmpegError:
            yield place.index(time), None


def _packets(
    container: InputContainer, stream: VideoStream, progress: Progress
) -> "Iterator[Packet[VideoStream]]":
    """Packets with content, until the file cannot be read on."""
    total = stream.frames or 1
    try:
        for number, packet in enumerate(container.demux(stream)):
            if number % _EVERY == 0:
                progress.advance(_STEP, min(number, total), total)
            if packet.size:
                yield packet
    except av.error.FFmpegError:
        return

"""Glances at a recording: key frames two seconds apart or more, each decoded alone.

Nothing between key frames is decoded, so that an hour takes seconds. Encoders put key frames where
the picture changes at once, so that most changes are met to the frame; others are met by the next
key frame.
"""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TypeAlias

import av
import numpy as np
from av.container import InputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from reelwright.domain.clips.scenes import Glance
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.progress import Progress
from reelwright.ports.recordings import Span

STEP = "scenes"
APART = Fraction(2)
"""Seconds between two glances, at the least."""
Packets: TypeAlias = "Iterator[Packet[VideoStream]]"
WIDTH, HEIGHT = 16, 9
"""Pixels of a tiny copy, whatever the picture's shape; three bytes each."""


class KeyFrameGlancer:
    """As ``ports.scenes.Glancer`` has it."""

    def glances(self, file: Path, span: Span, progress: Progress) -> tuple[Glance, ...]:
        """The tiny copies of a span."""
        try:
            container = av.open(str(file))
        except (OSError, av.FFmpegError):
            return ()
        with container:
            pictures = [each for each in container.streams.video if not _is_cover(each)]
            if not pictures:
                return ()
            told = _Told(span, progress)
            found = []
            for seconds, frame in _key_frames(container, pictures[0], span):
                at = round(seconds * SAMPLE_RATE)
                told.advance(at)
                if span.start <= at < span.end:
                    found.append(Glance(at=at, picture=_tiny(frame)))
        return tuple(found)


class _Told:
    """Tells how far it has come, in seconds."""

    def __init__(self, span: Span, progress: Progress) -> None:
        self._span, self._progress = span, progress

    def advance(self, at: int) -> None:
        total = max(1, (self._span.end - self._span.start) // SAMPLE_RATE)
        done = (at - self._span.start) // SAMPLE_RATE
        self._progress.advance(STEP, min(total, max(0, done)), total)


def _key_frames(
    container: InputContainer, stream: VideoStream, span: Span
) -> Iterator[tuple[Fraction, VideoFrame]]:
    """Key frames from the one before a span up to its end, with their seconds."""
    stream.codec_context.skip_frame = "NONKEY"
    tick = stream.time_base or Fraction(1, 90_000)
    origin = Fraction(container.start_time or 0, av.time_base)
    try:
        if span.start:
            begin = Fraction(span.start, SAMPLE_RATE) + origin
            container.seek(max(0, int(begin / tick)), stream=stream)
        packets = container.demux(stream)
    except av.FFmpegError:
        return
    end = Fraction(span.end, SAMPLE_RATE) + origin
    for packet in _apart(packets, tick, end):
        try:
            frames = packet.decode()
        except (OSError, EOFError, av.FFmpegError):
            continue
        for frame in frames:
            if frame.pts is not None:
                yield frame.pts * (frame.time_base or tick) - origin, frame


def _apart(packets: Packets, tick: Fraction, end: Fraction) -> Packets:
    """The packets of key frames that stand apart, and the last one, which flushes the decoder."""
    following = Fraction(0)
    while True:
        try:
            packet = next(packets)
        except (StopIteration, EOFError):
            return
        except (OSError, av.FFmpegError):
            continue
        if packet.pts is None:
            yield packet
        elif packet.is_keyframe:
            seconds = packet.pts * tick
            if seconds >= end:
                return
            if seconds >= following:
                following = seconds + APART
                yield packet


def _tiny(frame: VideoFrame) -> bytes:
    small = frame.reformat(WIDTH, HEIGHT, "rgb24", interpolation="AREA")
    return np.ascontiguousarray(small.to_ndarray(), dtype=np.uint8).tobytes()


def _is_cover(stream: VideoStream) -> bool:
    return bool(stream.disposition & av.stream.Disposition.attached_pic)

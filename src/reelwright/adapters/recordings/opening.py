"""Opening recordings, and telling what is in them."""

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.video.stream import VideoStream

from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.recordings import (
    Camera,
    RecordingFacts,
    RecordingSilent,
    RecordingUnreadable,
    Track,
)

_KINDS = (
    "aac,aiff,amr,asf,au,avi,caf,flac,flv,m4a,matroska,mov,mp3,mp4,mpeg,mpegts,ogg,w64,wav,webm,wv"
)
"""Formats of one file: none of them names others, as playlists do."""
_KNOWN = "MP4, MOV, MKV, WebM, AVI, MPEG, WAV, MP3, M4A, FLAC or OGG"
_HEADER = 8
"""Bytes of the length and name of a box of an MP4."""
_UNEVEN = 0.01
"""The part by which average and base rate differ where frames do not last equally long."""


@contextmanager
def opened(file: Path) -> Iterator[InputContainer]:
    """The container of a file.

    Raises:
        RecordingUnreadable.
    """
    try:
        source = file.open("rb")
    except OSError as error:
        raise RecordingUnreadable(f"{file} cannot be opened: {error.strerror}.") from error
    with source:
        _require_whole(file, source)
        # A file object, not a name: nothing else can then be opened through what it holds.
        try:
            container = av.open(source, "r", options={"format_whitelist": _KINDS})
        except (av.error.FFmpegError, OSError, ValueError) as error:
            message = f"{file.name} is no recording that can be read: give {_KNOWN}."
            raise RecordingUnreadable(message) from error
        with container:
            yield container


def _require_whole(file: Path, source: BinaryIO) -> None:
    """Say what is wrong with a file that has no beginning or no index.

    Raises:
        RecordingUnreadable: it is empty, or an MP4 that was not written to its end.
    """
    head = source.read(_HEADER)
    if not head:
        raise RecordingUnreadable(f"{file.name} is empty: give {_KNOWN}.")
    if head[4:] == b"ftyp" and not _has_index(source, file.stat().st_size):
        message = (
            f"{file.name} is an MP4 or MOV whose index is missing: it was cut off before its end. "
            "Copy it again, or repair it with another program."
        )
        raise RecordingUnreadable(message)
    source.seek(0)


def _has_index(source: BinaryIO, size: int) -> bool:
    """Whether one of the boxes of a file (ISO 14496-12) is ``moov``, the index."""
    place = 0
    while place + _HEADER <= size:
        source.seek(place)
        head = source.read(_HEADER)
        if head[4:] == b"moov":
            return True
        length = int.from_bytes(head[:4], "big")
        if length == 1:
            length = int.from_bytes(source.read(_HEADER), "big")
        if length < _HEADER:
            return False
        place += length
    return False


def facts_of(file: Path) -> RecordingFacts:
    """What is in a file.

    Raises:
        RecordingUnreadable, RecordingSilent.
    """
    with opened(file) as container:
        tracks = tuple(_track(number, each) for number, each in enumerate(container.streams.audio))
        if not tracks:
            message = f"{file.name} has no sound; clips are cut by what is said in a recording."
            raise RecordingSilent(message)
        pictures = [each for each in container.streams.video if not _is_cover(each)]
        return RecordingFacts(
            form=container.format.name,
            size=file.stat().st_size,
            seconds=(container.duration or 0) / av.time_base,
            tracks=tracks,
            camera=_camera(container, pictures[0]) if pictures else None,
            cover=_cover(container),
            chapters=_chapters(container),
        )


def _chapters(container: InputContainer) -> tuple[int, ...]:
    """Where chapters begin; what lies before the beginning of the file is no chapter."""
    starts = (each["start"] * (each["time_base"] or 0) for each in container.chapters())
    return tuple(sorted({round(start * SAMPLE_RATE) for start in starts if start >= 0}))


def origin_of(container: InputContainer) -> Fraction:
    """The time of the container, in seconds, that its player shows as 0."""
    return Fraction(container.start_time or 0, av.time_base)


def _track(number: int, stream: AudioStream) -> Track:
    told = {name.lower(): value for name, value in stream.metadata.items()}
    return Track(
        number=number,
        channels=stream.channels,
        rate=stream.rate,
        title=told.get("title") or told.get("handler_name", ""),
        language=stream.language or "",
    )


def _camera(container: InputContainer, stream: VideoStream) -> Camera:
    turned = _turned(container, stream)
    shape = stream.sample_aspect_ratio or Fraction(1)
    width, height = round(stream.width * shape), stream.height
    average = stream.average_rate or stream.base_rate or Fraction(30)
    base = stream.base_rate or average
    return Camera(
        width=height if turned % 180 else width,
        height=width if turned % 180 else height,
        rate=Fraction(average),
        turned=turned,
        steady=abs(base / average - 1) <= _UNEVEN,
    )


def _turned(container: InputContainer, stream: VideoStream) -> int:
    """Degrees from the display matrix, which only a decoded frame has."""
    try:
        frame = next(container.decode(stream), None)
    except av.error.FFmpegError:
        return 0
    return -int(frame.rotation) % 360 if frame is not None else 0


def _is_cover(stream: VideoStream) -> bool:
    return bool(stream.disposition & av.stream.Disposition.attached_pic)


def _cover(container: InputContainer) -> bytes:
    """The bytes of the attached picture; what cannot be read is none."""
    for stream in container.streams.video:
        if _is_cover(stream):
            try:
                container.seek(0)
                packet = next(container.demux(stream), None)
            except av.error.FFmpegError:
                return b""
            return bytes(packet) if packet is not None else b""
    return b""

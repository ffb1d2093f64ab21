"""How a file begins: whether a viewer must wait for its end."""

import io
import struct
from collections.abc import Iterator
from pathlib import Path

import av
from av.container import InputContainer
from av.packet import Packet
from av.stream import Stream

from reelwright.adapters.inspector.opening import container_of, opened
from reelwright.domain.inspection.measurements import NotMeasured, StartFacts
from reelwright.ports.inspection import VideoUnreadable

_BOX_HEADER = 8
_LARGE_BOX_HEADER = 16
_BUFFERED = 1
"""Seconds of sound and picture that a player fetches after the index before it begins."""
_READ_AHEAD = 262_144
"""Bytes beside them: sound and picture may be that far apart in the file."""


def start_of(file: Path) -> StartFacts | NotMeasured:
    """Find the index, then open the file's beginning as a player would, from nothing else."""
    boxes = dict(_boxes(file))
    if "moov" not in boxes or "mdat" not in boxes:
        return NotMeasured(reason="not an MP4, where the place of the index matters")
    index_first = boxes["moov"] < boxes["mdat"]
    opening = min(boxes["mdat"] + _first_bytes(file) + _READ_AHEAD, file.stat().st_size)
    with file.open("rb") as source:
        beginning = io.BytesIO(source.read(opening))
    pictures = _pictures(beginning, file.name) if index_first else 0
    return StartFacts(index_first=index_first, opening=opening, pictures=pictures)


def _boxes(file: Path) -> list[tuple[str, int]]:
    """Kind and offset of each box (ISO/IEC 14496-12, 4.2)."""
    found: list[tuple[str, int]] = []
    size = file.stat().st_size
    place = 0
    with file.open("rb") as source:
        while place + _BOX_HEADER <= size:
            source.seek(place)
            header = source.read(_LARGE_BOX_HEADER)
            length, kind = struct.unpack(">I4s", header[:_BOX_HEADER])
            found.append((kind.decode("latin-1"), place))
            if length == 1 and len(header) == _LARGE_BOX_HEADER:
                (length,) = struct.unpack(">Q", header[_BOX_HEADER:])
            if length < _BOX_HEADER:
                break
            place += length
    return found


def _first_bytes(file: Path) -> int:
    """Bytes that the first second takes, however large its key picture is."""
    with opened(file) as container:
        return sum(packet.size for packet in _first_packets(container))


def _first_packets(container: InputContainer) -> Iterator["Packet[Stream]"]:
    streams = container.streams
    try:
        for packet in container.demux(streams.video[:1] + streams.audio[:1]):
            begun = packet.stream.start_time or 0
            if packet.dts is None or (packet.dts - begun) * packet.time_base >= _BUFFERED:
                return
            yield packet
    except av.error.FFmpegError:
        return


def _pictures(beginning: io.BytesIO, name: str) -> int:
    """Pictures that decode from the beginning alone, at most three."""
    try:
        with container_of(beginning, name) as container:
            return _first_pictures(container)
    except VideoUnreadable:
        return 0


def _first_pictures(container: InputContainer, enough: int = 3) -> int:
    shown = 0
    try:
        for _ in container.decode(video=0):
            shown += 1
            if shown == enough:
                break
    except av.error.FFmpegError:
        return shown
    return shown

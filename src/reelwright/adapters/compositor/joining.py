"""Joining pieces by packet copy, with the sound beside them."""

import heapq
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from fractions import Fraction
from pathlib import Path
from typing import TypeAlias, cast

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.packet import Packet
from av.video.stream import VideoStream

from reelwright.adapters.compositor.files import whole_file
from reelwright.ports.picture import RenderFailed
from reelwright.ports.progress import Progress

_DAMAGED = "The piece {name} is damaged; remove it and render it again."

Timed: TypeAlias = "tuple[Fraction, Packet[VideoStream] | Packet[AudioStream]]"
"""A packet and when it is decoded, in seconds."""


def join_pieces(
    pieces: Sequence[Path],
    frames: Sequence[int],
    sound: Path,
    destination: Path,
    progress: Progress,
) -> None:
    """Write the MP4 of all pieces and the sound, its index before its content.

    Raises:
        RenderFailed: a piece is damaged, or is not of the others' kind.
        DiskFull: there is no room.
        Cancelled.
    """
    if not pieces:
        raise RenderFailed("There is nothing to join; the plan has no pieces.")
    with whole_file(destination) as temporary:
        _write(pieces, frames, sound, temporary, progress)


def _write(
    pieces: Sequence[Path],
    frames: Sequence[int],
    sound: Path,
    temporary: Path,
    progress: Progress,
) -> None:
    with ExitStack() as stack:
        first = stack.enter_context(_opened(pieces[0]))
        if not first.streams.video:
            raise RenderFailed(_DAMAGED.format(name=pieces[0].name))
        heard = stack.enter_context(av.open(str(sound)))
        output = stack.enter_context(
            closing(
                av.open(
                    str(temporary),
                    "w",
                    format="mp4",
                    container_options={"movflags": "+faststart"},
                )
            )
        )
        picture = output.add_stream_from_template(first.streams.video[0], opaque=True)
        track = output.add_stream_from_template(heard.streams.audio[0], opaque=True)
        tick = 1 / Fraction(first.streams.video[0].average_rate or 0)
        shown = _told(_pictures(pieces, frames, picture, tick), sum(frames), progress)
        played = _sounds(heard.demux(heard.streams.audio[0]), track)
        for _, packet in heapq.merge(shown, played, key=lambda timed: timed[0]):
            output.mux_one(packet)


def _told(shown: Iterator[Timed], total: int, progress: Progress) -> Iterator[Timed]:
    """The packets, as they come; who listens may end the work at each."""
    for done, timed in enumerate(shown, start=1):
        progress.advance("join", done, total)
        yield timed


def _pictures(
    pieces: Sequence[Path], frames: Sequence[int], stream: VideoStream, tick: Fraction
) -> Iterator[Timed]:
    """Every packet of every piece, its times rewritten from its place in the whole."""
    parameters = _parameters(stream)
    place = 0
    for piece, count in zip(pieces, frames, strict=True):
        with _opened(piece, unseen=True) as opened:
            if not opened.streams.video:
                raise RenderFailed(_DAMAGED.format(name=piece.name))
            source = opened.streams.video[0]
            found = _parameters(source)
            if found is None:
                raise RenderFailed(_DAMAGED.format(name=piece.name))
            if found != parameters:
                message = f"The piece {piece.name} was encoded unlike the others; render it again."
                raise RenderFailed(message)
            end = place + count
            for packet in opened.demux(source):
                if packet.size:
                    packet.stream = stream
                    packet.time_base = tick
                    packet.pts = packet.dts = place
                    packet.duration = 1
                    yield place * tick, packet
                    place += 1
        if place != end:
            raise RenderFailed(_DAMAGED.format(name=piece.name))


def _parameters(stream: VideoStream) -> bytes | None:
    """The parameter sets; a damaged file's stream has no context."""
    found: bytes | None = getattr(stream.codec_context, "extradata", None)
    return found


def _opened(piece: Path, *, unseen: bool = False) -> InputContainer:
    """Open a piece; unseen, without the first picture that opening would decode."""
    # The stub asks for a list of strings, where the library takes a dictionary a stream.
    options = cast("list[str]", [{"skip_frame": "all"}]) if unseen else None
    try:
        return av.open(str(piece), stream_options=options)
    except (OSError, av.FFmpegError) as error:
        raise RenderFailed(_DAMAGED.format(name=piece.name)) from error


def _sounds(packets: "Iterator[Packet[AudioStream]]", stream: AudioStream) -> Iterator[Timed]:
    for packet in packets:
        if packet.size:
            time = (packet.dts or 0) * packet.time_base
            packet.stream = stream
            yield time, packet

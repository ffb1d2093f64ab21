"""Writing pieces: MP4 with one video stream, a closed group of pictures, fixed in every byte."""

import os
from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Protocol

import av
from av.container import OutputContainer
from av.packet import Packet
from av.video.codeccontext import VideoCodecContext
from av.video.stream import VideoStream

from reelwright.adapters.compositor.frames import YuvFrame
from reelwright.adapters.compositor.h264 import PictureNumbers
from reelwright.adapters.compositor.turns import TurnsOfThreads
from reelwright.domain.canvas import Canvas, Codec

_KEY_SECONDS = 8
"""Longest way to a picture that playing can begin at."""
_BT709, _LIMITED = 1, 1
"""Code points of H.273 for primaries, transfer and matrix; the range as libav counts it."""
_GLOBAL_HEADER = 1 << 22
_INTRA = 1
"""AV_PICTURE_TYPE_I."""
_NO_KEY_INTERVAL = str(1 << 24)
_X264 = {
    "preset": "veryfast",
    "crf": "21",
    "weightp": "0",
    "bf": "0",  # coding order is showing order: held pictures can stand anywhere
    "refs": "1",
    "threads": "1",  # the bytes depend on it
    # Its assembler reads past the end of a row of macroblocks at many widths: the same
    # pictures then give different bytes from one call to the next.
    "mbtree": "0",
    "g": _NO_KEY_INTERVAL,  # the writer asks for key pictures by the clock of the video
    "forced-idr": "1",
}
_X264_UNUSED = {"preset": "ultrafast", "threads": "1"}
"""The muxer wants an encoder of its own to describe the stream; it never gets a picture."""
_SVT_AV1 = {
    "preset": "11",
    "crf": "32",
    "svtav1-params": "lp=1:keyint=8s:pred-struct=1",
}


class PieceWriter(Protocol):
    """Receives a piece's pictures in order.

    A picture that was shown must stay as it is until the next one is: holding may need it.
    """

    def show(self, frame: YuvFrame) -> None:
        """A picture that differs from the one before it."""

    def hold(self) -> None:
        """The last picture stays for one more frame."""

    def close(self) -> None:
        """Write what is left; the file is then whole."""

    def abandon(self) -> None:
        """Let go of the file, which is then of no use."""


def open_writer(destination: Path, canvas: Canvas, codec: Codec) -> PieceWriter:
    """A writer of a codec's pieces."""
    if codec is Codec.AV1:
        return PlainWriter(destination, canvas)
    return HoldingWriter(destination, canvas)


class _File:
    """The MP4 around the packets; times are counted in frames."""

    def __init__(
        self, destination: Path, canvas: Canvas, codec: str, options: Mapping[str, str]
    ) -> None:
        self._tick = 1 / canvas.rate.fraction
        self._container: OutputContainer = av.open(str(destination), "w", format="mp4")
        self.stream = _stream(self._container, canvas, codec, options)

    def put(self, payload: bytes, frame: int, *, key: bool) -> None:
        packet = Packet(payload)
        packet.stream = self.stream
        packet.time_base = self._tick
        packet.pts = packet.dts = frame
        packet.duration = 1
        packet.is_keyframe = key
        self._container.mux_one(packet)

    def close(self) -> None:
        self._container.close()


def _stream(
    container: OutputContainer, canvas: Canvas, codec: str, options: Mapping[str, str]
) -> VideoStream:
    stream = container.add_stream(codec, rate=canvas.rate.fraction, options=dict(options))
    if not isinstance(stream, VideoStream):
        raise TypeError
    _describe(stream.codec_context, canvas)
    stream.time_base = 1 / canvas.rate.fraction
    return stream


def _describe(context: VideoCodecContext, canvas: Canvas) -> None:
    context.width, context.height = canvas.width, canvas.height
    context.pix_fmt = "yuv420p"
    context.framerate = canvas.rate.fraction
    context.time_base = 1 / canvas.rate.fraction
    context.color_primaries = context.color_trc = context.colorspace = _BT709
    context.color_range = _LIMITED
    context.sample_aspect_ratio = Fraction(1)


def _encoder(name: str, canvas: Canvas, options: Mapping[str, str]) -> VideoCodecContext:
    context = av.CodecContext.create(name, "w")
    if not isinstance(context, VideoCodecContext):
        raise TypeError
    _describe(context, canvas)
    context.flags |= _GLOBAL_HEADER
    context.options = dict(options)
    context.open()
    return context


class HoldingWriter:
    """H.264 that encodes only pictures that changed; the others are ten bytes each."""

    def __init__(self, destination: Path, canvas: Canvas) -> None:
        self._encoder = _encoder("libx264", canvas, _X264)
        self._numbers = PictureNumbers(self._encoder.extradata or b"")
        self._file = _File(destination, canvas, "libx264", _X264_UNUSED)
        context = self._file.stream.codec_context
        context.flags &= ~_GLOBAL_HEADER  # the parameter sets are ours, not the muxer's own
        context.extradata = self._numbers.parameters
        self._tick = 1 / canvas.rate.fraction
        self._key_interval = round(_KEY_SECONDS * canvas.rate.fraction)
        self._shown: YuvFrame | None = None
        self._frames = 0
        self._next_key = 0
        self._written = 0

    def show(self, frame: YuvFrame) -> None:
        """Encode a picture."""
        self._shown = frame
        picture = frame.to_video_frame()
        picture.pts, picture.time_base = self._frames, self._tick
        if self._frames >= self._next_key:
            picture.pict_type = _INTRA
            self._next_key = self._frames + self._key_interval
        self._frames += 1
        self._write(self._encoder.encode(picture))

    def hold(self) -> None:
        """Repeat the last picture, anew only where playing should be able to begin."""
        if self._shown is not None and self._frames >= self._next_key:
            self.show(self._shown)
        else:
            self._frames += 1

    def close(self) -> None:
        """Write the last packets and held pictures."""
        self._write(self._encoder.encode(None))
        self._hold_until(self._frames)
        self._file.close()

    def abandon(self) -> None:
        """Close the file as it is."""
        self._file.close()

    def _write(self, packets: "Iterable[Packet[VideoStream]]") -> None:
        for packet in packets:
            self._hold_until(packet.pts or 0)
            self._file.put(
                self._numbers.coded(bytes(packet)), self._written, key=packet.is_keyframe
            )
            self._written += 1

    def _hold_until(self, frame: int) -> None:
        while self._written < frame:
            self._file.put(self._numbers.held(), self._written, key=False)
            self._written += 1


class PlainWriter:
    """AV1 that encodes every picture."""

    def __init__(self, destination: Path, canvas: Canvas) -> None:
        os.environ.setdefault("SVT_LOG", "1")  # errors only; the library prints by itself
        self._turns = TurnsOfThreads()
        self._file = _File(destination, canvas, "libsvtav1", _SVT_AV1)
        self._encoder = self._file.stream.codec_context
        self._tick = 1 / canvas.rate.fraction
        self._shown: YuvFrame | None = None
        self._frames = 0
        self._written = 0

    def show(self, frame: YuvFrame) -> None:
        """Encode a picture."""
        self._shown = frame
        self.hold()

    def hold(self) -> None:
        """Encode the last picture once more."""
        if self._shown is None:
            return
        picture = self._shown.to_video_frame()
        picture.pts, picture.time_base = self._frames, self._tick
        self._frames += 1
        self._write(self._encoder.encode(picture))
        if self._frames == 1:
            self._turns.restore()

    def close(self) -> None:
        """Write the last packets."""
        self._write(self._encoder.encode(None))
        self._file.close()

    def abandon(self) -> None:
        """Close the file as it is."""
        self._file.close()

    def _write(self, packets: "Iterable[Packet[VideoStream]]") -> None:
        for packet in packets:
            self._file.put(bytes(packet), self._written, key=packet.is_keyframe)
            self._written += 1

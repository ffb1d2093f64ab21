"""Recordings of every odd kind, made by the tests themselves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from av.video.stream import VideoStream
from numpy.typing import NDArray

Sound = NDArray[np.float32]


@dataclass(frozen=True, kw_only=True, slots=True)
class Take:
    """A track: sound of one channel, and the seconds of the file at which parts of it begin."""

    sound: Sound
    rate: int = 48_000
    codec: str = "pcm_s16le"
    starts: Sequence[tuple[float, int]] = ((0.0, 0),)
    """Seconds, and the first sample of the sound that is heard from there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Film:
    """A picture: its size, rate and frames; of one colour, unless ``draw`` gives each frame."""

    width: int = 64
    height: int = 48
    rate: Fraction = Fraction(25)
    frames: int = 25
    group: int = 250
    """Frames from one key frame to the next."""
    times: Sequence[int] = ()
    """Milliseconds of its frames, where they do not last equally long."""
    draw: Callable[[int], NDArray[np.uint8]] | None = None


def beeps(seconds: float, at: Sequence[float], rate: int = 48_000, lasts: float = 0.1) -> Sound:
    """Silence in which a tone of 1 kHz sounds at some seconds."""
    time = np.arange(round(seconds * rate)) / rate
    tone = (0.5 * np.sin(2 * np.pi * 1000 * time)).astype(np.float32)
    heard = np.zeros(len(time), bool)
    for start in at:
        heard |= (time >= start) & (time < start + lasts)
    return np.where(heard, tone, np.float32(0)).astype(np.float32)


def write_recording(file: Path, takes: Sequence[Take], film: Film | None = None) -> Path:
    """Write tracks, and a picture beside them."""
    with av.open(str(file), "w") as output:
        picture = _add_film(output, film) if film else None
        streams = [_add_take(output, take) for take in takes]
        if film and picture:
            _write_film(output, picture, film)
        for stream, take in zip(streams, takes, strict=True):
            _write_take(output, stream, take)
    return file


def _add_film(output: av.container.OutputContainer, film: Film) -> VideoStream:
    stream = output.add_stream("libx264", rate=film.rate, options={"preset": "ultrafast"})
    assert isinstance(stream, VideoStream)
    stream.width, stream.height, stream.pix_fmt = film.width, film.height, "yuv420p"
    stream.codec_context.gop_size = film.group
    stream.codec_context.time_base = Fraction(1, 1000) if film.times else 1 / film.rate
    return stream


def _add_take(output: av.container.OutputContainer, take: Take) -> AudioStream:
    stream = output.add_stream(take.codec, rate=take.rate)
    assert isinstance(stream, AudioStream)
    stream.layout = "mono"
    return stream


def _write_film(output: av.container.OutputContainer, stream: VideoStream, film: Film) -> None:
    plain = np.full((film.height, film.width, 3), 90, np.uint8)
    for number, time in enumerate(film.times or range(film.frames)):
        pixels = film.draw(number) if film.draw else plain
        frame = av.VideoFrame.from_ndarray(pixels, format="rgb24").reformat(format="yuv420p")
        frame.pts = time if film.times else number
        frame.time_base = Fraction(1, 1000) if film.times else 1 / film.rate
        output.mux(stream.encode(frame))
    output.mux(stream.encode(None))


def _write_take(output: av.container.OutputContainer, stream: AudioStream, take: Take) -> None:
    ends = [first for _, first in take.starts[1:]] + [len(take.sound)]
    size = stream.codec_context.frame_size or 1024
    form = stream.codec_context.format.name
    for (seconds, first), last in zip(take.starts, ends, strict=True):
        for at in range(first, last, size):
            part = take.sound[at : min(at + size, last)]
            frame = _frame(part, form, take.rate)
            frame.pts = round(seconds * take.rate) + at - first
            output.mux(stream.encode(frame))
    output.mux(stream.encode(None))


def _frame(part: Sound, form: str, rate: int) -> av.AudioFrame:
    if form.startswith("flt"):
        shaped = part
    elif form.startswith("s32"):
        shaped = (part * 0x7FFFFF00).astype(np.int32)
    else:
        shaped = (part * 0x7FFF).astype(np.int16)
    frame = av.AudioFrame.from_ndarray(shaped[np.newaxis], format=form, layout="mono")
    frame.sample_rate = rate
    frame.time_base = Fraction(1, rate)
    return frame

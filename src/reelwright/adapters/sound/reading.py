"""Decoding sound files of any usual kind into blocks at the project's rate."""

import os
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

from reelwright.domain.sound.filtering import Sound
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.sound import SoundUnreadable

_KINDS = "aac,aiff,amr,asf,au,caf,flac,m4a,matroska,mov,mp3,mp4,mpegts,ogg,w64,wav,webm,wv"
_SPEAKERS = {1: "mono", 2: "stereo"}
_FULL_SCALE = 2**31
_UNSTATED = frozenset({0, 0xFFFFFFFF})
"""What recorders write that did not know the length when they began."""
_BAD_PACKETS_BORNE = 3
_MISSING_BORNE = 0.5
"""Seconds by which a file may be shorter than it says, as rounding in headers makes it."""


def decoded(file: Path, channels: int) -> Iterator[Sound]:
    """Blocks of the file's sound, mixed to one or two channels.

    Raises:
        SoundUnreadable: it cannot be opened, holds no sound, is damaged or cut off.
    """
    try:
        source = file.open("rb")
    except OSError as error:
        raise SoundUnreadable(f"{file.name} cannot be opened: {error.strerror}.") from error
    with source:
        yield from decoded_stream(source, file.name, channels)


def decoded_stream(source: BinaryIO, name: str, channels: int) -> Iterator[Sound]:
    """Blocks of the sound of an open file, which errors call ``name``; errors as ``decoded``."""
    _check_wav_is_whole(source, name)
    # A file object, not a name: nothing else can then be opened through a playlist.
    try:
        container = av.open(source, "r", options={"format_whitelist": _KINDS})
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise SoundUnreadable(
            f"{name} is not a sound file that can be read (WAV, MP3, FLAC, M4A or OGG)."
        ) from error
    with container:
        yield from _blocks(container, name, channels)


def _check_wav_is_whole(source: BinaryIO, name: str) -> None:
    """A WAV says its length in its header, which the library does not hold against it."""
    header = source.read(12)
    size = source.seek(0, os.SEEK_END)
    source.seek(0)
    if header[:4] != b"RIFF" or header[8:] != b"WAVE":
        return
    stated = int.from_bytes(header[4:8], "little")
    if stated not in _UNSTATED and stated > size:
        raise SoundUnreadable(f"{name} is cut off: {stated - size} bytes are missing at its end.")


def _blocks(container: av.container.InputContainer, name: str, channels: int) -> Iterator[Sound]:
    if not container.streams.audio:
        raise SoundUnreadable(f"{name} holds no sound.")
    stream = container.streams.audio[0]
    expected = (
        float(stream.duration * stream.time_base) if stream.duration and stream.time_base else 0
    )
    # Whole numbers, because the library then mixes channels down without clipping.
    resampler = AudioResampler(format="s32p", layout=_SPEAKERS[channels], rate=SAMPLE_RATE)
    samples = 0
    for frame in _frames(container, name):
        for part in _conformed(resampler, frame, name):
            samples += part.shape[1]
            yield part
    if not samples:
        raise SoundUnreadable(f"{name} holds no sound: it is empty or damaged.")
    heard = samples / SAMPLE_RATE
    if heard < expected - _MISSING_BORNE:
        raise SoundUnreadable(
            f"{name} is cut off: it should last {expected:.1f} s and holds {heard:.1f} s."
        )


def _conformed(resampler: AudioResampler, frame: AudioFrame | None, name: str) -> list[Sound]:
    try:
        parts = [part.to_ndarray() for part in resampler.resample(frame)]
    except (av.error.FFmpegError, ValueError) as error:
        raise SoundUnreadable(f"{name} changes its kind of sound half-way.") from error
    return [part.astype(np.float32) / np.float32(_FULL_SCALE) for part in parts]


def _frames(container: av.container.InputContainer, name: str) -> Iterator[AudioFrame | None]:
    """Frames, then None; a few damaged packets are left out."""
    bad = 0
    try:
        for packet in container.demux(audio=0):
            try:
                yield from packet.decode()
            except av.error.InvalidDataError as error:
                bad += 1
                if bad > _BAD_PACKETS_BORNE:
                    raise SoundUnreadable(
                        f"{name} is damaged: its sound cannot be read."
                    ) from error
    except av.error.FFmpegError as error:
        raise SoundUnreadable(f"{name} is damaged: its sound cannot be read.") from error
    yield None


class TakeReader:
    """Reads stretches of a take (WAV, mono, 16 bit, project rate) without holding it whole."""

    def __init__(self, file: Path) -> None:
        """Open the take.

        Raises:
            SoundUnreadable: it is not such a WAV.
        """
        try:
            self._wave = wave.open(str(file), "rb")  # noqa: SIM115 - closed by close()
        except (OSError, EOFError, wave.Error) as error:
            raise SoundUnreadable(f"{file.name} is not a WAV that can be read.") from error
        shape = (self._wave.getnchannels(), self._wave.getsampwidth(), self._wave.getframerate())
        if shape != (1, 2, SAMPLE_RATE):
            self.close()
            raise SoundUnreadable(
                f"{file.name} is not a take: takes are mono, 16 bit, {SAMPLE_RATE} Hz."
            )
        self._file = file
        self.samples = self._wave.getnframes()

    def stretch(self, first: int, last: int) -> Sound:
        """Samples ``first`` up to ``last`` as 1 x n.

        Raises:
            SoundUnreadable: the file holds fewer samples than its header says.
        """
        try:
            self._wave.setpos(first)
            pcm = self._wave.readframes(last - first)
        except (OSError, EOFError, wave.Error) as error:
            raise SoundUnreadable(f"{self._file.name} cannot be read to its end.") from error
        if len(pcm) != 2 * (last - first):
            raise SoundUnreadable(f"{self._file.name} is cut off.")
        samples: Sound = np.frombuffer(pcm, dtype="<i2").astype(np.float32)[np.newaxis]
        return samples / np.float32(32768)

    def close(self) -> None:
        """Close the file."""
        self._wave.close()

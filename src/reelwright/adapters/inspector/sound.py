"""One pass over the sound: its facts, its loudness by two meters, and a mono copy to align."""

import hashlib
import tempfile
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import numpy as np
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer

from reelwright.adapters.inspector.ebur128 import FfmpegMeter, MeterFailed
from reelwright.adapters.inspector.opening import opened
from reelwright.domain.inspection.measurements import LoudnessFacts, NotMeasured, SoundFacts
from reelwright.domain.sound.filtering import BLOCK, Sound
from reelwright.domain.sound.loudness import LoudnessMeter
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.progress import Progress
from reelwright.ports.voice import Recording

_STEP = "listening"


class HeardSound:
    """The sound of a file, in mono on disk (nameless, gone with the process)."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__
        self.samples = 0
        self.facts: SoundFacts | NotMeasured = NotMeasured(reason="no sound")
        self.loudness: LoudnessFacts | NotMeasured = NotMeasured(reason="no sound")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def listen(self, file: Path, ffmpeg: str, progress: Progress) -> None:
        """Go through the file once, and once more where the ffmpeg program does not measure.

        Raises:
            VideoUnreadable, Cancelled.
        """
        with FfmpegMeter(ffmpeg) as meter:
            for block in self._hear(file, progress):
                self._keep(block)
                meter.push(block)
            if isinstance(self.facts, NotMeasured):
                return
            try:
                integrated, peak = meter.finish()
                name = "ffmpeg ebur128"
            except MeterFailed:
                integrated, peak = self._measured(file, progress)
                name = "own BS.1770 meter"
        self.loudness = LoudnessFacts(integrated=integrated, true_peak=peak, meter=name)

    def _measured(self, file: Path, progress: Progress) -> tuple[float, float]:
        own = LoudnessMeter(channels=2)
        for block in self._hear(file, progress):
            own.push(block)
        return own.finish()

    def _hear(self, file: Path, progress: Progress) -> Iterator[Sound]:
        """Blocks of a second."""
        with opened(file) as container:
            if not container.streams.audio:
                return
            stream = container.streams.audio[0]
            heard = 0
            for block in _seconds(_blocks(container, stream)):
                heard += block.shape[1]
                progress.advance(_STEP, heard, max(heard, _expected(stream)))
                yield block
            self.facts = _facts(stream, heard)

    def stretch(self, first: int, last: int) -> Recording:
        """Samples ``first`` up to ``last`` in mono."""
        low, high = max(0, first), max(0, min(last, self.samples))
        self._file.seek(2 * low)
        return Recording(pcm=self._file.read(2 * max(0, high - low)), rate=SAMPLE_RATE)

    def _keep(self, block: Sound) -> None:
        mono = np.clip(block.mean(axis=0) * 32768, -32768, 32767).astype("<i2")
        self._file.seek(2 * self.samples)
        self._file.write(mono.tobytes())
        self.samples += len(mono)


def _expected(stream: AudioStream) -> int:
    return round((stream.duration or 0) * (stream.time_base or 0) * SAMPLE_RATE)


def _blocks(container: InputContainer, stream: AudioStream) -> Iterator[Sound]:
    """Stereo at the project's rate; damaged packets are left out."""
    resampler = AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
    try:
        for packet in container.demux(stream):
            try:
                frames = list(packet.decode())
            except av.error.InvalidDataError:
                continue
            for frame in frames:
                for part in resampler.resample(frame):
                    yield part.to_ndarray().astype(np.float32, copy=False)
        for part in resampler.resample(None):
            yield part.to_ndarray().astype(np.float32, copy=False)
    except (av.error.FFmpegError, ValueError):
        return


def _seconds(parts: Iterator[Sound]) -> Iterator[Sound]:
    """The same sound in larger blocks."""
    waiting: list[Sound] = []
    count = 0
    for part in parts:
        waiting.append(part)
        count += part.shape[1]
        if count >= BLOCK:
            yield np.concatenate(waiting, axis=1)
            waiting, count = [], 0
    if waiting:
        yield np.concatenate(waiting, axis=1)


def sound_key(file: Path) -> str:
    """The hash of the coded sound and its times: masters of one production share it.

    Raises:
        VideoUnreadable: the file cannot be opened.
    """
    digest = hashlib.sha256()
    with opened(file) as container:
        if not container.streams.audio:
            return ""
        stream = container.streams.audio[0]
        digest.update(repr((stream.time_base, stream.start_time, stream.duration)).encode())
        try:
            for packet in container.demux(stream):
                digest.update(f"{packet.pts} {packet.duration} ".encode())
                digest.update(bytes(packet))
        except av.error.FFmpegError:
            return ""
    return digest.hexdigest()


def _facts(stream: AudioStream, heard: int) -> SoundFacts | NotMeasured:
    if not heard:
        return NotMeasured(reason="the sound cannot be decoded")
    base = Fraction(stream.time_base or 1)
    start = Fraction(stream.start_time or 0) * base
    length = stream.duration * base if stream.duration else Fraction(heard, SAMPLE_RATE)
    context = stream.codec_context
    return SoundFacts(
        codec=context.name,
        rate=context.sample_rate,
        channels=context.layout.nb_channels,
        start=start,
        end=start + min(length, Fraction(heard, SAMPLE_RATE)),
    )

"""One pass over the sound: its facts, its loudness by two meters, and a mono copy to align."""

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
from reelwright.domain.filtering import Sound
from reelwright.domain.inspection.measurements import LoudnessFacts, NotMeasured, SoundFacts
from reelwright.domain.loudness import LoudnessMeter
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
        """Go through the file once. The ffmpeg program measures; our own meter stands in.

        Raises:
            VideoUnreadable, Cancelled.
        """
        own = LoudnessMeter(channels=2)
        with opened(file) as container, FfmpegMeter(ffmpeg) as meter:
            if not container.streams.audio:
                return
            stream = container.streams.audio[0]
            for block in _blocks(container, stream):
                self._keep(block)
                own.push(block)
                meter.push(block)
                progress.advance(_STEP, self.samples, max(self.samples, _expected(stream)))
            self.facts = _facts(stream, self.samples)
            try:
                integrated, peak = meter.finish()
                name = "ffmpeg ebur128"
            except MeterFailed:
                integrated, peak = own.finish()
                name = "own BS.1770 meter"
        self.loudness = LoudnessFacts(integrated=integrated, true_peak=peak, meter=name)

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
                    yield part.to_ndarray().astype(np.float32)
        for part in resampler.resample(None):
            yield part.to_ndarray().astype(np.float32)
    except (av.error.FFmpegError, ValueError):
        return


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

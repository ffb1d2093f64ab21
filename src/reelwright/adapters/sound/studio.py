"""The studio: reads, conforms, writes and mixes sound."""

import io
import wave
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

from reelwright.adapters.sound.mixer import mix
from reelwright.adapters.sound.reading import decoded, decoded_stream
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.progress import Progress
from reelwright.ports.sound import Loudness, Music, SoundClip
from reelwright.ports.voice import Recording


class PyavSoundStudio:
    """Implements ``SoundStudio``."""

    def conform(self, recording: Recording) -> Recording:
        """The same sound at the project's sample rate."""
        if recording.rate == SAMPLE_RATE or not recording.pcm:
            return Recording(pcm=recording.pcm, rate=SAMPLE_RATE)
        samples = np.frombuffer(recording.pcm, dtype="<i2").astype(np.float32) / 32768
        frame = AudioFrame.from_ndarray(samples[np.newaxis], format="fltp", layout="mono")
        frame.sample_rate = recording.rate
        resampler = AudioResampler(format="fltp", layout="mono", rate=SAMPLE_RATE)
        parts = [*resampler.resample(frame), *resampler.resample(None)]
        conformed = np.concatenate([part.to_ndarray()[0] for part in parts])
        wanted = round(recording.samples * SAMPLE_RATE / recording.rate)
        exact = np.zeros(wanted, dtype=np.float32)
        exact[: len(conformed)] = conformed[:wanted]
        return Recording(pcm=_pcm(exact), rate=SAMPLE_RATE)

    def read(self, file: Path) -> Recording:
        """A sound file of any usual kind as mono at the project's sample rate.

        Raises:
            SoundUnreadable: it cannot be opened, is cut off, or is not sound.
        """
        pcm = b"".join(_pcm(block[0]) for block in decoded(file, channels=1))
        return Recording(pcm=pcm, rate=SAMPLE_RATE)

    def decode(self, body: bytes, name: str) -> Recording:
        """Sound as a service sends it; implements ``SoundDecoder``.

        Raises:
            SoundUnreadable: it is cut off, or is not sound.
        """
        blocks = decoded_stream(io.BytesIO(body), name, channels=1)
        return Recording(pcm=b"".join(_pcm(block[0]) for block in blocks), rate=SAMPLE_RATE)

    def write_wav(self, recording: Recording, destination: Path) -> None:
        """Write a WAV; nothing half-written ever has the final name."""
        partial = destination.with_name(f".{destination.name}.partial")
        try:
            with wave.open(str(partial), "wb") as file:
                file.setnchannels(1)
                file.setsampwidth(2)
                file.setframerate(recording.rate)
                file.writeframes(recording.pcm)
            partial.replace(destination)
        finally:
            partial.unlink(missing_ok=True)

    def mix(
        self,
        clips: Sequence[SoundClip],
        samples: int,
        music: Music | None,
        destination: Path,
        progress: Progress,
    ) -> Loudness:
        """Mix to stereo AAC (M4A) of exactly ``samples`` at -14 LUFS, in flat memory.

        The same takes and music give the same bytes. A track in which nothing is heard is left
        silent, with a loudness of minus infinity.

        Raises:
            SoundUnreadable: a take or the music cannot be read.
            MixFailed: a take lies outside the track, or the disk is full.
            Cancelled: the progress asked to stop; nothing is left behind.
        """
        return mix(clips, samples, music, destination, progress)


def _pcm(samples: NDArray[np.float32]) -> bytes:
    return np.clip(np.rint(samples * 32768), -32768, 32767).astype("<i2").tobytes()

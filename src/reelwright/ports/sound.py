"""One continuous track from takes and music, at the platform's loudness."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from reelwright.domain.errors import ReelwrightError
from reelwright.ports.progress import Progress
from reelwright.ports.voice import Recording


class SoundUnreadable(ReelwrightError):
    """A sound file cannot be read."""


class MixFailed(ReelwrightError):
    """The track could not be made."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SoundClip:
    """A WAV take and the sample of the track at which it begins.

    ``side`` is as long: what its left channel has more than its middle, and its right one less.
    """

    file: Path
    start: int
    side: Path | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Music:
    """A bed under the voice: a file of the owner's, or generated from a seed.

    ``sha256`` is the file's, which counts in keys where its place does not.
    """

    file: Path | None = field(default=None, metadata={"key": False})
    sha256: str = ""
    seed: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Loudness:
    """Integrated loudness in LUFS and true peak in dBTP, as ffmpeg's ebur128 measures them."""

    integrated: float
    true_peak: float


class SoundDecoder(Protocol):
    """Reads sound as a service sends it."""

    def decode(self, body: bytes, name: str) -> Recording:
        """Sound of any usual kind as mono at the project's sample rate; errors call it ``name``.

        Raises:
            SoundUnreadable.
        """


class SoundStudio(Protocol):
    """Reads, conforms and mixes sound."""

    def conform(self, recording: Recording) -> Recording:
        """The same sound at the project's sample rate."""

    def read(self, file: Path) -> Recording:
        """A sound file of any usual kind as mono at the project's sample rate.

        Raises:
            SoundUnreadable.
        """

    def write_wav(self, recording: Recording, destination: Path) -> None:
        """Write a WAV."""

    def mix(
        self,
        clips: Sequence[SoundClip],
        samples: int,
        music: Music | None,
        destination: Path,
        progress: Progress,
    ) -> Loudness:
        """Mix to an AAC track (M4A) of exactly ``samples`` at -14 LUFS, in flat memory.

        Raises:
            SoundUnreadable, MixFailed, DiskFull (``ports.disk``), Cancelled.
        """

"""Sound of any length, kept on disk while it is worked on."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from reelwright.domain.sound.filtering import BLOCK, Sound


class Spool:
    """A nameless temporary file of float32 sound; gone when closed or when the process dies."""

    def __init__(self, folder: Path, channels: int) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed by __exit__
        self.channels = channels
        self.samples = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def append(self, block: Sound) -> None:
        """Add samples at the end."""
        self._file.write(np.ascontiguousarray(block.T).tobytes())
        self.samples += block.shape[1]

    def blocks(self) -> Iterator[Sound]:
        """All of it from the beginning, in blocks of ``BLOCK``."""
        for start in range(0, self.samples, BLOCK):
            yield self.read(start, min(start + BLOCK, self.samples))

    def read(self, first: int, last: int) -> Sound:
        """Samples ``first`` up to ``last``; silence where the sound has none."""
        sound = np.zeros((self.channels, last - first), dtype=np.float32)
        low, high = max(0, first), min(last, self.samples)
        if high > low:
            width = 4 * self.channels
            self._file.seek(low * width)
            stored = self._file.read((high - low) * width)
            samples = np.frombuffer(stored, dtype=np.float32).reshape(-1, self.channels)
            sound[:, low - first : high - first] = samples.T
        return sound

"""Looking through a finished video, to compare it with others."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, kw_only=True, slots=True)
class Watched:
    """How long a video is, and 64-bit hashes of frames that are spread over it."""

    seconds: float
    frames: tuple[str, ...]


class Watcher(Protocol):
    """Looks through a video file."""

    def watch(self, file: Path) -> Watched:
        """Its length and frames; plain frames have no hash.

        Raises:
            FootageUnreadable (ports/footage): it is no video that can be read.
        """

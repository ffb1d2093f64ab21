"""Long recordings: what is in a file, and its sound on the file's own line of time.

Sample 0 is the beginning of the file as its player shows it. A track that begins later, or that
has holes, is silent there, so that sound, picture and words stay together for hours.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.errors import ReelwrightError
from reelwright.ports.progress import Progress

Mono = NDArray[np.float32]
"""One-dimensional sound, full scale 1.0, at the project's rate."""

ALL = -1
"""In place of a track's number: all of them at once."""


class RecordingUnreadable(ReelwrightError):
    """The file is no recording that can be read."""


class RecordingSilent(ReelwrightError):
    """The recording has no sound."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Track:
    """A track of sound; ``number`` counts those of the file from 0."""

    number: int
    channels: int
    rate: int
    title: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Camera:
    """The picture of a recording, in its size as shown (turned and with square pixels)."""

    width: int
    height: int
    rate: Fraction
    """Frames a second, on average."""
    turned: int = 0
    """Degrees clockwise by which its frames are turned to be shown."""
    steady: bool = True
    """Whether all frames last equally long, as far as the file tells."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordingFacts:
    """What is in a recording. ``seconds`` is what its header says, 0 where it says nothing."""

    form: str
    size: int
    seconds: float
    tracks: tuple[Track, ...]
    camera: Camera | None = None
    cover: bytes = b""
    """The picture that a sound file carries, as it is in the file."""
    chapters: tuple[int, ...] = ()
    """Samples at which the file's chapters begin, in order."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """Samples ``start`` up to ``end`` (exclusive) of a recording."""

    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Levels:
    """How loud every ten milliseconds of a track are, in decibels; ``notes`` tell of damage."""

    levels: NDArray[np.float32]
    samples: int
    notes: tuple[str, ...] = ()
    track: int = 0
    """Which they are of; ``ALL`` of several together."""


class Recordings(Protocol):
    """Reads recordings of any length in flat memory."""

    def facts(self, file: Path) -> RecordingFacts:
        """What is in a file, found in its content whatever its name says.

        Raises:
            RecordingUnreadable, RecordingSilent.
        """

    def levels(self, file: Path, track: int, progress: Progress) -> Levels:
        """The levels of a whole track, and how long it truly is.

        Raises:
            RecordingUnreadable: nothing of it can be decoded. Cancelled.
        """

    def stretches(self, file: Path, track: int, spans: Sequence[Span]) -> Iterator[Mono]:
        """The sound of spans, which begin one after the other, mixed to one channel.

        ``track`` may be ``ALL``. Each is as long as its span: what is not in the file is silent.

        Raises:
            RecordingUnreadable.
        """

    def sides(self, file: Path, track: int, spans: Sequence[Span]) -> Iterator[Mono]:
        """Half of what the left channel of each span has more than the right one.

        Silence unless the track has two channels.

        Raises:
            RecordingUnreadable.
        """

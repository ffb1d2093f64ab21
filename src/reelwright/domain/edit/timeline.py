"""The edit: scenes placed on a line of frames, takes on a line of samples."""

from dataclasses import dataclass

from reelwright.domain.script.scenes import Scene
from reelwright.domain.time import FrameRate
from reelwright.domain.voice.takes import Take


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacedTake:
    """A take, and the sample of the scene at which it begins."""

    take: Take
    offset: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacedScene:
    """A scene, the frame of the video at which it begins, its frames and its takes."""

    scene: Scene
    start: int
    frames: int
    takes: tuple[PlacedTake, ...]

    @property
    def end(self) -> int:
        """First frame after the scene."""
        return self.start + self.frames


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline:
    """Scenes without gap or overlap, from frame 0. A transition lies centred on a boundary."""

    title: str
    language: str
    rate: FrameRate
    scenes: tuple[PlacedScene, ...]
    transition_frames: int

    @property
    def frames(self) -> int:
        """Length of the video."""
        return self.scenes[-1].end if self.scenes else 0

    @property
    def samples(self) -> int:
        """Length of the sound, which ends with the picture."""
        return self.rate.sample_at(self.frames)

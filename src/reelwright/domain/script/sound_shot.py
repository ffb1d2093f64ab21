"""A stretch of a recording that has sound alone, as a visual: a cover, a title, and moving bars."""

from dataclasses import dataclass

from reelwright.domain.script.visuals import Footage

BAR_STEPS = 24
"""How tall a bar can be; 0 is the smallest."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SoundShot:
    """What is shown while there is nothing to see.

    ``bars`` tell how loud each frame of the shot is, 0 to ``BAR_STEPS``. ``show`` is a line above
    the title, such as the name of the podcast.
    """

    title: str
    bars: tuple[int, ...]
    show: str = ""
    cover: Footage | None = None

"""Which footage the edit shows, and when."""

from dataclasses import dataclass

from reelwright.domain.edit.timeline import Timeline
from reelwright.domain.script.visuals import ARTICLE_LICENCE, Footage, PictureShot


@dataclass(frozen=True, kw_only=True, slots=True)
class FootageUse:
    """A picture or clip of the video and the frames during which it is shown.

    ``named`` where the script or the article asks for it, whatever else is at hand.
    """

    footage: Footage
    first: int
    last: int
    named: bool = False


def footage_uses(timeline: Timeline) -> tuple[FootageUse, ...]:
    """The pictures and clips of the video and the frames of the scenes that show them."""
    return tuple(
        FootageUse(
            footage=visual.footage,
            first=scene.start,
            last=scene.end,
            named=bool(scene.scene.footage) or visual.footage.licence == ARTICLE_LICENCE,
        )
        for scene in timeline.scenes
        if isinstance(visual := scene.scene.visual, PictureShot)
    )

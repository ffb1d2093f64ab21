"""Where a video stands at this moment."""

from datetime import timedelta

from reelwright.simulators.youtube.records import Video
from reelwright.simulators.youtube.video_standing import Standing, standing
from reelwright.simulators.youtube.world import World


def life_of_session(world: World) -> timedelta:
    """How long an upload may take."""
    return timedelta(hours=world.behaviour.session_hours)


def standing_of(world: World, video: Video) -> Standing:
    """Where a video stands at this moment."""
    return standing(video, world.now, life_of_session(world))

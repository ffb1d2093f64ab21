"""From the framed picture of a clip to pieces that can be rendered."""

from collections.abc import Sequence
from fractions import Fraction

from reelwright.domain.captions.cues import Cue
from reelwright.domain.clips.recutting import PlayedShot
from reelwright.domain.render.pieces import Look, Piece, RenderPlan, Shot, ShotUse
from reelwright.domain.render.plan import captions_within, placed_captions
from reelwright.domain.script.recording_shot import RecordingShot
from reelwright.domain.script.sound_shot import SoundShot
from reelwright.domain.script.visuals import Footage, Visual
from reelwright.domain.time import FrameRate

_RATES = (
    FrameRate(numerator=24_000, denominator=1001),
    FrameRate(numerator=24),
    FrameRate(numerator=25),
    FrameRate(numerator=30_000, denominator=1001),
    FrameRate(numerator=30),
)
_NEAR = 0.0004
"""By which a file's average rate is off where it is one of the usual: 24 and 23.976 are 0.001."""


def clip_rate(camera: Fraction | None) -> FrameRate:
    """Frames a second of a recording's clips: those of its camera, where they are usual.

    Of a faster camera every second frame is shown. What has no steady or usual rate, or no
    picture, becomes 30 frames a second.
    """
    if camera is not None:
        for rate in _RATES:
            for times in (1, 2):
                if abs(float(camera / (rate.fraction * times)) - 1) < _NEAR:
                    return rate
    return FrameRate()


def plan_clip(
    shots: Sequence[PlayedShot],
    recording: Footage,
    cues: Sequence[Cue],
    look: Look,
) -> RenderPlan:
    """A piece for each shot of a clip.

    The times of ``cues`` count from the clip's beginning.
    """
    visuals = [
        RecordingShot(footage=recording, start=each.start, panels=each.shot.panels)
        for each in shots
    ]
    edges = [(each.shot.first, each.shot.last) for each in shots]
    return _plan(visuals, edges, cues, look)


def plan_card(
    visual: Visual | SoundShot, frames: int, cues: Sequence[Cue], look: Look
) -> RenderPlan:
    """A clip that has no picture of its own shows one thing from beginning to end."""
    return _plan([visual], [(0, frames)], cues, look)


def _plan(
    visuals: Sequence[Visual | RecordingShot | SoundShot],
    edges: Sequence[tuple[int, int]],
    cues: Sequence[Cue],
    look: Look,
) -> RenderPlan:
    burnt = placed_captions(cues, look.canvas.rate)
    pieces = tuple(
        Piece(
            look=look,
            frames=last - first,
            uses=(ShotUse(shot=Shot(visual=visual, frames=last - first), first=0),),
            captions=captions_within(burnt, first, last),
        )
        for visual, (first, last) in zip(visuals, edges, strict=True)
    )
    return RenderPlan(look=look, pieces=pieces, scenes=tuple(range(len(pieces))))

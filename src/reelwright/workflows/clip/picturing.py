"""What a clip shows: the recording watched, framed for each format, and cut into pieces."""

from collections.abc import Sequence
from dataclasses import dataclass

from reelwright.domain.canvas import Format, canvas_for
from reelwright.domain.captions.burnt import burnt_groups
from reelwright.domain.captions.cues import Cue
from reelwright.domain.clips.captioning import captions_of
from reelwright.domain.clips.framing import FramedShot, Picture, framed
from reelwright.domain.clips.planned import PlannedClip
from reelwright.domain.clips.safe_areas import keeping_clear
from reelwright.domain.digest import digest_of
from reelwright.domain.inspection.faces_due import faces_due
from reelwright.domain.inspection.verdict import FaceDue
from reelwright.domain.render.clip_plan import clip_rate, plan_card, plan_clip
from reelwright.domain.render.overlaying import hook_box, hook_frames, overlaid
from reelwright.domain.render.pieces import Look, Overlay, RenderPlan, Shot
from reelwright.domain.script.recording_shot import RecordingShot
from reelwright.domain.script.visuals import OWN_LICENCE, Footage, TitleCard
from reelwright.domain.time import FrameRate
from reelwright.ports.faces import PictureUnwatchable, Watched
from reelwright.ports.progress import Progress
from reelwright.ports.recordings import Camera, Span
from reelwright.workflows.clip.order import ClipOrder, CuttingRoom
from reelwright.workflows.clip.reading import Opened

WATCHING_VERSION = 1
"""Raised when the same stretch would be seen differently."""
PLAYED = 2
"""Frames of footage that is no still; how many a recording has is not counted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Footing:
    """What all pictures of a clip stand on: how long it is, what is said, what was seen."""

    clip: PlannedClip
    frames: int
    samples: int
    cues: tuple[Cue, ...]
    watched: Watched


@dataclass(frozen=True, kw_only=True, slots=True)
class Pictured:
    """A clip in one format: its pieces, the captions as they are drawn, the faces it shows."""

    plan: RenderPlan
    burnt: tuple[Cue, ...]
    faces: tuple[FaceDue, ...] = ()


def rate_of(opened: Opened) -> FrameRate:
    """Frames a second of the clips of a recording."""
    camera = opened.facts.camera
    return clip_rate(camera.rate if camera is not None and camera.steady else None)


def frames_of(clip: PlannedClip, rate: FrameRate) -> int:
    """The fewest frames that hold all of a clip's sound."""
    return max(1, rate.frames_covering(clip.cut.samples))


def watch(
    clip: PlannedClip, opened: Opened, order: ClipOrder, room: CuttingRoom, progress: Progress
) -> Watched:
    """What is seen in a clip; nothing in a recording of sound, or where its picture is broken.

    Raises:
        Cancelled.
    """
    rate = rate_of(opened)
    frames = frames_of(clip, rate)
    unseen = Watched(looks=(), cuts=(), frames=frames)
    if opened.facts.camera is None:
        return unseen
    span = Span(start=clip.cut.start, end=clip.cut.end)
    key = digest_of("watched", WATCHING_VERSION, opened.sha256, span, rate)
    known = room.store.recall(key)
    if known is not None:
        return room.values.from_json(known, Watched)
    try:
        watched = room.faces.watch(order.recording, span, rate, progress)
    except PictureUnwatchable:
        return unseen
    room.store.remember(key, room.values.to_json(watched))
    return watched


def footing(clip: PlannedClip, watched: Watched, language: str, rate: FrameRate) -> Footing:
    """A clip with its captions and its length in whole frames."""
    frames = frames_of(clip, rate)
    samples = rate.sample_at(frames)
    cues = captions_of(clip, language, samples, rate)
    return Footing(clip=clip, frames=frames, samples=samples, cues=cues, watched=watched)


def look_of(order: ClipOrder, picture: Format, rate: FrameRate) -> Look:
    """The look of one format of the clips."""
    return Look(
        canvas=keeping_clear(canvas_for(picture, order.preset, rate), order.platform),
        theme=order.theme,
        codec=order.codec,
        caption_style=order.caption_style,
    )


def plan_of(
    footing: Footing, opened: Opened, order: ClipOrder, look: Look, language: str
) -> Pictured:
    """The pieces of a clip in one format, what is written over them, and whose faces they show."""
    burnt = burnt_groups(footing.cues, look.canvas.format, language)
    drawn = burnt if order.captions.burnt else ()
    camera = opened.facts.camera
    if camera is None:
        card = TitleCard(title=footing.clip.title)
        plan = plan_card(card, footing.frames, drawn, look)
        overlay = _overlay(footing, order, look, faces=(), hook=False)
        return Pictured(plan=overlaid(plan, overlay), burnt=burnt)
    shots = framed_shots(footing, camera, look)
    recording = footage_of(opened, order, camera)
    plan = plan_clip(shots, recording, footing.clip.cut.start, drawn, look)
    faces = faces_due(shots, camera.width / camera.height, look.canvas)
    overlay = _overlay(footing, order, look, faces=faces, hook=order.hook)
    return Pictured(plan=overlaid(plan, overlay), burnt=burnt, faces=faces)


def _overlay(
    footing: Footing, order: ClipOrder, look: Look, *, faces: Sequence[FaceDue], hook: bool
) -> Overlay:
    last = hook_frames(footing.frames, look.canvas) if hook else 0
    seen = [face.box for face in faces if face.frame < last]
    return Overlay(
        frames=footing.frames,
        hook=footing.clip.title if hook else "",
        hook_last=last,
        hook_box=hook_box(look.canvas, seen) if hook else None,
        mark=order.watermark,
        signed=bool(order.theme.logo),
        progress=order.progress_bar,
    )


def framed_shots(footing: Footing, camera: Camera, look: Look) -> tuple[FramedShot, ...]:
    """What of the recording's picture is shown in a format, and when."""
    picture = Picture(
        source=camera.width / camera.height,
        canvas=look.canvas.width / look.canvas.height,
        rate=float(look.canvas.rate.fraction),
    )
    return framed(footing.watched.looks, footing.watched.cuts, footing.frames, picture)


def footage_of(opened: Opened, order: ClipOrder, camera: Camera) -> Footage:
    """The recording as footage of its owner's."""
    return Footage(
        sha256=opened.sha256,
        suffix=order.recording.suffix.lower(),
        width=camera.width,
        height=camera.height,
        frames=PLAYED,
        name=order.recording.name,
        licence=OWN_LICENCE,
    )


def cover_shot(footing: Footing, opened: Opened, order: ClipOrder, look: Look) -> Shot | None:
    """What is shown a third into the clip in a look; None where there is no picture."""
    camera = opened.facts.camera
    if camera is None:
        return None
    at = footing.frames // 3
    shot = next(
        shot for shot in framed_shots(footing, camera, look) if shot.first <= at < shot.last
    )
    visual = RecordingShot(
        footage=footage_of(opened, order, camera),
        start=footing.clip.cut.start + look.canvas.rate.sample_at(shot.first),
        panels=shot.panels,
    )
    return Shot(visual=visual, frames=at - shot.first + 1)

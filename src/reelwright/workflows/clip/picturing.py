"""What a clip shows: the recording watched, framed for each format, and cut into pieces."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reelwright.domain.artefact import Artefact
from reelwright.domain.canvas import Box, Format, canvas_for
from reelwright.domain.captions.burnt import burnt_groups
from reelwright.domain.captions.cues import Cue
from reelwright.domain.clips.as_heard import as_heard
from reelwright.domain.clips.captioning import captions_of
from reelwright.domain.clips.framing import Picture, framed
from reelwright.domain.clips.planned import PlannedClip
from reelwright.domain.clips.recutting import PlayedShot, played, recut
from reelwright.domain.clips.safe_areas import keeping_clear
from reelwright.domain.clips.tightening import Tightening
from reelwright.domain.digest import digest_of
from reelwright.domain.inspection.faces_due import faces_due, faces_shown
from reelwright.domain.inspection.verdict import FaceDue
from reelwright.domain.render.clip_plan import clip_rate, plan_card, plan_clip
from reelwright.domain.render.overlaying import hook_box, hook_frames, overlaid
from reelwright.domain.render.pieces import Look, Overlay, RenderPlan, Shot
from reelwright.domain.script.recording_shot import RecordingShot
from reelwright.domain.script.sound_shot import SoundShot
from reelwright.domain.script.visuals import OWN_LICENCE, Footage
from reelwright.domain.time import FrameRate
from reelwright.ports.faces import PictureUnwatchable, Watched
from reelwright.ports.progress import Progress
from reelwright.ports.recordings import Camera, Span
from reelwright.workflows.artefacts import path_of, written
from reelwright.workflows.clip.order import ClipOrder, CuttingRoom
from reelwright.workflows.clip.reading import Opened
from reelwright.workflows.clip.recalling import recalled

WATCHING_VERSION = 1
"""Raised when the same stretch would be seen differently."""
COVER = ".cover"
"""The suffix of a cover in the store: what it is tells its content."""
PLAYED = 2
"""Frames of footage that is no still; how many a recording has is not counted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Footing:
    """What all pictures of a clip stand on: how long it is, what is said, what was seen."""

    clip: PlannedClip
    told: PlannedClip
    """The same as it is heard, with nothing of what was left out."""
    tightening: Tightening
    frames: int
    samples: int
    cues: tuple[Cue, ...]
    watched: Watched
    bars: tuple[int, ...] = ()
    """How loud each frame is, where there is no picture."""
    cover: Artefact | None = None


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
    known = recalled(room.store, room.values, key, Watched)
    if known is not None:
        return known
    try:
        watched = room.faces.watch(order.recording, span, rate, progress)
    except PictureUnwatchable:
        return unseen
    room.store.remember(key, room.values.to_json(watched))
    return watched


def footing(
    clip: PlannedClip, tightening: Tightening, watched: Watched, language: str, rate: FrameRate
) -> Footing:
    """A clip with its captions and its length in whole frames."""
    told = as_heard(clip, tightening)
    frames = frames_of(told, rate)
    samples = rate.sample_at(frames)
    return Footing(
        clip=clip,
        told=told,
        tightening=tightening,
        frames=frames,
        samples=samples,
        cues=captions_of(told, language, samples, rate),
        watched=watched,
    )


def cover_of(opened: Opened, room: CuttingRoom) -> Artefact | None:
    """The picture that a sound file carries, as a file; None where it has none that opens."""
    picture = opened.facts.cover
    if opened.facts.camera is not None or not picture:
        return None
    cover = written(room.store, COVER, lambda to: to.write_bytes(picture))
    return cover if room.illustrator.backdrop([path_of(cover, room.store)]) else None


def files_of(opened: Opened, order: ClipOrder, room: CuttingRoom) -> dict[str, Path]:
    """What pieces of clips show, by SHA-256: the recording, and its cover."""
    cover = cover_of(opened, room)
    covers = {} if cover is None else {cover.sha256: path_of(cover, room.store)}
    return {opened.sha256: order.recording, **covers}


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
        plan = plan_card(_sound_shot(footing, order), footing.frames, drawn, look)
        overlay = _overlay(footing, order, look, faces=(), hook=False)
        return Pictured(plan=overlaid(plan, overlay), burnt=burnt)
    shots = framed_shots(footing, camera, look)
    recording = footage_of(opened, order, camera)
    plan = plan_clip(shots, recording, drawn, look)
    faces = faces_due([each.shot for each in shots], camera.width / camera.height, look.canvas)
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


def _sound_shot(footing: Footing, order: ClipOrder) -> SoundShot:
    cover = footing.cover
    return SoundShot(
        title=footing.clip.title,
        show=order.theme.intro,
        bars=footing.bars,
        cover=None
        if cover is None
        else Footage(sha256=cover.sha256, suffix=cover.suffix, width=1, height=1),
    )


def framed_shots(footing: Footing, camera: Camera, look: Look) -> tuple[PlayedShot, ...]:
    """What of the recording's picture is shown in a format, and when."""
    rate, clip = look.canvas.rate, footing.clip
    picture = Picture(
        source=camera.width / camera.height,
        canvas=look.canvas.width / look.canvas.height,
        rate=float(rate.fraction),
    )
    watched = footing.watched
    shots = framed(watched.looks, watched.cuts, frames_of(clip, rate), picture)
    if not footing.tightening.joins:
        return played(shots, clip.cut.start, rate)
    return recut(shots, footing.tightening, footing.frames, rate)


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


def cover_faces(footing: Footing, opened: Opened, look: Look) -> tuple[Box, ...]:
    """The faces in what is shown there, as boxes of the canvas."""
    camera, watched = opened.facts.camera, footing.watched
    if camera is None or not watched.looks:
        return ()
    at, rate = footing.frames // 3, look.canvas.rate
    each = _shown_at(framed_shots(footing, camera, look), at)
    sample = each.start - footing.clip.cut.start + rate.sample_at(at - each.shot.first)
    frame = rate.frame_at(max(0, sample))
    nearest = min(watched.looks, key=lambda seen: abs(seen.frame - frame))
    areas = [face.area for face in nearest.faces]
    return faces_shown(areas, each.shot, at, camera.width / camera.height, look.canvas)


def _shown_at(shots: Sequence[PlayedShot], frame: int) -> PlayedShot:
    return next(each for each in shots if each.shot.first <= frame < each.shot.last)


def cover_shot(footing: Footing, opened: Opened, order: ClipOrder, look: Look) -> Shot | None:
    """What is shown a third into the clip in a look; None where there is no picture."""
    camera = opened.facts.camera
    if camera is None:
        return None
    at = footing.frames // 3
    each = _shown_at(framed_shots(footing, camera, look), at)
    visual = RecordingShot(
        footage=footage_of(opened, order, camera), start=each.start, panels=each.shot.panels
    )
    return Shot(visual=visual, frames=at - each.shot.first + 1)

"""From a timeline to masters: new pieces are rendered, the others taken as they are."""

import json
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from reelwright.domain.canvas import Box
from reelwright.domain.digest import digest_of
from reelwright.domain.edit.timeline import Timeline
from reelwright.domain.inspection.verdict import TextArea
from reelwright.domain.render.pieces import RENDER_VERSION, Look, Piece, RenderPlan, Shot, ShotUse
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.picture import Illustrator, PieceJob, PieceRenderer
from reelwright.ports.progress import Progress
from reelwright.ports.sound import Music, SoundClip, SoundStudio
from reelwright.ports.store import ArtefactMissing, Store

MIX_VERSION = 2
"""Raised when the same takes and music would be mixed differently."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RenderedPieces:
    """The pieces of a plan in order, and how many of them are new."""

    files: tuple[Path, ...]
    rendered: int
    frames_rendered: int


def render_pieces(
    plan: RenderPlan,
    footage: Mapping[str, Path],
    renderer: PieceRenderer,
    store: Store,
    progress: Progress,
) -> RenderedPieces:
    """Render what the store does not hold; each finished piece is kept at once."""
    missing = {
        piece.key: piece for piece in plan.pieces if kept_file(store, piece.key, ".mp4") is None
    }
    with ExitStack() as staging:
        jobs = [
            PieceJob(piece=piece, destination=staging.enter_context(store.staging(".mp4")))
            for piece in missing.values()
        ]
        for job in renderer.render(jobs, footage, progress):
            store.remember(job.piece.key, store.adopt(job.destination))
    return RenderedPieces(
        files=tuple(_whole(store, piece.key) for piece in plan.pieces),
        rendered=len(missing),
        frames_rendered=sum(piece.frames for piece in missing.values()),
    )


def mix_sound(
    timeline: Timeline, music: Music | None, sound: SoundStudio, store: Store, progress: Progress
) -> tuple[Path, bool]:
    """The track of a timeline as AAC, and whether it is new."""
    music = _seeded(music, timeline)
    clips = [
        (placed.take.sha256, timeline.rate.sample_at(scene.start) + placed.offset)
        for scene in timeline.scenes
        for placed in scene.takes
    ]
    key = digest_of("mix", MIX_VERSION, SAMPLE_RATE, clips, timeline.samples, music)
    kept = kept_file(store, key, ".m4a")
    if kept is not None:
        return kept, False
    placed_clips = [
        SoundClip(file=store.path(sha256, ".wav"), start=start) for sha256, start in clips
    ]
    with store.staging(".m4a") as file:
        sound.mix(placed_clips, timeline.samples, music, file, progress)
        sha256 = store.adopt(file)
    store.remember(key, sha256)
    return store.path(sha256, ".m4a"), True


def _seeded(music: Music | None, timeline: Timeline) -> Music | None:
    """A generated bed differs from video to video, and is the same for the same title."""
    if music is None or music.file is not None:
        return music
    return replace(music, seed=int(digest_of("bed", timeline.title)[:8], 16))


def kept_file(store: Store, key: str, suffix: str) -> Path | None:
    """The file whose hash is kept under a key; None where there is none, or it is gone."""
    sha256 = store.recall(key)
    if sha256 is None:
        return None
    try:
        return store.path(sha256, suffix)
    except ArtefactMissing:
        return None


def _whole(store: Store, key: str) -> Path:
    file = kept_file(store, key, ".mp4")
    if file is None:
        message = f"A rendered piece ({key[:12]}) is no longer in the store; run it again."
        raise ArtefactMissing(message)
    return file


def text_areas(plan: RenderPlan, illustrator: Illustrator, store: Store) -> tuple[TextArea, ...]:
    """Where the cards of a plan hold text to be read, once it has entered."""
    areas: list[TextArea] = []
    start = 0
    for piece in plan.pieces:
        if piece.transition is None:
            for use in piece.uses:
                areas.extend(_areas_of(use, piece, start, illustrator, store))
        start += piece.frames
    return tuple(areas)


def _areas_of(
    use: ShotUse, piece: Piece, start: int, illustrator: Illustrator, store: Store
) -> list[TextArea]:
    begin = start - use.first
    areas = (
        TextArea(
            first=max(start, begin + first),
            last=min(start + piece.frames, begin + last),
            box=Box(x=x, y=y, width=width, height=height),
        )
        for first, last, x, y, width, height in _shot_texts(
            use.shot, piece.look, illustrator, store
        )
    )
    return [area for area in areas if area.last > area.first]


def _shot_texts(
    shot: Shot, look: Look, illustrator: Illustrator, store: Store
) -> list[tuple[int, int, int, int, int, int]]:
    """First and last frame and box of every text of a shot, drawn once and kept."""
    key = digest_of("texts", RENDER_VERSION, shot, look.canvas, look.theme)
    kept = store.recall(key)
    if kept is None:
        texts = [
            (
                layer.enter + layer.motion_frames,
                shot.frames if layer.leave is None else layer.leave,
                box.x, box.y, box.width, box.height,
            )
            for layer in illustrator.compose(shot, look).layers
            for box in layer.text
        ]  # fmt: skip
        kept = json.dumps(texts)
        store.remember(key, kept)
    return [tuple(text) for text in json.loads(kept)]

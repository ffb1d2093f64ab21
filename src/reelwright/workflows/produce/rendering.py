"""What a timeline sounds like, and where its cards hold text."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from reelwright.domain.artefact import Artefact
from reelwright.domain.canvas import Box
from reelwright.domain.digest import digest_of
from reelwright.domain.edit.timeline import Timeline
from reelwright.domain.inspection.verdict import TextArea
from reelwright.domain.render.pieces import RENDER_VERSION, Look, Piece, RenderPlan, Shot, ShotUse
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.picture import Illustrator
from reelwright.ports.progress import Progress
from reelwright.ports.sound import Music, SoundClip, SoundStudio
from reelwright.ports.store import Store
from reelwright.workflows.artefacts import kept_or_written

MIX_VERSION = 3
"""Raised when the same takes and music would be mixed differently."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MixedSound:
    """The track of a production as AAC, and whether it is new."""

    track: Artefact
    new: bool


def mix_sound(
    timeline: Timeline, music: Music | None, sound: SoundStudio, store: Store, progress: Progress
) -> MixedSound:
    """Mix the takes of a timeline over its music."""
    bed = _seeded(music, timeline)
    clips = [
        (placed.take.sha256, timeline.rate.sample_at(scene.start) + placed.offset)
        for scene in timeline.scenes
        for placed in scene.takes
    ]
    key = digest_of("mix", MIX_VERSION, SAMPLE_RATE, clips, timeline.samples, bed)

    def mix(to: Path) -> None:
        takes = [SoundClip(file=store.path(sha256, ".wav"), start=start) for sha256, start in clips]
        sound.mix(takes, timeline.samples, bed, to, progress)

    track, new = kept_or_written(store, key, ".m4a", mix)
    return MixedSound(track=track, new=new)


def _seeded(music: Music | None, timeline: Timeline) -> Music | None:
    """A generated bed differs from video to video, and is the same for the same title."""
    if music is None or music.file is not None:
        return music
    return replace(music, seed=int(digest_of("bed", timeline.title)[:8], 16))


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
    known = store.recall(key)
    if known is None:
        texts = [
            (
                layer.enter + layer.motion_frames,
                shot.frames if layer.leave is None else layer.leave,
                box.x, box.y, box.width, box.height,
            )
            for layer in illustrator.compose(shot, look).layers
            for box in layer.text
        ]  # fmt: skip
        known = json.dumps(texts)
        store.remember(key, known)
    return [tuple(text) for text in json.loads(known)]

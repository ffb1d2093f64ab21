"""From the edit to pieces: bodies of scenes, and the transitions between them."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from reelwright.domain.captions.cues import Cue
from reelwright.domain.edit.timeline import PlacedScene, Timeline
from reelwright.domain.render.pieces import (
    CaptionUse,
    CaptionWord,
    Look,
    Piece,
    RenderPlan,
    Shot,
    ShotUse,
)
from reelwright.domain.script.visuals import word_refs
from reelwright.domain.themes.theme import TransitionKind
from reelwright.domain.time import FrameRate


def plan_render(timeline: Timeline, cues: Sequence[Cue], look: Look) -> RenderPlan:
    """Cut the timeline at frame numbers into pieces.

    A transition lies centred on the boundary of two scenes. A piece holds what it shows
    relative to its own first frame, so that it keeps its key when it only moves.
    """
    shots = [_shot(scene, timeline.rate) for scene in timeline.scenes]
    burnt = placed_captions(cues, timeline.rate)
    halves = half_transitions(timeline, look.theme.transition)
    pieces: list[Piece] = []
    scenes: list[int] = []
    for index, scene in enumerate(timeline.scenes):
        half_in, half_out = halves[index], halves[index + 1]
        if half_in:
            captions = captions_within(burnt, scene.start - half_in, scene.start + half_in)
            pieces.append(_transition(shots[index - 1], shots[index], half_in, look, captions))
            scenes.append(index)
        start, end = scene.start + half_in, scene.end - half_out
        pieces.append(
            Piece(
                look=look,
                frames=end - start,
                uses=(ShotUse(shot=shots[index], first=half_in),),
                captions=captions_within(burnt, start, end),
            )
        )
        scenes.append(index)
    return RenderPlan(look=look, pieces=tuple(pieces), scenes=tuple(scenes))


def scene_shots(plan: RenderPlan) -> tuple[Shot, ...]:
    """The shot of every scene, in order."""
    bodies = (piece for piece in plan.pieces if piece.transition is None)
    return tuple(piece.uses[0].shot for piece in bodies)


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacedCaption:
    """A cue from frame ``first`` up to ``last`` (exclusive) of a video."""

    first: int
    last: int
    lines: tuple[tuple[CaptionWord, ...], ...]


def _shot(scene: PlacedScene, rate: FrameRate) -> Shot:
    reveals = tuple(
        (ref.line, ref.word, rate.frame_at(placed.offset + placed.take.words[ref.word].start))
        for ref in word_refs(scene.scene.visual)
        for placed in scene.takes[ref.line : ref.line + 1]
        if ref.word < len(placed.take.words)
    )
    return Shot(visual=scene.scene.visual, frames=scene.frames, reveals=reveals)


def half_transitions(timeline: Timeline, kind: TransitionKind) -> list[int]:
    """Half the frames of the transition before each scene, and after the last: 0 is a cut.

    A scene too short to be seen between its transitions is cut to.
    """
    half = 0 if kind is TransitionKind.CUT else timeline.transition_frames // 2
    lengths = [scene.frames for scene in timeline.scenes]
    inner = [
        half if min(before, after) >= 3 * half else 0
        for before, after in itertools.pairwise(lengths)
    ]
    return [0, *inner, 0]


def _transition(
    before: Shot, after: Shot, half: int, look: Look, captions: tuple[CaptionUse, ...]
) -> Piece:
    return Piece(
        look=look,
        frames=2 * half,
        uses=(
            ShotUse(shot=before, first=before.frames - half),
            ShotUse(shot=after, first=-half),
        ),
        transition=look.theme.transition,
        captions=captions,
    )


def placed_captions(cues: Sequence[Cue], rate: FrameRate) -> tuple[PlacedCaption, ...]:
    """Cues in frames; where two share a frame, the later one has it."""
    firsts = [rate.frame_at(cue.start) for cue in cues]
    lasts = [rate.frames_covering(cue.end) for cue in cues]
    limits = [*firsts[1:], *lasts[-1:]]
    return tuple(
        _caption(cue, min(last, limit), rate)
        for cue, last, limit in zip(cues, lasts, limits, strict=True)
    )


def _caption(cue: Cue, last: int, rate: FrameRate) -> PlacedCaption:
    """A cue up to frame ``last``; a word stays marked until the next one is heard."""
    words = [word for line in cue.lines for word in line]
    firsts = [rate.frame_at(word.start) for word in words]
    lasts = [*firsts[1:], last]
    marked = iter(
        CaptionWord(text=word.text, first=first, last=max(first, until))
        for word, first, until in zip(words, firsts, lasts, strict=True)
    )
    lines = tuple(tuple(next(marked) for _ in line) for line in cue.lines)
    return PlacedCaption(first=rate.frame_at(cue.start), last=last, lines=lines)


def captions_within(
    captions: Sequence[PlacedCaption], start: int, end: int
) -> tuple[CaptionUse, ...]:
    """Those that are shown in a stretch of frames, counted from its first."""
    return tuple(
        CaptionUse(
            first=max(0, caption.first - start),
            last=min(end, caption.last) - start,
            lines=tuple(
                tuple(
                    CaptionWord(text=word.text, first=word.first - start, last=word.last - start)
                    for word in line
                )
                for line in caption.lines
            ),
        )
        for caption in captions
        if caption.first < end and caption.last > start
    )

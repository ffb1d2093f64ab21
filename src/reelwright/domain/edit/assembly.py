"""The edit: the sound decides how long every scene is; the picture follows."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from reelwright.domain.captions.cues import CueWord
from reelwright.domain.edit.timeline import PlacedScene, PlacedTake, Timeline
from reelwright.domain.script.scenes import Scene, Script
from reelwright.domain.script.visuals import SectionCard
from reelwright.domain.time import SAMPLE_RATE, FrameRate
from reelwright.domain.voice.takes import Take

SAMPLES_A_MILLISECOND = SAMPLE_RATE // 1000

SHORTEST_PAUSE, LONGEST_PAUSE = 180, 1200
"""Milliseconds between scenes that still sound like one narration."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pauses:
    """Silences in milliseconds: where a listener draws breath and a viewer looks."""

    opening: int = 500
    line: int = 260
    scene: int = 420
    section: int = 650
    closing: int = 1200
    heading: int = 2200
    """The shortest that a section card stands, its words included: a heading may be one word."""

    @classmethod
    def none(cls) -> "Pauses":
        """For a narration that brings its own silences."""
        return cls(opening=0, line=0, scene=0, section=0, closing=0, heading=0)


def edit(
    script: Script,
    takes: Sequence[Sequence[Take]],
    *,
    rate: FrameRate,
    pauses: Pauses,
    transition_frames: int,
) -> Timeline:
    """Place every take; ``takes`` holds a sequence for each scene, a take for each line.

    A scene lasts the fewest whole frames that hold its takes and pauses, so that every scene
    begins on a frame and no word is cut.
    """
    placed: list[PlacedScene] = []
    start = 0
    last = len(script.scenes) - 1
    for index, (scene, own) in enumerate(zip(script.scenes, takes, strict=True)):
        opening = pauses.opening if index == 0 else 0
        after = pauses.closing if index == last else _pause_after(scene, script, index, pauses)
        scene_takes, samples = _place(own, opening, pauses.line)
        if isinstance(scene.visual, SectionCard) and scene.pause is None:
            after = max(after, pauses.heading - samples // SAMPLES_A_MILLISECOND)
        frames = max(1, rate.frames_covering(samples + after * SAMPLES_A_MILLISECOND))
        placed.append(PlacedScene(scene=scene, start=start, frames=frames, takes=scene_takes))
        start += frames
    return Timeline(
        title=script.title,
        language=script.language,
        rate=rate,
        scenes=tuple(placed),
        transition_frames=transition_frames,
    )


def with_pauses_fitted(script: Script, seconds: float, wanted: float, pauses: Pauses) -> Script:
    """Shorten or lengthen the pauses between scenes so that the video comes nearer to a length.

    ``seconds`` is how long it lasts with the usual pauses. Sentences are seldom as long as what
    is missing; silences can be. The last scene keeps its own.
    """
    inner = len(script.scenes) - 1
    if inner < 1:
        return script
    share = round(1000 * (wanted - seconds) / inner)
    scenes = tuple(
        dataclasses.replace(
            scene,
            pause=min(
                LONGEST_PAUSE,
                max(SHORTEST_PAUSE, _pause_after(scene, script, index, pauses) + share),
            ),
        )
        for index, scene in enumerate(script.scenes[:-1])
    )
    return dataclasses.replace(script, scenes=(*scenes, script.scenes[-1]))


def _pause_after(scene: Scene, script: Script, index: int, pauses: Pauses) -> int:
    if scene.pause is not None:
        return scene.pause
    following = script.scenes[index + 1]
    return pauses.section if isinstance(following.visual, SectionCard) else pauses.scene


def _place(takes: Sequence[Take], opening: int, between: int) -> tuple[tuple[PlacedTake, ...], int]:
    placed: list[PlacedTake] = []
    offset = opening * SAMPLES_A_MILLISECOND
    for index, take in enumerate(takes):
        if index:
            offset += between * SAMPLES_A_MILLISECOND
        placed.append(PlacedTake(take=take, offset=offset))
        offset += take.samples
    return tuple(placed), offset


def timed_sentences(timeline: Timeline) -> tuple[tuple[CueWord, ...], ...]:
    """The written words of every line with their times in samples of the video."""
    return tuple(
        tuple(
            CueWord(text=text, start=begin + time.start, end=begin + time.end)
            for text, time in zip(line.words, placed.take.words, strict=True)
        )
        for scene in timeline.scenes
        for line, placed in zip(scene.scene.lines, scene.takes, strict=True)
        for begin in (timeline.rate.sample_at(scene.start) + placed.offset,)
    )

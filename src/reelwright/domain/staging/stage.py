"""The scenes of a script: the best way through all shots, rich in kinds and calm in pace."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reelwright.domain.script.scenes import Scene, Script
from reelwright.domain.script.visuals import OutroCard, SectionCard, StatementCard, TitleCard
from reelwright.domain.staging.kinds import Kind, kind_of
from reelwright.domain.staging.pace import cost_of_pace
from reelwright.domain.staging.passage import Passage, Setting
from reelwright.domain.staging.shots import Shot, shots_of
from reelwright.domain.themes.theme import Theme

_FEWEST_NUMBERED = 2
"""Sections: a single one is not counted."""
AGAIN = 0.5
"""What the same kind twice in a row costs."""
AND_AGAIN = 2.5
"""What it costs a third time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Way:
    """The best scenes so far that end with ``kind``, shown ``run`` times in a row."""

    worth: float
    kind: Kind | None
    run: int
    shots: tuple[tuple[Passage, Shot], ...]


def stage(passages: Sequence[Passage], setting: Setting) -> tuple[Scene, ...]:
    """Choose scenes that cover every line once, in order.

    A shortest-path search over the shots of each passage: a shot adds what its picture is
    worth, and loses for repeating the kind before it and for being too short or too long.
    """
    ways = [_Way(worth=0.0, kind=None, run=0, shots=())]
    for passage in passages:
        if passage.lines:
            ways = _through(passage, ways, setting)
    best = max(ways, key=lambda way: way.worth)
    return tuple(_scene(passage, shot) for passage, shot in best.shots)


def _through(passage: Passage, ways: list[_Way], setting: Setting) -> list[_Way]:
    reached: dict[int, list[_Way]] = {0: ways}
    shots = shots_of(passage, setting)
    for at in range(len(passage.lines)):
        for shot in shots:
            if shot.first == at:
                onward = [_extended(way, passage, shot, setting) for way in reached.get(at, [])]
                reached[shot.last] = _best_of([*reached.get(shot.last, []), *onward])
    return reached[len(passage.lines)]


def _extended(way: _Way, passage: Passage, shot: Shot, setting: Setting) -> _Way:
    kind = kind_of(shot.visual)
    run = way.run + 1 if kind is way.kind else 1
    repetition = (0.0, AGAIN, AND_AGAIN)[min(run, 3) - 1]
    lines = passage.lines[shot.first : shot.last]
    return _Way(
        worth=way.worth + shot.worth - repetition - cost_of_pace(shot.visual, lines, setting),
        kind=kind,
        run=run,
        shots=(*way.shots, (passage, shot)),
    )


def _best_of(ways: list[_Way]) -> list[_Way]:
    """The best way for each ending: no other can become better than it later."""
    best: dict[tuple[Kind | None, int], _Way] = {}
    for way in ways:
        ending = (way.kind, min(way.run, 3))
        if ending not in best or way.worth > best[ending].worth:
            best[ending] = way
    return list(best.values())


def _scene(passage: Passage, shot: Shot) -> Scene:
    return Scene(
        lines=passage.lines[shot.first : shot.last],
        visual=shot.visual,
        part=passage.part,
        section=passage.section,
    )


def dressed(script: Script, theme: Theme) -> Script:
    """The script with numbered sections and the theme's words: intro and outro.

    Done when a video is made and never written to script.md, so that a theme can change. A
    visual that a person chose stays, but for a title or an outro card without such words.
    """
    scenes = [_with_intro(scene, theme) for scene in _numbered(script.scenes)]
    if scenes and theme.outro:
        scenes[-1] = _with_outro(scenes[-1], theme)
    return replace(script, scenes=tuple(scenes))


def _numbered(scenes: Sequence[Scene]) -> list[Scene]:
    """Sections counted from 1 where there are several and nobody has numbered any."""
    cards = [scene.visual for scene in scenes if isinstance(scene.visual, SectionCard)]
    if len(cards) < _FEWEST_NUMBERED or any(card.number for card in cards):
        return list(scenes)
    numbers = itertools.count(1)
    return [
        replace(scene, visual=replace(scene.visual, number=next(numbers)))
        if isinstance(scene.visual, SectionCard)
        else scene
        for scene in scenes
    ]


def _with_intro(scene: Scene, theme: Theme) -> Scene:
    visual = scene.visual
    if isinstance(visual, TitleCard) and theme.intro and not visual.kicker:
        return replace(scene, visual=replace(visual, kicker=theme.intro))
    return scene


def _with_outro(scene: Scene, theme: Theme) -> Scene:
    visual = scene.visual
    if isinstance(visual, OutroCard) and not visual.lines:
        return replace(scene, visual=replace(visual, lines=theme.outro))
    if isinstance(visual, StatementCard) and not scene.visual_pinned:
        return replace(scene, visual=OutroCard(title=visual.text, lines=theme.outro))
    return scene

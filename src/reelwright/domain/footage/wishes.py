"""Wishes: the words by which stock is searched for a scene."""

import math
import re
from collections import Counter
from dataclasses import dataclass

from reelwright.domain.footage.subjects import Subject, stems
from reelwright.domain.script.scenes import Scene, Script
from reelwright.domain.script.visuals import StatementCard

LONGEST_QUERY = 6
"""Words: services match fewer pictures with each one."""
SHORT_QUERY = 3
_EMPHASIS = 2.0
_NAME = 1.5
_OF_SECTION = 1.25
_SHORTEST_WORD = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What is looked for. ``queries`` come most particular first; ``said`` is what must fit."""

    scene: int
    queries: tuple[str, ...]
    said: str


def wishes_of(script: Script, subject: Subject) -> tuple[Wish, ...]:
    """The wishes of the scenes that would show a plain statement.

    What a scene shows (``Scene.shows``) is searched for as it is written. Otherwise the telling
    words of the line are, with its section for company: never the topic alone, which would
    give every scene the same picture.
    """
    counts = Counter(stem for line in script.lines for stem in stems(line.text, script.language))
    wishes = (
        _shown(index, scene, subject) if scene.shows else _said(index, scene, subject, counts)
        for index, scene in enumerate(script.scenes)
        if isinstance(scene.visual, StatementCard)
        if not scene.visual_pinned and not scene.footage
    )
    return tuple(wish for wish in wishes if wish.queries)


def _shown(index: int, scene: Scene, subject: Subject) -> Wish:
    telling = _telling(scene.shows, subject.language)
    queries = (" ".join(telling[:LONGEST_QUERY]), " ".join(telling[:SHORT_QUERY]))
    return Wish(
        scene=index,
        queries=tuple(dict.fromkeys(query for query in queries if query)),
        said=scene.shows,
    )


def _said(index: int, scene: Scene, subject: Subject, counts: Counter[str]) -> Wish:
    said = " ".join(line.text for line in scene.lines)
    chosen = _chosen(scene, subject, counts)
    own = {stem for word in chosen for stem in stems(word, subject.language)}
    queries = (" ".join(chosen),) if own - subject.topics else ()
    return Wish(scene=index, queries=queries, said=said)


def _chosen(scene: Scene, subject: Subject, counts: Counter[str]) -> tuple[str, ...]:
    """The most telling words of a scene's lines, in the order in which they are said."""
    stressed = {
        stem
        for line in scene.lines
        for phrase in line.emphasis
        for stem in stems(phrase, subject.language)
    }
    section = set(stems(scene.section, subject.language))
    weighed: dict[str, tuple[float, int, str]] = {}
    place = 0
    for line in scene.lines:
        for at, word in enumerate(_WORD.findall(line.text)):
            place += 1
            for stem in stems(word, subject.language)[:1]:
                weight = 1 + math.log(max(1, counts[stem]))
                weight *= _EMPHASIS if stem in stressed else 1
                weight *= _OF_SECTION if stem in section else 1
                weight *= _NAME if at and word[0].isupper() else 1
                if len(word) >= _SHORTEST_WORD and stem not in weighed:
                    weighed[stem] = (-weight, place, word)
    best = sorted(weighed.values())[:SHORT_QUERY]
    return tuple(word for _, _, word in sorted(best, key=lambda one: one[1]))


def _telling(text: str, language: str) -> tuple[str, ...]:
    """The words of a description that show something, each once."""
    kept: dict[tuple[str, ...], str] = {}
    for word in _WORD.findall(text):
        found = stems(word, language)
        if found:
            kept.setdefault(found, word)
    return tuple(kept.values())

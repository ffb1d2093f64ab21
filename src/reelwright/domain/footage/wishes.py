"""Wishes: the words by which stock is searched for a scene."""

import math
import re
from collections import Counter
from dataclasses import dataclass

from reelwright.domain.footage.subjects import Subject, stems
from reelwright.domain.script.scenes import Line, Scene, Script
from reelwright.domain.script.visuals import StatementCard
from reelwright.domain.text.lexicon import words as words_in

LONGEST_QUERY = 6
"""Words: services match fewer pictures with each one."""
SHORT_QUERY = 3
MOST_QUERIES = 2
"""Searches of one kind for one scene."""
_EMPHASIS = 2.0
_NAME = 2.0
_AFTER_ARTICLE = 1.5
_OF_SECTION = 1.25
_SHORTEST_WORD = 3
_ARTICLES = {
    "en": words_in("a an the his her its their our"),
    "de": words_in("der die das den dem des ein eine einen einem einer eines"),
    "fr": words_in("le la les un une des du"),
    "es": words_in("el la los las un una unos unas del"),
    "pt": words_in("o a os as um uma do da dos das"),
    "it": words_in("il lo la i gli le un una uno del della"),
}
# Numbers, measures, months and the like: they stand in many sentences and show in no picture.
_SHOWS_NOTHING = words_in(
    "one three four five six seven eight nine ten eleven twelve twenty thirty fifty hundred "
    "thousand million billion dozen half quarter percent average times second seconds minute "
    "minutes hour hours day days week weeks month months year years century centuries metre "
    "metres meter meters kilometre kilometres kilometer kilometers mile miles degree degrees "
    "january february march april june july august september october november december "
    "nobody anyone anybody everyone everybody someone somebody everything anything really "
    "better best worse worst find found turns turn called call full idea ideas kind kinds "
    "drei vier fünf sechs sieben acht neun zehn hundert tausend prozent jahr jahre jahren "
    "stunde stunden tag tage minuten sekunden cent mille ans année heure heures jours jour cien "
    "años año horas día días anos ano horas dia dias anni anno ore giorno giorni"
)
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
    """A query for each of the most telling lines; a scene's lines may be of different things."""
    weighed = [_weighed(line, scene, subject, counts) for line in scene.lines]
    telling = [words for words in weighed if {one.stem for one in words} - subject.topics]
    best = sorted(telling, key=lambda words: -sum(one.weight for one in words))
    queries = (" ".join(one.text for one in words) for words in best[:MOST_QUERIES])
    said = " ".join(line.text for line in scene.lines)
    return Wish(scene=index, queries=tuple(dict.fromkeys(queries)), said=said)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Word:
    text: str
    stem: str
    weight: float
    place: int


def _weighed(line: Line, scene: Scene, subject: Subject, counts: Counter[str]) -> tuple[_Word, ...]:
    """The most telling words of a line, in the order in which they are said.

    What is stressed, named, said again or stands in the heading tells more, and so does what
    follows an article: there things are named rather than done.
    """
    stressed = {stem for phrase in line.emphasis for stem in stems(phrase, subject.language)}
    section = set(stems(scene.section, subject.language))
    articles = _ARTICLES.get(subject.language, frozenset())
    words: dict[str, _Word] = {}
    named = False
    for place, text in enumerate(_WORD.findall(line.text)):
        found = stems(text, subject.language)
        if not found or len(text) < _SHORTEST_WORD or text.casefold() in _SHOWS_NOTHING:
            named = text.casefold() in articles
            continue
        stem = found[0]
        weight = 1 + math.log(max(1, counts[stem]))
        weight *= _EMPHASIS if stem in stressed else 1
        weight *= _OF_SECTION if stem in section else 1
        weight *= _NAME if place and text[0].isupper() else _AFTER_ARTICLE if named else 1
        words.setdefault(stem, _Word(text=text, stem=stem, weight=weight, place=place))
    best = sorted(words.values(), key=lambda one: (-one.weight, one.place))[:SHORT_QUERY]
    return tuple(sorted(best, key=lambda one: one.place))


def _telling(text: str, language: str) -> tuple[str, ...]:
    """The words of a description that show something, each once."""
    kept: dict[tuple[str, ...], str] = {}
    for word in _WORD.findall(text):
        found = stems(word, language)
        if found:
            kept.setdefault(found, word)
    return tuple(kept.values())

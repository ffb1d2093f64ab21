"""Which words of a title go on its thumbnail, and where: to be read at 168 by 94 pixels."""

import re
from collections.abc import Sequence

from reelwright.domain.canvas import Box
from reelwright.domain.text.clauses import whole_clause

MOST_WORDS = 5
MOST_CHARACTERS = 30
_FIGURE_WEIGHT = 8
LONGEST_CLAUSE = 48
"""Characters that four lines hold in letters that are read at that size."""
LETTERED = Box(x=64, y=52, width=1152, height=548)
"""Of 1280 by 720, where words may stand: under them platforms lay the length on the right."""
_BESIDE, _ABOVE = 360, 150
"""The least width and height of a place for words."""
_AROUND = 0.25
"""Of a face's width, what of hair and chin lies beside what finders call a face."""

_WEAK = """
a an and are as at be by for from has have how in into is it its of on or our that the their
this to was we were what who will with your you
als am auf aus bei das dem den der des die ein eine einem einen einer er es für im ist mit nach
sich sie sind und uns vom von wird zu zum zur
au aux avec ce ces dans de des du elle en est et il la le les leur par pour que qui sur un une
al con del el las los para por se su sus una
ao com da das do dos e em na no nas nos o os para que um uma
che di della delle dei gli i il lo nel per sono un una
"""
"""English, German, French, Spanish, Portuguese and Italian words that carry little alone."""

_STOP_WORDS = frozenset(_WEAK.split())
_BREAK = re.compile(r"\s*(?::|\s[–—|-]\s|\?|!|\.\s)\s*")
_EDGES = "\"“”„«»‘’'()[]{},;:…"


def thumbnail_words(title: str) -> tuple[str, ...]:
    """At most five words of a title that stand together in it.

    A title that is short enough stands whole. Otherwise it is the run of words inside one part
    of the title (parts end at a colon, dash or full stop) that says the most: one that is the
    whole part, or neither begins nor ends with a word that carries little, and has the most
    letters in the others, figures counting as long words. The first of equals is taken.
    """
    whole = _words(title)
    if _fits(whole):
        return tuple(whole)
    runs = [run for part in _BREAK.split(title) for run in _runs(_words(part))]
    best: list[str] = max(runs, key=_weight, default=whole[:1])
    return tuple(best)


def clause_on_thumbnail(title: str) -> str:
    """A title of something that was said: whole, or its first clauses; never a torn one."""
    if len(title) <= LONGEST_CLAUSE:
        return title
    return whole_clause(title, LONGEST_CLAUSE) or title


def places_beside(faces: Sequence[Box]) -> tuple[Box, ...]:
    """Where words can stand on 1280 by 720 so that they cover no face; empty where nowhere."""
    if not faces:
        return (LETTERED,)
    kept = [_with_hair(face) for face in faces]
    left, right = min(face.x for face in kept), max(face.right for face in kept)
    top, bottom = min(face.y for face in kept), max(face.bottom for face in kept)
    beside = (_within(right=left), _within(left=right), _within(top=bottom), _within(bottom=top))
    return tuple(box for box in beside if box.width >= _BESIDE and box.height >= _ABOVE)


def _within(*, left: int = 0, top: int = 0, right: int = 1280, bottom: int = 720) -> Box:
    """What of the place for words lies between these sides."""
    first, upper = max(LETTERED.x, left), max(LETTERED.y, top)
    last, lower = min(LETTERED.right, right), min(LETTERED.bottom, bottom)
    return Box(x=first, y=upper, width=max(1, last - first), height=max(1, lower - upper))


def _with_hair(face: Box) -> Box:
    wide, high = round(face.width * _AROUND), round(face.height * _AROUND)
    return Box(
        x=face.x - wide,
        y=face.y - 2 * high,
        width=face.width + 2 * wide,
        height=face.height + 3 * high,
    )


def _runs(words: list[str]) -> list[list[str]]:
    runs = [
        words[start : start + length]
        for start in range(len(words))
        for length in range(1, MOST_WORDS + 1)
        if start + length <= len(words)
    ]
    return [
        run
        for run in runs
        if _fits(run) and (run == words or not (_is_weak(run[0]) or _is_weak(run[-1])))
    ]


def _words(text: str) -> list[str]:
    stripped = (word.strip(_EDGES) for word in text.split())
    return [word for word in stripped if any(character.isalnum() for character in word)]


def _fits(words: list[str]) -> bool:
    return len(words) <= MOST_WORDS and sum(map(len, words)) <= MOST_CHARACTERS


def _is_weak(word: str) -> bool:
    return word.casefold() in _STOP_WORDS


def _weight(run: list[str]) -> int:
    return sum(
        _FIGURE_WEIGHT if any(character.isdigit() for character in word) else len(word)
        for word in run
        if not _is_weak(word)
    )

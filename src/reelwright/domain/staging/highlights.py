"""The phrases of a statement that are marked as they are said."""

import re
from collections.abc import Sequence

from reelwright.domain.language.lexicon import stop_words
from reelwright.domain.script import Line
from reelwright.domain.staging.phrases import find_phrase, plain, plain_words
from reelwright.domain.visual import Item, WordRef

MOST = 3
WORDS_PER_HIGHLIGHT = 7
FEWEST_WORDS = 9
"""A shorter text is read at a glance; marking a part of it only disturbs."""
LONGEST = 4
"""Words of a highlight that was not chosen by the author."""

_BREAK = re.compile(r"[,;:.!?…)—–\"”»]$")
_OPENING_MARKS = "\"'“‘«„‚([¿¡"
_CLOSING_MARKS = "\"'”’»)],.;:!?…"


def highlights_of(text: str, lines: Sequence[Line], language: str) -> tuple[Item, ...]:
    """The author's stressed phrases in the text, else its most telling ones, in spoken order.

    A highlight is a piece of the text, at the place where the lines say it.
    """
    stressed = [
        phrase.strip()
        for line in lines
        for phrase in line.emphasis
        if phrase.strip() in text and len(phrase.split()) < len(text.split())
    ]
    phrases = stressed[:MOST] or _telling(text, language)
    placed: dict[WordRef, Item] = {}
    for phrase in phrases:
        at = find_phrase(lines, phrase)
        if at is not None and not _covered(at, placed):
            placed[at] = Item(text=phrase, at=at)
    return tuple(placed[at] for at in sorted(placed, key=lambda at: (at.line, at.word)))


def _covered(at: WordRef, placed: dict[WordRef, Item]) -> bool:
    """Whether a word already lies in a highlight, so that none is marked twice."""
    return any(
        other.line == at.line and other.word <= at.word < other.word + len(item.text.split())
        for other, item in placed.items()
    )


def _telling(text: str, language: str) -> list[str]:
    words = text.split()
    if len(words) < FEWEST_WORDS:
        return []
    runs = sorted(_runs(words, language), key=lambda run: -_weight(words, *run))
    most = max(1, min(MOST, len(words) // WORDS_PER_HIGHLIGHT))
    chosen: list[tuple[int, int]] = []
    for first, last in runs:
        if all(last < other[0] - 1 or first > other[1] + 1 for other in chosen):
            chosen.append((first, last))
        if len(chosen) == most:
            break
    return [phrase for first, last in sorted(chosen) if (phrase := _slice(words, first, last))]


def _runs(words: Sequence[str], language: str) -> list[tuple[int, int]]:
    """Stretches of content words that no mark interrupts, as (first, past the last)."""
    small = stop_words(language)
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for at, word in enumerate([*words, ""]):
        content = bool(plain(word)) and plain(word) not in small
        if not content or (start is not None and word[0] in _OPENING_MARKS):
            if start is not None:
                runs.append((start, at))
            start = at if content else None
        elif start is None:
            start = at
        if start is not None and word and _BREAK.search(word):
            runs.append((start, at + 1))
            start = None
    return [_shortened(words, run) for run in runs]


def _shortened(words: Sequence[str], run: tuple[int, int]) -> tuple[int, int]:
    """The end of a long run, where the noun stands, unless the run begins with a figure."""
    first, last = run
    if last - first <= LONGEST:
        return run
    if words[first][0].isdigit():
        return first, first + LONGEST
    return last - LONGEST, last


def _weight(words: Sequence[str], first: int, last: int) -> float:
    letters = sum(len(plain(word)) for word in words[first:last])
    figure = any(character.isdigit() for word in words[first:last] for character in word)
    name = first > 0 and all(word[:1].isupper() for word in words[first:last])
    return letters + 8 * figure + 4 * name + 3 * (last - first > 1)


def _slice(words: Sequence[str], first: int, last: int) -> str:
    phrase = " ".join(words[first:last])
    phrase = phrase.lstrip(_OPENING_MARKS).rstrip(_CLOSING_MARKS)
    return phrase if plain_words(phrase) else ""

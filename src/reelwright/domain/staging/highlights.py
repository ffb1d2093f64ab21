"""The phrases of a statement that are marked as they are said."""

import re
from collections.abc import Sequence

from reelwright.domain.script.scenes import Line
from reelwright.domain.script.visuals import Item, WordRef
from reelwright.domain.staging.phrases import find_phrase, plain, plain_words
from reelwright.domain.text.lexicon import stop_words, words

MOST = 3
WORDS_PER_HIGHLIGHT = 7
FEWEST_WORDS = 9
"""A shorter text is read at a glance; marking a part of it only disturbs."""
LONGEST_GAP = 80
"""Characters spoken without a change on the screen, about five seconds and a half."""
TELLING = 9.0
"""Weight below which a second phrase is not worth marking."""
WORTH_MARKING = 6.0
"""The same for the first."""
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
    """Figures with their units, names, and the longest terms, spread over the text."""
    spoken = text.split()
    if len(spoken) < FEWEST_WORDS:
        return []
    runs = sorted(_runs(spoken, language), key=lambda run: (-_weight(spoken, *run), run))
    most = max(1, min(MOST, round(len(spoken) / WORDS_PER_HIGHLIGHT)))
    chosen: list[tuple[int, int]] = []
    for first, last in runs:
        enough = TELLING if chosen else WORTH_MARKING
        if len(chosen) < most and _weight(spoken, first, last) >= enough:
            _choose(chosen, (first, last))
    for run in runs:
        if _in_long_gap(run, chosen, spoken):
            _choose(chosen, run)
    return [phrase for first, last in sorted(chosen) if (phrase := _slice(spoken, first, last))]


def _choose(chosen: list[tuple[int, int]], run: tuple[int, int]) -> None:
    if all(run[1] < begin or run[0] > end for begin, end in chosen):
        chosen.append(run)


def _in_long_gap(
    run: tuple[int, int], chosen: Sequence[tuple[int, int]], spoken: Sequence[str]
) -> bool:
    """Whether a phrase stands where otherwise nothing would change for too long."""
    starts = sorted([0, *(first for first, _ in chosen), len(spoken)])
    before = max(start for start in starts if start <= run[0])
    after = min(start for start in starts if start > run[0])
    gap = len(" ".join(spoken[before:after]))
    lead = len(" ".join(spoken[before : run[0]]))
    return gap > LONGEST_GAP and gap // 4 <= lead <= LONGEST_GAP


def _runs(spoken: Sequence[str], language: str) -> list[tuple[int, int]]:
    """Stretches of content words that no mark interrupts, as (first, past the last).

    A stretch is parted where a name begins or ends and before a figure, so that "Royal Navy
    struck" gives the name, and "the Earth turns 15 degrees" the figure.
    """
    small = stop_words(language)
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for at, word in enumerate(spoken):
        content = bool(plain(word)) and (plain(word) not in small or _has_digit(word))
        parted = start is not None and (
            not content or word[0] in _OPENING_MARKS or _parts(spoken, at)
        )
        if parted and start is not None:
            runs.append((start, at))
            start = None
        if content and start is None:
            start = at
        if start is not None and _BREAK.search(word):
            runs.append((start, at + 1))
            start = None
    if start is not None:
        runs.append((start, len(spoken)))
    return [shortened for run in runs if (shortened := _shortened(spoken, run, language))]


def _parts(spoken: Sequence[str], at: int) -> bool:
    """Whether a phrase ends between a word and the one before it."""
    before, word = spoken[at - 1], spoken[at]
    if _has_digit(word) and not _has_digit(before):
        return not before[:1].isupper() or at == 1
    if _has_digit(before):
        return False
    return at > 1 and before[:1].isupper() != word[:1].isupper()


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)


def _shortened(
    spoken: Sequence[str], run: tuple[int, int], language: str
) -> tuple[int, int] | None:
    """A run without verbs at its ends, and the end of a long one, where the noun stands."""
    first, last = run
    while first < last and _looks_like_verb(spoken[last - 1], language):
        last -= 1
    while first < last and plain(spoken[first]) in _COMMON_VERBS:
        first += 1
    if first == last:
        return None
    if last - first <= LONGEST:
        return first, last
    return (first, first + LONGEST) if _has_digit(spoken[first]) else (last - LONGEST, last)


def _looks_like_verb(word: str, language: str) -> bool:
    """A guess that is made only where it does no harm: an English past tense or participle."""
    bare = plain(word)
    return (
        language == "en"
        and word[:1].islower()
        and (bare.endswith(("ed", "ing")) or bare in _COMMON_VERBS)
    )


_COMMON_VERBS = words(
    "became began bring brings came carry comes find finds found gave gives goes grew grow grows "
    "holds kept knew know knows lead leads left live lives look looks lost lose loses made mean "
    "means move moves need needs press presses rose run runs said sat see sees sent set shows "
    "sit spend spends spent stand stands stood struck take takes tell tells think thinks thought "
    "ask asks told took turn turns went win wins wrote become works sell sold hold held"
)


def _weight(spoken: Sequence[str], first: int, last: int) -> float:
    letters = sum(len(plain(word)) for word in spoken[first:last])
    figure = any(_has_digit(word) for word in spoken[first:last])
    name = first > 0 and all(word[:1].isupper() for word in spoken[first:last])
    return letters + 12 * figure + 5 * name + 3 * (last - first > 1)


def _slice(spoken: Sequence[str], first: int, last: int) -> str:
    phrase = " ".join(spoken[first:last])
    phrase = phrase.lstrip(_OPENING_MARKS).rstrip(_CLOSING_MARKS)
    return phrase if plain_words(phrase) else ""

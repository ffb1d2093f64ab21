"""Finding phrases among spoken words, and cutting texts to what is read at a glance."""

import re
from collections.abc import Sequence

from reelwright.domain.script.scenes import Line
from reelwright.domain.script.visuals import WordRef
from reelwright.domain.text.lexicon import (
    RELATIVES,
    SUBORDINATORS,
    listed,
    stop_words,
)

HEADING_CHARACTERS = 60
ITEM_CHARACTERS = 70
STATEMENT_CHARACTERS = 150
LONGEST_UNSHOWN = 80
"""Characters that are said while the card shows only what came before them."""
FEWEST_CLAUSE_WORDS = 5
"""Fewer words are rarely a clause."""

_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_BOUNDARY = re.compile(r"[,;:][\"”’»]*\s+|\s+[—–-]\s+|\s+(?=\()")
_END_MARKS = " .,;:!?…—–-"


def plain(word: str) -> str:
    """A word as it is compared: lower case, without marks at its edges."""
    return _EDGE.sub("", word).casefold()


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared; lone marks are no words."""
    return tuple(bare for word in text.split() if (bare := plain(word)))


def find_phrase(lines: Sequence[Line], phrase: str, after: WordRef | None = None) -> WordRef | None:
    """The first place where a phrase's words are said in one line, at or after ``after``."""
    wanted = plain_words(phrase)
    if not wanted:
        return None
    for index, line in enumerate(lines):
        if after is not None and index < after.line:
            continue
        first = after.word if after is not None and index == after.line else 0
        at = _find_words(line.words, wanted, first)
        if at is not None:
            return WordRef(line=index, word=at)
    return None


def find_start(lines: Sequence[Line], text: str, after: WordRef | None = None) -> WordRef | None:
    """Where a text begins to be said: the whole of it, else its first words, never one alone."""
    words = text.split()
    for length in range(len(words), min(len(words), 2) - 1, -1):
        at = find_phrase(lines, " ".join(words[:length]), after)
        if at is not None:
            return at
    return None


def _find_words(words: Sequence[str], wanted: Sequence[str], first: int) -> int | None:
    bare = [(at, plain(word)) for at, word in enumerate(words) if at >= first and plain(word)]
    for start in range(len(bare) - len(wanted) + 1):
        if all(bare[start + offset][1] == word for offset, word in enumerate(wanted)):
            return bare[start][0]
    return None


def without_end_mark(text: str) -> str:
    """A text as a card shows it: no full stop at the end; a question or a call keeps its mark."""
    stripped = text.strip()
    if stripped.endswith(("?", "!", "…")):
        return stripped
    return stripped.rstrip(" .,;:—–-")


def glance(text: str, longest: int, language: str) -> str:
    """Cut a text at a phrase boundary so that what is left keeps its sense.

    A text that has no boundary early enough is cut before a preposition-like small word, at
    the last resort between words with an ellipsis; one endless word is left as it is.
    """
    whole = without_end_mark(text)
    if len(whole) <= longest:
        return whole
    fitting = [
        mark.start()
        for mark in _BOUNDARY.finditer(whole)
        if longest // 4 <= mark.start() <= longest and _balanced(whole[: mark.start()])
    ]
    if fitting:
        return without_end_mark(whole[: fitting[-1]])
    return _cut_between_words(whole, longest, language)


def _cut_between_words(text: str, longest: int, language: str) -> str:
    words = text.split()
    kept: list[str] = []
    for word in words:
        if len(" ".join([*kept, word])) > longest - 2 and kept:
            break
        kept.append(word)
    while len(kept) > 1 and plain(kept[-1]) in stop_words(language):
        kept.pop()
    return " ".join(kept).rstrip(_END_MARKS) + ("…" if len(kept) < len(words) else "")


def _balanced(text: str) -> bool:
    """Whether no bracket and no quotation is left open."""
    pairs = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"), ("„", "“"))
    return text.count('"') % 2 == 0 and all(
        text.count(opening) <= text.count(closing) for opening, closing in pairs
    )


def main_clause(sentence: str, language: str, longest: int = STATEMENT_CHARACTERS) -> str:
    """The sentence, or its beginning where that stands alone and the whole is too long.

    Only a relative or contrasting clause after a mark is left away, never a condition, an
    objection or a part of an enumeration: those would change what is claimed.
    """
    if len(sentence) <= longest:
        return sentence
    opener = plain(sentence.split(maxsplit=1)[0])
    if opener in listed(SUBORDINATORS, language) or "not only" in sentence.lower():
        return sentence
    for mark in reversed(list(_BOUNDARY.finditer(sentence))):
        head, tail = sentence[: mark.start()], sentence[mark.end() :]
        following = plain(tail.split()[0]) if tail.split() else ""
        stands = len(head.split()) >= FEWEST_CLAUSE_WORDS and len(head) <= longest
        additional = following in listed(RELATIVES, language) or sentence[mark.start()] in ";—–"
        if stands and additional and _balanced(head) and len(tail) <= LONGEST_UNSHOWN:
            return without_end_mark(head) + "."
    return sentence

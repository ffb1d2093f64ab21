"""Text cut into sentences, each an exact piece of the text."""

import re
from collections.abc import Iterator

from syntok import segmenter
from syntok.tokenizer import Tokenizer

from reelwright.domain.text.lexicon import (
    ABBREVIATIONS,
    CONJUNCTIONS,
    MONTHS,
    listed,
    stop_words,
)

LONGEST_LINE = 30
"""Words of a sentence above which it is broken at a mark, so that a scene can change."""
LONGEST_UNMARKED = 40
"""Words above which it is broken before a conjunction where it has no mark."""

LONGEST_ABBREVIATION = 24

# Contractions stay as they are written: the library's default turns "don't" into "donot".
_TOKENIZER = Tokenizer(replace_not_contraction=False)
_OPENERS = "\"'“”„«»‘’‚‹›([¿¡"
_MISSED = re.compile(r"[.!?…][\"”»’'“)\]]*\s+(?=[\"“„«‘'(¿¡]*[^\W_])")
_LAST_WORD = re.compile(r"([^\s(\[\"“„«'’]+)\.[\"”»’)\]]*$")
_CLAUSE_MARKS = ";:—–,"
_CLOSING_QUOTES = '"”’»'
_CLOSERS = re.compile(r"^[\"”»’)\]]+(?=\s|$)")


def sentences(text: str, language: str) -> tuple[str, ...]:
    """Cut text into sentences; joined with single spaces they are the text again."""
    flat = " ".join(text.split())
    pieces: list[str] = []
    for piece in _cut_missed(_segments(flat), language):
        if pieces and _belongs_before(pieces[-1], piece, language):
            pieces[-1] = f"{pieces[-1]} {piece}"
        else:
            pieces.append(piece)
    return tuple(pieces)


def clauses(sentence: str, language: str, longest: int = LONGEST_LINE) -> tuple[str, ...]:
    """Break a sentence of more than ``longest`` words where a speaker would breathe.

    The pieces joined with single spaces are the sentence again. A sentence without any mark is
    broken before a conjunction, and one without even that stays whole.
    """
    words = sentence.split()
    if len(words) <= longest:
        return (sentence,)
    middle = len(words) / 2
    breaks = _clause_breaks(words, language)
    usable = [at for at in breaks if min(at, len(words) - at) >= len(words) // 5]
    if not usable:
        return (sentence,)
    at = min(usable, key=lambda place: abs(place - middle))
    left, right = " ".join(words[:at]), " ".join(words[at:])
    return (*clauses(left, language, longest), *clauses(right, language, longest))


def _segments(text: str) -> Iterator[str]:
    """The library's sentences, as slices of the text without gap.

    A break is taken only where there is white space, so that no word is cut.
    """
    start = 0
    for tokens in segmenter.split(_TOKENIZER.tokenize(text)):
        offset = tokens[0].offset
        if offset > start and text[offset - 1] == " ":
            yield text[start:offset].strip()
            start = offset
    if text[start:].strip():
        yield text[start:].strip()


def _cut_missed(pieces: Iterator[str], language: str) -> Iterator[str]:
    """Cut where the library does not: after an end mark before a quotation or a new sentence."""
    for piece in pieces:
        start = 0
        for mark in _MISSED.finditer(piece):
            if _starts_sentence(piece[mark.end() :]) and not _is_abbreviated(
                piece[start : mark.end()].strip(), language
            ):
                yield piece[start : mark.end()].strip()
                start = mark.end()
        yield piece[start:].strip()


def _starts_sentence(text: str) -> bool:
    first = text.lstrip(_OPENERS)[:1]
    return first.isupper() or first.isdigit()


def _belongs_before(before: str, piece: str, language: str) -> bool:
    """Whether a break was false: after an abbreviation, an initial, an ordinal, or in a quote."""
    if _CLOSERS.match(piece):
        return True
    first = piece.lstrip(_OPENERS)
    if before[-1] in "\"”»’'“)]" and first[:1].islower():
        return True
    if _is_ordinal(before, first, language) or _quote_closes_in(before, piece):
        return True
    return before.endswith(".") and (first[:1].islower() or _is_abbreviated(before, language))


def _quote_closes_in(before: str, piece: str) -> bool:
    """Whether a quotation inside a sentence begins before the break and ends after it."""
    if len(before.split()) + len(piece.split()) > LONGEST_LINE or before[0] in _OPENERS:
        return False
    opened = before.count('"') % 2 == 1 or before.count("“") > before.count("”")
    return opened and ('"' in piece or "”" in piece)


def _is_abbreviated(text: str, language: str) -> bool:
    found = _LAST_WORD.search(text[-LONGEST_ABBREVIATION:])
    if found is None:
        return False
    word = found[1]
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    return is_initial or word.lower() in listed(ABBREVIATIONS, language) - _CLOSING


# Abbreviations that end a sentence as often as not: a capital after them begins a new one.
_CLOSING = frozenset({"etc", "a.m", "p.m", "usw", "ecc", "u.s", "u.k", "co", "inc", "ltd", "corp"})


def _is_ordinal(before: str, after: str, language: str) -> bool:
    """German writes ordinals with a full stop: "am 3. Oktober", "im 19. Jahrhundert"."""
    if language != "de" or re.search(r"(?:^|\s)\d{1,2}\.$", before) is None:
        return False
    word = after.split(" ", 1)[0].strip(".,;:!?").lower()
    return word in MONTHS["de"] or (bool(word) and word not in stop_words("de"))


def _clause_breaks(words: list[str], language: str) -> list[int]:
    """Word indexes at which a new clause begins: after a mark, else before a conjunction."""
    conjunctions = listed(CONJUNCTIONS, language)
    marks = [words[at - 1].rstrip(_CLOSING_QUOTES)[-1:] for at in range(1, len(words))]
    after_mark = [at for at, mark in enumerate(marks, 1) if mark in _CLAUSE_MARKS and mark]
    strong = [
        at
        for at in after_mark
        if marks[at - 1] != "," or words[at].lower().strip(",;") in conjunctions
    ]
    long = len(words) > LONGEST_UNMARKED
    unmarked = [at for at, word in enumerate(words) if word.lower() in conjunctions] if long else []
    inside = range(len(words) // 5, len(words) - len(words) // 5 + 1)
    for breaks in (strong, after_mark, unmarked):
        if any(at in inside for at in breaks):
            return breaks
    return []

"""Whether what is claimed stands in the source."""

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

NEAR_ENOUGH = 0.9
"""Part of a quote's words that must stand in the source, in order."""
FEWEST_WORDS = 3
"""Words below which a quote proves nothing, unless a sentence of the source is as short."""
SMALL = 12
"""Whole numbers up to which a figure may be the writer's own counting: "three reasons"."""

_WORD = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*")
_ELLIPSIS = re.compile(r"\s*(?:\[?(?:…|\.\.\.)\]?)\s*")
_FIGURE = re.compile(r"\d+(?:[.,'’\s\u00a0\u202f]\d{3})*(?:[.,]\d+)?")
_GROUPING = re.compile(r"[.,'’\s\u00a0\u202f](?=\d{3}(?:\D|$))")
_NEGATIONS = frozenset(
    [
        "not",
        "no",
        "never",
        "none",
        "nor",
        "without",
        "nicht",
        "kein",
        "keine",
        "nie",
        "ohne",
        "ne",
        "pas",
        "jamais",
        "sans",
        "sin",
        "nunca",
        "jamás",
        "não",
        "sem",
        "nenhum",
        "non",
        "mai",
        "senza",
        "nessun",
    ]
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """The words of a source, ready to be searched."""

    text: str
    words: tuple[str, ...]
    places: Mapping[str, Sequence[int]]
    """Where each word stands."""
    spans: tuple[tuple[int, int], ...]
    figures: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "Evidence":
        """Read a source once."""
        found = list(_WORD.finditer(text))
        words = tuple(_folded(match[0]) for match in found)
        places: dict[str, list[int]] = {}
        for at, word in enumerate(words):
            places.setdefault(word, []).append(at)
        return cls(
            text=text,
            words=words,
            places=places,
            spans=tuple(match.span() for match in found),
            figures=frozenset(figures_in(text)),
        )


def passage_of(quote: str, evidence: Evidence) -> str | None:
    """The source's own words for a quote; None where they do not stand there.

    Case, marks and spaces do not count, and one word in ten may differ; a figure or a negation
    may not. Parts joined by an ellipsis must follow each other.
    """
    after = 0
    found: list[tuple[int, int]] = []
    for part in _ELLIPSIS.split(quote):
        words = [_folded(match[0]) for match in _WORD.finditer(part)]
        if not words:
            continue
        span = _span(words, evidence, after)
        if span is None:
            return None
        found.append(span)
        after = span[1]
    if sum(last - first for first, last in found) < FEWEST_WORDS:
        return None
    return " … ".join(
        " ".join(evidence.text[evidence.spans[first][0] : evidence.spans[last - 1][1]].split())
        for first, last in found
    )


def unknown_figures(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Figures of a text that the source does not hold, as written, small counts left aside."""
    return tuple(
        match[0].strip()
        for match in _FIGURE.finditer(text)
        if (figure := _figure(match[0])) not in evidence.figures and not _is_small(figure)
    )


def figures_in(text: str) -> Iterator[str]:
    """The figures of a text without the marks that group their digits."""
    return (_figure(match[0]) for match in _FIGURE.finditer(text))


def _figure(written: str) -> str:
    return _GROUPING.sub("", written.strip()).replace(",", ".")


def _is_small(figure: str) -> bool:
    return figure.isdigit() and int(figure) <= SMALL


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKC", word).replace("’", "'").casefold()
    return _figure(plain) if plain[0].isdigit() else plain


def _span(words: Sequence[str], evidence: Evidence, after: int) -> tuple[int, int] | None:
    """Where the words stand at or after a word of the source, exactly or nearly."""
    count = len(words)
    exact = tuple(words)
    for first in evidence.places.get(exact[0], ()):
        if first >= after and evidence.words[first : first + count] == exact:
            return first, first + count
    wanted = set(words)
    best: tuple[float, int, int] = (0.0, 0, 0)
    for first in _starts(words, evidence):
        start = max(first, after)
        window = evidence.words[start : start + count + 1]
        if len(wanted.intersection(window)) >= NEAR_ENOUGH * len(wanted):
            likeness, begin, end = _near(exact, window)
            best = max(best, (likeness, -start - begin, start + end))
    likeness, first, last = best[0], -best[1], best[2]
    near = likeness >= NEAR_ENOUGH and _says_the_same(exact, evidence.words[first:last])
    return (first, last) if near else None


def _starts(words: Sequence[str], evidence: Evidence) -> Sequence[int]:
    """Where a passage near to the words may begin: it holds one of the rarest of them."""
    distinct = set(words)
    missing = len(distinct) - math.ceil(NEAR_ENOUGH * len(distinct))
    rarest = sorted(distinct, key=lambda word: (len(evidence.places.get(word, ())), word))
    return sorted(
        {
            max(0, place - back)
            for word in rarest[: missing + 1]
            for place in evidence.places.get(word, ())
            for back in range(len(words) + 1)
        }
    )


def _near(words: Sequence[str], window: Sequence[str]) -> tuple[float, int, int]:
    """How much of the words the window holds in order, and from where to where."""
    blocks = SequenceMatcher(None, words, window, autojunk=False).get_matching_blocks()[:-1]
    begin, end = blocks[0].b, blocks[-1].b + blocks[-1].size
    matched = sum(block.size for block in blocks)
    return matched / max(len(words), end - begin), begin, end


def _says_the_same(quote: Sequence[str], passage: Sequence[str]) -> bool:
    """Whether what differs is neither a figure nor a negation."""
    differing = set(quote) ^ set(passage)
    return not any(word in _NEGATIONS or any(map(str.isdigit, word)) for word in differing)

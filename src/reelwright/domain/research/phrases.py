"""Words and phrases that several titles share, counted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reelwright.domain.research.findings import Finding
from reelwright.domain.text.lexicon import stop_words
from reelwright.domain.text.stemming import stem

LONGEST = 3
"""Words of a phrase."""
FEWEST_TITLES = 2
_SHORTEST = 3
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """Words that stand together in several titles, as the first of them writes it.

    ``by`` counts the different channels or sites among the titles.
    """

    text: str
    findings: tuple[Finding, ...]
    by: int

    @property
    def count(self) -> int:
        """How many titles hold it."""
        return len(self.findings)


def key_words(text: str, language: str) -> tuple[str, ...]:
    """The telling words of a text, as stems, in order."""
    small = stop_words(language) | stop_words("en")
    words = (word.casefold() for word in _WORD.findall(text))
    return tuple(stem(word) for word in words if word not in small and len(word) >= _SHORTEST)


def shared_phrases(
    titles: Sequence[Finding], language: str, without: frozenset[str] = frozenset()
) -> tuple[Phrase, ...]:
    """Phrases of one to three words that at least two titles hold, the most shared first.

    ``without`` are stems that alone say nothing new, such as the topic's own. A phrase inside
    a longer one that the same titles hold is left out.
    """
    written: dict[tuple[str, ...], str] = {}
    holders: dict[tuple[str, ...], dict[str, Finding]] = {}
    for title in titles:
        for key, text in _grams(title.text, language):
            written.setdefault(key, text)
            holders.setdefault(key, {}).setdefault(title.text.casefold(), title)
    shared = {
        key: tuple(found.values())
        for key, found in holders.items()
        if len(found) >= FEWEST_TITLES and not frozenset(key) <= without
    }
    whole = [key for key in shared if not _inside_longer(key, shared)]
    phrases = [_phrase(written[key], shared[key]) for key in whole]
    return tuple(sorted(phrases, key=lambda one: (-one.by, -one.count, one.text)))


def _phrase(text: str, findings: tuple[Finding, ...]) -> Phrase:
    sources = {(finding.service, finding.by or finding.address) for finding in findings}
    return Phrase(text=text, findings=findings, by=len(sources))


def _grams(text: str, language: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Phrases that begin and end with a telling word; small words may stand between."""
    small = stop_words(language) | stop_words("en")
    words = _WORD.findall(text)
    for start in range(len(words)):
        for length in range(1, LONGEST + 1):
            part = words[start : start + length]
            if len(part) < length or not (_tells(part[0], small) and _tells(part[-1], small)):
                continue
            yield tuple(stem(word.casefold()) for word in part), " ".join(part)


def _tells(word: str, small: frozenset[str]) -> bool:
    return len(word) >= _SHORTEST and word.casefold() not in small and not word.isdecimal()


def _inside_longer(
    key: tuple[str, ...], shared: dict[tuple[str, ...], tuple[Finding, ...]]
) -> bool:
    return any(
        len(other) > len(key)
        and len(shared[other]) >= len(shared[key])
        and any(other[at : at + len(key)] == key for at in range(len(other)))
        for other in shared
    )

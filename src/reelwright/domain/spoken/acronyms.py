"""Capitals: spelt, said as a word, or merely written loudly."""

import re

from reelwright.domain.spoken.language import Language
from reelwright.domain.spoken.patterns import closed
from reelwright.domain.spoken.rules import Rule, rule
from reelwright.domain.spoken.wordlists import word_set

_VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüœ")
_SHORTEST_WORD = 4
_LONGEST_SPELT = 5
_LOUD_WORDS = 3
# Two consonants that open or close a syllable in the languages here.
_OPENINGS = word_set(
    "bl br ch cl cr dr fl fr gl gr kl kr ph pl pr sc sh sk sl sm sn sp st str sw th tr tw"
)


def rules(language: Language) -> tuple[Rule, ...]:
    """Dotted capitals, initials of names, and runs of capitals."""
    loud = language.words.loud_words

    def dotted(match: re.Match[str]) -> str:
        return closed(language.spelt(re.sub(r"[^\w]", "", match["letters"])), match)

    def capitals(match: re.Match[str]) -> str | None:
        letters, plural = match["letters"], match["plural"] or ""
        known = language.words.acronyms.get(letters)
        if known:
            return known + plural
        if letters.lower() in loud or _is_loud(match.string):
            return letters.lower() + plural
        if is_said_as_word(letters, language):
            return letters + plural
        said = language.spelt(letters)
        return f"{said}'s" if plural else said

    def joined(match: re.Match[str]) -> str:
        before, after = match.group().split("&")
        return f"{language.spelt(before)} {language.words.symbols['&']} {language.spelt(after)}"

    capital = r"[^\W\d_a-z]"
    return (
        rule("joined capitals", r"(?<![\w&])[A-Z]{1,3}&[A-Z]{1,3}(?![\w&])", joined),
        rule("dotted capitals", rf"(?<![\w.])(?P<letters>(?:{capital}\.){{2,}})(?![\w])", dotted),
        rule(
            "initial",
            r"(?<![\w.'])(?P<letters>[A-Z])\.(?=[ ][A-Z])",
            dotted,
        ),
        rule(
            "capitals",
            r"(?<![\w])(?P<letters>[A-ZÀ-ÖØ-Þ]{2,})(?P<plural>'?s)?(?![\w])",
            capitals,
        ),
    )


def is_said_as_word(letters: str, language: Language) -> bool:
    """Whether letters read as a word; short capitals and vowelless runs are spelt."""
    if letters in language.words.acronyms:
        return True
    lower = letters.lower()
    if not _VOWELS & set(lower):
        return False
    if not letters.isupper():
        return True
    if len(letters) < _SHORTEST_WORD:
        return False
    return len(letters) > _LONGEST_SPELT or _is_pronounceable(lower)


def _is_pronounceable(letters: str) -> bool:
    """Consonants and vowels in turn, with at most a known pair at the start."""
    shape = "".join("v" if c in _VOWELS else "c" for c in letters)
    opening = shape.index("v")
    if opening > 1 and letters[:opening] not in _OPENINGS:
        return False
    rest = shape[opening:]
    return "ccc" not in rest and "vv" not in rest and not rest.endswith("cc")


def _is_loud(text: str) -> bool:
    """Whether the whole line is in capitals."""
    if not text.isupper():
        return False
    words = re.findall(r"[^\W\d_]{2,}", text)
    return len(words) >= _LOUD_WORDS and max(map(len, words)) > _LONGEST_SPELT

"""Finding cues in a sentence.

A phrase is found where it begins a word, whatever the case; one that opens with ``^`` only at the
beginning of the sentence, as whole words. Where a language has no phrases for a purpose, the marks
and figures of its text still tell.
"""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from reelwright.domain.clips.cues import english, french, german, italian, portuguese, spanish
from reelwright.domain.clips.cues.kinds import CueKind

_PHRASES: Mapping[str, Mapping[CueKind, str]] = MappingProxyType(
    {
        "en": english.PHRASES,
        "de": german.PHRASES,
        "fr": french.PHRASES,
        "es": spanish.PHRASES,
        "pt": portuguese.PHRASES,
        "it": italian.PHRASES,
    }
)
LANGUAGES = frozenset(_PHRASES)
_OPENERS = r"^\W*(?:(?:so|and|but|okay|well|und|aber|also|et|mais|alors|y|pero|e|mas|ma),? )?"
"""People open a question with a word that belongs to nothing."""
_ASKED = re.compile(r"[?？][\"”»’')\]]*$")
_FIGURE = re.compile(r"\d[\d.,]*")
_NUMBER_WORDS = re.compile(
    r"\b(?:percent|million|billion|thousand|hundred|prozent|millionen|tausend|pour cent|mille|"
    r"por ciento|millones|por cento|milhões|per cento|milioni|half of|a third of|twice|"
    r"three times|ten times)\b",
    re.IGNORECASE,
)


def cues_in(text: str, language: str) -> frozenset[CueKind]:
    """What the phrases and marks of a sentence tell."""
    low = text.lower().replace("’", "'")
    found = {kind for kind, phrases in _compiled(language).items() if phrases.search(low)}
    if _ASKED.search(text):
        found.add(CueKind.QUESTION)
    return frozenset(found)


def figures_in(text: str) -> int:
    """How many figures a sentence names, in digits or in words."""
    return len(_FIGURE.findall(text)) + len(_NUMBER_WORDS.findall(text))


@cache
def _compiled(language: str) -> Mapping[CueKind, re.Pattern[str]]:
    table = _PHRASES.get(language, {})
    return {kind: re.compile(_alternatives(kind, phrases)) for kind, phrases in table.items()}


def _alternatives(kind: CueKind, phrases: str) -> str:
    start = _OPENERS if kind is CueKind.QUESTION else r"^\W*"
    lines = [line.strip() for line in phrases.splitlines() if line.strip()]
    opening = [line[1:] for line in lines if line.startswith("^")]
    anywhere = [line for line in lines if not line.startswith("^")]
    parts = []
    if opening:
        parts.append(rf"{start}(?:{'|'.join(opening)})(?!\w)")
    if anywhere:
        parts.append(rf"(?<!\w)(?:{'|'.join(anywhere)})")
    return "|".join(parts)

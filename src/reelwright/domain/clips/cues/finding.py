"""Finding cues in a sentence.

A phrase is found where it begins a word, whatever the case; one that opens with ``^`` only at the
beginning of the sentence, as whole words. Where a language has no phrases for a purpose, the marks
and figures of its text still tell.
"""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from reelwright.domain.clips.cues.arguing import by_language as arguing
from reelwright.domain.clips.cues.framing import by_language as framing
from reelwright.domain.clips.cues.kinds import CueKind
from reelwright.domain.clips.cues.telling import by_language as telling

_PHRASES: Mapping[str, Mapping[CueKind, str]] = MappingProxyType(
    {
        language: {**told, **arguing.PHRASES[language], **framing.PHRASES[language]}
        for language, told in telling.PHRASES.items()
    }
)
LANGUAGES = frozenset(_PHRASES)
_OPENERS = r"^\W*(?:(?:so|and|but|okay|well|und|aber|also|et|mais|alors|y|pero|e|mas|ma),? )?"
"""People open a question with a word that belongs to nothing."""
_ASKED = re.compile(r"[?？][\"”»’')\]]*$")
_TOLD = re.compile(r"[.!。！][\"”»’')\]]*$")
_FIGURE = re.compile(r"\d[\d.,]*")
_TENS = (
    r"ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|"
    r"seventy|eighty|ninety"
)
_ONES = r"one|two|three|four|five|six|seven|eight|nine"
_GREAT = r"hundred|thousand|million|billion"
_SPELLED = re.compile(
    rf"\b(?:(?:{_ONES}|a|{_TENS})[\s-])?(?:{_TENS}|{_GREAT})"
    rf"(?:[\s-](?:and[\s-])?(?:{_ONES}|{_TENS}|{_GREAT}))*\b",
    re.IGNORECASE,
)
_NUMBER_WORDS = re.compile(
    r"\b(?:(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|ein)?(?:tausend|hundert)|millionen|zwölf|"
    r"milliarden|prozent|\w+zig|dreißig|(?<!per )(?<!pour )cent|mille|millions|por ciento|cien|mil|"
    r"vingt|trente|quarante|cinquante|soixante|veinte|treinta|cuarenta|cincuenta|ochenta|noventa|"
    r"venti|trenta|quaranta|cinquanta|sessanta|settanta|ottanta|novanta|vinte|trinta|quarenta|"
    r"cinquenta|sessenta|setenta|sesenta|oitenta|millones|pour cent|"
    r"por cento|milhões|per cento|cento|mila|milioni|percent|half of|a third of|twice|"
    r"three times)\b",
    re.IGNORECASE,
)


def cues_in(text: str, language: str) -> frozenset[CueKind]:
    """What the phrases and marks of a sentence tell.

    What ends with a full stop asks nothing, however it begins: "When I was nine."
    """
    low = text.lower().replace("’", "'")
    found = {kind for kind, phrases in _compiled(language).items() if phrases.search(low)}
    if _TOLD.search(text):
        found -= {CueKind.QUESTION, CueKind.OPEN_QUESTION}
    if CueKind.PROMPT in found:
        found |= {CueKind.QUESTION, CueKind.OPEN_QUESTION}
    if _ASKED.search(text):
        found.add(CueKind.QUESTION)
    return frozenset(found)


def figures_in(text: str) -> int:
    """How many figures a sentence names, in digits or in words; those below ten are none."""
    plain, spelled = _SPELLED.subn("", text)
    return len(_FIGURE.findall(text)) + spelled + len(_NUMBER_WORDS.findall(plain))


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

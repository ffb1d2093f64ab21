"""Clauses of a sentence, found by the marks and the joining words between them."""

import re

from reelwright.domain.text.lexicon import words

_FEWEST_WORDS = 4
_EDGE = ".,;:–— "
_FEWEST_CHARACTERS = 16
_SPACED = r"[\s\"”»’')\]]"
_MARK = re.compile(rf"[,;:–—](?={_SPACED}|$)|\s[-–—](?=\s)")
_JOINS = re.compile(
    r"\s+(?=(?:because|although|though|which|whereas|while|until|unless|"
    r"and (?:then|i|we|you|they|he|she|it)|but|so (?:i|we|you|they|he|she|it|that)|weil|"
    r"obwohl|während|aber|sondern|parce que|"
    r"mais|porque|aunque|pero|perché|ma|mas)\b)",
    re.IGNORECASE,
)
_DEPENDS = re.compile(
    r"^(?:when|if|because|while|after|before|although|though|since|as|once|unless|whenever|where|"
    r"wenn|weil|als|nachdem|bevor|obwohl|falls|quand|si|lorsque|comme|cuando|quando|se|perché)\b",
    re.IGNORECASE,
)
_HANGING = words(
    "a an the and or but of to in on at for with from by as that which who when if because so is "
    "are was were be been has have had do does did no not very then than my your our their his her "
    "its i we you they he she und oder der die das ein eine et ou le la les un une de y o el los "
    "las e il lo gli um uma os"
)
"""Words with which no clause ends."""


def whole_clause(sentence: str, longest: int) -> str:
    """The beginning of a sentence up to its last clause that fits; empty where none does.

    One that begins with what depends on what follows ("When I was nine, ...") needs two clauses.
    """
    ends = sorted({found.start() for each in (_MARK, _JOINS) for found in each.finditer(sentence)})
    least = 1 if _DEPENDS.match(sentence) else 0
    fitting = [sentence[:end].rstrip(_EDGE) for end in ends[least:] if end <= longest]
    return next((each for each in reversed(fitting) if _stands(each)), "")


def torn(sentence: str, longest: int) -> str:
    """The beginning of a sentence up to a word that can end it, and an ellipsis."""
    said = sentence[: longest - 1].rsplit(" ", 1)[0].split()
    while len(said) > _FEWEST_WORDS and _hangs(said[-1]):
        said.pop()
    return " ".join(said).rstrip(_EDGE) + "…"


def _stands(clause: str) -> bool:
    said = clause.split()
    long = len(said) >= _FEWEST_WORDS and len(clause) >= _FEWEST_CHARACTERS
    return long and not _hangs(said[-1])


def _hangs(word: str) -> bool:
    return word.strip("\"“”’',").casefold() in _HANGING

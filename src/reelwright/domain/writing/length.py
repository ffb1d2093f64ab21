"""How long text lasts when it is spoken, before any voice has spoken it."""

import re
from collections.abc import Iterable

from reelwright.domain.script.scenes import Line, Script

USUAL_PACE = 14.5
"""Spoken characters a second, spaces included: about 150 English words a minute."""

_LETTERS_OF_A_DIGIT = 4.5
"""What a digit adds in letters when it is read out: "1985" is about nineteen letters."""
_DIGIT = re.compile(r"\d")


def spoken_characters(text: str) -> float:
    """Characters of the text as a voice says it: a digit counts as much as its name."""
    return len(text) + 1 + (_LETTERS_OF_A_DIGIT - 1) * len(_DIGIT.findall(text))


def seconds_of(lines: Iterable[Line], pace: float = USUAL_PACE) -> float:
    """About how long lines last at a pace in spoken characters a second."""
    return sum(spoken_characters(line.text) for line in lines) / pace


def measured_pace(script: Script, seconds: float) -> float:
    """The pace at which a voice needed ``seconds`` for the script, pauses included.

    Given to a second writing it makes the length of the video exact, whatever the voice.
    """
    return sum(spoken_characters(line.text) for line in script.lines) / seconds

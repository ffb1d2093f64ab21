"""A line that is longer than its voice takes, in parts that end where a speaker would breathe."""

from collections.abc import Iterator
from dataclasses import replace

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.voice.takes import SpokenLine, Utterance

_STRENGTH = {".": 3, "?": 3, "!": 3, ";": 2, ":": 2, ",": 1}
_PAUSES = (0.0, 0.12, 0.18, 0.3)
"""Seconds of silence after a part, by the strength of the mark that ends it."""


class LineTooLong(ReelwrightError):
    """One word of a line is longer than its voice takes."""


def parts_of(line: SpokenLine, longest: int) -> tuple[SpokenLine, ...]:
    """The line in parts of at most ``longest`` characters.

    ::

        line    one, two three; four five six. seven
        parts   |one, two three; |four five six. |seven

    A part ends behind the strongest mark in the second half of what fits, at the last of them;
    without a mark, behind the last word that fits. Each knows what is said before and after it.

    Raises:
        LineTooLong: one word alone is longer.
    """
    if len(line.text) <= longest:
        return (line,)
    parts = [replace(line, utterances=group) for group in _groups(line.utterances, longest)]
    texts = [line.before, *(part.text for part in parts), line.after]
    return tuple(
        replace(part, before=texts[at], after=texts[at + 2]) for at, part in enumerate(parts)
    )


def pause_after(part: SpokenLine) -> float:
    """Seconds of silence between a part and the next."""
    return _PAUSES[_strength(part.text)]


def _groups(utterances: tuple[Utterance, ...], longest: int) -> Iterator[tuple[Utterance, ...]]:
    rest = utterances
    while rest:
        fitting = _fitting(rest, longest)
        cut = fitting if fitting == len(rest) else _best_cut(rest[:fitting])
        yield rest[:cut]
        rest = rest[cut:]


def _fitting(utterances: tuple[Utterance, ...], longest: int) -> int:
    """How many of the utterances one call takes."""
    length = 0
    for count, utterance in enumerate(utterances):
        length += len(utterance.spoken) + bool(length and utterance.spoken)
        if length > longest:
            if not count:
                raise LineTooLong(
                    f"A word of {len(utterance.spoken)} characters is longer than the voice takes "
                    f"({longest}): write it otherwise."
                )
            return count
    return len(utterances)


def _best_cut(fitting: tuple[Utterance, ...]) -> int:
    """Behind which of the utterances to cut: at least one, at most all."""
    later = range(len(fitting), len(fitting) // 2, -1)
    return max(later, key=lambda cut: (_strength(fitting[cut - 1].spoken), cut))


def _strength(text: str) -> int:
    return _STRENGTH.get(text[-1:], 0)

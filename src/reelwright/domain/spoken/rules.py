"""Rules that read stretches of a text, and the one pass that applies them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

Speaker = Callable[[re.Match[str]], str | None]
"""Says how a match is spoken; None where the match is, on closer look, something else."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """What a kind of writing looks like and how it is spoken."""

    name: str
    pattern: re.Pattern[str]
    speak: Speaker


PART = "\n"
"""Stands in what is spoken where a written word of the match is at its end."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """Characters ``start`` up to ``end`` of a text are spoken so."""

    start: int
    end: int
    spoken: str


def rule(name: str, pattern: str, speak: Speaker) -> Rule:
    """A rule from the text of its pattern, which may be spread over lines."""
    return Rule(name=name, pattern=re.compile(pattern, re.VERBOSE), speak=speak)


class RuleBook:
    """Rules in order of precedence: leftmost match first, then the earlier rule.

    All patterns are searched as one alternation, so that text without anything to read costs
    one pass of the regular-expression engine.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(rules)
        self._any = re.compile(_alternation(self._rules))

    def readings(self, text: str) -> Iterator[Reading]:
        """The stretches of a text that are not spoken as written, left to right."""
        position = 0
        while found := self._any.search(text, position):
            first = int((found.lastgroup or "r0")[1:])
            reading = _first_reading(self._rules[first:], text, found.start())
            if reading is None:
                position = found.start() + 1
                continue
            yield from _word_by_word(reading, text)
            position = reading.end


def _first_reading(rules: Iterable[Rule], text: str, start: int) -> Reading | None:
    for candidate in rules:
        match = candidate.pattern.match(text, start)
        if match is None or match.end() == start:
            continue
        spoken = candidate.speak(match)
        if spoken is not None:
            return Reading(start=start, end=match.end(), spoken=spoken)
    return None


def _word_by_word(reading: Reading, text: str) -> Iterator[Reading]:
    """A reading for each written word, where every one of them has a part of the speech."""
    parts = reading.spoken.split(PART)
    words = text[reading.start : reading.end].split(" ")
    if len(parts) < len(words) or len(words) == 1:
        yield replace(reading, spoken=" ".join(parts))
        return
    last = len(words) - 1
    start = reading.start
    for word, said in zip(words, [*parts[:last], " ".join(parts[last:])], strict=True):
        yield Reading(start=start, end=start + len(word), spoken=said)
        start += len(word) + 1


_NAMED_GROUP = re.compile(r"\(\?P<\w+>")


def _alternation(rules: Sequence[Rule]) -> str:
    """One pattern whose last group names the rule; verbose mode holds inside each part."""
    parts = [
        f"(?P<r{index}>(?x:{_NAMED_GROUP.sub('(?:', each.pattern.pattern)}\n))"
        for index, each in enumerate(rules)
    ]
    return "|".join(parts) or r"(?P<r0>(?!))"

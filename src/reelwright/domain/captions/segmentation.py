"""Cutting words into cues: the cheapest way through a sentence, by dynamic programming."""

from collections.abc import Sequence
from dataclasses import dataclass

from reelwright.domain.captions.boundaries import break_costs
from reelwright.domain.captions.cues import CueWord
from reelwright.domain.captions.layout import Sentence
from reelwright.domain.captions.limits import CaptionLimits

_CUE = 40
"""What every further cue costs, so that few are made."""
_BREAK_WEIGHT = 2
_HURRIED = 60
"""For each character a second over the limit."""
_FLASHED = 400
"""For a cue that would be shown too briefly."""
_OVERLONG = 5000
_SCANT = 16
"""Characters below which a cue looks lost."""
_SCANT_COST = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Words ``first`` up to ``last`` of a sentence as one cue, in lines ending at ``ends``."""

    first: int
    last: int
    ends: tuple[int, ...]


def groups_of(
    words: Sequence[CueWord], language: str, limits: CaptionLimits, until: int
) -> tuple[Group, ...]:
    """The cues of one sentence; ``until`` is when the next sentence begins."""
    texts = [word.text for word in words]
    sentence = Sentence(texts, break_costs(texts, language), limits)
    best: list[tuple[int, Group | None]] = [(0, None)]
    for last in range(1, len(words) + 1):
        options = (
            (best[first][0] + cost, group)
            for first, group, cost in _ending_at(sentence, words, last, limits, until)
        )
        best.append(min(options, key=lambda option: option[0]))
    return _walked_back(best)


def _ending_at(
    sentence: Sentence, words: Sequence[CueWord], last: int, limits: CaptionLimits, until: int
) -> list[tuple[int, Group, int]]:
    """Every cue that ends before this word, with where it begins and what it costs."""
    found: list[tuple[int, Group, int]] = []
    for first in range(last - 1, -1, -1):
        layout = sentence.layout(first, last)
        if layout is None:
            if sentence.length(first, last) > limits.line_length * limits.lines:
                break
            continue
        group = Group(first=first, last=last, ends=layout.ends)
        next_start = words[last].start if last < len(words) else until
        cost = layout.cost + _cue_cost(sentence, group, len(words))
        cost += _time_cost(sentence, words, group, limits, next_start)
        found.append((first, group, cost))
    return found


def _cue_cost(sentence: Sentence, group: Group, count: int) -> int:
    characters = sentence.length(group.first, group.last)
    cost = _CUE + sentence.costs[group.last - 1] * _BREAK_WEIGHT
    whole = group.first == 0 and group.last == count
    if characters < _SCANT and not whole:
        cost += (_SCANT - characters) * _SCANT_COST
    return cost


def _time_cost(
    sentence: Sentence,
    words: Sequence[CueWord],
    group: Group,
    limits: CaptionLimits,
    next_start: int,
) -> int:
    start, end = words[group.first].start, words[group.last - 1].end
    room = max(next_start - limits.gap, end) - start
    cost = 0
    if end - start > limits.longest and group.last - group.first > 1:
        cost += _OVERLONG
    if room < limits.shortest:
        cost += _FLASHED
    needed = limits.reading_time(sentence.length(group.first, group.last))
    if room < needed:
        cost += min(_HURRIED * limits.reading_speed * (needed - room) // max(room, 1), _OVERLONG)
    return cost


def _walked_back(best: Sequence[tuple[int, Group | None]]) -> tuple[Group, ...]:
    groups: list[Group] = []
    group = best[-1][1]
    while group is not None:
        groups.append(group)
        group = best[group.first][1]
    return tuple(reversed(groups))

"""Choosing which sentences of a long article are said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from reelwright.domain.script.scenes import Line
from reelwright.domain.staging.passage import Form, Passage
from reelwright.domain.staging.phrases import plain
from reelwright.domain.text.lexicon import DANGLING, listed
from reelwright.domain.writing.length import seconds_of
from reelwright.domain.writing.salience import sentence_ranks

FEWEST_WORDS = 6
MOST_WORDS = 34
LONGEST_OPENING = 0.1
"""Part of the wanted length by which the article's own beginning may exceed it."""
TOLERANCE = 0.04
"""Part of the wanted length by which the chosen sentences may miss it."""

_DEFINITION = re.compile(
    r"^[^,;]{3,60}\b(?:is|are|was|means|ist|sind|est|sont|es|son|é|são|è|sono)\s+"
    r"(?:a|an|the|any|ein|eine|der|die|das|un|une|le|la|una|el|um|uma|o|il|lo)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Unit:
    """What is kept or left as a whole: a line, or a list with its lead-in."""

    passage: int
    lines: tuple[int, ...]
    seconds: float
    worth: float
    leans: bool
    """Whether it makes sense only after the unit before it, in the same passage."""
    introduces: bool
    """Whether it ends with a colon, and makes sense only with the unit after it."""
    section: str


def extract(
    passages: Sequence[Passage], language: str, *, seconds: float, pace: float
) -> tuple[Passage, ...]:
    """The passages with the sentences that matter most, in their order, of about the length.

    Every section keeps its best sentence while there is room; the first sentence of the
    article and its last stay. A sentence that leans on the one before ("This ...") is taken
    only with it. Headings stay where something under them does.
    """
    units = _units(passages, language, pace)
    chosen = _Choice(units=units, room=seconds, headings=_heading_seconds(passages, pace))
    chosen.take_ends()
    chosen.take_sections()
    chosen.take_best()
    chosen.take_closest(seconds)
    chosen.take_something()
    return _kept(passages, units, chosen.taken)


def _units(passages: Sequence[Passage], language: str, pace: float) -> tuple[_Unit, ...]:
    spoken = [passage for passage in passages if passage.form is not Form.HEADING]
    texts = [line.text for passage in spoken for line in passage.lines]
    ranks = iter(sentence_ranks(texts, language).tolist())
    units: list[_Unit] = []
    for index, passage in enumerate(passages):
        if passage.form is Form.HEADING:
            continue
        worths = [
            next(ranks) * _fitness(line, at, passage, language)
            for at, line in enumerate(passage.lines)
        ]
        units.extend(
            _Unit(
                passage=index,
                lines=group,
                seconds=seconds_of([passage.lines[at] for at in group], pace),
                worth=float(np.mean([worths[at] for at in group])),
                leans=_leans(passage.lines[group[0]], language),
                introduces=passage.lines[group[-1]].text.endswith(":") and not passage.beside,
                section=passage.section,
            )
            for group in _groups(passage)
        )
    return tuple(units)


def _groups(passage: Passage) -> list[tuple[int, ...]]:
    """Lines that make sense only together."""
    if passage.form in {Form.LIST, Form.QUOTATION}:
        return [tuple(range(len(passage.lines)))]
    groups: list[tuple[int, ...]] = []
    for at, line in enumerate(passage.lines):
        broken = groups and passage.lines[at - 1].text[-1] not in ".!?…\"”»)’'"
        if broken and line.text:
            groups[-1] = (*groups[-1], at)
        else:
            groups.append((at,))
    return groups


def _leans(line: Line, language: str) -> bool:
    return plain(line.words[0]) in listed(DANGLING, language)


def _fitness(line: Line, at: int, passage: Passage, language: str) -> float:
    """How well a sentence does by itself: its place, its length, whether it leans."""
    fitness = 1.0
    if at == 0:
        fitness *= 1.25
    if at == len(passage.lines) - 1:
        fitness *= 1.05
    if not FEWEST_WORDS <= len(line.words) <= MOST_WORDS:
        fitness *= 0.7
    if _leans(line, language):
        fitness *= 0.6
    if _DEFINITION.match(line.text):
        fitness *= 1.15
    if line.emphasis or any(character.isdigit() for character in line.text):
        fitness *= 1.1
    if passage.beside:
        fitness *= 1.1
    return fitness


def _heading_seconds(passages: Sequence[Passage], pace: float) -> dict[str, float]:
    return {
        passage.section: seconds_of(passage.lines, pace)
        for passage in passages
        if passage.form is Form.HEADING
    }


@dataclass(slots=True)
class _Choice:
    """Units taken so far and the seconds left; a section's heading costs with its first unit."""

    units: tuple[_Unit, ...]
    room: float
    headings: dict[str, float]
    taken: set[int] = field(default_factory=set)

    def take_ends(self) -> None:
        """The article's own beginning and end frame whatever is between."""
        self._take(0, slack=self.room * LONGEST_OPENING)
        last = len(self.units) - 1
        self._take(last, slack=0.0)

    def take_sections(self) -> None:
        """The best sentence of every section, sections of more worth first."""
        best: dict[str, int] = {}
        for at, unit in enumerate(self.units):
            if unit.section not in best or unit.worth > self.units[best[unit.section]].worth:
                best[unit.section] = at
        for at in sorted(best.values(), key=lambda at: -self.units[at].worth):
            self._take(at, slack=0.0)

    def take_best(self) -> None:
        """The rest by worth while there is room, each a little less welcome near another."""
        slack = TOLERANCE * self.room
        order = sorted(range(len(self.units)), key=lambda at: (-self.units[at].worth, at))
        for at in order:
            self._take(at, slack=slack)

    def take_closest(self, seconds: float) -> None:
        """What comes nearest to the wanted length, where the best left a gap too small for it."""
        if self.room <= TOLERANCE * seconds:
            return
        costs = {
            at: self._cost(wanted)
            for at in range(len(self.units))
            if (wanted := self._with_support(at))
        }
        nearest = min(costs, key=lambda at: (abs(self.room - costs[at]), at), default=None)
        if nearest is not None and abs(self.room - costs[nearest]) < self.room:
            self._take(nearest, slack=2 * TOLERANCE * seconds)

    def take_something(self) -> None:
        """Where every unit is longer than the whole video, the shortest is said all the same."""
        if not self.taken:
            self.taken = {min(range(len(self.units)), key=lambda at: self.units[at].seconds)}

    def _take(self, at: int, *, slack: float) -> None:
        wanted = self._with_support(at)
        cost = self._cost(wanted)
        if wanted and cost <= self.room + slack:
            self.taken |= wanted
            self.room -= cost

    def _with_support(self, at: int) -> set[int]:
        """A unit with those that it makes no sense without, before and after it."""
        wanted = {at}
        first = last = at
        while first > 0 and self._needed(first - 1, first):
            first -= 1
            wanted.add(first)
        while last + 1 < len(self.units) and self.units[last].introduces:
            last += 1
            wanted.add(last)
        return wanted - self.taken

    def _needed(self, before: int, at: int) -> bool:
        """Whether a unit cannot do without the one before it."""
        leans = self.units[at].leans and self.units[before].passage == self.units[at].passage
        return leans or self.units[before].introduces

    def _cost(self, wanted: set[int]) -> float:
        opened = {self.units[at].section for at in self.taken}
        fresh = {self.units[at].section for at in wanted} - opened
        spoken = sum(self.units[at].seconds for at in wanted)
        return spoken + sum(self.headings.get(section, 0.0) for section in fresh)


def _kept(
    passages: Sequence[Passage], units: Sequence[_Unit], taken: set[int]
) -> tuple[Passage, ...]:
    lines: dict[int, set[int]] = {}
    for at in taken:
        lines.setdefault(units[at].passage, set()).update(units[at].lines)
    sections = {passages[index].section for index in lines}
    kept: list[Passage] = []
    for index, passage in enumerate(passages):
        if passage.form is Form.HEADING and passage.section in sections:
            kept.append(passage)
        elif index in lines:
            said = tuple(line for at, line in enumerate(passage.lines) if at in lines[index])
            kept.append(replace(passage, lines=said))
    return tuple(kept)

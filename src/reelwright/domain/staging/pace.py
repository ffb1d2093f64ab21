"""How long a picture stands, how long nothing on it changes, and what that costs."""

from collections.abc import Sequence
from itertools import pairwise

from reelwright.domain.script.scenes import Line
from reelwright.domain.script.visuals import (
    ChartCard,
    CodeCard,
    ComparisonCard,
    TableCard,
    Visual,
    word_refs,
)
from reelwright.domain.staging.kinds import Kind, kind_of
from reelwright.domain.staging.passage import Setting

SHORTEST_SECONDS = 3.0
CALM_SECONDS = 12.0
STILL_SECONDS = 6.0
"""How long nothing may change: a viewer's eye wanders, and the verdict counts from 8 s."""
LONGEST_STANDING = 85
"""Characters spoken over a card on which nothing enters: the same in text."""
SECONDS_A_READ_WORD = 0.22
"""What a viewer needs for a word of a table or a diagram, beside listening."""
GLANCED_CODE = 20
"""Words of code that are taken in; nobody reads a whole program from a video."""


def seconds_of(lines: Sequence[Line], setting: Setting) -> float:
    """About how long the lines last when spoken."""
    return sum(len(line.text) for line in lines) / setting.pace


def cost_of_pace(visual: Visual, lines: Sequence[Line], setting: Setting) -> float:
    """What a scene loses for being hasty, long, still, or too full to be read in its time."""
    kind = kind_of(visual)
    if kind in {Kind.SECTION, Kind.TITLE}:
        return 0.0
    seconds = seconds_of(lines, setting)
    haste = max(0.0, SHORTEST_SECONDS - seconds) / 2
    length = max(0.0, seconds - CALM_SECONDS) / 4
    moves = kind in {Kind.FIGURE, Kind.PICTURE}
    still = 0.0 if moves else max(0.0, longest_still(visual, lines, setting) - STILL_SECONDS)
    full = max(0.0, _words_read(visual) * SECONDS_A_READ_WORD - seconds)
    return haste + length + still + full


def longest_still(visual: Visual, lines: Sequence[Line], setting: Setting) -> float:
    """About the longest time for which nothing enters, in seconds."""
    letters = [0]
    for line in lines:
        for word in line.words:
            letters.append(letters[-1] + len(word) + 1)
    starts = {(0, 0): 0}
    position = 0
    for index, line in enumerate(lines):
        for at in range(len(line.words)):
            starts[index, at] = letters[position]
            position += 1
    entered = sorted(starts.get((ref.line, ref.word), 0) for ref in word_refs(visual))
    gaps = (later - earlier for earlier, later in pairwise([0, *entered, letters[-1]]))
    return max(gaps) / setting.pace


def _words_read(visual: Visual) -> int:
    """The words on a diagram that are not simply what is being said."""
    match visual:
        case TableCard():
            texts = [*visual.header, *(cell for row in visual.rows for cell in row)]
        case ComparisonCard():
            texts = [item.text for side in (visual.left, visual.right) for item in side.items]
        case ChartCard():
            texts = [text for datum in visual.data for text in (datum.label, datum.shown)]
        case CodeCard():
            return min(len(visual.code.split()), GLANCED_CODE)
        case _:
            return 0
    return sum(len(text.split()) for text in texts)

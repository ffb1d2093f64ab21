"""Every visual that can be built from lines alone, by its kind."""

from collections.abc import Callable, Mapping, Sequence

from reelwright.domain.script.scenes import Line
from reelwright.domain.script.visuals import Visual
from reelwright.domain.staging import cards, contrasts, dates, figures
from reelwright.domain.staging.kinds import Kind
from reelwright.domain.staging.passage import Setting

Builder = Callable[[Sequence[Line], Setting], Visual | None]

BUILDERS: Mapping[Kind, Builder] = {
    Kind.TITLE: cards.title_card,
    Kind.SECTION: cards.section_card,
    Kind.STATEMENT: cards.statement_card,
    Kind.LIST: cards.list_card,
    Kind.QUOTATION: cards.quotation_card,
    Kind.NUMBER: figures.number_card,
    Kind.CHART: figures.chart_card,
    Kind.COMPARISON: contrasts.comparison_card,
    Kind.TIMELINE: dates.timeline_card,
    Kind.OUTRO: cards.outro_card,
}

WANTS: Mapping[Kind, str] = {
    Kind.TITLE: "a line to be spoken",
    Kind.SECTION: "a section in the scene's heading",
    Kind.STATEMENT: "one line, or several short ones",
    Kind.LIST: "a line that ends with a colon and up to six items, or 'lead: a, b and c' in one",
    Kind.QUOTATION: "words between quotation marks, or lines of at most 260 characters in all",
    Kind.NUMBER: "one line with one percentage or large figure, and what it counts",
    Kind.CHART: "two to eight figures of one unit, each with its name before it",
    Kind.COMPARISON: "one line like 'X is this, while Y is that'",
    Kind.TIMELINE: "two to six lines that each begin with a date, in order",
    Kind.OUTRO: "a line to be spoken",
}
"""What a kind needs of the lines, for a person who picked it by name."""


def build(kind: Kind, lines: Sequence[Line], setting: Setting) -> Visual | None:
    """The visual of a kind for these lines, None where they do not hold what it shows."""
    builder = BUILDERS.get(kind)
    return builder(lines, setting) if builder is not None and lines else None

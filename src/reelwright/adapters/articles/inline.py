"""The running text inside an element: runs, stressed or not, joined to prose."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml.etree import _Element

from reelwright.adapters.articles.elements import name_of, whole_text
from reelwright.adapters.articles.wording import (
    host_of,
    is_only_address,
    lowered,
    plain,
    raised,
    sentence_of,
    tidy,
    without_marks,
)
from reelwright.domain.article import Prose

STRESSED = frozenset({"strong", "b", "em", "i", "mark"})
LITERAL = frozenset({"code", "kbd", "samp", "tt", "var"})
INLINE = STRESSED | LITERAL | frozenset(
    {"a", "abbr", "acronym", "bdi", "bdo", "big", "cite", "data", "dfn", "font", "hi", "img",
     "ins", "label", "picture", "ruby", "small", "span", "sub", "sup", "time", "u", "wbr", "br"}
)  # fmt: skip
SKIPPED = frozenset({"s", "strike", "script", "style", "noscript", "title", "rp", "rt", "hr"})
_NOT_RUNNING = frozenset({"ul", "ol", "dl", "table", "pre"})
_ANCHOR_MARKS = frozenset("#¶§↩↑^*†‡⁂🔗\ufe0e")
BREAK = "\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """A stretch of text; ``BREAK`` alone is a forced line break."""

    text: str
    stressed: bool = False
    address: bool = False
    """Whether it stands for a web address; a paragraph of nothing else is none."""


def text_run(text: str | None) -> list[Run]:
    """A text node as a run, cleaned of marks; line breaks of the source are spaces."""
    if not text:
        return []
    return [Run(text=without_marks(_one_line(text)), address=is_only_address(text))]


def runs_in(element: _Element, *, stressed: bool = False) -> list[Run]:
    """The runs of what stands inside an element, apart from lists, tables and code blocks."""
    runs = text_run(element.text)
    for child in element:
        name = name_of(child)
        if name not in _NOT_RUNNING:
            gap = [] if name in INLINE or not name else [Run(text=" ")]
            runs += [*gap, *runs_of(child, stressed=stressed), *gap]
        runs += text_run(child.tail)
    return runs


def runs_of(  # noqa: PLR0911 - one line a kind of element reads best
    element: _Element, *, stressed: bool = False
) -> list[Run]:
    """The runs of one element."""
    name = name_of(element)
    if not name or name in SKIPPED:
        return []
    if name == "br":
        return [Run(text=BREAK)]
    if name == "a":
        return _link(element, stressed=stressed)
    if name in {"sup", "sub"}:
        return _shifted(element, name)
    if name in LITERAL:
        return [Run(text=_one_line(whole_text(element)))]
    if name in STRESSED and not stressed:
        inner = "".join(run.text for run in runs_in(element, stressed=True))
        return [Run(text=inner, stressed=True)]
    return runs_in(element, stressed=stressed)


def paragraphs_of(runs: Sequence[Run]) -> list[Prose]:
    """The paragraphs in runs of text; two breaks in a row part them."""
    parts: list[list[Run]] = [[]]
    breaks = 0
    for run in runs:
        if run.text == BREAK:
            breaks += 1
        elif run.text.strip():
            breaks = 0
        if breaks == 2:  # noqa: PLR2004 - the second in a row
            parts.append([])
        else:
            parts[-1].append(run)
    return [prose for part in parts if (prose := prose_of(part)).text]


def prose_of(runs: Sequence[Run]) -> Prose:
    """Runs as one paragraph; empty where nothing in it is a word or a number."""
    text = sentence_of("".join(run.text for run in runs))
    says_more = any(not run.address and _has_letters(run.text) for run in runs)
    if not says_more:
        return Prose(text="")
    stressed = (sentence_of(run.text).strip(" .,;:!?") for run in runs if run.stressed)
    # A paragraph that is stressed as a whole stresses nothing.
    phrases = (phrase for phrase in stressed if phrase in text and 2 * len(phrase) < len(text))
    return Prose(text=text, emphasis=tuple(dict.fromkeys(filter(None, phrases))))


def _has_letters(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _one_line(text: str) -> str:
    return plain(text).replace("\n", " ")


def _link(element: _Element, *, stressed: bool) -> list[Run]:
    text = whole_text(element).strip()
    if text and set(text) <= _ANCHOR_MARKS:  # a link back to the text, or a heading to itself
        return []
    if is_only_address(text):
        return [Run(text=host_of(text), address=True)]
    return runs_in(element, stressed=stressed)


def _shifted(element: _Element, name: str) -> list[Run]:
    text = tidy(whole_text(element))
    if name == "sub":
        return [Run(text=lowered(text))]
    is_note = text.startswith(("[", "(")) or element.find(".//a") is not None
    return [] if is_note or set(text) <= _ANCHOR_MARKS else [Run(text=raised(text))]

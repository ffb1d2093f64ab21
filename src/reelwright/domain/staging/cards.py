"""Cards that are the lines themselves: title, section, statement, list, quotation, end."""

import re
from collections.abc import Sequence

from reelwright.domain.script.scenes import Line
from reelwright.domain.script.visuals import (
    Item,
    ListCard,
    OutroCard,
    QuotationCard,
    SectionCard,
    StatementCard,
    TitleCard,
    WordRef,
)
from reelwright.domain.staging.highlights import highlights_of
from reelwright.domain.staging.passage import Setting
from reelwright.domain.staging.phrases import (
    HEADING_CHARACTERS,
    ITEM_CHARACTERS,
    STATEMENT_CHARACTERS,
    find_phrase,
    find_start,
    glance,
    main_clause,
    plain,
    without_end_mark,
)
from reelwright.domain.text.lexicon import DANGLING, SUBORDINATORS, listed, words

MOST_ITEMS = 6
FEWEST_POINTS = 3
MOST_POINTS = 4
LONGEST_QUOTATION = 260
LONGEST_LAST_WORD = 110
FEWEST_QUOTED_WORDS = 6

_ENUMERATION = re.compile(r"^(?P<lead>[^:]{8,90}):\s+(?P<items>[^:]+?)[.!]?$")
_AND = re.compile(r",?\s+(?:and|or|und|oder|et|ou|y|o|e)\s+")
_QUOTED = re.compile(r"[\"“„«]\s?(?P<quoted>[^\"”“»]{20,}?)\s?[\"”“»]")
_NO_NAMES = words(
    "as but and so when then later once while yet if "
    "he she they it we i you who one er sie il elle on él ella"
)
_NAME = r"(?:[A-ZÀ-Þ][\w’'.-]+)(?:\s+(?:(?:de|van|von|der|da|del|la|le)\s+)?[A-ZÀ-Þ][\w’'.-]+){0,3}"
_SAID = (
    r"(?:said|says|wrote|writes|noted|observed|recalled|told|explained|sagte|schrieb|erklärte"
    r"|a dit|écrit|écrivait|dijo|escribió|disse|escreveu|scrisse|ha detto)"
)
_SPEAKER = (
    re.compile(rf"\b{_SAID}\s+(?P<name>{_NAME})"),
    re.compile(rf"(?P<name>{_NAME})(?:,[^,]{{1,60}},)?\s+(?:once\s+|later\s+)?{_SAID}\b"),
)


def title_card(lines: Sequence[Line], setting: Setting) -> TitleCard | None:
    """The video's title over whatever is said first."""
    return TitleCard(title=setting.title) if lines else None


def section_card(lines: Sequence[Line], setting: Setting) -> SectionCard | None:
    """The heading that is spoken, else that of the section."""
    spoken = lines[0].text if len(lines) == 1 else ""
    heading = spoken if len(spoken) <= HEADING_CHARACTERS else ""
    heading = heading or setting.section or spoken
    return SectionCard(heading=without_end_mark(heading)) if heading else None


def statement_card(lines: Sequence[Line], setting: Setting) -> StatementCard | None:
    """One sentence, or several short ones, with the phrases that count marked."""
    whole = " ".join(line.text for line in lines)
    if not lines or (len(lines) > 1 and len(whole) > STATEMENT_CHARACTERS):
        return None
    text = main_clause(whole, setting.language) if len(lines) == 1 else whole
    return StatementCard(
        text=text,
        highlights=highlights_of(text, lines, setting.language),
        kicker=kicker_of(setting),
    )


def kicker_of(setting: Setting) -> str:
    """The section, small above a card, where it is short enough for that."""
    return setting.section if len(setting.section) <= HEADING_CHARACTERS else ""


def list_card(lines: Sequence[Line], setting: Setting) -> ListCard | None:
    """A lead-in that ends with a colon and its items, or an enumeration inside one sentence."""
    if len(lines) == 1:
        return _enumeration(lines, setting)
    leads_in = lines[0].text.rstrip().endswith(":") if lines else False
    first = 1 if leads_in else 0
    entries = [(at, line.text) for at, line in enumerate(lines) if at >= first]
    if not 1 <= len(entries) <= MOST_ITEMS or (len(entries) == 1 and not leads_in):
        return None
    heading = lines[0].text if leads_in else setting.section
    return ListCard(
        heading=glance(heading, HEADING_CHARACTERS, setting.language),
        items=tuple(item_at(lines, text, at, setting.language) for at, text in entries),
    )


def item_at(lines: Sequence[Line], text: str, line: int, language: str) -> Item:
    """A list item as short as a glance allows, at the first word of its line."""
    shown = glance(text, ITEM_CHARACTERS, language)
    start = find_start(lines[line : line + 1], shown)
    word = start.word if start is not None else 0
    return Item(text=shown, at=WordRef(line=line, word=word))


def points_card(lines: Sequence[Line], setting: Setting) -> ListCard | None:
    """Sentences in a row as points under their section; only where each is short by itself."""
    if not setting.section or not FEWEST_POINTS <= len(lines) <= MOST_POINTS:
        return None
    leaning = listed(DANGLING, setting.language) | listed(SUBORDINATORS, setting.language)
    for line in lines:
        fits = len(without_end_mark(line.text)) <= ITEM_CHARACTERS
        if not fits or plain(line.words[0]) in leaning or line.text.endswith(("?", ":", "”", '"')):
            return None
    return list_card(lines, setting)


def _enumeration(lines: Sequence[Line], setting: Setting) -> ListCard | None:
    """``Three things matter: salt, light and cold.`` as a list of three."""
    found = _ENUMERATION.match(lines[0].text)
    if found is None:
        return None
    parts = found["items"].split("; ") if ";" in found["items"] else _comma_parts(found["items"])
    parts = [re.sub(r"^(?:and|or|und|oder|et|ou|y|o|e)\s+", "", part.strip()) for part in parts]
    if not 3 <= len(parts) <= MOST_ITEMS or any(  # noqa: PLR2004 - two are no enumeration
        not part or len(part) > ITEM_CHARACTERS for part in parts
    ):
        return None
    items: list[Item] = []
    after = WordRef(line=0, word=len(found["lead"].split()))
    for part in parts:
        at = find_phrase(lines, part, after)
        if at is None:
            return None
        shown = without_end_mark(part)
        items.append(Item(text=shown[:1].upper() + shown[1:], at=at))
        after = WordRef(line=0, word=at.word + 1)
    heading = glance(found["lead"], HEADING_CHARACTERS, setting.language)
    return ListCard(heading=heading, items=tuple(items))


def _comma_parts(text: str) -> list[str]:
    """The parts of ``a, b and c``; an inner "and" of a part is not taken for a comma."""
    parts = text.split(", ")
    if len(parts) < 2:  # noqa: PLR2004 - a pair is no enumeration
        return []
    last = parts.pop()
    if not re.match(r"(?:and|or|und|oder|et|ou|y|o|e)\s", last):
        return [*parts, *_AND.split(last, maxsplit=1)]
    return [*parts, last]


def quotation_card(lines: Sequence[Line], setting: Setting) -> QuotationCard | None:
    """The words between quotation marks with whose they are; without marks, all the lines."""
    whole = " ".join(line.text for line in lines)
    found = _QUOTED.search(whole)
    quoted = found["quoted"].strip() if found is not None else whole.strip('"“”„«» ')
    if not quoted or len(quoted) > LONGEST_QUOTATION:
        return None
    quoted = quoted.rstrip(",") if found is not None else quoted
    return QuotationCard(
        text=quoted,
        attribution=_speaker(_QUOTED.sub(" ", whole)) if found is not None else "",
        highlights=highlights_of(quoted, lines, setting.language),
    )


def quotes(lines: Sequence[Line]) -> bool:
    """Whether the lines hold somebody's words at some length, rather than one quoted term."""
    found = _QUOTED.search(" ".join(line.text for line in lines))
    return found is not None and len(found["quoted"].split()) >= FEWEST_QUOTED_WORDS


def _speaker(text: str) -> str:
    """Whose words they are, where a verb of saying names the person; never a guess."""
    for pattern in _SPEAKER:
        found = pattern.search(text)
        if found is None:
            continue
        name = found["name"].rstrip(".,").split()
        while name and plain(name[0]) in _NO_NAMES:
            name.pop(0)
        if name:
            return " ".join(name)
    return ""


def outro_card(lines: Sequence[Line], setting: Setting) -> OutroCard | None:
    """The last word, large, or the title where that is too long for it."""
    if not lines:
        return None
    last = without_end_mark(lines[-1].text)
    title = last if len(lines) == 1 and len(last) <= LONGEST_LAST_WORD else setting.title
    return OutroCard(title=title)

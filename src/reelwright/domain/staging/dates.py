"""Events in the order of their dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reelwright.domain.script.scenes import Line
from reelwright.domain.script.visuals import Event, TimelineCard, WordRef
from reelwright.domain.staging.passage import Setting
from reelwright.domain.staging.phrases import (
    HEADING_CHARACTERS,
    find_phrase,
    glance,
)
from reelwright.domain.text.lexicon import MONTHS

FEWEST_EVENTS = 2
MOST_EVENTS = 6
EVENT_CHARACTERS = 84

_MONTH = "|".join(sorted({month for months in MONTHS.values() for month in months}))
_DATE = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|er|º)?\s+(?:de\s+)?)?"
    rf"(?:(?P<month>{_MONTH})\s+(?:(?P<after>\d{{1,2}}),\s+)?(?:de\s+|del\s+)?)?"
    r"(?P<year>1[0-9]{3}|20[0-9]{2})(?![\d%–-]|[.,]\d|\s(?:percent|met|kilomet|people|years?\b))",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:(?:in|on|by|im(?:\s+jahr)?|am|ab|bis|en|from|after|until|le|vers|el|em|no|nel|il|since|seit|depuis)\s+)?$",
    re.IGNORECASE,
)
_JOIN = re.compile(r"^[\s,:–—-]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Dated:
    order: tuple[int, int, int]
    event: Event


def timeline_card(lines: Sequence[Line], setting: Setting) -> TimelineCard | None:
    """Sentences that each begin with a date, later and later."""
    if not FEWEST_EVENTS <= len(lines) <= MOST_EVENTS:
        return None
    dated = [_dated(lines, index, setting.language) for index in range(len(lines))]
    events = [one for one in dated if one is not None]
    if len(events) < len(lines):
        return None
    orders = [one.order for one in events]
    if any(later <= earlier for earlier, later in pairwise(orders)):
        return None
    heading = glance(setting.section or setting.title, HEADING_CHARACTERS, setting.language)
    return TimelineCard(heading=heading, events=tuple(one.event for one in events))


def _dated(lines: Sequence[Line], index: int, language: str) -> _Dated | None:
    """The date that a sentence begins with and what happened then."""
    text = lines[index].text
    found = _DATE.search(text)
    if found is None or _OPENING.match(text[: found.start()]) is None:
        return None
    rest = _JOIN.sub("", text[found.end() :])
    shown = glance(rest, EVENT_CHARACTERS, language)
    date = found[0].strip()
    at = find_phrase(lines, date, WordRef(line=index, word=0))
    if not shown or shown.endswith("…") or at is None or at.line != index:
        return None
    event = Event(date=date, text=shown[:1].upper() + shown[1:], at=at)
    return _Dated(order=_order(found, language), event=event)


def _order(found: re.Match[str], language: str) -> tuple[int, int, int]:
    month = (found["month"] or "").casefold()
    months = MONTHS.get(language, MONTHS["en"])
    number = months.index(month) + 1 if month in months else 0
    return int(found["year"]), number, int(found["day"] or found["after"] or 0)

"""Figures in the text: one large number, or several that can be compared."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reelwright.domain.script.scenes import Line
from reelwright.domain.script.visuals import ChartCard, Datum, Item, NumberCard, WordRef
from reelwright.domain.staging.passage import Setting
from reelwright.domain.staging.phrases import (
    HEADING_CHARACTERS,
    find_phrase,
    glance,
    plain,
    without_end_mark,
)
from reelwright.domain.text.lexicon import DANGLING, listed, stop_words, words

LONGEST_LABEL = 80
LONGEST_DATUM = 28
FEWEST_DATA = 2
MOST_DATA = 8
LARGE = 1000
"""Below this a bare count is not worth a card of its own."""

_NUMBER = r"\d{1,3}(?:[,.\s\u202f’']\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?"
_PERCENT = r"%|per\s?cent\b|Prozent\b|pour\s?cent\b|por\s?ciento\b|por\s?cento\b|per\s?cento\b"
_SCALE = (
    r"thousand|million|billion|trillion|Tausend|Millionen|Million|Milliarden|Milliarde|Mio\.|Mrd\."
    r"|millions?|milliards?|millones|millón|milhões|milhão|bilhões|milioni|milione|miliardi"
)
_CURRENCY = r"[$€£¥]"
_UNIT = (
    r"kilomet(?:re|er)s?|met(?:re|er)s?|centimet(?:re|er)s?|millimet(?:re|er)s?|miles?|feet|inches"
    r"|tonn?es?|tons?|kilograms?|grams?|pounds|litres?|liters?|hectares?|acres?|degrees?|watts?"
    r"|kilowatts?|megawatts?|gigawatts?|terawatts?|kilowatt-hours?|seconds?|minutes?|hours?|days?"
    r"|weeks?|months?|years?|people|dollars|euros|km/h|km²|km|m²|m|cm|mm|kg|g|t|GW|MW|kW|kWh|TWh"
    r"|GWh|ms|GB|MB|TB|°C|°F|Meter|Kilometer|Tonnen|Stunden|Minuten|Sekunden|Tage|Jahre|Menschen"
    r"|mètres|kilomètres|tonnes|heures|minutes|jours|ans|personnes|metros|kilómetros|toneladas"
    r"|horas|minutos|días|años|personas|quilômetros|dias|anos|pessoas|metri|chilometri|tonnellate"
    r"|ore|minuti|giorni|anni|persone"
)
_FIGURE = re.compile(
    rf"(?<![\w.,/-])(?P<currency>{_CURRENCY})?\s?(?P<number>{_NUMBER})(?![\w/])"
    rf"(?:[\s-]?(?P<percent>{_PERCENT}))?"
    rf"(?:\s(?P<scale>{_SCALE})\b)?(?:\s?(?P<after>[€£])|\s(?P<unit>{_UNIT})(?!\w))?"
)
_QUALIFIER = re.compile(
    r"(?:about|around|some|roughly|nearly|almost|over|under|only|just|more than|less than"
    r"|fewer than|at least|at most|up to|close to|approximately|an estimated|etwa|rund|fast|über"
    r"|knapp|mehr als|weniger als|nur|bis zu|environ|près de|plus de|moins de|presque|seulement"
    r"|jusqu'à|unos|unas|cerca de|casi|más de|menos de|hasta|mais de|quase|até|circa|quasi"
    r"|oltre|più di|meno di|fino a)$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"^(?:1[0-9]|20)\d\d$")
_CLAUSE_END = re.compile(r"[,;:.!?](?:\s|$)|\s[—–-]\s|\s\(|\s(?:and|but|while|whereas|und|aber)\s")
_SEGMENT = re.compile(r",\s+(?:and\s+|und\s+|et\s+|y\s+|e\s+)?|;\s+|\s+(?:and|und|et|y|e)\s+")
_LEADING_AND = re.compile(r"^(?:and|und|et|y|e)\s+")
_VERBS_BEFORE = words(
    "is are was were has have had reached reaches supplied supplies made makes took takes "
    "needs need costs cost weighs weighed holds held gets got gave gives grew fell rose stood "
    "stands lasts lasted covers covered provided provides accounted accounts for at to by "
    "with of from just only about around nearly almost roughly over some more than up down "
    "came comes another uses used produces produced generated generates contributed "
    "contributes a an the runs ran hat haben ist sind war waren lag liegt bei mit auf "
    "lieferte lieferten braucht brauchen a ont est sont fait avec tiene tienen es son com tem "
    "têm é são ha hanno è sono con"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """A figure in a text: where it stands, its value, and its unit as it can be compared."""

    start: int
    end: int
    shown: str
    value: Decimal
    unit: str

    @property
    def is_percent(self) -> bool:
        """Whether it is a share of a hundred."""
        return self.unit == "%"


def amounts(text: str, language: str) -> tuple[Amount, ...]:
    """The figures of a text; years and numbers that are parts of names or versions are none."""
    found = [_amount(match, language) for match in _FIGURE.finditer(text)]
    return tuple(amount for amount in found if amount is not None)


def _amount(match: re.Match[str], language: str) -> Amount | None:
    number = match["number"]
    bare = not (match["currency"] or match["percent"] or match["scale"] or match["unit"])
    if bare and not match["after"] and _YEAR.match(number):
        return None
    value = decimal_of(number, language)
    if value is None:
        return None
    scale = (match["scale"] or "").lower()
    value *= _factor(scale, language)
    unit = match["currency"] or match["after"] or match["unit"] or ""
    shown = match[0].strip()
    return Amount(
        start=match.start() + len(match[0]) - len(match[0].lstrip()),
        end=match.start() + len(match[0].rstrip()),
        shown=shown,
        value=value,
        unit="%" if match["percent"] else unit.casefold().rstrip("s"),
    )


def decimal_of(number: str, language: str) -> Decimal | None:
    """The value of a number as it is written in the language; None where it is ambiguous."""
    comma_is_point = language in {"de", "fr", "es", "pt", "it"}
    text = re.sub(r"[\s\u202f’']", "", number)
    if comma_is_point:
        if re.search(r"\.\d{3}(?!\d)", text) or "," in text:
            text = text.replace(".", "").replace(",", ".")
    elif re.search(r",\d{3}(?!\d)", text):
        text = text.replace(",", "")
    elif "," in text:
        return None
    return Decimal(text) if text.count(".") <= 1 else None


def _factor(scale: str, language: str) -> int:
    """Ten to what a scale word says; "Billion" is a million millions in the long scale."""
    if not scale:
        return 1
    if scale in {"thousand", "tausend"}:
        return 10**3
    if scale.startswith(("milliard", "miliard", "mrd", "bilh")):
        return 10**9
    if scale.startswith(("mil", "mio")):
        return 10**6
    if scale == "billion":
        return 10**9 if language == "en" else 10**12
    return 10**12


def number_card(lines: Sequence[Line], setting: Setting) -> NumberCard | None:
    """One telling figure with what it counts; none where that cannot be told for sure."""
    if len(lines) != 1:
        return None
    text = lines[0].text
    telling = [one for one in amounts(text, setting.language) if _tells(one)]
    if len(telling) != 1 or plain(text.split()[0]) in listed(DANGLING, setting.language):
        return None
    amount = telling[0]
    label = _label(text, amount, setting.language)
    qualified = "" if label == without_end_mark(text) else _qualifier(text, amount)
    value = f"{qualified} {amount.shown}".strip()
    at = find_phrase(lines, value)
    if not label or at is None:
        return None
    return NumberCard(
        value=Item(text=value[:1].upper() + value[1:], at=at), label=label, share=_share(amount)
    )


def _tells(amount: Amount) -> bool:
    return amount.is_percent or amount.value >= LARGE or amount.unit in {"$", "€", "£", "¥"}


def _share(amount: Amount) -> Decimal | None:
    part = amount.value / 100
    return part if amount.is_percent and 0 < part <= 1 else None


def _qualifier(text: str, amount: Amount) -> str:
    """Words such as "more than", without which the figure alone would claim too much."""
    found = _QUALIFIER.search(text[: amount.start].rstrip())
    return found[0] if found is not None else ""


def _label(text: str, amount: Amount, language: str) -> str:
    """What the figure counts: the rest of a sentence that it begins, else the whole of it.

    After a subject and verb ("the sea covers 71 percent of ...") the words behind the figure
    alone would leave out what it is a part of.
    """
    before = text[: amount.start].rstrip()
    qualifier = _QUALIFIER.search(before)
    opener = before[: qualifier.start()].rstrip() if qualifier is not None else before
    rest = text[amount.end :]
    end = _CLAUSE_END.search(rest)
    after = without_end_mark(rest[: end.start()] if end is not None else rest)
    leads = not opener or opener.endswith(",")
    if leads and len(after.split()) > 1 and len(after) <= LONGEST_LABEL and _names(after, language):
        return after
    whole = without_end_mark(text)
    leaning = any(plain(word) in _POINTING for word in whole.split())
    return whole if len(whole) <= LONGEST_LABEL and not leaning else ""


def _names(after: str, language: str) -> bool:
    """Whether words after a figure say what is counted: "of the sea", "species of fish"."""
    first = plain(after.split(maxsplit=1)[0])
    if first in {"of", "der", "des", "von", "de", "du", "da", "do", "di", "del", "della"}:
        return True
    return first not in stop_words(language) and first not in _ADJECTIVES


_POINTING = words("it they he she this these those that them es sie er dies ce il elle")
_ADJECTIVES = words(
    "deep long high wide tall thick old away below above ago later earlier longer higher "
    "faster harder cheaper heavier tief lang hoch breit alt"
)


def chart_card(lines: Sequence[Line], setting: Setting) -> ChartCard | None:
    """Two or more figures of one unit, each with its own label, as bars."""
    data = list(_data(lines, setting.language))
    if {datum.at.line for datum, _ in data if datum.at} != set(range(len(lines))):
        return None
    if not FEWEST_DATA <= len(data) <= MOST_DATA or len({unit for _, unit in data}) != 1:
        return None
    if len({datum.label.casefold() for datum, _ in data}) != len(data):
        return None
    if not all(datum.value > 0 for datum, _ in data):
        return None
    heading = glance(setting.section or setting.title, HEADING_CHARACTERS, setting.language)
    return ChartCard(heading=heading, data=tuple(datum for datum, _ in data))


def _data(lines: Sequence[Line], language: str) -> Iterator[tuple[Datum, str]]:
    """Every figure with its label; an unlabelled one gives an empty unit, which fits no other."""
    for index, line in enumerate(lines):
        found = amounts(line.text, language)
        for position, amount in enumerate(found):
            label = _datum_label(line.text, found, position, language)
            start = len(line.text[: amount.start].split())
            at = find_phrase(lines, amount.shown, WordRef(line=index, word=max(0, start - 1)))
            if not label or at is None or not amount.unit:
                yield Datum(label="", value=Decimal(0), shown=amount.shown), f"?{position}"
            else:
                yield (
                    Datum(label=label, value=amount.value, shown=amount.shown, at=at),
                    amount.unit,
                )


def _datum_label(text: str, found: Sequence[Amount], position: int, language: str) -> str:
    """The words before a figure and after the one before it, without verb and small words.

    Only a figure that ends its part of the sentence is labelled so; "40 percent of the coal"
    is not, since what it counts stands behind it.
    """
    amount = found[position]
    begin = found[position - 1].end if position else 0
    rest = text[amount.end :]
    if rest.strip() and not re.match(r"[,;.!?]|\s+(?:and|und|et|y|e)\s", rest):
        return ""
    between = _LEADING_AND.sub("", text[begin : amount.start].strip(" ,;"))
    parts = _SEGMENT.split(between)
    return _subject(parts[-1], language)


def _subject(text: str, language: str) -> str:
    """The thing named: without the verb and small words after it, and its article."""
    named = text.split()
    while named and (
        plain(named[-1]) in _VERBS_BEFORE or (language == "de" and named[-1][:1].islower())
    ):
        named.pop()
    while named and plain(named[0]) in _ARTICLES:
        named.pop(0)
    label = " ".join(named).strip(" ,;:")
    small = (stop_words(language) | _NEVER_FIRST) - _MAY_LEAD
    if not named or plain(named[0]) in small or len(label) > LONGEST_DATUM:
        return ""
    return "" if re.search(r"[\d:]", label) else label[:1].upper() + label[1:]


_ARTICLES = words(
    "a an the der die das ein eine le la les un une el los las una o os as um uma il lo i gli"
)
_NEVER_FIRST = words("in by with while")
_MAY_LEAD = words("other others")

"""Personal details kept from leaving: swapped for placeholders, and put back afterwards."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from phonenumbers import Leniency, PhoneNumberMatcher

REGIONS = {
    "en": ("US", "GB"),
    "de": ("DE", "AT", "CH"),
    "fr": ("FR",),
    "es": ("ES", "MX"),
    "pt": ("PT", "BR"),
    "it": ("IT",),
}
"""Where numbers without a country's prefix may be from, by the language of the text."""
FEWEST_CARD_DIGITS = 13
MOST_CARD_DIGITS = 19
"""Digits of a card's number (ISO/IEC 7812-1)."""

_MAIL = re.compile(r"[\w.+%'-]{1,64}@(?:[\w-]{1,63}\.)+[\w-]{2,63}")
_GROUPS = re.compile(r"(?<![0-9.,])[0-9]+(?:[ -][0-9]+)*")
_ROUND = re.compile(r"(?:0\D?){6}$")
"""A figure such as 600 000 000, which could be somebody's number and is not."""
_PLACEHOLDER = re.compile(r"\{\{[A-Z]+_\d+\}\}")
_UNFINISHED = re.compile(r"\{\{?[A-Z]*_?\d*\}?$")


class Detail(StrEnum):
    """A kind of personal detail, as its placeholder names it."""

    MAIL = "MAIL"
    PHONE = "PHONE"
    CARD = "CARD"
    PERSON = "PERSON"


@dataclass(kw_only=True)
class Mask:
    """The placeholders of one conversation: the same detail always has the same one.

    ``names`` are those that the owner lists; case and the spaces between words do not count.
    """

    names: Sequence[str] = ()
    language: str = "en"
    _placeholders: dict[str, str] = field(default_factory=dict)
    _details: dict[str, str] = field(default_factory=dict)

    def masked(self, text: str) -> str:
        """The text without the details."""
        for found in _PLACEHOLDER.findall(text):
            # What looks like a placeholder of ours and is the text's own stays itself.
            self._details.setdefault(found, found)
        for kind, find in self._finders():
            text = self._swapped(text, kind, find)
        return text

    def restored(self, text: str) -> str:
        """The text with the details put back."""
        return _PLACEHOLDER.sub(lambda found: self._details.get(found[0], found[0]), text)

    def masked_answer(self, text: str) -> str:
        """JSON text with every string in it masked."""
        return _in_strings(text, self.masked)

    def restored_answer(self, text: str) -> str:
        """JSON text with the details put back into its strings; any other text all the same."""
        return _in_strings(text, self.restored)

    def restored_so_far(self, text: str) -> str:
        """An answer that is still coming, without a placeholder that has only begun."""
        return self.restored(_UNFINISHED.sub("", text))

    def _finders(self) -> Iterator[tuple[Detail, Callable[[str], Iterable[tuple[int, int]]]]]:
        yield Detail.PERSON, self._people
        yield Detail.MAIL, lambda text: (found.span() for found in _MAIL.finditer(text))
        yield Detail.CARD, _cards
        yield Detail.PHONE, self._phones

    def _people(self, text: str) -> Iterator[tuple[int, int]]:
        parts = sorted({" ".join(name.split()) for name in self.names if name.strip()}, key=len)
        if parts:
            names = "|".join(r"\s+".join(map(re.escape, part.split())) for part in reversed(parts))
            pattern = re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE)
            yield from (found.span() for found in pattern.finditer(text))

    def _phones(self, text: str) -> Iterator[tuple[int, int]]:
        for region in REGIONS.get(self.language, ("US",)):
            for found in PhoneNumberMatcher(text, region, leniency=Leniency.VALID):
                before = text[found.start - 1 : found.start]
                if before not in set("0123456789.,") and not _ROUND.search(found.raw_string):
                    yield found.start, found.end

    def _swapped(
        self, text: str, kind: Detail, find: Callable[[str], Iterable[tuple[int, int]]]
    ) -> str:
        kept: list[str] = []
        at = 0
        for start, end in sorted(find(text)):
            if start < at:
                continue
            kept += [text[at:start], self._placeholder(text[start:end], kind)]
            at = end
        return "".join([*kept, text[at:]])

    def _placeholder(self, detail: str, kind: Detail) -> str:
        known = self._placeholders.get(detail)
        if known is not None:
            return known
        number = 1
        while f"{{{{{kind}_{number}}}}}" in self._details:
            number += 1
        placeholder = f"{{{{{kind}_{number}}}}}"
        self._placeholders[detail] = placeholder
        self._details[placeholder] = detail
        return placeholder


def _cards(text: str) -> Iterator[tuple[int, int]]:
    """Whole groups of digits, together as long as a card's number and with its check digit."""
    for run in _GROUPS.finditer(text):
        groups = [found.span() for found in re.finditer(r"[0-9]+", run[0])]
        at = 0
        while at < len(groups):
            fitting = [
                last
                for last in range(len(groups) - 1, at - 1, -1)
                if _is_card(run[0][groups[at][0] : groups[last][1]])
            ]
            if fitting:
                yield run.start() + groups[at][0], run.start() + groups[fitting[0]][1]
                at = fitting[0]
            at += 1


def _is_card(text: str) -> bool:
    digits = [int(character) for character in text if character.isdecimal()]
    fits = FEWEST_CARD_DIGITS <= len(digits) <= MOST_CARD_DIGITS
    return fits and not _ROUND.search(text) and passes_luhn(digits)


def passes_luhn(digits: Sequence[int]) -> bool:
    """Whether digits end with their check digit (ISO/IEC 7812-1, annex B)."""
    total = 0
    for at, digit in enumerate(reversed(digits)):
        doubled = digit * (1 + at % 2)
        total += doubled - 9 * (doubled > 9)  # noqa: PLR2004 - the digits of 10 to 18 added up
    return total % 10 == 0


def _in_strings(text: str, change: Callable[[str], str]) -> str:
    try:
        value = json.loads(text)
    except ValueError:
        return change(text)
    return json.dumps(_changed(value, change), ensure_ascii=False)


def _changed(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_changed(item, change) for item in value]
    if isinstance(value, dict):
        return {name: _changed(item, change) for name, item in value.items()}
    return value

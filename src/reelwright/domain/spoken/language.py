"""What a language must tell before its numbers, dates, money and units can be spoken."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field

from reelwright.domain.spoken import numerals
from reelwright.domain.spoken.numerals import Gender
from reelwright.domain.spoken.rules import PART

_LONGEST_FIGURES = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Noun:
    """What is counted: its singular, its plural and its gender."""

    one: str
    many: str
    gender: Gender = Gender.MASCULINE


@dataclass(frozen=True, kw_only=True, slots=True)
class Currency:
    """A currency, and the hundredth part of it (None where there is none in use)."""

    unit: Noun
    part: Noun | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Number:
    """A written number taken apart: whole digits, decimals, and the mark between them."""

    whole: int
    decimals: str = ""
    mark: str = ""

    @property
    def is_one(self) -> bool:
        """Whether it counts exactly one thing."""
        return self.whole == 1 and not self.decimals


@dataclass(frozen=True, kw_only=True, slots=True)
class Date:
    """A day of a month, with its year where one is written."""

    day: int
    month: int
    year: int | None = None
    until: int | None = None
    """The last day of a stretch within the month."""
    day_first: bool = True
    """Whether the day is written before the month."""


def nouns(table: str, *, feminine: str = "", neuter: str = "") -> dict[str, Noun]:
    """Nouns by symbol from lines ``symbol singular plural``; ``_`` stands for a space."""
    found: dict[str, Noun] = {}
    for text, gender in (
        (table, Gender.MASCULINE),
        (feminine, Gender.FEMININE),
        (neuter, Gender.NEUTER),
    ):
        for row in text.strip().splitlines():
            symbols, one, *rest = (cell.replace("_", " ") for cell in row.split())
            noun = Noun(one=one, many=rest[0] if rest else one, gender=gender)
            found.update(dict.fromkeys(symbols.split("|"), noun))
    return found


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    """The words of a language that stand for marks, units and short forms."""

    code: str
    letters: str = ""
    """Lower-case letters beyond a to z."""
    decimal_mark: str = ","
    point: str
    """The decimal mark, said."""
    dot: str
    minus: str
    plus: str
    to: str
    """Between the ends of a range."""
    per: str
    prefixes: Mapping[str, str]
    """Marks before a number: about, less than, at most …"""
    symbols: Mapping[str, str]
    """Marks that stand alone or between words."""
    address: Mapping[str, str]
    """Marks inside addresses: ``@``, ``.``, ``/``, ``-``, ``_``, ``:``, ``+``, ``#``."""
    units: Mapping[str, Noun]
    currencies: Mapping[str, Currency]
    magnitudes: Mapping[str, Noun]
    months: tuple[str, ...]
    month_forms: Mapping[str, int]
    """Every way of writing a month, without a full stop, to 1-12."""
    abbreviations: Mapping[str, str]
    letter_names: Mapping[str, str] = field(default_factory=dict)
    acronyms: Mapping[str, str] = field(default_factory=dict)
    """Capitals that are not spelt, or not as their letters suggest."""
    function_words: frozenset[str] = frozenset()
    """Words that never are the noun after a number."""
    loud_words: frozenset[str] = frozenset()
    """Short words that are said and not spelt when somebody writes them in capitals."""
    number_cues: frozenset[str] = frozenset()
    """Words after which capitals of the Roman kind are a number."""


class Language(ABC):
    """How a language speaks what its vocabulary names. One subclass a language."""

    month_first = False
    """Whether ``March 5`` is a way of writing a date."""
    clock_marks = ":"
    """A pattern for what stands between hours and minutes."""
    clock_suffix = r"(?!)"
    """A pattern for what follows a time of day."""
    clock_hours = False
    """Whether that suffix makes a time of a lone number."""
    ordinal_suffix = r"(?!)"
    """A pattern for what makes an ordinal of figures."""
    roman_suffix = r"(?!)"
    version_word = "version"
    ratio = "to"
    """Between the two sides of ``16:9``."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.words = vocabulary
        self.code = vocabulary.code
        self.letters = frozenset(vocabulary.letters)

    def cardinal(self, value: int) -> str:
        """A number by itself."""
        return numerals.cardinal(self.code, value)

    def count(self, value: int, gender: Gender) -> str:  # noqa: ARG002 - English has no genders
        """A number before a noun of this gender."""
        return self.cardinal(value)

    def ordinal(self, value: int, gender: Gender) -> str:  # noqa: ARG002 - as above
        """An ordinal before a noun of this gender."""
        return numerals.ordinal(self.code, value)

    def year(self, value: int) -> str:
        """A year."""
        return self.cardinal(value)

    def number(self, number: Number, gender: Gender | None = None) -> str:
        """A number with its decimals."""
        if not number.decimals:
            if gender is None:
                return self.cardinal(number.whole)
            return self.count(number.whole, gender)
        mark = self.words.point if number.mark == self.words.decimal_mark else self.words.dot
        return f"{self.cardinal(number.whole)} {mark} {self.decimals(number.decimals)}"

    def decimals(self, written: str) -> str:
        """The digits after the decimal mark."""
        return numerals.digits(self.code, written)

    def bare(self, number: Number, written: str, before: str, after: str) -> str:  # noqa: ARG002
        """A number without unit; ``before`` and ``after`` are the text around it."""
        return self.number(number)

    def singular(self, number: Number) -> bool:
        """Whether the noun after this number is singular."""
        return number.is_one

    def noun(self, number: Number, noun: Noun) -> str:
        """The form of a noun after a number."""
        return noun.one if self.singular(number) else noun.many

    def adjective(self, before: str, after: str) -> bool:  # noqa: ARG002 - only some have it
        """Whether a quantity here describes the noun after it (``a five dollar bill``)."""
        return False

    def in_millions(self, after: str) -> bool:  # noqa: ARG002 - only some write so
        """Whether an ``m`` right behind a number means millions."""
        return False

    def of_many(self, magnitude: Noun, noun: str) -> str:
        """A noun after a magnitude such as million."""
        return f"{magnitude.many}{PART}{noun}"

    @abstractmethod
    def money(self, whole: str, unit: str, part: str, part_name: str) -> str:
        """An amount with its hundredths."""

    @abstractmethod
    def date(self, date: Date, before: str) -> str:
        """A date; ``before`` is the text in front of it."""

    @abstractmethod
    def clock(self, hour: int, minute: int, second: int | None, suffix: str) -> str:
        """A time of day; ``suffix`` is what stands behind it (``pm``, ``Uhr``)."""

    @abstractmethod
    def fraction(self, above: int, below: int) -> str | None:
        """A fraction without a whole number; None where it is not one."""

    @abstractmethod
    def mixed(self, whole: int, above: int, below: int) -> str | None:
        """A whole number with a fraction."""

    @abstractmethod
    def written_ordinal(self, value: int, suffix: str, before: str, after: str) -> str | None:
        """An ordinal in figures, with what makes it one."""

    @abstractmethod
    def roman(self, value: int, numeral: str, suffix: str, around: tuple[str, str]) -> str | None:
        """A Roman numeral; None where the words around it do not make it a number."""

    def span(self, first: str, second: str, around: tuple[str, str]) -> str | None:
        """Two plain numbers joined by a dash, where that is not "from … to"."""
        _ = first, second, around
        return None

    def figures(self, written: str) -> str:
        """The digits of a name or version: short ones as a number, others one by one."""
        if len(written) > 1 and (written.startswith("0") or len(written) > _LONGEST_FIGURES):
            return numerals.digits(self.code, written)
        return self.cardinal(int(written))

    def spelt(self, letters: str) -> str:
        """Letters said one by one."""
        return " ".join(self.words.letter_names.get(c.upper(), c.upper()) for c in letters)

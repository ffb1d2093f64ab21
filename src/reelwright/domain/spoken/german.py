"""German: how it counts, inflects, dates and measures."""

import re

from reelwright.domain.spoken import german_words, numerals
from reelwright.domain.spoken.continental import Continental
from reelwright.domain.spoken.language import Date, Language, Number
from reelwright.domain.spoken.numerals import Gender
from reelwright.domain.spoken.patterns import closed, last_word, next_word
from reelwright.domain.spoken.rules import PART, Rule, rule
from reelwright.domain.spoken.wordlists import word_set

_HUNDREDS = range(1100, 2000)
_CENTURY = 100
_YEAR_DIGITS = 4
_LONGEST_ORDINAL = 3
_ENDING_N = word_set(
    "am im vom zum beim dem den des einem einen eines einer zur ab seit bis nach unter "
    "meinem seinem ihrem unserem diesem jedem jeden diesen ihren seinen"
)
_ENDING_E = word_set("der die das diese dieser dieses eine jede jedes jeder")
_NEUTERS = word_set("Jahrhundert Jahrtausend Jahr Mal Kapitel Buch Tor Spiel Quartal Semester")
_FEMININE = ("Person", "ung", "heit", "keit", "schaft", "tion", "ität", "in", "e")


class German(Continental):
    """Years in hundreds, ordinals that follow their article."""

    clock_marks = r":|\.(?=\d\d[ ]Uhr)"
    clock_suffix = "Uhr"
    clock_hours = True
    ordinal_suffix = r"\.(?=[ -][^\W\d_])"
    roman_suffix = r"\.(?=[ ]|$)"
    version_word = "Version"
    ratio = "zu"
    regnal = word_set(
        "Ludwig Heinrich Karl Friedrich Wilhelm Otto Georg Philipp Franz Ferdinand Leopold "
        "Johannes Papst Pius Benedikt Franziskus Gregor Urban Leo Maximilian Joseph Peter Iwan "
        "Alexander Nikolaus Gustav Christian Paul Rudolf Konrad Albrecht Eduard Jakob Wenzel"
    )
    feminine_regnal = word_set("Elisabeth Katharina Maria Margarethe Anna Christina")

    def __init__(self) -> None:
        super().__init__(german_words.VOCABULARY)

    def count(self, value: int, gender: Gender) -> str:
        """``ein Kilometer``, ``eine Million``."""
        if value == 1:
            return "eine" if gender is Gender.FEMININE else "ein"
        return self.cardinal(value)

    def year(self, value: int) -> str:
        """``neunzehnhundertvierundachtzig``."""
        if value not in _HUNDREDS:
            return self.cardinal(value)
        century, rest = divmod(value, _CENTURY)
        return f"{self.cardinal(century)}hundert{self.cardinal(rest) if rest else ''}"

    def bare(self, number: Number, written: str, before: str, after: str) -> str:
        """Four plain digits are read in hundreds, years and counts alike."""
        if written.isdecimal() and len(written) == _YEAR_DIGITS and not number.decimals:
            return self.year(number.whole)
        return super().bare(number, written, before, after)

    def span(self, first: str, second: str, around: tuple[str, str]) -> str | None:
        """Years from … to; the two sides of a score with ``zu``."""
        _ = around
        if not (first.isdecimal() and second.isdecimal()):
            return None
        if len(first) == _YEAR_DIGITS:
            return f"{self.year(int(first))} bis {self.year(int(second))}"
        falling = int(second) <= int(first) and len(first) <= 2  # noqa: PLR2004 - a score
        return f"{self.cardinal(int(first))} zu {self.cardinal(int(second))}" if falling else None

    def gender_of(self, noun: str) -> Gender | None:
        """Nouns have capitals; the usual feminine endings are known."""
        if not noun[:1].isupper():
            return None
        return Gender.FEMININE if noun.endswith(_FEMININE) else Gender.MASCULINE

    def money(self, whole: str, unit: str, part: str, part_name: str) -> str:
        """``drei Euro fünfzig``."""
        _ = part_name
        return f"{whole} {unit} {part}"

    def date(self, date: Date, before: str) -> str:
        """``am fünften März``, ``der fünfte März``."""
        days = self._inflected(date.day, before, "März")
        if date.until:
            days = f"{days} bis {self._inflected(date.until, before, 'März')}"
        month = self.words.months[date.month - 1]
        said = f"{days}{PART}{month}"
        return said if date.year is None else f"{said}{PART}{self.year(date.year)}"

    def written_ordinal(self, value: int, suffix: str, before: str, after: str) -> str | None:
        """``der 3. Platz``, ``im 19. Jahrhundert``."""
        _ = suffix
        if value >= 10**_LONGEST_ORDINAL:
            return None
        return self._inflected(value, before, next_word(after))

    def _inflected(self, value: int, before: str, noun: str) -> str:
        stem = numerals.ordinal(self.code, value)[:-1]
        previous = last_word(before).lower()
        if previous in _ENDING_N:
            return f"{stem}en"
        if previous in _ENDING_E:
            return f"{stem}e"
        return f"{stem}es" if noun in _NEUTERS else f"{stem}er"

    def clock(self, hour: int, minute: int, second: int | None, suffix: str) -> str:
        """``zehn Uhr dreißig``."""
        _ = suffix
        said = f"{self.count(hour, Gender.MASCULINE)} Uhr"
        if minute or second:
            said = f"{said} {self.cardinal(minute)}"
        if second is None:
            return said
        return (
            f"{said} und {self.count(second, Gender.FEMININE)} Sekunde{'' if second == 1 else 'n'}"
        )

    def fraction(self, above: int, below: int) -> str | None:
        """``drei Viertel``, ``ein halb``."""
        if above >= below or below > _CENTURY:
            return f"{self.cardinal(above)} von {self.cardinal(below)}" if above == below else None
        part = "halb" if below == 2 else f"{numerals.ordinal(self.code, below)}l".capitalize()  # noqa: PLR2004 - halves
        return f"{self.count(above, Gender.NEUTER)} {part}"

    def mixed(self, whole: int, above: int, below: int) -> str | None:
        """``zweieinhalb``, ``zwei drei Viertel``."""
        if (above, below) == (1, 2):
            return f"{self.count(whole, Gender.NEUTER)}einhalb"
        return f"{self.cardinal(whole)} {self.fraction(above, below)}"

    def roman(self, value: int, numeral: str, suffix: str, around: tuple[str, str]) -> str | None:
        """``Ludwig der Vierzehnte``; the full stop marks the ordinal."""
        before, after = around
        previous = last_word(before)
        if previous in self.regnal | self.feminine_regnal:
            article = "die" if previous in self.feminine_regnal else "der"
            said = f"{article} {self.ordinal(value, Gender.MASCULINE)}"
            return f"{said}." if suffix and not after.strip() else said
        stop = suffix if suffix and not after.strip() else ""
        said_plain = super().roman(value, numeral, "", (before, after))
        return None if said_plain is None else said_plain + stop


def extra_rules(language: Language) -> tuple[Rule, ...]:
    """Decades: ``90er``, ``1990er-Jahre``."""

    def decade(match: re.Match[str]) -> str:
        return f"{language.year(int(match['year']))}er"

    def street(match: re.Match[str]) -> str:
        return closed(f"{match['name']}straße", match)

    return (
        rule("decade", r"(?<![\w.,])(?P<year>(?:1\d|20)?\d0)er(?=\b)", decade),
        rule("street", r"(?<![\w])(?P<name>[^\W\d_]+)str\.(?![\w])", street),
    )

"""What German and the Romance languages share in how they say figures."""

from reelwright.domain.spoken.language import Date, Language, Noun, Number
from reelwright.domain.spoken.numerals import Gender
from reelwright.domain.spoken.patterns import last_word, next_word
from reelwright.domain.spoken.rules import PART

_HALF = (1, 2)
_LAST_SEQUEL = 30
_NUMBERED = frozenset("IVX")
_SHARED_REGNAL = frozenset(
    {
        "Napoleon", "Napoléon", "Napoleón", "Napoleone", "Elizabeth", "George", "Charles", "Henry",
        "William", "Edward", "James", "Richard",
    }
)  # fmt: skip


class Continental(Language):
    """Decimal commas; days before months; Roman numerals for kings and centuries."""

    centuries: frozenset[str] = frozenset()
    """Words beside which a Roman numeral counts centuries."""
    regnal: frozenset[str] = frozenset()
    feminine_regnal: frozenset[str] = frozenset()

    def bare(self, number: Number, written: str, before: str, after: str) -> str:
        """A number by itself, or before a plain noun whose gender its ending gives away."""
        _ = written, before
        if number.decimals:
            return self.number(number)
        noun = next_word(after)
        gender = self.gender_of(noun) if noun.isalpha() else None
        if gender is None or noun in self.words.function_words:
            return self.cardinal(number.whole)
        return self.count(number.whole, gender)

    def gender_of(self, noun: str) -> Gender | None:
        """The gender that a noun's ending gives away; None for what is no noun."""
        _ = noun
        return None

    def roman(self, value: int, numeral: str, suffix: str, around: tuple[str, str]) -> str | None:
        """Centuries, kings, chapters, and the numbers of sequels."""
        before, after = around
        previous, following = last_word(before), next_word(after)
        if previous.lower() in self.centuries or following.lower() in self.centuries or suffix:
            return self.century(value, suffix, around)
        if len(numeral) == 1 and numeral not in {"V", "X"} and not after.startswith((",", ".")):
            return None
        if previous in self.regnal | self.feminine_regnal | _SHARED_REGNAL:
            feminine = previous in self.feminine_regnal
            return self.monarch(value, Gender.FEMININE if feminine else Gender.MASCULINE)
        if previous.lower() in self.words.number_cues:
            return self.cardinal(value)
        sequel = len(numeral) > 1 and set(numeral) <= _NUMBERED and value <= _LAST_SEQUEL
        return self.cardinal(value) if sequel and previous[:1].isupper() else None

    def century(self, value: int, suffix: str, around: tuple[str, str]) -> str:
        """The number of a century."""
        _ = suffix, around
        return self.ordinal(value, Gender.MASCULINE)

    def monarch(self, value: int, gender: Gender) -> str:
        """The number of a king, queen or pope."""
        return self.ordinal(value, gender)


class Romance(Continental):
    """Decimals read as a number; "de" after millions."""

    link = "de "
    """Between a magnitude and what it counts."""
    unlinked: frozenset[str] = frozenset()
    """Magnitudes that need no link."""
    half: str
    also: str
    """Between a whole number and its fraction: "and"."""

    def decimals(self, written: str) -> str:
        """``14`` as fourteen, ``05`` as zero five; longer runs digit by digit."""
        significant = written.lstrip("0")
        if not significant or len(significant) > 2:  # noqa: PLR2004 - pairs are read as numbers
            return super().decimals(written)
        zeros = [self.cardinal(0)] * (len(written) - len(significant))
        return " ".join([*zeros, self.cardinal(int(significant))])

    def of_many(self, magnitude: Noun, noun: str) -> str:
        """``millones de euros``, but ``mil euros``."""
        link = "" if magnitude.many in self.unlinked else self.link
        return f"{magnitude.many}{PART}{link}{noun}"

    def date(self, date: Date, before: str) -> str:
        """Days are counted, save the first where the language says so."""
        _ = before
        days = self.day(date.day)
        if date.until:
            days = f"{days} {self.words.to} {self.day(date.until)}"
        return self.joined_date(days, self.words.months[date.month - 1], date.year)

    def day(self, value: int) -> str:
        """A day of the month."""
        return self.cardinal(value)

    def joined_date(self, days: str, month: str, year: int | None) -> str:
        """``5 mars 2024``."""
        said = f"{days}{PART}{month}"
        return said if year is None else f"{said}{PART}{self.year(year)}"

    def written_ordinal(self, value: int, suffix: str, before: str, after: str) -> str | None:
        """``1.º``, ``2ª``."""
        _ = before, after
        return self.ordinal(value, Gender.FEMININE if "ª" in suffix else Gender.MASCULINE)

    def mixed(self, whole: int, above: int, below: int) -> str | None:
        """``due e mezzo``."""
        part = self.half if (above, below) == _HALF else self.fraction(above, below)
        return f"{self.cardinal(whole)} {self.also} {part}"

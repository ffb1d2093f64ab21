"""French: how it counts, dates and measures."""

import re

from reelwright.domain.spoken import french_words, numerals
from reelwright.domain.spoken.continental import Romance
from reelwright.domain.spoken.language import Noun, Number
from reelwright.domain.spoken.numerals import Gender
from reelwright.domain.spoken.wordlists import word_set

_FEMININE = word_set(
    "heure heures minute minutes seconde secondes personne personnes année années fois semaine "
    "semaines page pages femme femmes fille filles place places ville villes tonne tonnes voix "
    "chose choses entreprise entreprises équipe équipes langue langues voiture voitures vie vies"
)
_FEMININE_ENDINGS = ("tion", "tions", "sion", "sions", "té", "tés", "ée", "ées", "ette", "ettes")
_HUNDREDTH = 100


class French(Romance):
    """``vingt et un``, ``premier mars``, ``dix heures trente``."""

    clock_marks = r":|[ ]?[hH][ ]?"
    clock_suffix = r"h|H"
    clock_hours = True
    ordinal_suffix = r"(?:er|re|ère|ere|nd|nde|e|è|ème|eme)s?(?![\w])"
    roman_suffix = r"er|ère|re|e|ème|eme"
    ratio = "à"
    half = "demi"
    also = "et"
    unlinked = frozenset({"mille"})
    centuries = word_set("siècle siècles arrondissement")
    regnal = word_set(
        "Louis François Charles Henri Philippe Napoléon Jean Paul Pie Benoît Grégoire Urbain Léon "
        "Guillaume Frédéric Pierre Nicolas Alexandre Ivan Jacques Édouard Albert Léopold Baudouin"
    )

    def __init__(self) -> None:
        super().__init__(french_words.VOCABULARY)

    def count(self, value: int, gender: Gender) -> str:
        """``une heure``, ``vingt et une minutes``."""
        said = self.cardinal(value)
        feminine = gender is Gender.FEMININE and (said == "un" or said.endswith((" un", "-un")))
        return f"{said}e" if feminine else said

    def singular(self, number: Number) -> bool:
        """Below two all is singular: ``1,5 kilomètre``."""
        return number.whole < 2  # noqa: PLR2004 - two is where the plural begins

    def of_many(self, magnitude: Noun, noun: str) -> str:
        """``millions d'euros``."""
        said = super().of_many(magnitude, noun)
        return re.sub(r"\bde (?=[aeiouyéè])", "d'", said)

    def ordinal(self, value: int, gender: Gender) -> str:
        """``premier``, ``première``, ``vingt et unième``."""
        if value == 1:
            return "première" if gender is Gender.FEMININE else "premier"
        return numerals.ordinal(self.code, value).removeprefix("un ")

    def written_ordinal(self, value: int, suffix: str, before: str, after: str) -> str | None:
        """``1er``, ``2e``, ``2nde``."""
        _ = before, after
        plural = "s" if suffix.endswith("s") else ""
        if suffix.startswith("nd"):
            return f"second{'e' if 'nde' in suffix else ''}{plural}"
        feminine = value == 1 and suffix.startswith(("re", "ère", "ere"))
        gender = Gender.FEMININE if feminine else Gender.MASCULINE
        return f"{self.ordinal(value, gender)}{plural}"

    def roman(self, value: int, numeral: str, suffix: str, around: tuple[str, str]) -> str | None:
        """``Le`` and ``Me`` are no fiftieth and thousandth."""
        if suffix and not set(numeral) <= set("IVX"):
            return None
        return super().roman(value, numeral, suffix, around)

    def gender_of(self, noun: str) -> Gender | None:
        """The usual feminine endings, and the nouns that are counted most."""
        if not noun.islower():
            return None
        feminine = noun in _FEMININE or noun.endswith(_FEMININE_ENDINGS)
        return Gender.FEMININE if feminine else Gender.MASCULINE

    def monarch(self, value: int, gender: Gender) -> str:
        """``Louis quatorze``, ``François premier``."""
        return self.ordinal(1, gender) if value == 1 else self.cardinal(value)

    def century(self, value: int, suffix: str, around: tuple[str, str]) -> str:
        """``dix-neuvième``; ``Ier`` after a king."""
        _ = suffix, around
        return self.ordinal(value, Gender.MASCULINE)

    def day(self, value: int) -> str:
        """``premier``, ``deux``."""
        return "premier" if value == 1 else self.cardinal(value)

    def money(self, whole: str, unit: str, part: str, part_name: str) -> str:
        """``trois euros cinquante``."""
        _ = part_name
        return f"{whole} {unit} {part}"

    def clock(self, hour: int, minute: int, second: int | None, suffix: str) -> str:
        """``dix heures trente``."""
        _ = suffix
        said = f"{self.count(hour, Gender.FEMININE)} heure{'s' if hour > 1 else ''}"
        if minute or second:
            said = f"{said} {self.count(minute, Gender.FEMININE)}"
        if second is None:
            return said
        seconds = self.count(second, Gender.FEMININE)
        return f"{said} et {seconds} seconde{'s' if second > 1 else ''}"

    def fraction(self, above: int, below: int) -> str | None:
        """``trois quarts``, ``un demi``."""
        if above >= below or below > _HUNDREDTH:
            return f"{self.cardinal(above)} sur {self.cardinal(below)}"
        known = {2: "demi", 3: "tiers", 4: "quart"}
        part = known.get(below) or self.ordinal(below, Gender.MASCULINE)
        plural = "s" if above > 1 and not part.endswith("s") else ""
        return f"{self.cardinal(above)} {part}{plural}"

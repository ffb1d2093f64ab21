"""What Spanish and Portuguese share in how they say figures."""

import re

from reelwright.domain.spoken import numerals
from reelwright.domain.spoken.continental import Romance
from reelwright.domain.spoken.numerals import Gender
from reelwright.domain.spoken.rules import PART
from reelwright.domain.spoken.wordlists import word_set

_TENTH = 10
_MASCULINE_IN_A = word_set(
    "dia dias día días mapa mapas problema problemas sistema sistemas programa programas tema "
    "temas idioma idiomas planeta planetas clima poema poemas"
)


class Iberian(Romance):
    """Ordinals agree in every word, and stop at ten for kings; "de" holds a date together."""

    ratio = "a"
    unlinked = frozenset({"mil"})
    feminine_endings: tuple[str, ...]
    third: str

    def gender_of(self, noun: str) -> Gender | None:
        """Feminine by its ending; masculine otherwise."""
        if not noun.islower():
            return None
        feminine = noun.endswith(self.feminine_endings) and noun not in _MASCULINE_IN_A
        return Gender.FEMININE if feminine else Gender.MASCULINE

    def ordinal(self, value: int, gender: Gender) -> str:
        """Every word agrees: ``vigésima primeira``."""
        said = numerals.ordinal(self.code, value)
        return re.sub(r"o\b", "a", said) if gender is Gender.FEMININE else said

    def monarch(self, value: int, gender: Gender) -> str:
        """``Felipe segundo``, ``Alfonso trece``."""
        return self.ordinal(value, gender) if value <= _TENTH else self.cardinal(value)

    def century(self, value: int, suffix: str, around: tuple[str, str]) -> str:
        """``siglo quinto``, ``siglo diecinueve``."""
        _ = suffix, around
        return self.monarch(value, Gender.MASCULINE)

    def joined_date(self, days: str, month: str, year: int | None) -> str:
        """``cinco de março de dois mil e vinte e quatro``."""
        said = PART.join((days, "de", month))
        return said if year is None else PART.join((said, "de", self.year(year)))

    def fraction(self, above: int, below: int) -> str | None:
        """``tres cuartos``, ``un medio``."""
        if above >= below or below > _TENTH:
            return f"{self.cardinal(above)} sobre {self.cardinal(below)}"
        known = {2: self.half, 3: self.third}
        part = known.get(below) or self.ordinal(below, Gender.MASCULINE)
        return f"{self.count(above, Gender.MASCULINE)} {part}{'s' if above > 1 else ''}"

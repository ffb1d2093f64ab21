"""Portuguese of Brazil: how it counts, agrees, dates and measures."""

import re

from reelwright.domain.spoken import portuguese_words
from reelwright.domain.spoken.iberian import Iberian
from reelwright.domain.spoken.numerals import Gender
from reelwright.domain.spoken.patterns import LETTER_ORDINALS
from reelwright.domain.spoken.wordlists import word_set


class Portuguese(Iberian):
    """Brazilian number words; ``cinco de março de dois mil e vinte e quatro``."""

    clock_marks = r":|[hH]"
    clock_suffix = r"h|horas"
    clock_hours = True
    ordinal_suffix = rf"\.?(?:{LETTER_ORDINALS})"
    version_word = "versão"
    half = "meio"
    third = "terço"
    also = "e"
    centuries = word_set("século séculos")
    feminine_endings = ("a", "as", "ção", "ções", "são", "sões", "dade", "dades", "gem", "gens")
    regnal = word_set(
        "João Pedro Afonso Manuel Filipe Carlos Luís Henrique Sebastião Dom D. Pio Bento Paulo "
        "Francisco Jorge Guilherme Eduardo Napoleão Fernando Sancho José Miguel"
    )
    feminine_regnal = word_set("Maria Isabel Catarina Ana Vitória")

    def __init__(self) -> None:
        super().__init__(portuguese_words.VOCABULARY)

    def count(self, value: int, gender: Gender) -> str:
        """``uma``, ``duas``, ``vinte e duas``, ``duzentas``."""
        said = self.cardinal(value)
        if gender is not Gender.FEMININE:
            return said
        said = re.sub(r"(zent|cent|nhent)os\b(?! mil)", r"\1as", said)
        return re.sub(r"dois$", "duas", re.sub(r"um$", "uma", said))

    def day(self, value: int) -> str:
        """``primeiro``, ``dois``."""
        return "primeiro" if value == 1 else self.cardinal(value)

    def money(self, whole: str, unit: str, part: str, part_name: str) -> str:
        """``três euros e cinquenta centavos``."""
        return f"{whole} {unit} e {part} {part_name}"

    def clock(self, hour: int, minute: int, second: int | None, suffix: str) -> str:
        """``dez e trinta``, ``dez horas``."""
        _ = suffix
        said = self.count(hour, Gender.FEMININE)
        if not minute and not second:
            return f"{said} hora{'s' if hour > 1 else ''}"
        said = f"{said} e {self.cardinal(minute)}"
        return said if second is None else f"{said} e {self.cardinal(second)} segundos"

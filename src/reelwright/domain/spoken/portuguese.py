"""Portuguese of Brazil: how it counts, agrees, dates and measures."""

import re

from reelwright.domain.spoken import numerals, portuguese_words
from reelwright.domain.spoken.continental import Romance
from reelwright.domain.spoken.numerals import Gender
from reelwright.domain.spoken.patterns import LETTER_ORDINALS
from reelwright.domain.spoken.rules import PART
from reelwright.domain.spoken.wordlists import word_set

_HALF = (1, 2)
_TENTH = 10
_MASCULINE_IN_A = word_set(
    "dia dias mapa mapas problema problemas sistema sistemas programa programas tema temas idioma "
    "idiomas planeta planetas clima poema poemas"
)


class Portuguese(Romance):
    """Brazilian number words; ``cinco de março de dois mil e vinte e quatro``."""

    clock_marks = r":|[hH]"
    clock_suffix = r"h|horas"
    clock_hours = True
    ordinal_suffix = rf"\.?(?:{LETTER_ORDINALS})"
    version_word = "versão"
    ratio = "a"
    unlinked = frozenset({"mil"})
    centuries = word_set("século séculos")
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

    def gender_of(self, noun: str) -> Gender | None:
        """Feminine in -a, -ção and -dade; masculine otherwise."""
        if not noun.islower():
            return None
        endings = ("a", "as", "ção", "ções", "são", "sões", "dade", "dades", "gem", "gens")
        feminine = noun.endswith(endings) and noun not in _MASCULINE_IN_A
        return Gender.FEMININE if feminine else Gender.MASCULINE

    def ordinal(self, value: int, gender: Gender) -> str:
        """Every word agrees: ``vigésima primeira``."""
        said = numerals.ordinal(self.code, value)
        return re.sub(r"o\b", "a", said) if gender is Gender.FEMININE else said

    def written_ordinal(self, value: int, suffix: str, before: str, after: str) -> str | None:
        """``1.º``, ``2ª``."""
        _ = before, after
        return self.ordinal(value, Gender.FEMININE if "ª" in suffix else Gender.MASCULINE)

    def monarch(self, value: int, gender: Gender) -> str:
        """``João sexto``, ``Luís quinze``."""
        return self.ordinal(value, gender) if value <= _TENTH else self.cardinal(value)

    def century(self, value: int, suffix: str, around: tuple[str, str]) -> str:
        """``século quinto``, ``século dezenove``."""
        _ = suffix, around
        return self.monarch(value, Gender.MASCULINE)

    def day(self, value: int) -> str:
        """``primeiro``, ``dois``."""
        return "primeiro" if value == 1 else self.cardinal(value)

    def joined_date(self, days: str, month: str, year: int | None) -> str:
        """``cinco de março de dois mil e vinte e quatro``."""
        said = PART.join((days, "de", month))
        return said if year is None else PART.join((said, "de", self.year(year)))

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

    def fraction(self, above: int, below: int) -> str | None:
        """``três quartos``, ``um meio``."""
        if above >= below or below > _TENTH:
            return f"{self.cardinal(above)} sobre {self.cardinal(below)}"
        part = {2: "meio", 3: "terço"}.get(below) or self.ordinal(below, Gender.MASCULINE)
        return f"{self.cardinal(above)} {part}{'s' if above > 1 else ''}"

    def mixed(self, whole: int, above: int, below: int) -> str | None:
        """``dois e meio``."""
        part = "meio" if (above, below) == _HALF else self.fraction(above, below)
        return f"{self.cardinal(whole)} e {part}"

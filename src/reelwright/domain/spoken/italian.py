"""Italian: how it counts, dates and measures."""

from reelwright.domain.spoken import italian_words, numerals
from reelwright.domain.spoken.continental import Romance
from reelwright.domain.spoken.numerals import Gender
from reelwright.domain.spoken.patterns import LETTER_ORDINALS
from reelwright.domain.spoken.wordlists import word_set

_HUNDREDTH = 100


class Italian(Romance):
    """``ventun chilometri``, ``cinque marzo duemilaventiquattro``."""

    ordinal_suffix = LETTER_ORDINALS
    version_word = "versione"
    ratio = "a"
    half = "mezzo"
    also = "e"
    link = "di "
    unlinked = frozenset({"mila", "mille"})
    centuries = word_set("secolo secoli")
    regnal = word_set(
        "Luigi Carlo Vittorio Emanuele Umberto Enrico Filippo Francesco Pio Benedetto Paolo "
        "Giovanni Gregorio Leone Giorgio Guglielmo Edoardo Napoleone Federico Papa Clemente"
    )
    feminine_regnal = word_set("Elisabetta Caterina Maria Anna Cristina")

    def __init__(self) -> None:
        super().__init__(italian_words.VOCABULARY)

    def count(self, value: int, gender: Gender) -> str:
        """``un``, ``una``, ``ventuno``."""
        if value == 1:
            return "una" if gender is Gender.FEMININE else "un"
        return self.cardinal(value)

    def gender_of(self, noun: str) -> Gender | None:
        """Feminine in -a and -zione; masculine otherwise."""
        if not noun.islower():
            return None
        feminine = noun.endswith(("a", "zione", "sione", "tà"))
        return Gender.FEMININE if feminine else Gender.MASCULINE

    def ordinal(self, value: int, gender: Gender) -> str:
        """``ventunesimo``, ``ventunesima``."""
        said = numerals.ordinal(self.code, value).removeprefix("un ")
        return f"{said[:-1]}a" if gender is Gender.FEMININE else said

    def day(self, value: int) -> str:
        """``primo``, ``due``."""
        return "primo" if value == 1 else self.cardinal(value)

    def money(self, whole: str, unit: str, part: str, part_name: str) -> str:
        """``tre euro e cinquanta``."""
        _ = part_name
        return f"{whole} {unit} e {part}"

    def clock(self, hour: int, minute: int, second: int | None, suffix: str) -> str:
        """``dieci e trenta``."""
        _ = suffix
        said = self.count(hour, Gender.FEMININE)
        if minute or second:
            said = f"{said} e {self.cardinal(minute)}"
        return said if second is None else f"{said} e {self.cardinal(second)} secondi"

    def fraction(self, above: int, below: int) -> str | None:
        """``tre quarti``, ``un mezzo``."""
        if above >= below or below > _HUNDREDTH:
            return f"{self.cardinal(above)} su {self.cardinal(below)}"
        part = self.half if below == 2 else self.ordinal(below, Gender.MASCULINE)  # noqa: PLR2004 - halves
        return f"{self.count(above, Gender.MASCULINE)} {f'{part[:-1]}i' if above > 1 else part}"

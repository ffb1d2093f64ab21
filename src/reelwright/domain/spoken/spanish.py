"""Spanish: how it counts, agrees, dates and measures."""

import re

from reelwright.domain.spoken import numerals, spanish_words
from reelwright.domain.spoken.continental import Romance
from reelwright.domain.spoken.numerals import Gender
from reelwright.domain.spoken.patterns import LETTER_ORDINALS
from reelwright.domain.spoken.rules import PART
from reelwright.domain.spoken.wordlists import word_set

_HALF = (1, 2)
_ONE = re.compile(r"uno$")
_TENTH = 10
_MASCULINE_IN_A = word_set(
    "día días mapa mapas problema problemas sistema sistemas programa programas tema temas idioma "
    "idiomas planeta planetas clima poema poemas"
)


class Spanish(Romance):
    """``veintiún kilómetros``, ``cinco de marzo de dos mil veinticuatro``."""

    clock_suffix = r"h|hs|horas"
    ordinal_suffix = rf"\.?(?:{LETTER_ORDINALS})|er(?![\w])"
    version_word = "versión"
    ratio = "a"
    unlinked = frozenset({"mil"})
    centuries = word_set("siglo siglos")
    regnal = word_set(
        "Felipe Carlos Alfonso Fernando Juan Luis Enrique Francisco Pío Benedicto Pablo Gregorio "
        "León Jorge Guillermo Eduardo Jacobo Napoleón Sancho Pedro Jaime Nicolás Iván Federico"
    )
    feminine_regnal = word_set("Isabel Catalina María Ana Cristina Victoria")

    def __init__(self) -> None:
        super().__init__(spanish_words.VOCABULARY)

    def count(self, value: int, gender: Gender) -> str:
        """``un``, ``una``, ``veintiún``, ``doscientas``."""
        said = self.cardinal(value)
        if gender is Gender.FEMININE:
            return re.sub(r"uno$", "una", re.sub(r"(ient|inient)os\b(?! mill)", r"\1as", said))
        return (
            "veintiún".join(said.rsplit("veintiuno", 1))
            if said.endswith("veintiuno")
            else (_ONE.sub("un", said))
        )

    def gender_of(self, noun: str) -> Gender | None:
        """Feminine in -a, -ción and -dad; masculine otherwise."""
        if not noun.islower():
            return None
        endings = ("a", "as", "ción", "ciones", "sión", "siones", "dad", "dades")
        feminine = noun.endswith(endings) and noun not in _MASCULINE_IN_A
        return Gender.FEMININE if feminine else Gender.MASCULINE

    def ordinal(self, value: int, gender: Gender) -> str:
        """``undécimo``; every word agrees."""
        said = {11: "undécimo", 12: "duodécimo"}.get(value) or numerals.ordinal(self.code, value)
        return re.sub(r"o\b", "a", said) if gender is Gender.FEMININE else said

    def written_ordinal(self, value: int, suffix: str, before: str, after: str) -> str | None:
        """``1.º``, ``2ª``, ``3er``."""
        _ = before, after
        if suffix == "er":
            return re.sub(r"ero$", "er", self.ordinal(value, Gender.MASCULINE))
        return self.ordinal(value, Gender.FEMININE if "ª" in suffix else Gender.MASCULINE)

    def monarch(self, value: int, gender: Gender) -> str:
        """``Felipe segundo``, ``Alfonso trece``."""
        return self.ordinal(value, gender) if value <= _TENTH else self.cardinal(value)

    def century(self, value: int, suffix: str, around: tuple[str, str]) -> str:
        """``siglo quinto``, ``siglo diecinueve``."""
        _ = suffix, around
        return self.monarch(value, Gender.MASCULINE)

    def joined_date(self, days: str, month: str, year: int | None) -> str:
        """``cinco de marzo de dos mil veinticuatro``."""
        said = PART.join((days, "de", month))
        return said if year is None else PART.join((said, "de", self.year(year)))

    def money(self, whole: str, unit: str, part: str, part_name: str) -> str:
        """``tres euros con cincuenta``."""
        _ = part_name
        return f"{whole} {unit} con {part}"

    def clock(self, hour: int, minute: int, second: int | None, suffix: str) -> str:
        """``diez y media``, ``diecisiete cuarenta y cinco``."""
        _ = suffix
        said = self.count(hour, Gender.FEMININE)
        quarter = {15: "y cuarto", 30: "y media"}.get(minute) if hour <= 12 else None  # noqa: PLR2004 - on the dial
        if minute or second:
            said = f"{said} {quarter or self.cardinal(minute)}"
        return said if second is None else f"{said} y {self.cardinal(second)} segundos"

    def fraction(self, above: int, below: int) -> str | None:
        """``tres cuartos``, ``un medio``."""
        if above >= below or below > _TENTH:
            return f"{self.cardinal(above)} sobre {self.cardinal(below)}"
        part = {2: "medio", 3: "tercio"}.get(below) or self.ordinal(below, Gender.MASCULINE)
        return f"{self.count(above, Gender.MASCULINE)} {part}{'s' if above > 1 else ''}"

    def mixed(self, whole: int, above: int, below: int) -> str | None:
        """``dos y medio``."""
        part = "medio" if (above, below) == _HALF else self.fraction(above, below)
        return f"{self.cardinal(whole)} y {part}"

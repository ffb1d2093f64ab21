"""Spanish: how it counts, agrees, dates and measures."""

import re

from reelwright.domain.spoken import spanish_words
from reelwright.domain.spoken.iberian import Iberian
from reelwright.domain.spoken.numerals import Gender
from reelwright.domain.spoken.patterns import LETTER_ORDINALS
from reelwright.domain.spoken.wordlists import word_set

_ONE = re.compile(r"uno$")


class Spanish(Iberian):
    """``veintiún kilómetros``, ``cinco de marzo de dos mil veinticuatro``."""

    clock_suffix = r"h|hs|horas"
    ordinal_suffix = rf"\.?(?:{LETTER_ORDINALS})|er(?![\w])"
    version_word = "versión"
    half = "medio"
    third = "tercio"
    also = "y"
    centuries = word_set("siglo siglos")
    feminine_endings = ("a", "as", "ción", "ciones", "sión", "siones", "dad", "dades")
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

    def ordinal(self, value: int, gender: Gender) -> str:
        """``undécimo``, ``duodécima``."""
        own = {11: "undécim", 12: "duodécim"}.get(value)
        if own is None:
            return super().ordinal(value, gender)
        return own + ("a" if gender is Gender.FEMININE else "o")

    def written_ordinal(self, value: int, suffix: str, before: str, after: str) -> str | None:
        """``3er`` as well."""
        if suffix == "er":
            return re.sub(r"ero$", "er", self.ordinal(value, Gender.MASCULINE))
        return super().written_ordinal(value, suffix, before, after)

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

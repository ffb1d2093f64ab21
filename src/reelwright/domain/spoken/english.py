"""English: how it counts, dates and measures."""

from reelwright.domain.spoken import english_words, numerals
from reelwright.domain.spoken.language import Date, Language, Number
from reelwright.domain.spoken.numerals import Gender

_CENTURY = 100
_TEN = 10
_FIRST_YEAR, _LAST_YEAR = 1100, 2099
_MODERN = 1900
_MILLENNIUM = range(2000, 2010)
_NOON = 12
_YEAR_DIGITS = 4


class English(Language):
    """American number words with the "and" of both sides; dates in the order written."""

    def __init__(self) -> None:
        super().__init__(english_words.VOCABULARY)

    def year(self, value: int) -> str:
        """``nineteen eighty-four``, ``nineteen oh five``, ``two thousand and one``."""
        century, rest = divmod(value, _CENTURY)
        if value in _MILLENNIUM or not _CENTURY * _TEN <= value < _CENTURY * _CENTURY:
            return self.cardinal(value)
        if rest == 0:
            plain = century % _TEN == 0
            return self.cardinal(value) if plain else f"{self.cardinal(century)} hundred"
        last = f"oh {self.cardinal(rest)}" if rest < _TEN else self.cardinal(rest)
        return f"{self.cardinal(century)} {last}"

    def decade(self, value: int) -> str:
        """``nineteen nineties``; below 100 ``nineties``."""
        said = self.year(value) if value >= _CENTURY else self.cardinal(value)
        return f"{said[:-1]}ies" if said.endswith("y") else f"{said}s"

    def bare(self, number: Number, written: str, before: str, after: str) -> str:
        """A year where it looks like one, else a count; after product names as they are said."""
        previous = _last_word(before)
        if number.decimals:
            if previous in english_words.VERSIONED:
                return self.version(written)
            return self.number(number)
        is_plain = len(written) == _YEAR_DIGITS and written.isdecimal()
        if is_plain and self._is_year(number.whole, previous.lower(), after):
            return self.year(number.whole)
        if previous in english_words.PAIRWISE and written.isdecimal():
            return self.pairwise(written)
        return self.number(number)

    def _is_year(self, value: int, previous: str, after: str) -> bool:
        following = _next_word(after)
        counted = _is_plural(following)
        if previous in english_words.YEAR_CUES and not (
            counted and previous in english_words.WEAK_YEAR_CUES
        ):
            return value >= _CENTURY * _TEN
        if not _FIRST_YEAR <= value <= _LAST_YEAR or previous in english_words.COUNT_CUES:
            return False
        return not counted

    def version(self, written: str) -> str:
        """``3.11`` as ``three point eleven``."""
        return " point ".join(self.cardinal(int(part)) for part in written.split(".") if part)

    def pairwise(self, written: str) -> str:
        """``747`` as ``seven forty-seven``, as model and room numbers are said."""
        if len(written) not in {3, 4} or written.startswith("0") or written.endswith("00"):
            return self.cardinal(int(written))
        head, rest = written[:-2], int(written[-2:])
        last = f"oh {self.cardinal(rest)}" if rest < _TEN else self.cardinal(rest)
        return f"{self.cardinal(int(head))} {last}"

    def adjective(self, before: str, after: str) -> bool:
        """``a $5 bill``, ``the 10 km race``: after a determiner and before a plain noun."""
        if _last_word(before).lower() not in english_words.DETERMINERS:
            return False
        following = _next_word(after)
        plain = following.isalpha() and following.islower()
        return plain and following not in english_words.VOCABULARY.function_words

    def money(self, whole: str, unit: str, part: str, part_name: str) -> str:
        """``three dollars and fifty cents``."""
        return f"{whole} {unit} and {part} {part_name}"

    def date(self, date: Date, before: str) -> str:
        """``March fifth, twenty twenty-four``."""
        _ = before
        month = self.words.months[date.month - 1]
        day = f"{month} {self.ordinal(date.day, Gender.MASCULINE)}"
        return day if date.year is None else f"{day}, {self.year(date.year)}"

    def clock(self, hour: int, minute: int, second: int | None) -> str:
        """``ten thirty``, ``ten oh five``, ``ten o'clock``."""
        if second is not None:
            return self._with_seconds(hour, minute, second)
        if minute == 0:
            if hour in {0, 24}:
                return "midnight"
            said = self.cardinal(hour)
            return f"{said} o'clock" if hour <= _NOON else f"{said} hundred"
        return f"{self.cardinal(hour)} {self._two_digits(minute)}"

    def _with_seconds(self, hour: int, minute: int, second: int) -> str:
        first = f"{self.cardinal(hour)} {self._two_digits(minute)}"
        return f"{first} and {self.cardinal(second)} second{'' if second == 1 else 's'}"

    def _two_digits(self, value: int) -> str:
        return f"oh {self.cardinal(value)}" if value < _TEN else self.cardinal(value)

    def ordinal(self, value: int, gender: Gender) -> str:
        """``forty-second``; ``hundredth`` without its "one"."""
        _ = gender
        said = numerals.ordinal(self.code, value)
        return said.removeprefix("one ") if said.startswith(("one hundredth", "one th")) else said


def _last_word(text: str) -> str:
    words = text.split()
    return words[-1].strip("(\"'[") if words else ""


def _next_word(text: str) -> str:
    """The word right after, where only a space lies between."""
    if not text.startswith(" "):
        return ""
    words = text.split(maxsplit=1)
    return words[0].rstrip(",.;:?!)\"'") if words else ""


def _is_plural(word: str) -> bool:
    if word in english_words.IRREGULAR_PLURALS:
        return True
    if word in english_words.VOCABULARY.function_words or not word.isalpha():
        return False
    return word.islower() and word.endswith("s") and not word.endswith(("ss", "us", "is"))

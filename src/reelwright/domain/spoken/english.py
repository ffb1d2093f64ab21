"""English: how it counts, dates and measures."""

import re

from reelwright.domain.spoken import english_words, numerals
from reelwright.domain.spoken.language import Date, Language, Number
from reelwright.domain.spoken.numerals import Gender
from reelwright.domain.spoken.patterns import closed, last_word, next_word
from reelwright.domain.spoken.rules import PART, Rule, rule

_CENTURY = 100
_TEN = 10
_FIRST_YEAR, _LAST_YEAR = 1100, 2099
_MILLENNIUM = range(2000, 2010)
_NOON = 12
_YEAR_DIGITS = 4
_SMALL, _HALF = 20, 2
_LAST_SEQUEL = 30


class English(Language):
    """American number words with the "and" of both sides; dates in the order written."""

    month_first = True
    clock_suffix = r"[ap]\.m\.|[ap]m|[AP]M|[AP]\.M\."
    clock_hours = True
    ordinal_suffix = r"(?:st|nd|rd|th)s?(?![\w])"

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

    def bare(self, number: Number, written: str, before: str, after: str) -> str:
        """A year where it looks like one, else a count; after product names as they are said."""
        previous = last_word(before)
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
        following = next_word(after)
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
        if last_word(before).lower() not in english_words.DETERMINERS:
            return False
        following = next_word(after)
        plain = following.isalpha() and following.islower()
        return plain and following not in english_words.VOCABULARY.function_words

    def in_millions(self, after: str) -> bool:
        """``5m users``."""
        return _is_plural(next_word(after))

    def money(self, whole: str, unit: str, part: str, part_name: str) -> str:
        """``three dollars and fifty cents``."""
        return f"{whole} {unit} and {part} {part_name}"

    def date(self, date: Date, before: str) -> str:
        """In the order written: ``the fifth of March``, ``March fifth, twenty twenty-four``."""
        month = self.words.months[date.month - 1]
        day = self.ordinal(date.day, Gender.MASCULINE)
        until = self.ordinal(date.until, Gender.MASCULINE) if date.until else ""
        year = self.year(date.year) if date.year is not None else ""
        if date.day_first:
            article = "" if last_word(before).lower() == "the" else "the "
            days = f"{article}{day} to the {until}" if until else f"{article}{day}"
            said = f"{days} of{PART}{month}"
            return f"{said}{PART}{year}" if year else said
        days = f"{month}{PART}{day} to {until}" if until else f"{month}{PART}{day}"
        return f"{days},{PART}{year}" if year else days

    def clock(self, hour: int, minute: int, second: int | None, suffix: str) -> str:
        """``ten thirty P M``, ``ten oh five``, ``ten o'clock``, ``seventeen hundred``."""
        half = f"{PART}{self.spelt(suffix.replace('.', '').upper())}" if suffix else ""
        if second is not None:
            return self._with_seconds(hour, minute, second) + half
        if minute == 0:
            return self._full_hour(hour, half)
        return f"{self.cardinal(hour)} {self._two_digits(minute)}{half}"

    def _full_hour(self, hour: int, half: str) -> str:
        if half:
            return f"{self.cardinal(hour)}{half}"
        if hour in {0, 24}:
            return "midnight"
        full = "o'clock" if hour <= _NOON else "hundred"
        return f"{self.cardinal(hour)} {full}"

    def _with_seconds(self, hour: int, minute: int, second: int) -> str:
        first = f"{self.cardinal(hour)} {self._two_digits(minute)}"
        return f"{first} and {self.cardinal(second)} second{'' if second == 1 else 's'}"

    def _two_digits(self, value: int) -> str:
        return f"oh {self.cardinal(value)}" if value < _TEN else self.cardinal(value)

    def ordinal(self, value: int, gender: Gender) -> str:
        """``forty-second``; ``hundredth`` without its "one"."""
        _ = gender
        said = numerals.ordinal(self.code, value)
        return said.removeprefix("one ") if said in {"one hundredth", "one thousandth"} else said

    def written_ordinal(self, value: int, suffix: str, before: str, after: str) -> str | None:
        """``21st``, ``20ths``."""
        _ = before, after
        said = self.ordinal(value, Gender.MASCULINE)
        return f"{said}s" if suffix.endswith("s") else said

    def fraction(self, above: int, below: int) -> str | None:
        """``three quarters``, ``one half``; ``ten out of ten``; others ``over``."""
        if above == below:
            return f"{self.cardinal(above)} out of {self.cardinal(below)}"
        if above + below == _CENTURY:
            return f"{self.cardinal(above)} {self.cardinal(below)}"
        if above > below or not (below <= _SMALL or below in {100, 1000}) or above == 0:
            return f"{self.cardinal(above)} over {self.cardinal(below)}"
        part = {2: "half", 4: "quarter"}.get(below) or self.ordinal(below, Gender.MASCULINE)
        if above > 1:
            part = "halves" if below == _HALF else f"{part}s"
        return f"{self.cardinal(above)} {part}"

    def mixed(self, whole: int, above: int, below: int) -> str | None:
        """``two and a half``."""
        if whole == 0:
            return None
        part = self.fraction(above, below) or ""
        return f"{self.cardinal(whole)} and {part.replace('one half', 'a half')}"

    def roman(self, value: int, numeral: str, suffix: str, around: tuple[str, str]) -> str | None:
        """``World War Two``, ``Henry the eighth``, ``Rocky Two``."""
        _ = suffix
        before, after = around
        previous = last_word(before)
        if before.rstrip() != before.rstrip(" ,.;:"):
            return None
        if previous in english_words.REGNAL:
            sure = len(numeral) > 1 or numeral == "V" or _ends_name(after)
            return f"the {self.ordinal(value, Gender.MASCULINE)}" if sure else None
        if previous in self.words.number_cues:
            return self.cardinal(value)
        sequel = len(numeral) > 1 and set(numeral) <= set("IVX") and value <= _LAST_SEQUEL
        return self.cardinal(value) if sequel and previous[:1].isupper() else None

    def span(self, first: str, second: str, around: tuple[str, str]) -> str | None:
        """Years, and the two sides of a score."""
        if not (first.isdecimal() and second.isdecimal()):
            return None
        low, high = int(first), int(second)
        if len(first) == _YEAR_DIGITS and len(second) in {2, _YEAR_DIGITS}:
            last = self.year(high) if len(second) == _YEAR_DIGITS else self._two_digits(high)
            rising = high > low if len(second) == _YEAR_DIGITS else high > low % _CENTURY
            return f"{self.year(low)} to {last}" if rising else None
        before, after = last_word(around[0]).lower(), next_word(around[1]).lower()
        if low == high or {before, after} & english_words.SCORE_CUES:
            return f"{self.cardinal(low)} {self.cardinal(high)}"
        return None

    def figures(self, written: str) -> str:
        """Model numbers in pairs: ``seven forty-seven``, ``ten eighty``."""
        long_name = len(written) in {3, _YEAR_DIGITS} and written[0] != "0"
        return self.pairwise(written) if long_name else super().figures(written)


def _ends_name(after: str) -> bool:
    return after == "" or after.startswith((",", ".", "'s", " of ", " was ", " and "))


def _is_plural(word: str) -> bool:
    if word in english_words.IRREGULAR_PLURALS:
        return True
    if word in english_words.VOCABULARY.function_words or not word.isalpha():
        return False
    return word.islower() and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _decade(language: Language, value: int) -> str:
    """``nineteen nineties``; below 100 ``nineties``."""
    said = language.year(value) if value >= _CENTURY else language.cardinal(value)
    return f"{said[:-1]}ies" if said.endswith("y") else f"{said}s"


def extra_rules(language: Language) -> tuple[Rule, ...]:
    """What only English writes: decades, heights, titles that may be streets, "No. 5"."""

    def decade(match: re.Match[str]) -> str:
        return _decade(language, int(match["year"]))

    def doctor(match: re.Match[str]) -> str:
        street = last_word(match.string[: match.start()])[:1].isupper()
        person = next_word(match.string[match.end() :])[:1].isupper()
        said = "Drive" if street and not person else "Doctor"
        return closed(said, match)

    def saint(match: re.Match[str]) -> str:
        street = last_word(match.string[: match.start()])[:1].isupper()
        person = next_word(match.string[match.end() :])[:1].isupper()
        return closed("Street" if street and not person else "Saint", match)

    def hours(match: re.Match[str]) -> str:
        first, second = (language.cardinal(int(match[end])) for end in ("from", "to"))
        half = language.spelt(match["half"].replace(".", "").upper())
        return closed(f"{first} to {second} {half}", match)

    def height(match: re.Match[str]) -> str:
        feet = f"{language.cardinal(int(match['feet']))} foot"
        return f"{feet} {language.cardinal(int(match['inches']))}" if match["inches"] else feet

    return (
        rule("decade", r"(?<![\w.,])'?(?P<year>(?:1\d|20)?\d0)'?s(?![\w])", decade),
        rule("Dr", r"(?<![\w])Dr\.?(?![\w])", doctor),
        rule(
            "hours",
            r"(?<![\w:.,])(?P<from>\d\d?)[-\u2013](?P<to>\d\d?)[ ]?"
            r"(?P<half>[ap]\.m\.|[ap]m|[AP]M)(?![\w])",
            hours,
        ),
        rule("A", r"(?<=[\w,]\ )A(?![\w'.&-]|[ ][A-Z])", lambda _: language.spelt("A")),
        rule("St", r"(?<![\w])St\.(?![\w])", saint),
        rule("No", r"(?<![\w])(?:Nos?|nos?)\.(?=[ ]?\d)", lambda _: "number"),
        rule("pages", r"(?<![\w])pp\.(?=[ ]?\d)", lambda _: "pages"),
        rule("page", r"(?<![\w])p\.(?=[ ]?\d)", lambda _: "page"),
        rule("circa", r"(?<![\w])ca?\.(?=[ ]?\d)", lambda _: "circa"),
        rule("height", r"(?<![\w])(?P<feet>[3-9])'(?:[ ]?(?P<inches>\d\d?)\"?)?(?![\w])", height),
    )

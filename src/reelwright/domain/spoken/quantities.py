"""Numbers with what belongs to them: signs, ranges, magnitudes, units and currencies."""

import re
from dataclasses import dataclass

from reelwright.domain.spoken.language import Currency, Language, Noun, Number
from reelwright.domain.spoken.numerals import Gender, digits
from reelwright.domain.spoken.patterns import either
from reelwright.domain.spoken.rules import PART, Rule, rule

_HYPHENATED = re.compile(r"\d-[^\W\d_]")
_LONGEST = 24
_CENTS = 2
_GROUP = 3


def number_pattern(language: Language) -> str:
    """What a number looks like, grouped in thousands or not, with decimals or not."""
    if language.words.decimal_mark == ".":
        return (
            r"(?:[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|[1-9]\d{0,2}(?:\.\d{3})+,\d+"
            r"|[1-9]\d{0,2}(?:[ ]\d{3})+(?:\.\d+)?|\d+,\d\d(?![\d,])|\d+(?:\.\d+)?|\.\d+)"
        )
    return (
        r"(?:[1-9]\d{0,2}(?:[.']\d{3})+(?:,\d+)?|[1-9]\d{0,2}(?:,\d{3}){2,}"
        r"|[1-9]\d{0,2}(?:[ ]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?|,\d+)"
    )


def parsed(written: str, decimal_mark: str) -> Number:
    """Take a written number apart; the other mark groups thousands."""
    text = written.replace(" ", "").replace("'", "")
    grouping = "," if decimal_mark == "." else "."
    last = max(text.rfind(","), text.rfind("."))
    mark = text[last] if last >= 0 else ""
    groups = text.split(mark) if mark else [text]
    in_thousands = len(groups[-1]) == _GROUP and groups[0] not in {"", "0"}
    if mark and (text.count(mark) > 1 or (mark == grouping and in_thousands)):
        return Number(whole=int(re.sub(r"\D", "", text)))
    if not mark:
        return Number(whole=int(text))
    whole = re.sub(r"\D", "", text[:last])
    shown = decimal_mark if "," in text and "." in text else mark
    if decimal_mark == ".":
        shown = "."
    return Number(whole=int(whole or "0"), decimals=text[last + 1 :], mark=shown)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Quantity:
    """A match taken apart; ``around`` is the text before and after it."""

    first: Number
    written: str
    second: Number | None
    written_second: str
    magnitude: Noun | None
    currency: Currency | None
    units: tuple[Noun, ...]
    plus: bool
    prefix: str
    sign: str
    hyphenated: bool
    """Written as one word with what follows: ``5-km``."""
    each: str
    """A plain word after a stroke: ``$5/month``."""
    around: tuple[str, str]


def rules(language: Language) -> tuple[Rule, ...]:
    """One rule for every shape of number."""
    reader = _Reader(language)
    return (rule("quantity", reader.pattern(), reader.speak),)


class _Reader:
    def __init__(self, language: Language) -> None:
        self._language = language
        self._words = language.words

    def pattern(self) -> str:
        number = number_pattern(self._language)
        marks = {key for key in self._words.currencies if not key[-1].isalpha()}
        currency = either(self._words.currencies)
        mark = either(marks)
        magnitude = either(self._words.magnitudes)
        unit = either(self._words.units)
        prefix = either(self._words.prefixes)
        return rf"""
            (?<![\w]) (?<![\d][.,])
            (?: (?P<prefix>{prefix})[ ]? )?
            (?P<sign>(?<![\w)\]])[-+\u2212\u2013](?=[\d.,$\u20ac\u00a3]))?
            (?: (?P<cur1>{mark})[ ]? | (?<![\w]) (?P<code1>{currency})[ ]? )?
            (?P<n1>{number})
            (?: [ ]?(?P<m1>{magnitude}|m(?=[-\u2013](?:{mark})))(?![\w]) )?
            (?: (?: [ ]?[-\u2013\u2014][ ]? | [ ]?(?:\.\.\.|\u2026)[ ]?) (?:{mark})?
                (?P<n2>{number}) (?: [ ]?(?P<m2>{magnitude})(?![\w]) )? )?
            (?P<plus>\+)?
            (?: [- ]?(?P<m3>{magnitude})(?![\w]) )?
            (?: [ -]?(?P<cur2>{currency})(?![\w])
              | [ -]?(?P<unit>{unit})(?: /[ ]?(?P<per>{unit}) )?(?![\w\u00b2\u00b3])
                (?:\.(?=[ ][a-z]))? )?
            (?: /(?P<each>[^\W\d_]{{3,}}) )?
            (?![\w]) (?![.,:/]\d)
        """

    def speak(self, match: re.Match[str]) -> str | None:
        quantity = self._quantity(match)
        if quantity is None:
            return None
        spoken = self._amount(quantity)
        sign = self._sign(quantity)
        prefix = self._words.prefixes.get(quantity.prefix, "")
        each = f"{self._words.per} {quantity.each}" if quantity.each else ""
        return " ".join(part for part in (prefix, sign, spoken, each) if part)

    def _quantity(self, match: re.Match[str]) -> _Quantity | None:
        found = match.groupdict()
        if max(len(found["n1"]), len(found["n2"] or "")) > _LONGEST:
            return None
        words, mark = self._words, self._words.decimal_mark
        code = found["cur1"] or found["code1"] or found["cur2"]
        magnitude = found["m3"] or found["m2"] or found["m1"]
        magnitude = "M" if magnitude == "m" else magnitude
        symbols = [key for key in (found["unit"], found["per"]) if key]
        after = match.string[match.end() :]
        millions = symbols == ["m"] and not code and self._language.in_millions(after)
        if symbols and (millions or (code and symbols[0].upper() in words.magnitudes)):
            magnitude = symbols.pop(0).upper()
        return _Quantity(
            first=parsed(found["n1"], mark),
            written=found["n1"],
            second=parsed(found["n2"], mark) if found["n2"] else None,
            written_second=found["n2"] or "",
            magnitude=words.magnitudes[magnitude] if magnitude else None,
            currency=words.currencies[code] if code else None,
            units=tuple(words.units[symbol] for symbol in symbols),
            plus=bool(found["plus"]),
            prefix=found["prefix"] or "",
            sign=found["sign"] or "",
            around=(match.string[: match.start()], after),
            hyphenated=bool(_HYPHENATED.search(match.group())),
            each=found["each"] or "",
        )

    def _sign(self, quantity: _Quantity) -> str:
        if not quantity.sign:
            return ""
        return self._words.plus if quantity.sign == "+" else self._words.minus

    def _amount(self, quantity: _Quantity) -> str:
        if quantity.currency is not None:
            return self._money(quantity, quantity.currency)
        if quantity.units:
            return self._measure(quantity)
        if quantity.magnitude is not None:
            amount = self._numbers(quantity, quantity.magnitude.gender)
            return f"{amount}{PART}{self._scale(quantity)}"
        return self._bare(quantity)

    def _numbers(self, quantity: _Quantity, gender: Gender | None) -> str:
        plus = f" {self._words.plus}" if quantity.plus else ""
        if quantity.first.whole == 0 and len(quantity.written) > 1 and quantity.written.isdecimal():
            return digits(self._language.code, quantity.written) + plus
        first = self._language.number(quantity.first, gender)
        if quantity.second is None:
            return first + plus
        second = self._language.number(quantity.second, gender)
        return f"{first} {self._words.to} {second}{plus}"

    def _last(self, quantity: _Quantity) -> Number:
        return quantity.second or quantity.first

    def _scale(self, quantity: _Quantity) -> str:
        if quantity.magnitude is None:
            return ""
        return self._language.noun(self._last(quantity), quantity.magnitude)

    def _form(self, quantity: _Quantity, noun: Noun) -> str:
        if quantity.hyphenated or self._language.adjective(*quantity.around):
            return noun.one
        if quantity.magnitude is not None:
            return noun.many
        return self._language.noun(self._last(quantity), noun)

    def _measure(self, quantity: _Quantity) -> str:
        unit, *per = quantity.units
        name = self._form(quantity, unit)
        if per:
            name = f"{name} {self._words.per} {per[0].one}"
        return self._with_noun(quantity, unit, name)

    def _with_noun(self, quantity: _Quantity, noun: Noun, name: str) -> str:
        if quantity.magnitude is None:
            return f"{self._numbers(quantity, noun.gender)}{PART}{name}"
        amount = self._numbers(quantity, quantity.magnitude.gender)
        scale = self._scale(quantity)
        linked = self._language.of_many(Noun(one=scale, many=scale), name)
        return f"{amount}{PART}{linked}"

    def _money(self, quantity: _Quantity, currency: Currency) -> str:
        number = quantity.first
        in_parts = (
            currency.part is not None
            and len(number.decimals) == _CENTS
            and quantity.second is None
            and quantity.magnitude is None
        )
        if in_parts and currency.part is not None:
            return self._in_parts(number, currency.unit, currency.part)
        return self._with_noun(quantity, currency.unit, self._form(quantity, currency.unit))

    def _in_parts(self, number: Number, unit: Noun, part: Noun) -> str:
        cents = Number(whole=int(number.decimals))
        whole = Number(whole=number.whole)
        amount = self._language.count(whole.whole, unit.gender)
        minor = self._language.count(cents.whole, part.gender)
        if cents.whole == 0:
            return f"{amount} {self._language.noun(whole, unit)}"
        if number.whole == 0:
            return f"{minor} {self._language.noun(cents, part)}"
        return self._language.money(
            amount, self._language.noun(whole, unit), minor, self._language.noun(cents, part)
        )

    def _bare(self, quantity: _Quantity) -> str:
        if quantity.second is not None:
            span = self._language.span(quantity.written, quantity.written_second, quantity.around)
            return span or self._numbers(quantity, None)
        if quantity.plus:
            return self._numbers(quantity, None)
        if quantity.written[0] == "0" and quantity.written.isdecimal():
            return digits(self._language.code, quantity.written)
        return self._language.bare(quantity.first, quantity.written, *quantity.around)

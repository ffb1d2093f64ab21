"""What an owner says that services cost, instead of the prices known here."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from reelwright.domain.money import Charge
from reelwright.domain.voice.prices import MILLION, VoicePrice

SOURCE = "your own price (setting prices)"
_HIGHEST = 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnPrice:
    """US dollars: of a million characters, a search or a minute heard, or of a million tokens."""

    amount: Decimal
    written: Decimal | None = None
    """Of a million tokens written; None: it is not a price of tokens."""

    @classmethod
    def of(cls, text: str) -> "OwnPrice":
        """Read ``30``, or ``3/15`` for tokens.

        Raises:
            ValueError.
        """
        amounts = [_amount(part) for part in text.split("/")]
        if len(amounts) > 2:  # noqa: PLR2004 - read and written
            message = f"{text} is not an amount, nor two with a slash between them"
            raise ValueError(message)
        return cls(amount=amounts[0], written=amounts[1] if amounts[1:] else None)


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnPrices:
    """By ``service`` or ``service:model``, as ``row_name`` writes them."""

    rows: Mapping[str, OwnPrice] = field(default_factory=dict)

    def voice_prices(self, service: str, known: tuple[VoicePrice, ...]) -> tuple[VoicePrice, ...]:
        """The prices of a service's voices, the owner's in place of the known ones."""
        models = {price.model.casefold(): price for price in known}
        start = f"{row_name(service)}:"
        named = {row.removeprefix(start): row for row in self.rows if row.startswith(start)}
        every = self._one(row_name(service))
        priced = [
            _repriced(price, self._one(named.get(model, ""), every))
            for model, price in models.items()
        ]
        new = [
            VoicePrice(model=model, per_million_characters=amount, source=SOURCE)
            for model, row in named.items()
            if model not in models and (amount := self._one(row)) is not None
        ]
        if every is not None and not priced:
            new.append(VoicePrice(model="", per_million_characters=every, source=SOURCE))
        return (*priced, *new)

    def of_search(self, service: str, charge: Charge) -> Charge:
        """What a search costs."""
        own = self._one(row_name(service))
        return charge if own is None else replace(charge, amount=own, source=SOURCE)

    def of_minutes(self, service: str, model: str, charge: Charge) -> Charge:
        """What sound costs that was heard, by its length; the owner's price is of a minute."""
        own = self._one(row_name(f"{service}:{model}"), self._one(row_name(service)))
        if own is None:
            return charge
        amount = Decimal(str(charge.usage.seconds)) * own / 60
        return replace(charge, amount=amount, source=SOURCE)

    def of_tokens(self, service: str, model: str, charge: Charge) -> Charge:
        """What an answer of a model costs."""
        names = (row_name(f"{service}:{model}"), row_name(service))
        own = next((self.rows[name] for name in names if name in self.rows), None)
        if own is None or own.written is None:
            return charge
        used = charge.usage
        amount = (used.input_tokens * own.amount + used.output_tokens * own.written) / MILLION
        return replace(charge, amount=amount, source=SOURCE)

    def _one(self, row: str, otherwise: Decimal | None = None) -> Decimal | None:
        own = self.rows.get(row)
        return otherwise if own is None or own.written is not None else own.amount


def row_name(name: str) -> str:
    """``service:model`` as the table has it: the service as in settings, the model as it is."""
    service, colon, model = name.strip().casefold().partition(":")
    return f"{service.strip().replace('-', '_')}{colon}{model.strip()}"


def _repriced(price: VoicePrice, own: Decimal | None) -> VoicePrice:
    if own is None:
        return price
    return replace(price, per_million_characters=own, at_most=None, source=SOURCE)


def _amount(text: str) -> Decimal:
    try:
        amount = Decimal(text.strip())
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or not 0 <= amount <= _HIGHEST:
        message = f"{text} is not an amount of US dollars"
        raise ValueError(message)
    return amount

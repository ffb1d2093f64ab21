"""What a model costs, by the table that ships with genai-prices.

A model that the table does not know costs what the dearest models in common use cost, so that a
budget is never passed for want of a price; one on the owner's own machine costs nothing.
"""

import ipaddress
from datetime import UTC, datetime
from decimal import Decimal
from importlib.metadata import version
from urllib.parse import urlsplit

from genai_prices import Usage as PricedUsage
from genai_prices import calc_price

from reelwright.domain.money import NOTHING, Charge, Usage
from reelwright.ports.writer import Question

UNKNOWN_INPUT = Decimal(15)
UNKNOWN_OUTPUT = Decimal(75)
"""US dollars a million tokens for a model without a known price."""
MILLION = 1_000_000
BYTES_A_TOKEN = 2
"""Fewer than any tokenizer in use averages over prose, so that an estimate is not too low."""
OVERHEAD = 500
"""Tokens that a service adds for the form of the answer."""


class PriceList:
    """Prices of one provider; ``address`` tells whether it is the owner's own machine."""

    def __init__(self, provider: str, address: str) -> None:
        self._provider = provider
        self._own = is_own(address)

    def most(self, question: Question) -> Charge:
        """The most that a question can cost: a careful count of its tokens and a full answer."""
        texts = (
            question.instructions,
            question.form.schema,
            *(turn.text for turn in question.turns),
        )
        tokens = sum(len(text.encode()) for text in texts) // BYTES_A_TOKEN + OVERHEAD
        return self.charge(
            question.model, Usage(input_tokens=tokens, output_tokens=question.most_tokens)
        )

    def charge(self, model: str, usage: Usage) -> Charge:
        """What a call cost by its usage."""
        if self._own and not self._provider:
            return Charge(usage=usage)
        try:
            price = calc_price(
                PricedUsage(
                    input_tokens=usage.input_tokens,
                    cache_read_tokens=usage.cached_tokens,
                    output_tokens=usage.output_tokens,
                ),
                model,
                provider_id=self._provider or None,
                genai_request_timestamp=datetime.now(UTC),
            )
        except LookupError:
            return _careful(usage)
        table = f"genai-prices {version('genai-prices')}"
        return Charge(usage=usage, amount=price.total_price, source=table)

    def context(self, model: str) -> int | None:
        """Tokens that a model takes in, where the table says so."""
        try:
            price = calc_price(PricedUsage(), model, provider_id=self._provider or None)
        except LookupError:
            return None
        return price.model.context_window


def _careful(usage: Usage) -> Charge:
    amount = (usage.input_tokens * UNKNOWN_INPUT + usage.output_tokens * UNKNOWN_OUTPUT) / MILLION
    source = "no known price: counted as the dearest models in use" if amount else ""
    return Charge(usage=usage, amount=amount or NOTHING, source=source)


def is_own(address: str) -> bool:
    """Whether an address is this machine's or of its own network."""
    host = urlsplit(address).hostname or ""
    if host == "localhost" or host.endswith((".local", ".localhost")):
        return True
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False

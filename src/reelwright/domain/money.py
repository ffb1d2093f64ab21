"""What a call to an outside service used, and what that costs."""

from dataclasses import dataclass
from decimal import Decimal

NOTHING = Decimal(0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Usage:
    """What was used, in the units that services are paid in.

    ``cached_tokens`` are among ``input_tokens``: read from the service's own cache, cheaper.
    ``seconds`` are of sound made or heard.
    """

    requests: int = 1
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    characters: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Charge:
    """What a call costs in US dollars, and where the price is from (a table and its date).

    Before a call it is the most that the call can cost; after it, what it did cost.
    """

    usage: Usage
    amount: Decimal = NOTHING
    source: str = ""
    """Empty where the service is free."""

"""One policy for every call to an outside service: when it may be made, and what it cost.

A guarded call looks the same everywhere::

    for attempt in guard.attempts(call):
        with attempt as meter:
            answer = provider.speak(line)
            meter.settle(answer.charge)

The guard waits where a rate limit says so, refuses where the breaker is open or the budget would
be passed, repeats the block after a retryable error with backoff, and records every attempt.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, TypeVar

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.money import Charge
from reelwright.ports.services import ServiceError, ServiceFacts

Answer = TypeVar("Answer")


class BreakerOpen(ServiceError):
    """The service failed too often; calls are not made until a time that the message tells."""


class BudgetPassed(ReelwrightError):
    """The call could pass a budget; the message holds the figures and the setting's name."""

    def __init__(self, message: str, *, budget: str, left: Decimal, needed: Decimal) -> None:
        super().__init__(message)
        self.budget = budget
        self.left = left
        self.needed = needed

    @property
    def figures(self) -> Mapping[str, str]:
        """The budget's setting, and the US dollars that are left and that were needed."""
        return {"budget": self.budget, "left": str(self.left), "needed": str(self.needed)}


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceCall:
    """A call about to be made. ``most`` is the most that it can cost; it is reserved."""

    service: ServiceFacts
    operation: str
    """What it does, in one word, such as ``speak`` or ``search``."""
    most: Charge
    subject: str = ""
    """The model or voice, as the price table names it."""


class Meter(Protocol):
    """What is written down of one attempt."""

    def settle(self, charge: Charge, request_id: str = "") -> None:
        """What the call did cost. An attempt that ends well unsettled costs its ``most``."""


class Guard(Protocol):
    """Makes calls safe and counted. Bound to one production, its channel and its budgets."""

    def attempts(self, call: ServiceCall) -> Iterator[AbstractContextManager[Meter]]:
        """Attempts until one ends without a retryable error.

        An error that may not be retried, or the last one, leaves the block as it is.

        Raises:
            BreakerOpen, BudgetPassed, Cancelled.
        """


def guarded(guard: Guard, call: ServiceCall, make: Callable[[Meter], Answer]) -> Answer:
    """Make a call under the guard: the loop of this module's docstring as a function."""
    for attempt in guard.attempts(call):
        with attempt as meter:
            return make(meter)
    message = "A guard ended without an attempt."
    raise AssertionError(message)

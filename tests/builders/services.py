"""Services and calls for tests of what stands around them."""

from decimal import Decimal

from reelwright.domain.money import Charge, Usage
from reelwright.domain.services.rates import RateLimit
from reelwright.ports.guard import ServiceCall
from reelwright.ports.services import Kind, ServiceFacts


def service(name: str = "chatter", limits: tuple[RateLimit, ...] = ()) -> ServiceFacts:
    return ServiceFacts(
        name=name,
        title=name.title(),
        kinds=frozenset({Kind.VOICE}),
        address="http://127.0.0.1:1",
        limits=limits,
    )


def charge(amount: str) -> Charge:
    return Charge(usage=Usage(characters=10), amount=Decimal(amount), source="a table, 2026-01-01")


def call(most: str = "0.00", facts: ServiceFacts | None = None) -> ServiceCall:
    return ServiceCall(service=facts or service(), operation="speak", most=charge(most))

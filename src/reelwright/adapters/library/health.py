"""How services are: the breaker of each, and what they last said."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, RowMapping, func, insert, select, update

from reelwright.adapters.library.engine import reading
from reelwright.adapters.library.tables.calls import calls
from reelwright.adapters.library.tables.services import services
from reelwright.domain.services.breaker import (
    Breaker,
    failed,
    succeeded,
    undecided,
)
from reelwright.domain.services.rates import RateLimit, left
from reelwright.ports.ledger import Ending, Health, RateLeft, Word

_LONGEST_ERROR = 500


class DatabaseHealthBook:
    """What the database remembers of services."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now

    def health(self) -> tuple[Health, ...]:
        """Every service that was ever called, by name."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(services).order_by(services.c.name)).mappings()
            return tuple(map(_health, rows))

    def rates_left(self, service: str, limits: tuple[RateLimit, ...]) -> tuple[RateLeft, ...]:
        """How much of each limit is left now."""
        now = self._now()
        with reading(self._engine) as connection:
            return tuple(
                RateLeft(limit=limit, left=left(limit, _made(connection, service, limit, now)))
                for limit in limits
            )


def of(connection: Connection, service: str, now: datetime) -> Health:
    """How a service is; one that was never called is well."""
    row = connection.execute(select(services).where(services.c.name == service)).mappings().first()
    return Health(service=service, breaker=Breaker(since=now)) if row is None else _health(row)


def keep_breaker(connection: Connection, service: str, breaker: Breaker, now: datetime) -> None:
    """Write a service's breaker down."""
    _write(connection, service, _breaker_values(breaker), now)


def hear(
    connection: Connection,
    service: str,
    call_id: str,
    ending: Ending,
    now: datetime,
) -> None:
    """Learn from how a call ended."""
    breaker = of(connection, service, now).breaker
    values: dict[str, object] = {}
    if ending.not_before is not None:
        values["not_before"] = ending.not_before
    if ending.word is Word.ANSWERED:
        breaker = succeeded(breaker, call_id, now, ending.breaker)
        values["answered"] = now
    elif ending.word is Word.FAILED:
        breaker = failed(breaker, call_id, now, ending.breaker)
        values |= {"failed": now, "error": ending.said[:_LONGEST_ERROR]}
    else:
        breaker = undecided(breaker, call_id)
    _write(connection, service, _breaker_values(breaker) | values, now)


def _write(connection: Connection, service: str, values: dict[str, object], now: datetime) -> None:
    known = connection.execute(
        update(services).where(services.c.name == service).values(values)
    ).rowcount
    if not known:
        new = {"name": service, "error": "", **_breaker_values(Breaker(since=now)), **values}
        connection.execute(insert(services).values(new))


def _breaker_values(breaker: Breaker) -> dict[str, object]:
    return {
        "state": breaker.state,
        "since": breaker.since,
        "failures": breaker.failures,
        "successes": breaker.successes,
        "probe": breaker.probe,
        "probed": breaker.probed,
    }


def _health(row: RowMapping) -> Health:
    breaker = Breaker(
        since=row["since"],
        state=row["state"],
        failures=row["failures"],
        successes=row["successes"],
        probe=row["probe"],
        probed=row["probed"],
    )
    return Health(
        service=row["name"],
        breaker=breaker,
        answered=row["answered"],
        failed=row["failed"],
        error=row["error"],
        not_before=row["not_before"],
    )


def _made(connection: Connection, service: str, limit: RateLimit, now: datetime) -> int:
    begun = calls.c.begun > now - timedelta(seconds=limit.seconds)
    counted = select(func.count()).select_from(calls).where(calls.c.service == service, begun)
    return connection.execute(counted).scalar_one()

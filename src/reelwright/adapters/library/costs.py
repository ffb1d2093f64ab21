"""What calls cost, added up."""

from datetime import datetime

from sqlalchemy import ColumnElement, Engine, case, func, literal, select

from reelwright.adapters.library.engine import reading
from reelwright.adapters.library.tables.calls import calls
from reelwright.adapters.library.tables.productions import productions
from reelwright.domain.money import NOTHING
from reelwright.ports.ledger import By, CallState, CostLine, PaidFor

_CHARGED = func.coalesce(func.sum(calls.c.charged), NOTHING)
_UNCLEAR = func.coalesce(func.sum(case((calls.c.charged.is_(None), calls.c.most))), NOTHING)


class DatabaseCostBook:
    """What the database remembers of costs."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def costs(self, by: By, *, since: datetime | None = None) -> tuple[CostLine, ...]:
        """The sums: days with the newest first, all else with the dearest first."""
        key, title = _grouping(by)
        query = (
            select(
                key,
                func.max(title),
                func.count(),
                func.count(calls.c.id).filter(_ended_in_error()),
                _CHARGED,
                _UNCLEAR,
            )
            .select_from(calls.outerjoin(productions))
            .group_by(key)
            .order_by(key.desc() if by is By.DAY else _CHARGED.desc(), key)
        )
        if since is not None:
            query = query.where(calls.c.begun >= since)
        with reading(self._engine) as connection:
            return tuple(
                CostLine(
                    key=str(row[0]),
                    title=row[1] or "",
                    calls=row[2],
                    failed=row[3],
                    amount=row[4],
                    unclear=row[5],
                )
                for row in connection.execute(query)
            )

    def paid_for(self, production: str) -> tuple[PaidFor, ...]:
        """What a production has cost, over all its runs, by service."""
        group = (calls.c.service, calls.c.operation, calls.c.subject, calls.c.price_source)
        query = (
            select(*group, _CHARGED, _UNCLEAR)
            .where(calls.c.production == production)
            .group_by(*group)
            .having(_CHARGED + _UNCLEAR > NOTHING)
            .order_by(*group)
        )
        with reading(self._engine) as connection:
            return tuple(
                PaidFor(
                    service=row[0],
                    operation=row[1],
                    subject=row[2],
                    source=row[3],
                    amount=row[4],
                    unclear=row[5],
                )
                for row in connection.execute(query)
            )


def _grouping(by: By) -> tuple[ColumnElement[object], ColumnElement[str]]:
    none = literal("")
    match by:
        case By.VIDEO:
            return func.coalesce(calls.c.production, ""), func.coalesce(productions.c.title, "")
        case By.SERVICE:
            return calls.c.service, none
        case By.CHANNEL:
            return calls.c.channel, none
        case By.DAY:
            return func.date(calls.c.begun), none


def _ended_in_error() -> ColumnElement[bool]:
    return calls.c.state.in_([CallState.FAILED, CallState.RELEASED])

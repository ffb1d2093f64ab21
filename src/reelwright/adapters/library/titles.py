"""What productions are called."""

from datetime import datetime

from sqlalchemy import Connection, insert, update

from reelwright.adapters.library.tables.productions import productions
from reelwright.ports.ledger import Payer

_LONGEST = 500


def remember(connection: Connection, payer: Payer, now: datetime) -> None:
    """Keep the payer's production under its present title."""
    if not payer.production:
        return
    values = {"channel": payer.channel, "title": payer.title[:_LONGEST], "updated": now}
    of_payer = productions.c.id == payer.production
    known = connection.execute(update(productions).where(of_payer).values(values)).rowcount
    if not known:
        row = {"id": payer.production, "created": now, **values}
        connection.execute(insert(productions).values(row))

"""What productions are called."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, insert, update

from reelwright.adapters.library.inserting import insert_new
from reelwright.adapters.library.tables.channels import channels
from reelwright.adapters.library.tables.productions import productions
from reelwright.adapters.library.tables.users import OWNER
from reelwright.domain.production.life import ProductionState
from reelwright.domain.production.ownership import ChannelState
from reelwright.domain.production.search import search_words
from reelwright.ports.ledger import Payer

_LONGEST = 500


def remember(connection: Connection, payer: Payer, now: datetime) -> None:
    """Keep the payer's production under its present title."""
    if not payer.production:
        return
    keep_channel(connection, payer.channel, now)
    title = payer.title[:_LONGEST]
    values = {"channel": payer.channel, "title": title, "updated": now}
    of_payer = productions.c.id == payer.production
    known = connection.execute(update(productions).where(of_payer).values(values)).rowcount
    if not known:
        row = {**_unborn(now), "id": payer.production, "words": words_of(title), **values}
        connection.execute(insert(productions).values(row))


def forget(connection: Connection, accounts: Sequence[str]) -> None:
    """Forget accounts that never became a video, and pay for nothing any more."""
    unmade = (productions.c.id.in_(accounts), productions.c.slug == "")
    connection.execute(delete(productions).where(*unmade))


def keep_channel(connection: Connection, channel: str, now: datetime) -> None:
    """Make sure that a channel is known."""
    row = {
        "id": channel,
        "owner": OWNER,
        "title": channel,
        "state": ChannelState.ACTIVE,
        "created": now,
        "updated": now,
    }
    insert_new(connection, channels, [row])


def words_of(*texts: str) -> str:
    """What searches find a production by."""
    return " ".join(search_words(*texts))


def _unborn(now: datetime) -> dict[str, object]:
    """A production of which only the ledger knows as yet."""
    return {
        "slug": "",
        "state": ProductionState.MAKING,
        "state_since": now,
        "language": "",
        "source": "",
        "folder": "",
        "bytes": 0,
        "created": now,
    }

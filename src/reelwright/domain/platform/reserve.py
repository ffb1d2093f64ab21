"""When another channel publishes in the place of one that cannot.

Only for what its owner named beforehand, and never because a quota is spent: using further
projects or accounts to get around a quota is what YouTube's terms forbid, so that this is no
trouble that a rule could name.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Trouble(StrEnum):
    """Why a channel cannot publish."""

    OUTAGE = "outage"
    """Nothing of it can be reached."""
    AUTHORISATION = "authorisation"
    """Its authorisation is lost."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReserveRule:
    """Which channel takes over, for which troubles, and after how long."""

    channel: str
    troubles: frozenset[Trouble]
    after: timedelta = timedelta(hours=24)


def stands_in(rule: ReserveRule | None, trouble: Trouble, since: datetime, now: datetime) -> bool:
    """Whether the reserve takes over from a channel that is in trouble since a time."""
    if rule is None or trouble not in rule.troubles:
        return False
    return now - since >= rule.after

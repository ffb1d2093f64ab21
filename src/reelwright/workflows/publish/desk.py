"""What publishing is done with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from reelwright.domain.release.similarity import LikenessLimits
from reelwright.ports.calendar import Calendar, Pauses
from reelwright.ports.channels import Connections
from reelwright.ports.clock import Clock
from reelwright.ports.platform import Platforms
from reelwright.ports.quota import QuotaLedger
from reelwright.ports.releases import Releases
from reelwright.ports.store import Store

CLAIM_LASTS = timedelta(minutes=3)
"""How long a release stays with a holder of which nothing is heard; longer than any single call."""
BEAT = timedelta(seconds=20)
"""After which a holder that sends bytes says that it is there."""


def _never(_holder: str) -> bool:
    return False


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """What the owner of the home wants of every release."""

    ahead: timedelta = timedelta(hours=48)
    """How long before its time a release is uploaded."""
    approval: bool = True
    """Whether each release waits for its owner's approval."""
    limits: LikenessLimits
    budget: Decimal
    """The most that outside services may have charged for a video, in dollars."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """Everything outside that releases are published with."""

    releases: Releases
    platforms: Platforms
    connections: Connections
    calendar: Calendar
    pauses: Pauses
    store: Store
    clock: Clock
    rules: Rules
    holder: str
    """Who works here: this process, unlike any other."""
    quota: QuotaLedger | None = None
    """What tells whether a day holds a release whole; without it only each call is asked for."""
    gone: Callable[[str], bool] = _never
    """Whether the process of another holder has ended for certain."""

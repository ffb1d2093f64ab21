"""Pauses: while one lasts, nothing leaves for the channel."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

EVERYWHERE = ""
"""The channel of a pause that stops all of them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pause:
    """A stop of all publishing on a channel, or everywhere; ``until`` is open where unset."""

    channel: str
    since: datetime
    until: datetime | None = None
    reason: str = ""

    def lasts(self, now: datetime) -> bool:
        """Whether it is in force."""
        return self.until is None or now < self.until


def pause_of(channel: str, pauses: Iterable[Pause], now: datetime) -> Pause | None:
    """The pause that stops a channel; the general one before its own. None: none does."""
    stopping = [
        pause
        for pause in pauses
        if pause.channel in {EVERYWHERE, channel} and pause.since <= now and pause.lasts(now)
    ]
    return min(stopping, key=lambda pause: pause.channel, default=None)

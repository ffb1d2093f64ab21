"""What time it is, for everything that publishes."""

from reelwright.adapters.clock.ahead import ClockAhead
from reelwright.adapters.clock.machine import MachineClock
from reelwright.app.settings.model import Settings
from reelwright.ports.clock import Clock


def clock_of(settings: Settings) -> Clock:
    """This machine's clock, or the one that a rehearsal drives."""
    return MachineClock() if settings.clock is None else ClockAhead(settings.clock)

"""What a stretch of the calendar costs before it begins, by what earlier videos did cost."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from reelwright.domain.calendar.plan import ChannelPlan, Opening, Slot
from reelwright.domain.money import NOTHING
from reelwright.domain.quota.deferral import Forecast


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """What making videos takes: US dollars, seconds in which stages ran, bytes that stay.

    ``cpu`` is in seconds of processor time; None where it was not recorded.
    """

    money: Decimal = NOTHING
    seconds: float = 0.0
    cpu: float | None = None
    size: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Making:
    """What the videos that are still to be made will take together, by ``measured`` earlier ones.

    Of ``cpu_measured`` of those their CPU is known, and by them alone it is told.

    ``middle`` is as if each were the median of those, ``most`` as if each were the dearest.
    """

    videos: int
    measured: int
    cpu_measured: int
    middle: Figures
    most: Figures


def making(videos: int, earlier: Sequence[Figures]) -> Making | None:
    """The forecast for so many videos; None: there is nothing to go by."""
    if not earlier:
        return None
    money = [each.money for each in earlier]
    seconds = [each.seconds for each in earlier]
    size = [each.size for each in earlier]
    cpu = [each.cpu for each in earlier if each.cpu is not None]
    return Making(
        videos=videos,
        measured=len(earlier),
        cpu_measured=len(cpu),
        middle=Figures(
            money=statistics.median(money) * videos,
            seconds=statistics.median(seconds) * videos,
            cpu=statistics.median(cpu) * videos if cpu else None,
            size=round(statistics.median(size) * videos),
        ),
        most=Figures(
            money=max(money) * videos,
            seconds=max(seconds) * videos,
            cpu=max(cpu) * videos if cpu else None,
            size=max(size) * videos,
        ),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """What a stretch of a channel's calendar takes before it begins.

    ``to_make`` slots have no video yet. ``disk`` is what is free where the home is, in bytes.
    """

    plan: ChannelPlan
    since: datetime
    until: datetime
    slots: tuple[Slot, ...]
    free: tuple[Opening, ...]
    forecasts: tuple[Forecast, ...]
    to_make: int
    making: Making | None
    disk: int

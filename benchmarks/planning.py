"""Planning 10,000 releases: filling, conflicts, moves, quota and a month, each in the library.

``python benchmarks/planning.py [RELEASES]``. A channel has three slots a day; it is filled
with so many releases in one transaction, which is years. Then single things are asked of it.
PostgreSQL is started for it, with the settings that it is installed with, if it is here.
"""

import statistics
import sys
import time
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from builders.postgres import postgres_server, programs
from lib.cost import verdict
from reelwright.adapters.library.calendar import DatabaseCalendar
from reelwright.adapters.library.opening import open_database
from reelwright.domain.calendar.filling import Wanted, fill
from reelwright.domain.calendar.month import month_of, weeks_of
from reelwright.domain.calendar.plan import ChannelPlan, free_openings
from reelwright.domain.calendar.rules import WEEK, SlotRule, zone_of
from reelwright.domain.quota.buckets import DEFAULT_LIMITS
from reelwright.domain.quota.days import day_of
from reelwright.domain.quota.deferral import Work, share_out
from reelwright.domain.quota.publishing import PublishingSteps
from reelwright.ports.calendar import SlotTaken
from reelwright.ports.library import LibraryAddress

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
RUNS = 20
MOST_SECONDS = 5
MOST_MS = 500
"""Of the slowest question, of a calendar that is full for nine years."""
A_DAY = timedelta(days=1)
DAILY = SlotRule(
    name="daily", days=WEEK, times=(clock(9), clock(14), clock(19)), zone="Europe/Berlin"
)


def planned(plan: ChannelPlan) -> ChannelPlan:
    """Three slots a day, two hours apart at least."""
    return replace(plan, zone="Europe/Berlin", buffer=timedelta(hours=2), rules=(DAILY,))


def seconds(work: Callable[[], object]) -> float:
    """How long a work takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def middle_ms(work: Callable[[], object]) -> float:
    """The middle of many runs, in milliseconds."""
    return 1000 * statistics.median(seconds(work) for _ in range(RUNS))


def pure(count: int) -> None:
    """The rules alone, without a library."""
    wanted = [Wanted(release=f"r{number}") for number in range(count)]
    until = NOW + (count // 3 + 7) * A_DAY
    plan = planned(ChannelPlan(channel="nature"))
    taken = seconds(lambda: fill(plan, (), wanted, NOW, until))
    print(f"rules alone: {count:,} releases get a slot in {taken:.2f} s")
    works = [
        Work(name=each.release, wanted=NOW, due=NOW + A_DAY, needs=PublishingSteps().needs)
        for each in wanted
    ]
    taken = seconds(lambda: share_out(works, DEFAULT_LIMITS, today=day_of(NOW)))
    print(f"rules alone: quota for {count:,} that are all wanted at once, {taken:.2f} s")


def measure(name: str, address: LibraryAddress, count: int) -> bool:
    """Print what one database takes; whether that is quick enough."""
    database = open_database(address)
    calendar = DatabaseCalendar(database, now=lambda: NOW)
    calendar.change("nature", planned)
    wanted = [Wanted(release=f"r{number}", title=f"Film {number}") for number in range(count)]
    until = NOW + (count // 3 + 7) * A_DAY
    filling = seconds(lambda: calendar.fill("nature", wanted, until=until))
    print(f"\n{name}: {count:,} releases written in {filling:.2f} s")
    slowest = 0.0
    for what, ask in questions(calendar).items():
        ask()
        taken = middle_ms(ask)
        slowest = max(slowest, taken)
        print(f"  {what:44} {taken:8.1f} ms")
    database.dispose()
    kept = verdict(f"{name}, filling, s", filling, MOST_SECONDS)
    return verdict(f"{name}, the slowest, ms", slowest, MOST_MS) and kept


def questions(calendar: DatabaseCalendar) -> dict[str, Callable[[], object]]:
    """What people and the publisher ask."""
    plan = calendar.plan("nature")
    zone, month = zone_of(plan.zone), month_of(NOW.date())
    since, until = month.span(zone)
    last = calendar.slots(channel="nature")[-1]

    def month_of_slots() -> None:
        slots = calendar.slots(channel="nature", since=since, until=until)
        weeks_of(month, plan, zone, slots, free_openings(plan, slots, since, until))

    def conflict() -> None:
        with suppress(SlotTaken):
            calendar.reserve("new", "nature", NOW + 2 * A_DAY)

    def there_and_back() -> None:
        calendar.move(last.release, last.at + A_DAY)
        calendar.move(last.release, last.at)

    def reserve_and_free() -> None:
        calendar.reserve_next("new", "nature")
        calendar.free("new")

    return {
        "a month, laid out": month_of_slots,
        "every slot of two days": lambda: calendar.slots(since=NOW, until=NOW + 2 * A_DAY),
        "a conflict with its alternatives": conflict,
        "a move there and back": there_and_back,
        "two change places": lambda: calendar.swap("r10", "r20"),
        "the next free slot behind all, and freeing it": reserve_and_free,
    }


def main(count: int) -> int:
    """Measure all; the exit code is 1 if something is too slow."""
    installed = {"shared_buffers": "128MB", "fsync": "on", "synchronous_commit": "on"}
    server = postgres_server(installed) if programs() else nullcontext()
    pure(count)
    with TemporaryDirectory() as folder, server as running:
        good = measure("SQLite", LibraryAddress(home=Path(folder)), count)
        if running is None:
            print("PostgreSQL is not installed here.")
            return not good
        address = LibraryAddress(home=Path(folder), database=running.new_database())
        good = measure("PostgreSQL", address, count) and good
    return not good


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))

"""Processes that make guarded calls: ``python -m builders.callers HOME BUDGET MOST CALLS [RATE]``.

Each prints ``ready``, waits for a line on its standard input so that all begin at once, makes its
calls through a guard on the home's real library, and prints how they ended as JSON.
"""

import json
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

from builders.services import call, charge, service
from reelwright.adapters.guarded.guard import Policy, ServiceGuard
from reelwright.app.wiring.books import HomeBooks
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.services.budgets import Budgets
from reelwright.domain.services.rates import RateLimit
from reelwright.ports.guard import Meter, guarded
from reelwright.ports.progress import Silent


def main(home: str, budget: str, most: str, calls: str, rate: str = "") -> None:
    """Make the calls; each costs its most."""
    limits = (RateLimit(calls=int(rate), seconds=1),) if rate else ()
    facts = service(limits=limits)
    policy = Policy(budgets=Budgets(video=Decimal(budget)))
    guard = ServiceGuard(HomeBooks(Path(home)), "main", policy)
    guard.begin("film", "The film", Silent())
    ended: Counter[str] = Counter()
    made = 0

    def make(meter: Meter) -> None:
        nonlocal made
        made += 1
        meter.settle(charge(most))

    _tell("ready")
    sys.stdin.readline()
    for _ in range(int(calls)):
        try:
            guarded(guard, call(most, facts), make)
        except ReelwrightError as error:
            ended[type(error).__name__] += 1
        else:
            ended["ok"] += 1
    _tell(json.dumps({"ended": ended, "made": made}))


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Processes and threads that share a home keep one budget, one rate and one breaker."""

import json
import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from builders.services import call, charge
from reelwright.adapters.guarded.guard import Policy, ServiceGuard
from reelwright.adapters.library.opening import open_home
from reelwright.domain.services.backoff import RetryPolicy
from reelwright.domain.services.breaker import BreakerState
from reelwright.domain.services.budgets import Budgets
from reelwright.ports.guard import BudgetPassed, Meter, guarded
from reelwright.ports.ledger import By
from reelwright.ports.progress import Progress, Silent
from reelwright.ports.services import ServiceFailed

pytestmark = pytest.mark.integration

TESTS = Path(__file__).parents[3]


def callers(count: int, home: Path, *arguments: str) -> tuple[Counter[str], int]:
    """How the calls of so many processes ended, and how many were made."""
    command = [sys.executable, "-W", "error", "-m", "builders.callers", str(home), *arguments]
    processes = [
        subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(TESTS)},
        )
        for _ in range(count)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    reports = [json.loads(process.communicate(timeout=300)[0]) for process in processes]
    ended = sum((Counter(report["ended"]) for report in reports), Counter[str]())
    return ended, sum(report["made"] for report in reports)


def test_processes_that_begin_a_home_together_never_pass_its_budget(tmp_path: Path) -> None:
    ended, made = callers(4, tmp_path, "0.50", "0.03", "8")
    assert ended == {"ok": 16, "BudgetPassed": 16}
    assert made == 16
    (line,) = open_home(tmp_path).costs(By.VIDEO)
    assert (line.calls, line.amount, line.unclear) == (16, Decimal("0.48"), Decimal(0))


def test_processes_together_keep_a_rate_limit(tmp_path: Path) -> None:
    ended, made = callers(3, tmp_path, "1.00", "0.01", "6", "5")
    assert (ended, made) == ({"ok": 18}, 18)
    with closing(sqlite3.connect(tmp_path / "library.db")) as connection:
        begun = [
            datetime.fromisoformat(row[0])
            for row in connection.execute("SELECT begun FROM calls ORDER BY begun")
        ]
    for nth, call_after_five in zip(begun, begun[5:], strict=False):
        assert call_after_five - nth >= timedelta(seconds=1)


def test_threads_never_pass_a_budget(tmp_path: Path) -> None:
    books = open_home(tmp_path)
    guard = ServiceGuard(books, "main", Policy(budgets=Budgets(video=Decimal("0.50"))))
    guard.begin("film", "The film", Silent())
    together = threading.Barrier(8)

    def calls() -> int:
        together.wait()
        made = 0
        for _ in range(6):
            try:
                made += guarded(guard, call("0.03"), lambda meter: _settled(meter, "0.02"))
            except BudgetPassed:
                continue
        return made

    with ThreadPoolExecutor(8) as pool:
        made = sum(future.result() for future in [pool.submit(calls) for _ in range(8)])
    (line,) = books.costs(By.VIDEO)
    assert line.amount == Decimal("0.02") * made == guard.spent()
    # Reservations are of 0.03, so the last cent may have to stay unused.
    assert Decimal("0.40") <= line.amount <= Decimal("0.50")


def _settled(meter: Meter, amount: str) -> int:
    meter.settle(charge(amount))
    return 1


def test_one_call_at_a_time_tries_a_service_that_had_failed(tmp_path: Path) -> None:
    ahead = timedelta()
    books = open_home(tmp_path, now=lambda: datetime.now(tz=UTC) + ahead)

    def pause(_service: str, _seconds: float, _progress: Progress) -> None:
        time.sleep(0.002)

    policy = Policy(retry=RetryPolicy(attempts=1, patience=1e9))
    guard = ServiceGuard(books, "main", policy, pause=pause)

    def fail(_meter: Meter) -> None:
        raise ServiceFailed("Down.", service="chatter")

    for _ in range(5):
        with pytest.raises(ServiceFailed):
            guarded(guard, call(), fail)
    ahead = timedelta(seconds=61)
    inside = 0
    probes: list[int] = []

    def probe(_meter: Meter) -> None:
        nonlocal inside
        inside += 1
        probes.append(inside)
        time.sleep(0.02)
        inside -= 1

    with ThreadPoolExecutor(4) as pool:
        for future in [pool.submit(guarded, guard, call(), probe) for _ in range(4)]:
            future.result()
    assert probes[:2] == [1, 1]
    assert books.health()[0].breaker.state is BreakerState.CLOSED

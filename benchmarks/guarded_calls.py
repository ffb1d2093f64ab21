"""What the guard and the library add to a call, and what a kept answer costs instead of one.

The service here answers at once and for nothing, so that all that is measured is ours: two
transactions a call, each on the disk before it counts. A real call takes a hundred times longer.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from sqlalchemy import insert

from lib.cost import verdict
from reelwright.adapters.disk.store import FileStore
from reelwright.adapters.guarded.guard import Policy, ServiceGuard
from reelwright.adapters.guarded.kept_voice import KeptVoice
from reelwright.adapters.guarded.voice import GuardedVoice
from reelwright.adapters.library.engine import file_engine, writing
from reelwright.adapters.library.opening import open_home
from reelwright.adapters.library.tables.calls import calls
from reelwright.domain.money import Charge, Usage
from reelwright.domain.script.scenes import Line
from reelwright.domain.services.budgets import Budgets
from reelwright.domain.services.rates import RateLimit
from reelwright.domain.spoken.line import spoken_line
from reelwright.domain.spoken.pronunciations import Pronunciations
from reelwright.domain.voice.prices import VoicePrice
from reelwright.domain.voice.takes import SpokenLine, TimeSource, VoiceRef
from reelwright.ports.guard import ServiceCall
from reelwright.ports.ledger import CallState
from reelwright.ports.progress import Silent
from reelwright.ports.services import Kind, ServiceFacts
from reelwright.ports.voice import Recording, Speech, VoiceCapabilities

CALLS = 300
KEPT_BEFORE = 100_000
"""Calls in the books of somebody who has made some hundreds of videos."""
CPU_LIMIT = 10.0
"""Milliseconds of CPU that the stack may add to a call, with full books."""
VOICE = VoiceRef(provider="instant", name="echo", language="en", version="1")
FACTS = ServiceFacts(
    name="instant",
    title="Instant",
    kinds=frozenset({Kind.VOICE}),
    address="http://127.0.0.1",
    limits=(RateLimit(calls=1_000_000, seconds=60), RateLimit(calls=10_000_000, seconds=3600)),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class PerCall:
    """Milliseconds."""

    cpu: float
    wall: float


class InstantVoice:
    """Says a tenth of a second of silence, at once."""

    capabilities = VoiceCapabilities(
        provider="instant",
        languages=frozenset({"en"}),
        timing=TimeSource.EXACT,
        offline=True,
        deterministic=True,
        speed=(1.0, 1.0),
        longest_line=1000,
        prices=(VoicePrice(model="", per_million_characters=Decimal(30), source="a table"),),
    )

    def voices(self) -> tuple[VoiceRef, ...]:
        """The one voice."""
        return (VOICE,)

    def speak(self, line: SpokenLine, voice: VoiceRef) -> Speech:  # noqa: ARG002 - the port's shape
        """Say nothing."""
        return Speech(recording=Recording(pcm=bytes(9600), rate=48_000), charge=_price())


def main() -> int:
    """Measure, print, and fail where the target is missed."""
    bare = InstantVoice()
    lines = [_line(f"Line number {number}.") for number in range(CALLS)]
    print(f"{'milliseconds a call':<44}{'CPU':>9}{'wall':>9}")
    _print("the service itself", _measured(bare.speak, lines))
    with _guarded(bare) as guarded:
        _print("guarded, empty books", _measured(guarded.speak, lines))
    with _guarded(bare, kept=KEPT_BEFORE) as guarded, tempfile.TemporaryDirectory() as folder:
        full = _measured(guarded.speak, lines)
        _print(f"guarded, {KEPT_BEFORE:,} calls in the books", full)
        keeping = KeptVoice(guarded, FileStore(Path(folder)))
        _print("the same, and kept in the store", _measured(keeping.speak, lines))
        _print("kept before: no call is made", _measured(keeping.speak, lines))
    return 0 if verdict("CPU milliseconds a guarded call", full.cpu, CPU_LIMIT) else 1


@contextmanager
def _guarded(voice: InstantVoice, kept: int = 0) -> Iterator[GuardedVoice]:
    with tempfile.TemporaryDirectory() as folder:
        books = open_home(Path(folder))
        _fill(Path(folder) / "library.db", kept)
        budgets = Budgets(video=Decimal(900), channel_day=Decimal(900), day=Decimal(900))
        guard = ServiceGuard(books, "main", Policy(budgets=budgets))
        guard.begin("film", "The film", Silent())
        yield GuardedVoice(voice, FACTS, guard)
        books.dispose()


def _fill(file: Path, count: int) -> None:
    """Calls as a year of work leaves them, a thousandth of them today."""
    now = datetime.now(tz=UTC)
    call = ServiceCall(service=FACTS, operation="speak", most=_price())
    rows = [
        {
            "id": f"{number:032}",
            "service": FACTS.name,
            "operation": call.operation,
            "subject": "",
            "channel": "main",
            "production": None,
            "state": CallState.SETTLED,
            "most": call.most.amount,
            "charged": call.most.amount,
            "requests": 1,
            "input_tokens": 0,
            "cached_tokens": 0,
            "output_tokens": 0,
            "characters": 80,
            "seconds": 0.0,
            "price_source": "",
            "request_id": "",
            "begun": now - timedelta(days=365) * number / count,
            "holds_until": now,
            "outcome": "ok",
            "said": "",
        }
        for number in range(count)
    ]
    if rows:
        engine = file_engine(file)
        with writing(engine) as connection:
            connection.execute(insert(calls), rows)
        engine.dispose()


def _measured(speak: Callable[[SpokenLine, VoiceRef], Speech], lines: list[SpokenLine]) -> PerCall:
    begun, cpu = time.perf_counter(), _cpu()
    for line in lines:
        speak(line, VOICE)
    scale = 1000 / len(lines)
    return PerCall(cpu=(_cpu() - cpu) * scale, wall=(time.perf_counter() - begun) * scale)


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def _price() -> Charge:
    return Charge(usage=Usage(characters=80), amount=Decimal("0.0024"), source="a table")


def _line(text: str) -> SpokenLine:
    return spoken_line(Line(text=text), "en", Pronunciations())


def _print(name: str, cost: PerCall) -> None:
    print(f"{name:<44}{cost.cpu:>9.2f}{cost.wall:>9.2f}")


if __name__ == "__main__":
    sys.exit(main())

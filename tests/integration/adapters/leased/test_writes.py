"""An old worker that wakes up calls no service and writes nothing, while the books stay true."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest

from builders.services import call, charge
from reelwright.adapters.dbos_engine.address import Address
from reelwright.adapters.dbos_engine.leases import ExecutorLease, Watch
from reelwright.adapters.guarded.guard import Policy, ServiceGuard
from reelwright.adapters.leased.writes import LeasedHistory, LeasedLife, LeasedUses
from reelwright.adapters.library.books import DatabaseBooks
from reelwright.adapters.library.opening import open_home
from reelwright.domain.footage.stock import ShownLately
from reelwright.domain.production.contents import Contents, ScriptEntry
from reelwright.domain.production.life import Birth, EventKind
from reelwright.domain.script.visuals import Footage
from reelwright.ports.guard import Meter, guarded
from reelwright.ports.lease import LeaseLost
from reelwright.ports.progress import Silent

pytestmark = pytest.mark.integration

FOOTAGE = Footage(sha256="a" * 64, suffix=".jpg", width=320, height=180)
BIRTH = Birth(
    id="1", slug="lamps", title="Lamps", channel="main", language="en", source="", folder=""
)
CONTENTS = Contents(
    title="Lamps",
    script=ScriptEntry(sha256="", title="Lamps", language="en", scenes=0, words=0, by_hand=False),
    takes=(), assets=(), timelines=(), masters=(), size=0,
)  # fmt: skip


@dataclass
class Sleeper:
    """A worker, and what makes others take it for dead while it sleeps."""

    lease: ExecutorLease
    others: Watch

    def sleep_too_long(self) -> None:
        assert self.others.lapsed() == (self.lease.executor,)


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[Sleeper]:
    address = Address.of(tmp_path, "")
    address.prepare()
    engine = address.engine()
    lease = ExecutorLease(engine)
    lease.begin()
    yield Sleeper(lease, Watch(engine, "another", lapse=0))
    engine.dispose()


@pytest.fixture
def books(tmp_path: Path) -> DatabaseBooks:
    return open_home(tmp_path)


def guard_of(books: DatabaseBooks, worker: Sleeper) -> ServiceGuard:
    guard = ServiceGuard(books, "main", Policy(), lease=worker.lease)
    guard.begin("film", "The film", Silent())
    return guard


def test_no_call_is_made_after_the_lease_is_lost(worker: Sleeper, books: DatabaseBooks) -> None:
    guard = guard_of(books, worker)
    made: list[str] = []

    def make(meter: Meter) -> None:
        made.append("called")
        meter.settle(charge("0.01"))

    guarded(guard, call("0.05"), make)
    worker.sleep_too_long()
    with pytest.raises(LeaseLost):
        guarded(guard, call("0.05"), make)
    with pytest.raises(LeaseLost):
        guard.entitle("Another film")
    assert made == ["called"]
    assert [cost.amount for cost in guard.costs()] == [Decimal("0.01")], "nothing is reserved"


def test_a_call_that_was_under_way_is_still_paid(worker: Sleeper, books: DatabaseBooks) -> None:
    guard = guard_of(books, worker)

    def make(meter: Meter) -> None:
        meter.settle(charge("0.01"))
        worker.sleep_too_long()

    guarded(guard, call("0.05"), make)
    assert [cost.amount for cost in guard.costs()] == [Decimal("0.01")]


@dataclass
class Written:
    """Stands for a library and a store, of which it keeps what was written."""

    did: list[str] = field(default_factory=list)

    def begin(self, birth: Birth) -> None:
        self.did.append(f"begin {birth.id}")

    def tell(
        self,
        kind: EventKind,
        *,
        stage: str = "",
        seconds: float = 0.0,
        cpu: float | None = None,
        said: str = "",
    ) -> None:
        self.did.append(f"tell {kind} {stage} {seconds} {cpu} {said}".strip())

    def keep(self, contents: Contents) -> None:
        self.did.append(f"keep {contents.title}")

    def hold(self, owner: str, *, finished: bool = False) -> None:
        self.did.append(f"hold {owner} {finished}")

    def settle(self, owner: str) -> None:
        self.did.append(f"settle {owner}")


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda to, lease: LeasedLife(to, lease).begin(BIRTH), id="begin"),
        pytest.param(lambda to, lease: LeasedLife(to, lease).keep(CONTENTS), id="keep"),
        pytest.param(lambda to, lease: LeasedUses(to, lease).hold("1"), id="hold"),
        pytest.param(lambda to, lease: LeasedUses(to, lease).settle("1"), id="settle"),
    ],
)
def test_nothing_is_written_after_the_lease_is_lost(
    worker: Sleeper, write: Callable[[Written, ExecutorLease], None]
) -> None:
    written = Written()
    write(written, worker.lease)
    assert len(written.did) == 1
    worker.sleep_too_long()
    with pytest.raises(LeaseLost):
        write(written, worker.lease)
    assert len(written.did) == 1
    LeasedLife(written, worker.lease).tell(EventKind.CANCELLED)
    assert len(written.did) == 2, "that it ended is told all the same"


def test_a_channel_remembers_no_footage_of_an_old_worker(
    worker: Sleeper, books: DatabaseBooks
) -> None:
    kept = books.showings("main", ShownLately())
    history = LeasedHistory(kept, worker.lease)
    history.remember("film", [FOOTAGE])
    worker.sleep_too_long()
    with pytest.raises(LeaseLost):
        history.remember("film", [])
    assert history.shown_before("another") == kept.shown_before("another") != ()

"""Leases: who is alive is never told by comparing clocks, and one side alone wins."""

import copy
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, select, update
from sqlalchemy.exc import InternalError, OperationalError

from builders.postgres import PostgresServer
from reelwright.adapters.dbos_engine.address import Address
from reelwright.adapters.dbos_engine.leases import LAPSE_SECONDS, ExecutorLease, Watch
from reelwright.adapters.dbos_engine.tables import executors
from reelwright.ports.lease import LeaseLost

pytestmark = pytest.mark.integration


class Clock:
    """The watcher's own clock."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def engine(address: Address) -> Iterator[Engine]:
    address.prepare()
    engine = address.engine()
    yield engine
    engine.dispose()


@pytest.fixture
def lease(engine: Engine) -> ExecutorLease:
    lease = ExecutorLease(engine)
    lease.begin()
    return lease


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(engine: Engine, clock: Clock) -> Watch:
    return Watch(engine, "watcher", now=clock)


def test_who_beats_is_alive_however_long_it_takes(
    lease: ExecutorLease, watch: Watch, clock: Clock
) -> None:
    for _ in range(5):
        assert watch.lapsed() == ()
        clock.now += LAPSE_SECONDS - 1
        lease.beat()
    assert watch.living() == {lease.executor}


def test_who_is_silent_lapses_and_can_never_beat_again(
    lease: ExecutorLease, watch: Watch, clock: Clock
) -> None:
    assert watch.lapsed() == ()
    clock.now += LAPSE_SECONDS
    assert watch.lapsed() == (lease.executor,)
    for refused in (lease.beat, lease.check):
        with pytest.raises(LeaseLost, match="silent for too long"):
            refused()
    assert watch.living() == frozenset()


def test_a_holder_has_lapsed_when_its_lease_or_its_row_is_gone(
    lease: ExecutorLease, watch: Watch, clock: Clock, engine: Engine
) -> None:
    other = ExecutorLease(engine)
    other.begin()
    assert not lease.has_lapsed(other.holder)
    watch.lapsed()
    clock.now += LAPSE_SECONDS
    assert other.executor in watch.lapsed()
    assert lease.has_lapsed(other.holder)
    other.end()
    assert lease.has_lapsed(other.holder)


def test_nothing_is_known_of_holders_of_other_queues_nor_of_people(lease: ExecutorLease) -> None:
    assert not lease.has_lapsed("another-queue some-worker")
    assert not lease.has_lapsed("")


def test_a_beat_at_the_last_moment_saves_the_lease(
    lease: ExecutorLease, watch: Watch, clock: Clock, engine: Engine
) -> None:
    watch.lapsed()
    clock.now += LAPSE_SECONDS

    class Late(Watch):
        """Is overtaken by the worker's beat between its look and its verdict."""

        def _took(self, executor: str) -> bool:
            lease.beat()
            return super()._took(executor)

    late = Late(engine, "watcher", now=clock)
    late.lapsed()
    clock.now += LAPSE_SECONDS
    assert late.lapsed() == ()
    lease.check()


def test_a_process_that_is_gone_from_this_machine_lapses_at_once(
    lease: ExecutorLease, watch: Watch, engine: Engine
) -> None:
    with engine.begin() as connection:
        connection.execute(update(executors).values(process=2**22 + 1))
    assert watch.lapsed() == (lease.executor,)


def test_a_lapse_inside_a_transaction_is_noticed_before_anything_is_written(
    lease: ExecutorLease, watch: Watch, clock: Clock, engine: Engine
) -> None:
    watch.lapsed()
    clock.now += LAPSE_SECONDS
    watch.lapsed()
    with pytest.raises(LeaseLost), engine.begin() as connection:
        lease.hold(connection)


def test_a_lease_that_is_given_back_leaves_nothing(lease: ExecutorLease, engine: Engine) -> None:
    lease.end()
    with engine.begin() as connection:
        assert connection.execute(select(executors)).all() == []


def test_of_two_processes_with_one_name_one_ends(lease: ExecutorLease) -> None:
    lease.beat()
    copied = copy.copy(lease)
    copied.beat()
    for refused in (lease.beat, lease.check):
        with pytest.raises(LeaseLost, match="under a name of its own"):
            refused()
    copied.beat()


def test_a_beat_that_a_cut_left_unknown_costs_no_lease(
    lease: ExecutorLease, engine: Engine
) -> None:
    class Cut(ExecutorLease):
        """Loses the connection once, right behind a commit."""

        cut = True

        def hold(self, connection: Connection) -> None:
            super().hold(connection)
            if self.cut:
                self.cut = False
                connection.commit()
                raise OperationalError("UPDATE", {}, Exception("cut"))

    cut = Cut(engine)
    cut.executor = lease.executor
    with pytest.raises(OperationalError):
        cut.beat()
    cut.check()
    cut.beat()


def test_no_two_leases_have_one_name(engine: Engine) -> None:
    assert len({ExecutorLease(engine).executor for _ in range(100)}) == 100


def test_who_froze_inside_a_transaction_is_declared_lapsed(postgres: PostgresServer) -> None:
    address = Address.of(Path("unused"), postgres.new_database())
    address.prepare()
    frozen, watching = address.engine(), address.engine()
    lease = ExecutorLease(frozen)
    lease.begin()
    with frozen.connect() as connection:
        lease.hold(connection)  # It holds the row, and then nothing more comes of it.
        assert Watch(watching, "watcher", lapse=0).lapsed() == (lease.executor,)
        with pytest.raises(InternalError, match="idle-in-transaction"):
            connection.execute(select(1))
    with pytest.raises(LeaseLost):
        lease.beat()
    frozen.dispose()
    watching.dispose()

"""The ledger of YouTube's quota on both databases: days, crashes, many writers, refusals."""

import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from reelwright.adapters.library.connecting import connect_to
from reelwright.adapters.library.database import Database
from reelwright.adapters.library.opening import open_database
from reelwright.adapters.library.quota import KEPT, DatabaseQuotaLedger
from reelwright.domain.quota.buckets import Bucket, BucketStanding
from reelwright.domain.quota.days import begin_of, day_of
from reelwright.domain.quota.lapse import HOLDS
from reelwright.ports.library import LibraryAddress
from reelwright.ports.quota import CallPassesQuota, QuotaSpent, ReservationUnknown

pytestmark = pytest.mark.integration

TESTS = Path(__file__).parents[3]
NOON = datetime(2026, 3, 2, 20, tzinfo=UTC)
"""Noon in California."""
MIDNIGHT = begin_of(date(2026, 3, 3))
SECOND = timedelta(seconds=1)


class Watch:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.time = NOON

    def now(self) -> datetime:
        return self.time


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def database(library_address: LibraryAddress) -> Iterator[Database]:
    database = open_database(library_address)
    yield database
    database.dispose()


@pytest.fixture
def ledger(database: Database, watch: Watch) -> DatabaseQuotaLedger:
    return DatabaseQuotaLedger(database, now=watch.now)


def pool(ledger: DatabaseQuotaLedger, project: str = "p") -> BucketStanding:
    return next(each for each in ledger.standing(project) if each.bucket is Bucket.POOL)


def take(ledger: DatabaseQuotaLedger, units: int = 400, bucket: Bucket = Bucket.POOL) -> str:
    return ledger.reserve("p", bucket, units, call="captions.insert", subject="a release")


def test_a_call_counts_from_its_reservation_on(ledger: DatabaseQuotaLedger) -> None:
    assert (pool(ledger).left, pool(ledger).day) == (10_000, date(2026, 3, 2))
    reservation = take(ledger)
    assert (pool(ledger).spent, pool(ledger).reserved, pool(ledger).left) == (0, 400, 9_600)
    for _ in range(2):
        ledger.settle(reservation)
        assert (pool(ledger).spent, pool(ledger).reserved, pool(ledger).left) == (400, 0, 9_600)


def test_a_request_that_never_left_counts_nothing_whatever_is_told_later(
    ledger: DatabaseQuotaLedger,
) -> None:
    reservation = take(ledger)
    ledger.settle(reservation, spent=False)
    ledger.settle(reservation)
    assert pool(ledger).left == 10_000
    assert ledger.uses("p", date(2026, 1, 1)) == ()


def test_a_full_bucket_says_until_when_and_the_others_go_on(
    ledger: DatabaseQuotaLedger, watch: Watch
) -> None:
    for _ in range(25):
        ledger.settle(take(ledger))
    with pytest.raises(QuotaSpent, match=r"0 are free today.*from 2026-03-03 08:00 UTC") as caught:
        take(ledger, 1)
    assert (caught.value.until, caught.value.left, caught.value.needed) == (MIDNIGHT, 0, 1)
    take(ledger, 1, Bucket.UPLOADS)
    ledger.reserve("another project", Bucket.POOL, 400, call="captions.insert")
    watch.time = MIDNIGHT - SECOND
    with pytest.raises(QuotaSpent):
        take(ledger, 1)
    watch.time = MIDNIGHT
    take(ledger)


def test_what_can_wait_leaves_room_for_what_cannot(ledger: DatabaseQuotaLedger) -> None:
    take(ledger, 8_000)
    with pytest.raises(QuotaSpent):
        ledger.reserve("p", Bucket.POOL, 1, call="videos.list", leave=2_000)
    ledger.reserve("p", Bucket.POOL, 1, call="videos.list", leave=1_999)


def test_a_call_over_midnight_counts_on_both_days(
    ledger: DatabaseQuotaLedger, watch: Watch
) -> None:
    watch.time = MIDNIGHT - SECOND
    slow, quick = take(ledger), take(ledger)
    ledger.settle(quick)
    watch.time = MIDNIGHT + SECOND
    assert pool(ledger).reserved == 400
    ledger.settle(slow)
    assert pool(ledger).spent == 400
    watch.time = MIDNIGHT - SECOND
    assert pool(ledger).spent == 800


def test_a_call_that_nobody_settled_stays_spent_and_the_next_day_is_free_of_it(
    ledger: DatabaseQuotaLedger, watch: Watch
) -> None:
    lost = take(ledger)
    watch.time += HOLDS[Bucket.POOL]
    assert (pool(ledger).spent, pool(ledger).reserved) == (400, 0)
    watch.time = MIDNIGHT
    assert pool(ledger).left == 10_000
    ledger.settle(lost)
    assert pool(ledger).left == 10_000
    watch.time = NOON
    assert pool(ledger).left == 9_600


def test_an_upload_that_may_still_run_counts_on_the_next_day_too(
    ledger: DatabaseQuotaLedger, watch: Watch
) -> None:
    take(ledger, 1, Bucket.UPLOADS)
    watch.time = MIDNIGHT
    uploads = ledger.standing("p")[0]
    assert (uploads.bucket, uploads.reserved, uploads.left) == (Bucket.UPLOADS, 1, 99)
    watch.time = NOON + HOLDS[Bucket.UPLOADS]
    assert ledger.standing("p")[0].reserved == 0


def test_what_youtube_itself_calls_exhausted_is_remembered_until_its_time(
    ledger: DatabaseQuotaLedger, watch: Watch
) -> None:
    take(ledger, 1)
    ledger.exhausted("p", Bucket.POOL)
    with pytest.raises(QuotaSpent) as caught:
        take(ledger, 1)
    assert (caught.value.until, pool(ledger).left) == (MIDNIGHT, 0)
    ledger.exhausted("p", Bucket.POOL, MIDNIGHT + timedelta(hours=5))
    ledger.exhausted("p", Bucket.POOL, NOON + SECOND)
    watch.time = MIDNIGHT + timedelta(hours=4)
    assert pool(ledger).free_again == MIDNIGHT + timedelta(hours=5)
    with pytest.raises(QuotaSpent):
        take(ledger, 1)
    ledger.reopen("p", Bucket.POOL)
    take(ledger, 1)
    assert pool(ledger).exhausted is None


def test_a_limit_that_google_changed_holds_and_can_be_taken_back(
    ledger: DatabaseQuotaLedger,
) -> None:
    ledger.limit("p", Bucket.POOL, 300)
    with pytest.raises(CallPassesQuota, match="300 of pool on any day"):
        take(ledger)
    ledger.limit("p", Bucket.POOL, 50_000)
    take(ledger, 20_000)
    assert pool(ledger).left == 30_000
    ledger.limit("p", Bucket.POOL, None)
    assert (pool(ledger).limit, pool(ledger).left) == (10_000, 0)
    assert ledger.projects() == ("p",)


def test_uses_are_told_by_day_and_call(ledger: DatabaseQuotaLedger, watch: Watch) -> None:
    ledger.settle(take(ledger))
    take(ledger)
    watch.time = MIDNIGHT
    ledger.settle(ledger.reserve("p", Bucket.UPLOADS, 1, call="videos.insert"))
    told = [
        (each.day.day, each.bucket, each.call, each.calls, each.units, each.unsettled)
        for each in ledger.uses("p", date(2026, 3, 2))
    ]
    assert told == [
        (3, Bucket.UPLOADS, "videos.insert", 1, 1, 0),
        (2, Bucket.POOL, "captions.insert", 2, 800, 400),
    ]
    assert len(ledger.uses("p", date(2026, 3, 3))) == 1


def test_calls_of_long_ago_are_forgotten(ledger: DatabaseQuotaLedger, watch: Watch) -> None:
    ledger.settle(take(ledger))
    watch.time += timedelta(days=2)
    ledger.settle(take(ledger))
    watch.time = NOON + KEPT + timedelta(days=1)
    take(ledger)
    told = [each.day for each in ledger.uses("p", date(2026, 1, 1))]
    assert told == [date(2027, 4, 7), date(2026, 3, 4)]


def test_an_unknown_reservation_is_told(ledger: DatabaseQuotaLedger) -> None:
    with pytest.raises(ReservationUnknown):
        ledger.settle("nothing")


def begin_writers(address: LibraryAddress) -> list[subprocess.Popen[str]]:
    """Four processes; the first one hangs over its first reservation before the others begin."""
    writers = []
    for most in ("1", "", "", ""):
        arguments = [str(address.home), address.database, most]
        writer = subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "builders.quota_writers", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(TESTS)},
        )
        writers.append(writer)
    for writer in writers:
        assert read_line(writer) == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
        assert writer is not writers[0] or read_line(writer) == "reserved\n"
    return writers


def read_line(writer: subprocess.Popen[str]) -> str:
    assert writer.stdout is not None
    return writer.stdout.readline()


def test_writers_together_never_pass_the_limit_and_a_killed_one_frees_nothing(
    library_address: LibraryAddress,
) -> None:
    open_database(library_address).dispose()
    hanging, *others = begin_writers(library_address)
    hanging.kill()
    hanging.communicate(timeout=120)
    told: Counter[str] = Counter()
    for writer in others:
        told.update(writer.communicate(timeout=120)[0].splitlines(keepends=True))
    assert told == {"reserved\n": 39, "spent\n": 3}
    database = connect_to(library_address)
    uploads = DatabaseQuotaLedger(database).standing("p")[0]
    database.dispose()
    assert (uploads.spent, uploads.reserved, uploads.left) == (39, 1, 0)


class Days(RuleBasedStateMachine):
    """Beside the ledger what YouTube counts, which sees every request when it arrives."""

    reserved = Bundle("reserved")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.now = MIDNIGHT - timedelta(hours=2)
        self.database = open_database(LibraryAddress(home=Path(self.folder.name)))
        self.ledger = DatabaseQuotaLedger(self.database, now=lambda: self.now)
        for bucket in (Bucket.POOL, Bucket.UPLOADS):
            self.ledger.limit("p", bucket, 10)
        self.arrived: Counter[tuple[Bucket, date]] = Counter()

    def teardown(self) -> None:
        self.database.dispose()
        self.folder.cleanup()

    @rule(
        target=reserved,
        bucket=st.sampled_from([Bucket.POOL, Bucket.UPLOADS]),
        units=st.integers(1, 6),
    )
    def reserve(self, bucket: Bucket, units: int) -> tuple[str, Bucket, int, datetime]:
        try:
            return self.ledger.reserve("p", bucket, units, call="a"), bucket, units, self.now
        except QuotaSpent:
            return "", bucket, 0, self.now

    @rule(one=consumes(reserved), after=st.integers(0, 25 * 60), end=st.sampled_from("sdn"))
    def arrive(self, one: tuple[str, Bucket, int, datetime], after: int, end: str) -> None:
        """It arrives at any time before it is settled; or it never left; or its process died."""
        name, bucket, units, begun = one
        latest = min(self.now, begun + HOLDS[bucket])
        arrived = min(begun + timedelta(minutes=after), latest)
        if end != "n":
            self.arrived[bucket, day_of(arrived)] += units
        if name and end != "d":
            self.ledger.settle(name, spent=end == "s")

    @rule(minutes=st.integers(1, 14 * 60))
    def wait(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @invariant()
    def no_day_is_passed(self) -> None:
        assert all(units <= 10 for units in self.arrived.values())
        for standing in self.ledger.standing("p"):
            assert (
                standing.spent + standing.reserved
                >= self.arrived[standing.bucket, day_of(self.now)]
            )
            assert standing.spent + standing.reserved <= standing.limit


TestDays = Days.TestCase
TestDays.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)

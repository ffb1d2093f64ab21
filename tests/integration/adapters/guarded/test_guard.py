"""The guard over a real library, with a clock that tests turn by hand."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from builders.services import call, charge, service
from reelwright.adapters.guarded.guard import Policy, ServiceGuard
from reelwright.adapters.library.books import DatabaseBooks
from reelwright.adapters.library.opening import open_home
from reelwright.domain.services.backoff import RetryPolicy
from reelwright.domain.services.breaker import BreakerState
from reelwright.domain.services.budgets import Budgets
from reelwright.domain.services.rates import RateLimit
from reelwright.ports.guard import BreakerOpen, BudgetPassed, Meter, guarded
from reelwright.ports.ledger import By
from reelwright.ports.progress import Cancelled, Progress, Silent
from reelwright.ports.services import (
    AnswerUnusable,
    KeyRefused,
    RequestRefused,
    ServiceBusy,
    ServiceError,
    ServiceFailed,
    ServiceUnreachable,
)

pytestmark = pytest.mark.integration


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 12, tzinfo=UTC)
        self.waits: list[float] = []

    def __call__(self) -> datetime:
        return self.now

    def wait(self, _service: str, seconds: float, _progress: Progress) -> None:
        self.waits.append(seconds)
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def books(tmp_path: Path, clock: Clock) -> DatabaseBooks:
    return open_home(tmp_path, now=clock)


def guard_on(
    books: DatabaseBooks, clock: Clock, budgets: Budgets | None = None, *, video: str = "film"
) -> ServiceGuard:
    guard = ServiceGuard(
        books,
        "main",
        Policy(budgets=budgets or Budgets()),
        now=clock,
        pause=clock.wait,
        chance=lambda: 0.5,
    )
    guard.begin(video, f"The {video}", Silent())
    return guard


def failing(*errors: ServiceError | None) -> Callable[[Meter], int]:
    """A call that ends in each error in turn; None and the end of the list succeed."""
    left = list(errors)
    made = 0

    def make(_meter: Meter) -> int:
        nonlocal made
        made += 1
        error = left.pop(0) if left else None
        if error is not None:
            raise error
        return made

    return make


def unreachable() -> ServiceUnreachable:
    return ServiceUnreachable("No answer.", service="chatter")


def test_a_call_that_succeeds_costs_what_was_settled(books: DatabaseBooks, clock: Clock) -> None:
    guard = guard_on(books, clock)

    def make(meter: Meter) -> str:
        meter.settle(charge("0.0123"), "request 1")
        return "spoken"

    assert guarded(guard, call("0.05"), make) == "spoken"
    (cost,) = guard.costs()
    assert (cost.service, cost.purpose, cost.amount) == ("chatter", "speak", Decimal("0.0123"))
    assert cost.basis == "a table, 2026-01-01"


def test_a_call_that_ends_well_unsettled_costs_its_most(books: DatabaseBooks, clock: Clock) -> None:
    guard = guard_on(books, clock)
    guarded(guard, call("0.05"), failing())
    assert [cost.amount for cost in guard.costs()] == [Decimal("0.05")]


def test_retryable_errors_are_repeated_with_growing_waits(
    books: DatabaseBooks, clock: Clock
) -> None:
    guard = guard_on(books, clock)
    assert guarded(guard, call(), failing(unreachable(), unreachable())) == 3
    assert clock.waits == [0.5, 1.0]


def test_after_the_last_attempt_the_error_itself_comes_out(
    books: DatabaseBooks, clock: Clock
) -> None:
    last = unreachable()
    make = failing(unreachable(), unreachable(), unreachable(), last)
    with pytest.raises(ServiceUnreachable) as caught:
        guarded(guard_on(books, clock), call(), make)
    assert caught.value is last


def test_a_refusal_is_not_repeated(books: DatabaseBooks, clock: Clock) -> None:
    make = failing(RequestRefused("Too long.", service="chatter"))
    with pytest.raises(RequestRefused):
        guarded(guard_on(books, clock), call("0.05"), make)
    assert clock.waits == []
    assert make(_NoMeter()) == 2


class _NoMeter:
    def settle(self, charge: object, request_id: str = "") -> None:
        raise NotImplementedError


def test_retry_after_is_waited_for_by_everyone(books: DatabaseBooks, clock: Clock) -> None:
    busy = ServiceBusy("Slow down.", service="chatter", retry_after=20.0)
    first, second = guard_on(books, clock), guard_on(books, clock, video="other")
    with pytest.raises(RequestRefused):
        guarded(first, call(), failing(busy, RequestRefused("No.", service="chatter")))
    assert clock.waits == [20.5]
    clock.now -= timedelta(seconds=10)
    guarded(second, call(), failing())
    assert clock.waits[1:] == [9.5]


def test_a_service_that_asks_for_too_long_a_wait_fails_at_once(
    books: DatabaseBooks, clock: Clock
) -> None:
    busy = ServiceBusy("Slow down.", service="chatter", retry_after=3600.0)
    guard = guard_on(books, clock)
    with pytest.raises(ServiceBusy, match="Slow down"):
        guarded(guard, call(), failing(busy))
    with pytest.raises(ServiceBusy, match=r"no calls for 3600 s more \(it asked for a pause\)"):
        guarded(guard, call(), failing())
    assert clock.waits == []


def test_rate_limits_are_kept_before_they_are_hit(books: DatabaseBooks, clock: Clock) -> None:
    facts = service(limits=(RateLimit(calls=2, seconds=10), RateLimit(calls=3, seconds=60)))
    guard = guard_on(books, clock)
    for _ in range(4):
        guarded(guard, call(facts=facts), failing())
    assert clock.waits == [10.0, 50.0]
    assert [rate.left for rate in books.rates_left("chatter", facts.limits)] == [1, 1]


def test_the_breaker_opens_for_every_run_and_closes_after_two_probes(
    books: DatabaseBooks, clock: Clock
) -> None:
    guard, other = guard_on(books, clock), guard_on(books, clock, video="other")
    down = [ServiceFailed("It is down.", service="chatter") for _ in range(9)]
    with pytest.raises(ServiceFailed):
        guarded(guard, call(), failing(*down[:4]))
    with pytest.raises(
        BreakerOpen, match=r"failed 5 times in a row \(the last time: It is down\), so it is"
    ):
        guarded(guard, call(), failing(*down))
    with pytest.raises(BreakerOpen, match="left alone for 60 s more") as caught:
        guarded(other, call(), failing())
    assert caught.value.retry_after is not None
    clock.now += timedelta(seconds=60)
    guarded(other, call(), failing())
    assert books.health()[0].breaker.state is BreakerState.HALF_OPEN
    guarded(other, call(), failing())
    assert books.health()[0].breaker.state is BreakerState.CLOSED


def test_refusals_and_bad_keys_do_not_open_the_breaker(books: DatabaseBooks, clock: Clock) -> None:
    guard = guard_on(books, clock)
    for _ in range(9):
        with pytest.raises(KeyRefused):
            guarded(guard, call(), failing(KeyRefused("Wrong key.", service="chatter")))
    assert books.health()[0].breaker.state is BreakerState.CLOSED


def test_what_would_pass_the_budget_is_refused_with_the_figures(
    books: DatabaseBooks, clock: Clock
) -> None:
    guard = guard_on(books, clock, Budgets(video=Decimal("0.10")))
    guarded(guard, call("0.06"), failing())
    with pytest.raises(BudgetPassed) as caught:
        guarded(guard, call("0.05"), failing())
    assert str(caught.value) == (
        "The next call to Chatter could cost 0.05 USD, and 0.04 USD of the 0.10 USD for this "
        "video is left: raise budget_video, or make do with less."
    )
    assert (caught.value.budget, caught.value.left) == ("budget_video", Decimal("0.04"))
    guarded(guard, call("0.04"), failing())
    guarded(
        guard_on(books, clock, Budgets(video=Decimal("0.10")), video="b"), call("0.1"), failing()
    )


def test_the_budget_of_a_day_is_free_again_on_the_next(books: DatabaseBooks, clock: Clock) -> None:
    guard = guard_on(books, clock, Budgets(day=Decimal("0.10")))
    guarded(guard, call("0.10"), failing())
    with pytest.raises(BudgetPassed, match="all channels today"):
        guarded(guard, call("0.01"), failing())
    clock.now += timedelta(hours=12)
    guarded(guard, call("0.10"), failing())
    assert [line.key for line in books.costs(By.DAY)] == ["2026-03-02", "2026-03-01"]


def test_an_error_after_which_the_service_may_have_charged_costs_the_most(
    books: DatabaseBooks, clock: Clock
) -> None:
    guard = guard_on(books, clock, Budgets(video=Decimal("0.25")))
    half = ServiceUnreachable("It broke off.", service="chatter", charged=True)
    with pytest.raises(BudgetPassed):
        guarded(guard, call("0.10"), failing(half, AnswerUnusable("Not JSON.", service="chatter")))
    (line,) = books.costs(By.SERVICE)
    assert (line.calls, line.failed, line.amount) == (2, 2, Decimal("0.20"))


def test_an_error_of_ours_counts_at_the_most_and_says_nothing_of_the_service(
    books: DatabaseBooks, clock: Clock
) -> None:
    def stop(_meter: Meter) -> None:
        message = "stopped"
        raise Cancelled(message)

    guard = guard_on(books, clock)
    with pytest.raises(Cancelled):
        guarded(guard, call("0.10"), stop)
    assert books.costs(By.SERVICE)[0].amount == Decimal("0.10")
    assert books.health()[0].failed is None


def test_a_reservation_that_nobody_closed_counts_for_a_day_and_is_told_of_after(
    books: DatabaseBooks, clock: Clock
) -> None:
    guard = guard_on(books, clock, Budgets(video=Decimal("0.10")))
    guard.admit(call("0.10"))
    clock.now += timedelta(hours=23)
    with pytest.raises(BudgetPassed):
        guarded(guard, call("0.01"), failing())
    clock.now += timedelta(hours=2)
    guarded(guard, call("0.01"), failing())
    (line,) = books.costs(By.VIDEO)
    assert (line.amount, line.unclear) == (Decimal("0.01"), Decimal("0.10"))
    assert guard.costs()[1].basis.startswith("the most that calls which were cut off")


def test_an_edit_counts_into_the_same_video(books: DatabaseBooks, clock: Clock) -> None:
    guarded(guard_on(books, clock), call("0.06"), failing())
    later = guard_on(books, clock, Budgets(video=Decimal("0.10")))
    with pytest.raises(BudgetPassed):
        guarded(later, call("0.05"), failing())
    assert [line.title for line in books.costs(By.VIDEO)] == ["The film"]


def test_patience_ends_a_wait_for_a_rate_limit(books: DatabaseBooks, clock: Clock) -> None:
    facts = service(limits=(RateLimit(calls=1, seconds=3600),))
    guard = guard_on(books, clock)
    guarded(guard, call(facts=facts), failing())
    with pytest.raises(ServiceBusy, match="its limit of 1 calls in 3600 s is used up"):
        guarded(guard, call(facts=facts), failing())
    assert RetryPolicy().patience < 3600


def test_a_video_takes_over_what_was_paid_for_its_writing(
    books: DatabaseBooks, clock: Clock
) -> None:
    guarded(guard_on(books, clock, video="notes"), call("0.05"), failing())
    guarded(guard_on(books, clock, video="other"), call("0.01"), failing())
    guard = guard_on(books, clock, Budgets(video=Decimal("0.08")))
    guard.entitle("The film", ("notes", "never there"))
    assert [cost.amount for cost in guard.costs()] == [Decimal("0.05")]
    with pytest.raises(BudgetPassed):
        guarded(guard, call("0.04"), failing())
    guarded(guard, call("0.02"), failing())
    guard.entitle("A better title")
    lines = {line.key: (line.title, line.amount) for line in books.costs(By.VIDEO)}
    assert lines == {
        "film": ("A better title", Decimal("0.07")),
        "other": ("The other", Decimal("0.01")),
    }


def test_a_production_that_paid_nothing_leaves_no_trace(books: DatabaseBooks, clock: Clock) -> None:
    guard = guard_on(books, clock)
    guard.entitle("The film", ("notes",))
    assert books.costs(By.VIDEO) == ()


def test_what_would_pass_a_budget_is_foreseen(books: DatabaseBooks, clock: Clock) -> None:
    guard = guard_on(books, clock, Budgets(video=Decimal("0.10"), day=Decimal(5)))
    assert guard.shortfall(Decimal("0.10")) is None
    guarded(guard, call("0.04"), failing())
    short = guard.shortfall(Decimal("0.07"))
    assert short is not None
    assert (short.budget, short.left) == ("budget_video", Decimal("0.06"))
    assert guard.shortfall(Decimal("0.06")) is None
    assert guard.shortfall(Decimal(0)) is None

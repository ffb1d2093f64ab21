from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from reelwright.domain.services.breaker import (
    Breaker,
    BreakerPolicy,
    BreakerState,
    Refused,
    failed,
    let_through,
    succeeded,
    undecided,
)

pytestmark = pytest.mark.unit

POLICY = BreakerPolicy()
START = datetime(2026, 1, 1, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def opened(seconds: float = 0) -> Breaker:
    breaker = Breaker(since=START)
    for number in range(POLICY.failures):
        breaker = failed(breaker, f"call {number}", at(seconds), POLICY)
    return breaker


def probed(seconds: float = 60) -> Breaker:
    breaker = let_through(opened(), "probe", at(seconds), POLICY)
    assert isinstance(breaker, Breaker)
    return breaker


def test_five_failures_in_a_row_open_it() -> None:
    breaker = Breaker(since=START)
    for number in range(4):
        breaker = failed(breaker, f"call {number}", at(number), POLICY)
        assert breaker.state is BreakerState.CLOSED
    breaker = failed(breaker, "call 4", at(4), POLICY)
    assert breaker.state is BreakerState.OPEN
    assert breaker.since == at(4)


def test_a_success_between_failures_begins_the_count_anew() -> None:
    breaker = replace(Breaker(since=START), failures=4)
    breaker = succeeded(breaker, "good", at(1), POLICY)
    assert failed(breaker, "bad", at(2), POLICY).state is BreakerState.CLOSED


def test_open_refuses_for_a_minute_and_says_until_when() -> None:
    assert let_through(opened(), "call", at(59.9), POLICY) == Refused(until=at(60))


def test_after_a_minute_one_call_probes_and_others_wait_for_it() -> None:
    breaker = probed()
    assert breaker.state is BreakerState.HALF_OPEN
    assert let_through(breaker, "another", at(61), POLICY) == Refused(until=at(360), probing=True)


def test_two_probes_that_succeed_close_it() -> None:
    breaker = succeeded(probed(), "probe", at(61), POLICY)
    assert breaker.state is BreakerState.HALF_OPEN
    second = let_through(breaker, "second", at(62), POLICY)
    assert isinstance(second, Breaker)
    assert succeeded(second, "second", at(63), POLICY) == Breaker(since=at(63))


def test_a_probe_that_fails_opens_it_for_another_minute() -> None:
    breaker = failed(probed(), "probe", at(70), POLICY)
    assert (breaker.state, breaker.since) == (BreakerState.OPEN, at(70))
    assert isinstance(let_through(breaker, "call", at(129), POLICY), Refused)


def test_a_call_from_before_the_breaker_opened_decides_nothing() -> None:
    for breaker in (opened(), probed()):
        assert succeeded(breaker, "old", at(61), POLICY) == breaker
        assert failed(breaker, "old", at(61), POLICY) == breaker


def test_a_probe_that_was_stopped_lets_the_next_one_try() -> None:
    breaker = undecided(probed(), "probe")
    assert isinstance(let_through(breaker, "next", at(61), POLICY), Breaker)


def test_a_probe_of_a_dead_process_is_given_up() -> None:
    breaker = let_through(probed(), "next", at(60 + 301), POLICY)
    assert isinstance(breaker, Breaker)
    assert breaker.probe == "next"


class Life(RuleBasedStateMachine):
    """Any order of calls, answers, failures, stops, and time that passes."""

    calls = Bundle("calls")

    def __init__(self) -> None:
        super().__init__()
        self.breaker = Breaker(since=START)
        self.now = START
        self.count = 0
        self.refused_until = START

    @rule(seconds=st.floats(0, 400))
    def pass_time(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(target=calls)
    def ask(self) -> str:
        self.count += 1
        name = f"call {self.count}"
        answer = let_through(self.breaker, name, self.now, POLICY)
        if isinstance(answer, Refused):
            assert answer.until > self.now
            assert self.breaker.state is not BreakerState.CLOSED
            # Whoever comes back when told is let through, if nothing happened meanwhile.
            assert isinstance(let_through(self.breaker, name, answer.until, POLICY), Breaker)
            return ""
        self.breaker = answer
        return name

    @rule(call=consumes(calls), good=st.booleans())
    def end(self, call: str, good: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
        if call:
            before = self.breaker
            self.breaker = (succeeded if good else failed)(before, call, self.now, POLICY)
            if before.state is BreakerState.OPEN:
                assert self.breaker == before

    @rule(call=consumes(calls))
    def stop(self, call: str) -> None:
        if call:
            self.breaker = undecided(self.breaker, call)

    @invariant()
    def counts_fit_the_state(self) -> None:
        breaker = self.breaker
        if breaker.state is BreakerState.CLOSED:
            assert breaker.failures < POLICY.failures
            assert not breaker.probe
        else:
            assert breaker.failures >= POLICY.failures or breaker.state is BreakerState.HALF_OPEN
        if breaker.state is not BreakerState.HALF_OPEN:
            assert breaker.successes == 0
        assert breaker.successes < POLICY.successes
        assert bool(breaker.probe) == (breaker.probed is not None)


TestLife = Life.TestCase

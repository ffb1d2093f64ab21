"""How the end of an authorisation is told apart, and who may take over."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.platform.authorisation import (
    NEEDED,
    PURPOSES,
    Granted,
    Loss,
    Scope,
    explained,
    loss_of,
    missing,
)
from reelwright.domain.platform.reserve import ReserveRule, Trouble, stands_in

pytestmark = pytest.mark.unit

BEGUN = datetime(2026, 11, 1, 12, tzinfo=UTC)


def after(**span: float) -> datetime:
    return BEGUN + timedelta(**span)


@pytest.mark.parametrize(
    ("used", "ends", "now", "loss"),
    [
        (after(days=6), after(days=7), after(days=7), Loss.TESTING),
        (after(days=6), None, after(days=7, hours=1), Loss.TESTING),
        (after(days=6, hours=20), None, after(days=30), Loss.TESTING),
        (after(days=3), None, after(days=4), Loss.ENDED),
        (after(days=40), None, after(days=41), Loss.ENDED),
        (after(days=3), None, after(days=30), Loss.ENDED),
        (after(days=20), None, after(days=20 + 183), Loss.UNUSED),
        (after(days=1), after(days=7), after(days=2), Loss.ENDED),
    ],
)
def test_why_an_authorisation_ended(
    used: datetime, ends: datetime | None, now: datetime, loss: Loss
) -> None:
    assert loss_of(Granted(connected=BEGUN, used=used, ends=ends), now) is loss


@pytest.mark.parametrize("loss", list(Loss))
def test_every_loss_is_told_with_the_way_back(loss: Loss) -> None:
    told = explained(loss, "main")
    assert "channel main" in told
    assert told.endswith("connect it again with `reelwright channel add main`.")


def test_what_was_not_granted_is_missing() -> None:
    assert missing(frozenset(scope.value for scope in NEEDED)) == ()
    assert missing(frozenset({Scope.UPLOAD.value})) == (Scope.READ, Scope.MANAGE)
    assert set(PURPOSES) == set(Scope)


@given(
    troubles=st.frozensets(st.sampled_from(Trouble)),
    trouble=st.sampled_from(Trouble),
    hours=st.integers(1, 100),
    lasted=st.integers(0, 200),
)
def test_a_reserve_takes_over_for_its_troubles_after_its_time(
    troubles: frozenset[Trouble], trouble: Trouble, hours: int, lasted: int
) -> None:
    rule = ReserveRule(channel="second", troubles=troubles, after=timedelta(hours=hours))
    takes = stands_in(rule, trouble, BEGUN, after(hours=lasted))
    assert takes is (trouble in troubles and lasted >= hours)
    assert not stands_in(None, trouble, BEGUN, after(hours=lasted))


def test_a_quota_is_no_trouble() -> None:
    assert not [trouble for trouble in Trouble if "quota" in trouble.value]

"""Which way a release may go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.release.states import (
    BEFORE,
    ENDED,
    MOVES,
    STOPPED,
    UNDER_WAY,
    MoveForbidden,
    ReleaseState,
    check_move,
)

pytestmark = pytest.mark.unit
STATES = st.sampled_from(list(ReleaseState))


def test_every_state_is_of_one_kind() -> None:
    kinds = [*BEFORE, *UNDER_WAY, *ENDED, *STOPPED]
    assert sorted(kinds) == sorted(ReleaseState)
    assert set(MOVES) == set(ReleaseState)


def test_nothing_under_way_goes_back_to_before_it_left_but_to_a_reserve() -> None:
    for state in UNDER_WAY - {ReleaseState.UPLOADING}:
        assert not MOVES[state] & BEFORE
    assert MOVES[ReleaseState.UPLOADING] & BEFORE == {ReleaseState.SCHEDULED}


def test_only_approved_releases_leave() -> None:
    leaving = {state for state in BEFORE if ReleaseState.UPLOADING in MOVES[state]}
    assert leaving == {ReleaseState.APPROVED, ReleaseState.SCHEDULED}


@given(STATES, STATES)
def test_a_move_is_refused_exactly_where_the_table_has_none(
    state: ReleaseState, to: ReleaseState
) -> None:
    if to is state or to in MOVES[state]:
        check_move("r", state, to)
    else:
        with pytest.raises(MoveForbidden, match=f"Release r is {state}"):
            check_move("r", state, to)


@given(STATES)
def test_an_owner_can_give_up_whatever_has_not_ended(state: ReleaseState) -> None:
    assert (ReleaseState.WITHDRAWN in MOVES[state]) == (state not in ENDED)

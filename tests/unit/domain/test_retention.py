"""What may leave a store, and in which order."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.artefact import Artefact
from reelwright.domain.retention import Holding, Needed, Retention, Why, leaving

pytestmark = pytest.mark.unit

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
RULES = Retention(unused=timedelta(days=30))


def holding(name: str, *, days: float, size: int = 10, suffix: str = ".mp4") -> Holding:
    artefact = Artefact(sha256=name, suffix=suffix)
    return Holding(artefact=artefact, size=size, used=NOW - timedelta(days=days))


def names(*holdings: Holding, needed: Needed, quota: int | None, beside: int = 0) -> list[str]:
    rules = Retention(unused=RULES.unused, quota=quota)
    gone = leaving(holdings, needed, rules, NOW, beside=beside)
    return [f"{each.holding.artefact.sha256} {each.why.value}" for each in gone]


NEEDED = Needed(under_way=frozenset({"job"}), finished=frozenset({"made", "take"}))


@pytest.mark.parametrize(
    ("holdings", "quota", "gone"),
    [
        ([holding("a", days=29.9)], None, []),
        ([holding("a", days=30)], None, ["a unused"]),
        ([holding("made", days=400), holding("job", days=400)], None, []),
        ([holding("a", days=3), holding("b", days=4)], 10, ["b room"]),
        ([holding("a", days=3), holding("b", days=4)], 20, []),
        ([holding("a", days=1.9)], 0, []),
        ([holding("a", days=3), holding("made", days=8)], 5, ["a room", "made remade"]),
        ([holding("made", days=6.9)], 5, []),
        ([holding("take", days=99, suffix=".wav")], 5, []),
        ([holding("job", days=99)], 5, []),
        ([holding("a", days=31), holding("b", days=3)], 10, ["a unused"]),
    ],
)
def test_what_goes(holdings: list[Holding], quota: int | None, gone: list[str]) -> None:
    assert names(*holdings, needed=NEEDED, quota=quota) == gone


def test_what_lies_beside_counts_towards_the_quota() -> None:
    assert names(holding("a", days=3), needed=NEEDED, quota=20, beside=11) == ["a room"]


HOLDINGS = st.lists(
    st.builds(
        holding,
        st.sampled_from("abcdefgh"),
        days=st.integers(0, 60),
        size=st.integers(0, 50),
        suffix=st.sampled_from([".mp4", ".wav"]),
    ),
    unique_by=lambda each: each.artefact,
)


@given(HOLDINGS, st.sets(st.sampled_from("abcd")), st.integers(0, 300))
def test_no_more_goes_than_must_and_nothing_that_is_under_way(
    holdings: list[Holding], under_way: set[str], quota: int
) -> None:
    needed = Needed(under_way=frozenset(under_way), finished=frozenset("ef"))
    rules = Retention(unused=RULES.unused, quota=quota)
    gone = leaving(holdings, needed, rules, NOW)
    assert not under_way & {each.holding.artefact.sha256 for each in gone}
    assert len({each.holding.artefact for each in gone}) == len(gone)
    for_room = [each for each in gone if each.why is not Why.UNUSED]
    left = sum(each.size for each in holdings) - sum(each.holding.size for each in gone)
    if for_room:  # Without the last there would still be too much.
        assert left + for_room[-1].holding.size > quota

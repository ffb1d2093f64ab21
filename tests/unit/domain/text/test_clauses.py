"""Sentences end where a clause ends, or say that they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.text.clauses import torn, whole_clause

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("sentence", "longest", "clause"),
    [
        ("I came home last week, and the house was hot, with the blinds down.", 50,
         "I came home last week, and the house was hot"),
        ("When I was nine, I sold my bicycle, which I missed.", 20, ""),
        ("When I was nine, I sold my bicycle, which I missed.", 40,
         "When I was nine, I sold my bicycle"),
        ("We stayed because nobody had told us to leave the house.", 30, ""),
        ("All of us stayed because nobody had told us to leave.", 30, "All of us stayed"),
        ("Last night, quite late, they rang again and again.", 25, "Last night, quite late"),
        ("He said that, and it was all that he ever said to me.", 20, ""),
        ("one two three four five six seven eight nine ten", 20, ""),
    ],
)  # fmt: skip
def test_a_beginning_is_a_whole_clause_or_nothing(sentence: str, longest: int, clause: str) -> None:
    assert whole_clause(sentence, longest) == clause


def test_what_is_torn_does_not_hang() -> None:
    said = "It stood for a year at the edge of the wood behind the mill"
    assert torn(said, 50) == "It stood for a year at the edge of the wood…"


@given(st.text(max_size=200), st.integers(20, 100))
def test_nothing_is_longer_than_it_may_be(sentence: str, longest: int) -> None:
    clause = whole_clause(sentence, longest)
    assert len(clause) <= longest
    assert sentence.startswith(clause)
    assert len(torn(sentence, longest)) <= longest

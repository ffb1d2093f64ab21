"""A claim stands in the source, or it is not made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.authoring.claims import Evidence, passage_of, unknown_figures

pytestmark = pytest.mark.unit

SOURCE = """In 1872, HMS Challenger set sail to measure the oceans with rope. The deepest place is
10,935 metres deep. It is not the darkest: that lies nearer to the shore, where silt hides the sun.
Das Meer ist 3,5 % salzig."""
EVIDENCE = Evidence.of(SOURCE)


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        (
            "HMS Challenger set sail to measure the oceans",
            "HMS Challenger set sail to measure the oceans",
        ),
        ("hms challenger SET SAIL", "HMS Challenger set sail"),
        ("The deepest place is 10,935 metres", "The deepest place is 10,935 metres"),
        ("deepest place is 10 935 metres deep", None),
        ("deepest place is 10935 metres deep", "deepest place is 10,935 metres deep"),
        ("The deepest place is 10,936 metres deep", None),
        ("It is the darkest", None),
        ("It is not the darkest", "It is not the darkest"),
        (
            "HMS Challenger set sail to measure the oceans with a rope",
            "HMS Challenger set sail to measure the oceans with rope",
        ),
        (
            "HMS Challenger set sail … to measure the oceans",
            "HMS Challenger set sail … to measure the oceans",
        ),
        ("to measure the oceans ... HMS Challenger set sail", None),
        (
            "Her HMS Challenger set sail to measure the oceans with rope",
            "HMS Challenger set sail to measure the oceans with rope",
        ),
        ("the oceans", None),
        ("", None),
        ("…", None),
        ("Captain Nemo set sail to measure the Moon", None),
    ],
)
def test_a_quote_is_found_as_it_stands_or_not_at_all(quote: str, passage: str | None) -> None:
    assert passage_of(quote, EVIDENCE) == passage


@pytest.mark.parametrize(
    ("said", "unknown"),
    [
        ("It is 10,935 metres deep.", ()),
        ("It is 10 935 metres deep.", ()),
        ("It is 10935 metres deep, for three reasons, or 3.", ()),
        ("It is 11,000 metres deep.", ("11,000",)),
        ("Salt makes 3.5 % of it.", ()),
        ("Salt makes 35 % of it.", ("35",)),
        ("In 1873 it ended.", ("1873",)),
    ],
)
def test_figures_that_the_source_does_not_hold_are_named(
    said: str, unknown: tuple[str, ...]
) -> None:
    assert unknown_figures(said, EVIDENCE) == unknown


@given(begin=st.integers(0, 30), length=st.integers(3, 12))
def test_whatever_is_copied_is_found(begin: int, length: int) -> None:
    words = SOURCE.split()[begin : begin + length]
    found = passage_of(" ".join(words), EVIDENCE)
    assert found is not None or len(words) < 3


@given(quote=st.text(max_size=80))
def test_no_quote_breaks_the_search(quote: str) -> None:
    passage_of(quote, EVIDENCE)
    passage_of(quote, Evidence.of(""))
    unknown_figures(quote, EVIDENCE)

"""A figure is taken apart into its own words, none lost and none added."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.adapters.illustrator.figure import Parts, parts_of

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "before", "digits", "after"),
    [
        ("Only 26.1 percent", "Only", "26.1", "percent"),
        ("71 %", "", "71 %", ""),
        ("3.75 TW", "", "3.75 TW", ""),
        ("3,700 metres deep", "", "3,700", "metres deep"),
        ("about $12 billion", "about", "$12", "billion"),
        ("384 400 km", "", "384 400 km", ""),
        ("3x faster", "", "3x", "faster"),
        ("more than a thousand times", "", "more than a thousand times", ""),
        ("", "", "", ""),
    ],
)
def test_parts_of_a_figure(text: str, before: str, digits: str, after: str) -> None:
    assert parts_of(text) == Parts(before=before, digits=digits, after=after)


@settings(deadline=None)
@given(st.text("ab1290.,%$€ -/'’", max_size=30))
def test_no_word_is_lost(text: str) -> None:
    parts = parts_of(text)
    together = f"{parts.before}{parts.digits}{parts.after}"
    assert together.replace(" ", "") == "".join(text.split())

"""What a month will cost, by what earlier videos did."""

from decimal import Decimal

import pytest

from reelwright.domain.calendar.preview import Figures, making

pytestmark = pytest.mark.unit


def figures(dollars: str, seconds: float, size: int) -> Figures:
    return Figures(money=Decimal(dollars), seconds=seconds, size=size)


def test_each_video_counts_as_the_middle_one_or_at_most_as_the_dearest() -> None:
    earlier = [figures("0.10", 100, 10), figures("0.30", 60, 30), figures("2.00", 90, 20)]
    found = making(4, earlier)
    assert found is not None
    assert (found.videos, found.measured) == (4, 3)
    assert found.middle == figures("1.20", 360, 80)
    assert found.most == figures("8.00", 400, 120)


def test_without_an_earlier_video_nothing_is_made_up() -> None:
    assert making(4, []) is None

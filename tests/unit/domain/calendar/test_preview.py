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


def test_the_cpu_is_told_by_those_of_which_it_is_known() -> None:
    earlier = [Figures(seconds=9), Figures(cpu=300.0), Figures(cpu=100.0), Figures(cpu=120.0)]
    found = making(2, earlier)
    assert found is not None
    assert (found.measured, found.cpu_measured) == (4, 3)
    assert (found.middle.cpu, found.most.cpu) == (240.0, 600.0)
    unknown = making(2, earlier[:1])
    assert unknown is not None
    assert (unknown.cpu_measured, unknown.middle.cpu) == (0, None)

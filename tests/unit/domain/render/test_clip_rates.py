"""Frames a second of clips: those of the camera where they are usual, else 30."""

from fractions import Fraction

import pytest

from reelwright.domain.render.clip_plan import clip_rate

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("camera", "rate"),
    [
        (Fraction(25), Fraction(25)),
        (Fraction(24_000, 1001), Fraction(24_000, 1001)),
        (Fraction(24), Fraction(24)),
        (Fraction(2997, 100), Fraction(30_000, 1001)),
        (Fraction(60), Fraction(30)),
        (Fraction(60_000, 1001), Fraction(30_000, 1001)),
        (Fraction(50), Fraction(25)),
        (Fraction(10), Fraction(30)),
        (Fraction(1727, 100), Fraction(30)),
        (None, Fraction(30)),
    ],
)
def test_a_usual_rate_is_kept_and_a_double_one_halved(
    camera: Fraction | None, rate: Fraction
) -> None:
    assert clip_rate(camera).fraction == rate

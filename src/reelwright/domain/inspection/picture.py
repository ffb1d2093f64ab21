"""Nothing black, nothing frozen."""

from collections.abc import Sequence
from fractions import Fraction

from reelwright.domain.inspection.checks import failed, not_measured, passed
from reelwright.domain.inspection.measurements import Measurements, NotMeasured, Stretch
from reelwright.domain.inspection.verdict import Check, Expectation

BLACK_SECONDS = Fraction(1, 2)
FROZEN_SECONDS = Fraction(8)


def black(measured: Measurements, expected: Expectation) -> Check:
    """No stretch of half a second or more is black."""
    del expected
    return _longest(
        "black picture",
        measured,
        measured.black,
        BLACK_SECONDS,
        "Viewers take a black screen for the end: check what that scene was to show.",
    )


def frozen(measured: Measurements, expected: Expectation) -> Check:
    """No stretch of eight seconds or more stands still."""
    del expected
    return _longest(
        "frozen picture",
        measured,
        measured.still,
        FROZEN_SECONDS,
        "Nothing moves for long: split that scene, give it footage, or burn captions in.",
    )


def _longest(
    name: str,
    measured: Measurements,
    found: Sequence[Stretch] | NotMeasured,
    limit: Fraction,
    advice: str,
) -> Check:
    says = f"under {float(limit):g} s"
    if isinstance(measured.picture, NotMeasured):
        return not_measured(name, measured.picture, says)
    if isinstance(found, NotMeasured):
        return not_measured(name, found, says)
    rate = measured.picture.rate
    lengths = [Fraction(stretch.last - stretch.first) / rate for stretch in found]
    text = f"longest {float(max(lengths, default=Fraction(0))):.2f} s"
    for stretch, length in zip(found, lengths, strict=True):
        if length >= limit:
            return failed(name, text, says, advice, float(stretch.first / rate))
    return passed(name, text, says)

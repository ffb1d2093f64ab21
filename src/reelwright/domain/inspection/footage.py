"""Footage is not repeated and may be used."""

from collections.abc import Sequence

from reelwright.domain.edit.footage_uses import FootageUse
from reelwright.domain.footage.candidates import APART, are_near
from reelwright.domain.footage.licences import allows_use
from reelwright.domain.inspection.checks import failed, not_measured, passed
from reelwright.domain.inspection.measurements import Measurements, NotMeasured
from reelwright.domain.inspection.verdict import Check, Expectation
from reelwright.domain.script.visuals import Footage


def repeats(measured: Measurements, expected: Expectation) -> Check:
    """No picture, nor one near to it, comes twice while others are unused, or soon again.

    Stretches that touch are one showing. What the script or the article names may come again
    whatever is unused.
    """
    name = "repeated footage"
    limit = f"nothing twice while others are unused, nor within {APART} s"
    if not expected.footage:
        return not_measured(name, "no footage is listed", limit)
    shown = sorted(expected.footage, key=lambda use: use.first)
    again = 0
    for index, later in enumerate(shown):
        earlier = _showing_before(shown[:index], later.footage)
        if earlier is None or later.first <= earlier.last:
            continue
        again += 1
        gap = _seconds(measured, later.first - earlier.last)
        if (expected.spare and not later.named) or gap < APART:
            return failed(
                name,
                f"{_called(later)} comes again after {gap:.1f} s",
                limit,
                "Choose another picture for that scene, or add footage to the folder.",
                _seconds(measured, later.first),
            )
    found = f"{len(shown)} showings, {again or 'none'} again"
    return passed(name, found, limit)


def _showing_before(shown: Sequence[FootageUse], footage: Footage) -> FootageUse | None:
    """The last showing of the same picture."""
    same = [use for use in shown if are_near(use.footage, footage)]
    return max(same, key=lambda use: use.last, default=None)


def licences(measured: Measurements, expected: Expectation) -> Check:
    """Everything shown has a licence that allows it in a video that earns money."""
    name, limit = "licences", "all known, all allowing use"
    if not expected.footage:
        return not_measured(name, "no footage is listed", limit)
    for use in expected.footage:
        licence = use.footage.licence.strip()
        if allows_use(licence):
            continue
        advice = (
            f"{_called(use)} has no licence: write one into the text file beside it "
            "(licence: own, if it is yours)."
            if not licence
            else f"{licence} does not allow {_called(use)} in a video: replace it."
        )
        second = _seconds(measured, use.first)
        return failed(name, licence or "unknown", limit, advice, second)
    names = sorted({use.footage.licence.strip() for use in expected.footage})
    return passed(name, ", ".join(names), limit)


def _called(use: FootageUse) -> str:
    return use.footage.name or use.footage.sha256[:12]


def _seconds(measured: Measurements, frames: int) -> float:
    picture = measured.picture
    return 0.0 if isinstance(picture, NotMeasured) else float(frames / picture.rate)

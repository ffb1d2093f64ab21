"""How a rule becomes a check."""

from reelwright.domain.inspection.measurements import NotMeasured
from reelwright.domain.inspection.verdict import Check, Outcome


def passed(name: str, measured: str, limit: str) -> Check:
    """A check that passes."""
    return Check(name=name, outcome=Outcome.PASSED, measured=measured, limit=limit)


def failed(name: str, measured: str, limit: str, advice: str, second: float | None = None) -> Check:
    """A check that fails at a second of the video, with what to do about it."""
    return Check(
        name=name,
        outcome=Outcome.FAILED,
        measured=measured,
        limit=limit,
        second=None if second is None else round(second, 3),
        advice=advice,
    )


def not_measured(name: str, hole: NotMeasured | str, limit: str) -> Check:
    """A check that could not be made, and why."""
    reason = hole.reason if isinstance(hole, NotMeasured) else hole
    return Check(name=name, outcome=Outcome.NOT_MEASURED, measured=reason, limit=limit)

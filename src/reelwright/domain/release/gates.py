"""What must be true before anything of a release leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from reelwright.domain.footage.licences import allows_use
from reelwright.domain.platform.consent import MEANS, Write
from reelwright.domain.production.manifest import LicenceRecord
from reelwright.domain.release.similarity import Likeness, LikenessLimits


class Gate(StrEnum):
    """One condition."""

    DETAILS = "details"
    VERDICT = "verdict"
    LICENCES = "licences"
    SIMILARITY = "similarity"
    BUDGET = "budget"
    EMBARGO = "embargo"
    CONSENT = "consent"
    APPROVAL = "approval"


WAIVABLE = frozenset({Gate.SIMILARITY, Gate.BUDGET})
"""Those that its owner may open by hand. The others guard against harm that no word undoes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Approval:
    """Who approved a release, when, and of which content: an edit afterwards needs another."""

    by: str
    at: datetime
    content: str
    """The digest of what was approved."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """Whether a gate is open, and why not: a sentence with what to do.

    An open one may tell how near it is to being closed.
    """

    gate: Gate
    open: bool
    reason: str = ""
    until: datetime | None = None
    """When it opens by itself."""
    waived: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What gates look at."""

    release: str
    problems: tuple[str, ...]
    """What YouTube would not take."""
    passed: bool
    failed_checks: tuple[str, ...]
    inspected: str
    """SHA-256 of the bytes that the verdict is about."""
    master: str
    """SHA-256 of the bytes that would leave; empty where the file is gone."""
    licences: tuple[LicenceRecord, ...]
    nearest: Likeness | None
    limits: LikenessLimits
    cost: Decimal
    budget: Decimal
    embargo: datetime | None
    appears: datetime
    """When it would appear: at its time, or now."""
    consented: frozenset[Write]
    needed: frozenset[Write]
    approval_wanted: bool
    approval: Approval | None
    content: str
    """The digest of the content as it is now."""
    waived: frozenset[Gate] = frozenset()


def passages(facts: Facts) -> tuple[Passage, ...]:
    """Every gate, in the order in which a person would clear them."""
    ways = (
        _details(facts),
        _verdict(facts),
        _licences(facts),
        _similarity(facts),
        _budget(facts),
        _embargo(facts),
        _consent(facts),
        _approval(facts),
    )
    return tuple(_waived(way) if way.gate in facts.waived & WAIVABLE else way for way in ways)


def closed(ways: Sequence[Passage]) -> tuple[Passage, ...]:
    """The gates that are not open."""
    return tuple(way for way in ways if not way.open)


def _waived(way: Passage) -> Passage:
    return way if way.open else Passage(gate=way.gate, open=True, reason=way.reason, waived=True)


def _shut(gate: Gate, reason: str, until: datetime | None = None) -> Passage:
    return Passage(gate=gate, open=False, reason=reason, until=until)


def _open(gate: Gate) -> Passage:
    return Passage(gate=gate, open=True)


def _details(facts: Facts) -> Passage:
    if not facts.problems:
        return _open(Gate.DETAILS)
    return _shut(Gate.DETAILS, " ".join(facts.problems))


def _verdict(facts: Facts) -> Passage:
    if not facts.master:
        reason = "The master is gone from the store: make the video again, then a new release."
    elif not facts.passed:
        failed = ", ".join(facts.failed_checks) or "see verdict.json"
        reason = f"The master did not pass its verdict ({failed}): make it again."
    elif facts.master != facts.inspected:
        reason = (
            "The master is not the file that was inspected: its bytes have changed since. Make "
            "the video again, then a new release."
        )
    else:
        return _open(Gate.VERDICT)
    return _shut(Gate.VERDICT, reason)


def _licences(facts: Facts) -> Passage:
    barred = [one for one in facts.licences if not allows_use(one.licence)]
    if not barred:
        return _open(Gate.LICENCES)
    named = "; ".join(f"{one.name} ({one.licence or 'no licence known'})" for one in barred[:3])
    more = f" and {len(barred) - 3} more" if len(barred) > 3 else ""  # noqa: PLR2004 - as sliced
    reason = f"No licence allows to show {named}{more}: replace it and make the video again."
    return _shut(Gate.LICENCES, reason)


def _similarity(facts: Facts) -> Passage:
    near = facts.nearest
    if near is None:
        return _open(Gate.SIMILARITY)
    if not facts.limits.exceeded_by(near):
        told = (
            f"Nearest is {near.title!r} ({near.release}): {near.text:.0%} of what is said and "
            f"{near.picture:.0%} of what is shown are the same."
        )
        return Passage(gate=Gate.SIMILARITY, open=True, reason=told)
    reason = (
        f"It is too near to {near.title!r} ({near.release}): {near.text:.0%} of what is said and "
        f"{near.picture:.0%} of what is shown are the same (limits {facts.limits.text:.0%} and "
        f"{facts.limits.picture:.0%}). YouTube does not pay for repetitive videos: change it, or "
        f"reelwright releases approve {facts.release} --waive similarity."
    )
    return _shut(Gate.SIMILARITY, reason)


def _budget(facts: Facts) -> Passage:
    if facts.cost <= facts.budget:
        return _open(Gate.BUDGET)
    reason = (
        f"It has cost {facts.cost:.2f} USD, more than the {facts.budget:.2f} USD that a video may: "
        f"raise budget_video, or reelwright releases approve {facts.release} --waive budget."
    )
    return _shut(Gate.BUDGET, reason)


def _embargo(facts: Facts) -> Passage:
    if facts.embargo is None or facts.embargo <= facts.appears:
        return _open(Gate.EMBARGO)
    reason = (
        f"It is embargoed until {facts.embargo:%Y-%m-%d %H:%M} UTC: give it a time from then on, "
        "or wait."
    )
    return _shut(Gate.EMBARGO, reason, facts.embargo)


def _consent(facts: Facts) -> Passage:
    lacking = sorted(facts.needed - facts.consented)
    if not lacking:
        return _open(Gate.CONSENT)
    means = "; ".join(MEANS[write] for write in lacking)
    reason = (
        f"The channel's owner has not agreed that Reelwright may {means}: "
        "reelwright channel consent."
    )
    return _shut(Gate.CONSENT, reason)


def _approval(facts: Facts) -> Passage:
    if not facts.approval_wanted:
        return _open(Gate.APPROVAL)
    how = f"reelwright releases approve {facts.release}"
    if facts.approval is None:
        return _shut(Gate.APPROVAL, f"It waits for approval: {how}.")
    if facts.approval.content != facts.content:
        return _shut(Gate.APPROVAL, f"It was edited after its approval: {how} again.")
    return _open(Gate.APPROVAL)

"""What is asked about a topic and there already, found out before a writer is asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reelwright.domain.research.suggestions import Reason, Report
from reelwright.ports.research import ResearchUnavailable
from reelwright.workflows.produce.authoring import Commission, Desk
from reelwright.workflows.produce.order import Order

NOTHING_TO_RESEARCH = "--research changes nothing here: no writer is asked for this script."


@dataclass(frozen=True, kw_only=True, slots=True)
class Researched:
    """A commission with what was found on its topic, and notes on that."""

    commission: Commission
    notes: tuple[str, ...] = ()


def researched(commission: Commission, order: Order, desk: Desk) -> Researched:
    """The commission as it is, or with research where it is ordered; its failure costs only it.

    Raises:
        Cancelled.
    """
    if not order.research or desk.researcher is None:
        return Researched(commission=commission)
    try:
        report = desk.researcher.report(commission.topic, commission.language)
    except ResearchUnavailable as failure:
        return Researched(commission=commission, notes=(f"Written without research. {failure}",))
    return Researched(
        commission=replace(commission, research=report),
        notes=(_told(report), *report.notes, *report.account),
    )


def _told(report: Report) -> str:
    services = ", ".join(dict.fromkeys(one.service for one in report.findings))
    by = f" by {services}" if services else ""
    gaps = _count(report, [Reason.GAP, Reason.UNMET])
    return (
        f"Researched before it was written: {len(report.findings)} findings{by} on "
        f"{report.topic!r}; no competing title is about {gaps} of what is asked or searched for."
    )


def _count(report: Report, reasons: Sequence[Reason]) -> int:
    return sum(one.reason in reasons for one in report.topics)

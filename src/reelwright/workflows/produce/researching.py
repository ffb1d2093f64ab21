"""What is asked about a topic and there already, found out before a writer is asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reelwright.domain.research.suggestions import Reason, Report
from reelwright.ports.research import ResearchUnavailable
from reelwright.ports.services import titled
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
    if not report.findings:
        return f"Research found nothing on {report.topic!r}; --topic names something else to find."
    services = ", ".join(dict.fromkeys(titled(one.service) for one in report.findings))
    gaps = _count(report, [Reason.GAP, Reason.UNMET])
    return (
        f"Researched before it was written: {len(report.findings)} findings by {services} on "
        f"{report.topic!r}; no competing title is about {gaps} of what is asked or searched for."
    )


def _count(report: Report, reasons: Sequence[Reason]) -> int:
    return sum(one.reason in reasons for one in report.topics)

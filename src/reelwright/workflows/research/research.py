"""The flow: every source is asked, and what they found is counted."""

from collections.abc import Sequence

from reelwright.domain.research.findings import Finding, ResearchQuery
from reelwright.domain.research.suggestions import Report, report_on
from reelwright.ports.guard import BudgetPassed
from reelwright.ports.research import ResearchSource, ResearchUnavailable
from reelwright.ports.services import ServiceError, titled


def research(
    query: ResearchQuery, sources: Sequence[ResearchSource], notes: Sequence[str] = ()
) -> Report:
    """Ask the sources in order; one that fails is noted, and the others count.

    Raises:
        ResearchUnavailable: none of them could be asked.
        Cancelled.
    """
    findings: list[Finding] = []
    told = list(notes)
    answered = 0
    for source in sources:
        try:
            findings += source.search(query)
            answered += 1
        except (ServiceError, BudgetPassed) as error:
            told.append(f"Without {titled(source.service)}: {error}")
    if not answered:
        reasons = " ".join(told) or (
            "no source is set: set research to serpapi, youtube-search or both (docs/research.md)."
        )
        message = f"Nothing could be searched: {reasons}"
        raise ResearchUnavailable(message)
    return report_on(query.topic, query.language, findings, told)

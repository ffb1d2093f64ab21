"""What people ask and search for, and what others have made of it."""

from typing import Protocol

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.money import Charge
from reelwright.domain.research.findings import Finding, ResearchQuery
from reelwright.domain.research.suggestions import Report


class ResearchUnavailable(ReelwrightError):
    """No source could be asked; the message tells each one's reason."""


class ResearchSource(Protocol):
    """A service that searches the web or videos. One call a search.

    Errors are those of ``ports.services``.
    """

    @property
    def service(self) -> str:
        """The service's name, as in settings."""

    @property
    def price(self) -> Charge:
        """What one search costs."""

    def search(self, query: ResearchQuery) -> tuple[Finding, ...]:
        """What it finds on a topic, in its own order.

        Raises:
            ServiceError, BudgetPassed.
        """


class Researcher(Protocol):
    """Every source that is set, as one."""

    @property
    def price(self) -> Charge:
        """The most that a report costs."""

    def report(self, topic: str, language: str) -> Report:
        """What the sources find on a topic, counted, with what it cost.

        Raises:
            ResearchUnavailable: none of them could be asked.
            Cancelled.
        """

"""What is wrong with an answer, told so that its writer can mend it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing to mend. A script with a ``grave`` one is not made; others only cost beauty."""

    where: str
    what: str
    grave: bool = True

    def __str__(self) -> str:
        """As the writer is told."""
        return f"{self.where}: {self.what}"


def gravity(problems: Sequence[Problem]) -> tuple[int, int]:
    """How bad an answer is, by grave problems first; less is better."""
    grave = sum(problem.grave for problem in problems)
    return grave, len(problems) - grave

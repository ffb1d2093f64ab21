"""What a production is made of is held in the store while it is made, and when it is done."""

from collections.abc import Callable
from typing import TypeVar

from reelwright.ports.steps import Steps
from reelwright.ports.storage import Uses

Result = TypeVar("Result")


class HeldSteps:
    """Carries out stages by other steps; what each used is held before its result is kept."""

    def __init__(self, steps: Steps, uses: Uses, owner: str) -> None:
        self._steps = steps
        self._uses = uses
        self._owner = owner
        self._stages = 0
        self._worked = 0

    def step(self, name: str, work: Callable[[], Result], kind: type[Result]) -> Result:
        """The result of a stage."""

        def held() -> Result:
            self._worked += 1
            result = work()
            self._uses.hold(self._owner)
            return result

        self._stages += 1
        return self._steps.step(name, held, kind)

    def finish(self) -> None:
        """The production stands. What stages of an earlier process used is not known here."""
        if self._worked == self._stages:
            self._uses.settle(self._owner)
        else:
            self._uses.hold(self._owner, finished=True)

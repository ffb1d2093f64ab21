"""What a run tells of its end: whether it waits to go on, was ended by a person, or failed."""

import pytest

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.production.life import EventKind
from reelwright.ports.cpu import Unmetered
from reelwright.ports.lease import LeaseLost
from reelwright.ports.life import Untold
from reelwright.ports.progress import Cancelled, Suspended
from reelwright.ports.steps import GoesOnLater, Inline
from reelwright.workflows.clock import Laps
from reelwright.workflows.produce.telling import ToldSteps, living

pytestmark = pytest.mark.unit


class Working:
    """Takes a second of CPU whenever it is asked."""

    def __init__(self) -> None:
        self.taken = 0.0

    def seconds(self) -> float:
        self.taken += 1
        return self.taken


class Heard(Untold):
    """Keeps what is told."""

    def __init__(self) -> None:
        self.last: tuple[EventKind, str] | None = None
        self.told: list[tuple[str, float | None]] = []

    def tell(
        self,
        kind: EventKind,
        *,
        stage: str = "",
        seconds: float = 0.0,
        cpu: float | None = None,
        said: str = "",
    ) -> None:
        del seconds
        self.told.append((stage, cpu))
        self.last = (kind, said)


@pytest.mark.parametrize(
    ("end", "kind"),
    [
        (GoesOnLater("Why."), EventKind.QUEUED),
        (Suspended("Why."), EventKind.QUEUED),
        (LeaseLost("Why."), EventKind.QUEUED),
        (Cancelled("Why."), EventKind.CANCELLED),
        (KeyboardInterrupt("Why."), EventKind.CANCELLED),
        (ReelwrightError("Why."), EventKind.FAILED),
    ],
)
def test_how_a_run_ended_is_told_as_it_was(end: BaseException, kind: EventKind) -> None:
    heard = Heard()
    with pytest.raises(type(end)), living(heard, Laps(Working())):
        raise end
    assert heard.last == (kind, "Why.")


def test_every_stage_tells_what_it_took_and_a_run_that_fails_the_rest() -> None:
    heard, laps = Heard(), Laps(Working())
    steps = ToldSteps(Inline(), heard, laps)

    def fail() -> int:
        raise ReelwrightError("Why.")

    def run() -> None:
        for name in ("read", "place", "mix"):
            steps.step(name, lambda: 1, int)
        steps.step("render 16:9", fail, int)

    with pytest.raises(ReelwrightError), living(heard, laps):
        run()
    assert heard.told == [("", None), ("read", 1.0), ("mix", 1.0), ("", 1.0)]


def test_a_stage_of_an_unmeasured_run_tells_no_cpu() -> None:
    heard, laps = Heard(), Laps(Unmetered())
    ToldSteps(Inline(), heard, laps).step("read", lambda: 1, int)
    assert heard.told == [("read", None)]

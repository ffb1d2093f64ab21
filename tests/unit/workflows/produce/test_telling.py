"""What a run tells of its end: whether it waits to go on, was ended by a person, or failed."""

import pytest

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.production.life import EventKind
from reelwright.ports.lease import LeaseLost
from reelwright.ports.life import Untold
from reelwright.ports.progress import Cancelled, Suspended
from reelwright.ports.steps import GoesOnLater
from reelwright.workflows.produce.telling import living

pytestmark = pytest.mark.unit


class Heard(Untold):
    """Keeps what is told."""

    def __init__(self) -> None:
        self.last: tuple[EventKind, str] | None = None

    def tell(
        self, kind: EventKind, *, stage: str = "", seconds: float = 0.0, said: str = ""
    ) -> None:
        del stage, seconds
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
    with pytest.raises(type(end)), living(heard):
        raise end
    assert heard.last == (kind, "Why.")

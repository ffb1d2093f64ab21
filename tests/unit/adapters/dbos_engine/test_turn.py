import threading

import pytest

from reelwright.adapters.dbos_engine.conduct import Turn
from reelwright.ports.lease import LeaseLost

pytestmark = pytest.mark.unit


class Woken:
    """A worker that was taken for dead while it was frozen."""

    def look(self) -> None:
        """It still waits."""

    def check(self) -> None:
        message = "Others do its work now."
        raise LeaseLost(message)


def test_who_lost_its_lease_while_it_waited_for_the_cores_begins_nothing() -> None:
    cores, begun = threading.Lock(), []
    with pytest.raises(LeaseLost), Turn(Woken(), cores, needed=True):
        begun.append("render 16:9")
    assert begun == []
    assert cores.acquire(blocking=False)


def test_who_needs_few_cores_waits_for_nobody() -> None:
    cores = threading.Lock()
    with cores, Turn(Woken(), cores, needed=False):
        pass

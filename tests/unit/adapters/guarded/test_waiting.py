import pytest

from reelwright.adapters.guarded.waiting import wait
from reelwright.ports.progress import Cancelled

pytestmark = pytest.mark.unit


class Listener:
    def __init__(self, *, stops: bool = False) -> None:
        self.told: list[tuple[str, int, int]] = []
        self._stops = stops

    def advance(self, step: str, done: int, total: int) -> None:
        self.told.append((step, done, total))
        if self._stops:
            raise Cancelled("Stopped.")


def test_a_wait_ends_at_once_when_the_work_is_stopped() -> None:
    listener = Listener(stops=True)
    with pytest.raises(Cancelled):
        wait("chatter", 3600.0, listener)
    assert listener.told == [("wait chatter", 0, 3600)]


def test_a_short_wait_is_not_worth_telling() -> None:
    listener = Listener()
    wait("chatter", 0.01, listener)
    wait("chatter", -1.0, listener)
    assert listener.told == []


def test_a_longer_wait_is_told_from_its_begin_to_its_end() -> None:
    listener = Listener()
    wait("chatter", 1.0, listener)
    assert listener.told[0] == ("wait chatter", 0, 1)
    assert listener.told[-1] == ("wait chatter", 1, 1)

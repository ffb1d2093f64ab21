"""Who took what of the processor, where several runs share a process."""

import threading
from dataclasses import dataclass, field

import pytest

from reelwright.adapters.processor.meter import (
    Clock,
    ProcessMeter,
    clock_of_this_thread,
    of_ended_processes,
)
from reelwright.ports.cpu import CpuReading

pytestmark = pytest.mark.unit


@dataclass
class Machine:
    """A processor that works when it is told to."""

    process: float = 5.0
    ended: float = 3.0
    threads: list[float] = field(default_factory=list)

    def thread(self) -> Clock:
        number = len(self.threads)
        self.threads.append(0.0)
        return lambda: self.threads[number]

    def works(self, thread: int, seconds: float) -> None:
        """A run's own thread."""
        self.threads[thread] += seconds
        self.process += seconds

    def meter(self) -> ProcessMeter:
        return ProcessMeter(lambda: self.process, lambda: self.ended, self.thread)


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def meter(machine: Machine) -> ProcessMeter:
    return machine.meter()


def test_a_run_that_is_alone_has_everything_from_its_beginning(
    machine: Machine, meter: ProcessMeter
) -> None:
    machine.process += 100
    machine.ended += 100
    with meter.measured() as run:
        assert run.seconds() == 0
        machine.works(0, 2)
        machine.process += 3  # threads of libraries
        machine.ended += 4  # a speech engine
        assert run.seconds() == 9
        machine.works(0, 1)
    machine.process += 100
    assert run.seconds() == 10


def test_a_process_that_tells_of_itself_is_not_counted_again_when_it_ends(
    machine: Machine, meter: ProcessMeter
) -> None:
    with meter.measured() as run:
        meter.charge(6)
        assert run.seconds() == 6
        machine.ended += 6.5  # and what it took to end
        assert run.seconds() == 6.5


def test_each_of_two_runs_has_its_own_thread_and_renderers_and_a_part_of_the_rest(
    machine: Machine, meter: ProcessMeter
) -> None:
    with meter.measured() as first, Elsewhere(meter) as second:
        machine.works(0, 3)
        machine.works(1, 1)
        machine.process += 4
        meter.charge(10)
        assert (first.seconds(), second.seconds()) == (16, 2)
        machine.process += 4  # while neither thread of theirs works
        assert (first.seconds(), second.seconds()) == (18, 4)
    machine.ended += 10
    with meter.measured() as third:
        assert third.seconds() == 0


def test_a_run_that_waits_pays_for_nothing_of_another(
    machine: Machine, meter: ProcessMeter
) -> None:
    with meter.measured() as first, Elsewhere(meter) as waiting:
        machine.works(0, 3)
        machine.process += 4
        assert (first.seconds(), waiting.seconds()) == (7, 0)


def test_what_is_rendered_for_nobody_is_counted_to_nobody(
    machine: Machine, meter: ProcessMeter
) -> None:
    meter.charge(7)
    machine.ended += 7
    with meter.measured() as run:
        assert run.seconds() == 0


def test_the_clocks_of_this_machine_run() -> None:
    clock = clock_of_this_thread()
    before = clock()
    while clock() == before:
        pass
    assert of_ended_processes() >= 0
    with ProcessMeter().measured() as run:
        first = run.seconds()
        while run.seconds() == first:
            pass


class Elsewhere:
    """A run on a thread of its own, which stands while it is entered."""

    def __init__(self, meter: ProcessMeter) -> None:
        self._meter = meter
        self._begun, self._over = threading.Event(), threading.Event()
        self._readings: list[CpuReading] = []
        self._thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        with self._meter.measured() as reading:
            self._readings.append(reading)
            self._begun.set()
            self._over.wait()

    def __enter__(self) -> CpuReading:
        self._thread.start()
        self._begun.wait()
        return self._readings[0]

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._thread.join()

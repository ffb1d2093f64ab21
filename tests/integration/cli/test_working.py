"""A worker's process ends when it is asked to, also where its lease is lost meanwhile."""

import signal
import subprocess
import sys
import tempfile
from importlib.metadata import version

import pytest

pytestmark = pytest.mark.integration

PROGRAM = """
import os, sys, threading
from reelwright.cli.working import work
from reelwright.ports.lease import LeaseLost

class Frozen:
    stopped = threading.Event()
    def work(self):
        print("begun", flush=True)
        if "ask" in {name!r}:
            while not self.stopped.wait(0.1):
                pass
        raise LeaseLost("This worker was silent for too long.")
    def stop(self):
        self.stopped.set()

sys.argv = ["reelwright", "--version"]
work(Frozen(), 5)
"""


def ended(name: str, *, ask: bool) -> tuple[int, str, str]:
    """Exit status, output and errors of a worker that loses its lease."""
    command = [sys.executable, "-c", PROGRAM.format(name=name)]
    with (
        tempfile.TemporaryFile("w+") as told,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=told, text=True) as process,
    ):
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        if ask:
            process.send_signal(signal.SIGTERM)
        output = process.stdout.read()
        status = process.wait(timeout=120)
        told.seek(0)
        return status, output, told.read()


def test_a_worker_that_was_asked_to_end_as_it_began_does_not_work() -> None:
    program = """
import os, signal, weakref
from reelwright.cli.terminating import terminable
from reelwright.cli.working import work

class Lock:
    pass

with terminable():
    lock = Lock()
    # What Terminated does in an import's own callback: it is printed and dropped.
    alive = weakref.ref(lock, lambda _: signal.raise_signal(signal.SIGTERM))
    del lock
    work(None, 5)
print("ended", flush=True)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False
    )
    assert "Terminated" in done.stderr
    assert done.stdout == "ended\n"


def test_a_worker_that_lost_its_lease_begins_anew() -> None:
    status, output, errors = ended("lapse", ask=False)
    assert status == 0
    assert "Beginning anew" in errors
    assert output == version("reelwright") + "\n"


def test_a_worker_that_was_asked_to_end_does_not_begin_anew() -> None:
    status, output, errors = ended("ask", ask=True)
    assert status == 0
    assert "silent for too long" in errors
    assert "Beginning anew" not in errors
    assert output == ""


STUCK = """
import threading
from reelwright.cli.working import LET_GO_SECONDS, log_to_terminal, work

class Stuck:
    def work(self):
        print("begun", flush=True)
        threading.Lock().acquire()
        threading.Event().wait()
    def stop(self):
        print("asked", flush=True)

log_to_terminal()
work(Stuck(), 1 - LET_GO_SECONDS)
"""


def test_a_worker_that_hangs_tells_where_and_ends_all_the_same() -> None:
    with (
        tempfile.TemporaryFile("w+") as told,
        subprocess.Popen(
            [sys.executable, "-c", STUCK], stdout=subprocess.PIPE, stderr=told, text=True
        ) as process,
    ):
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "begun\n"
            process.send_signal(signal.SIGUSR1)
            process.send_signal(signal.SIGTERM)
            assert process.stdout.readline() == "asked\n"
            assert process.wait(timeout=60) == 1
        finally:
            process.kill()
        told.seek(0)
        errors = told.read()
    assert errors.index("in work") < errors.index("Ending;") < errors.index("Timeout")

"""What the harness does inside a worker: it writes a journal of its own, and strikes."""

import itertools
import json
import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from crash.harness.schedule import Death

JOURNAL, WORKER, DEATH, BROKEN = "CRASH_JOURNAL", "CRASH_WORKER", "CRASH_DEATH", "CRASH_BROKEN"
CLOCK = "CRASH_CLOCK"
"""The environment of a worker."""
JUMP_SECONDS = 1.5
"""How long after its beginning the clock of a worker jumps."""

Passing = Callable[[str], AbstractContextManager[None]]


class Trap:
    """Strikes this process when it passes a point for the nth time."""

    def __init__(self, death: Death) -> None:
        self._death = death
        self._count = itertools.count(1)

    def __call__(self, point: str) -> AbstractContextManager[None]:
        """Pass a point."""
        if point != self._death.point or next(self._count) != self._death.nth:
            return nullcontext()
        return self._struck()

    @contextmanager
    def _struck(self) -> Iterator[None]:
        after = self._death.after
        if after == 0.0:
            self._strike()
        elif after is not None:
            threading.Timer(after, self._strike).start()
        yield
        if after is None:
            self._strike()

    def _strike(self) -> None:
        # To this thread: it would run on for a while after a blow that reaches another first.
        signal.pthread_kill(threading.get_ident(), self._death.blow)


class Journal:
    """One line for each event, whole in the file as soon as it is written."""

    def __init__(self, file: str, worker: str) -> None:
        self._file = file
        self._worker = worker

    def write(self, what: str, job: str, stage: str = "") -> None:
        """Add a line; the clock is the same for all processes of a machine."""
        line = {"at": time.monotonic(), "worker": self._worker, "job": job, "what": what}
        descriptor = os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(descriptor, json.dumps({**line, "stage": stage}).encode() + b"\n")
        finally:
            os.close(descriptor)


def prepare() -> None:
    """Prepare this process by its environment, before the product begins to work."""
    told = os.environ.get(DEATH, "")
    passing: Passing = Trap(Death.of(told)) if told else lambda _point: nullcontext()
    _hook_system(passing)
    _hook_commits(passing)
    _hook_beginning_anew()
    _hook_clock(float(os.environ.get(CLOCK, "0")))
    _hook_stages(passing, Journal(os.environ[JOURNAL], os.environ[WORKER]))


def _hook_system(passing: Passing) -> None:
    for owner, name, point in (
        (os, "replace", "replace"),
        (os, "rename", "replace"),
        (os, "fsync", "fsync"),
        (os, "unlink", "unlink"),
        (shutil, "copyfile", "copy"),
        # It stays a class, since others derive from it.
        (subprocess.Popen, "__init__", "spawn"),
    ):
        setattr(owner, name, _around(getattr(owner, name), passing, point))


def _around(call: Callable[..., Any], passing: Passing, point: str) -> Callable[..., Any]:
    def hooked(*arguments: Any, **named: Any) -> Any:
        with passing(point):
            return call(*arguments, **named)

    return hooked


def _hook_commits(passing: Passing) -> None:
    from sqlalchemy.engine.default import DefaultDialect  # noqa: PLC0415 - only in a worker

    DefaultDialect.do_commit = _around(DefaultDialect.do_commit, passing, "commit")  # type: ignore[method-assign] # that is its purpose


def _hook_beginning_anew() -> None:
    """A worker that replaces itself by a new one goes on under the harness, and is not hit."""
    begin = os.execv

    def hooked(program: str, arguments: list[str]) -> None:
        os.environ.pop(DEATH, None)
        module = arguments.index("reelwright")
        begin(program, [*arguments[:module], "crash.harness.station", *arguments[module + 1 :]])

    os.execv = hooked  # type: ignore[assignment] # that is its purpose


def _hook_clock(jump: float) -> None:
    """Let the time of day jump; what it is compared with, in files and databases, does not."""
    if not jump:
        return
    true, at = time.time, time.monotonic() + JUMP_SECONDS

    def told() -> float:
        return true() + (jump if time.monotonic() > at else 0.0)

    time.time = told
    time.time_ns = lambda: int(told() * 1e9)


def _hook_stages(passing: Passing, journal: Journal) -> None:
    from reelwright.adapters.dbos_engine.conduct import JobConduct  # noqa: PLC0415 - as above
    from reelwright.adapters.leased.productions import LeasedProduction  # noqa: PLC0415

    step, publish = JobConduct.step, LeasedProduction.publish
    threads = threading.local()

    def hooked_step(self: Any, name: str, work: Callable[[], Any], kind: type[Any]) -> Any:
        job = str(self._job)
        threads.job = job
        worked = []

        def seen() -> Any:
            journal.write("begun", job, name)
            with passing(f"begun {name}"):
                result = work()
            journal.write("worked", job, name)
            with passing(f"worked {name}"):
                worked.append(True)
            return result

        result = step(self, name, seen, kind)
        if worked:
            journal.write("kept", job, name)
        with passing(f"kept {name}"):
            return result

    def hooked_publish(self: Any, *arguments: Any) -> Any:
        self._productions.check()  # As the product does, so that only who may is written down.
        journal.write("published", threads.job)
        return publish(self, *arguments)

    JobConduct.step = hooked_step  # type: ignore[method-assign] # that is its purpose
    LeasedProduction.publish = hooked_publish  # type: ignore[method-assign, assignment] # as above

"""Processes that need not import anything, because they are forked from one that has.

Whatever touches the library happens in one of them, so that the process that forks holds no
connection and no thread that a child could inherit.
"""

import os
import pickle
import signal
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
_FAILED = 70


@dataclass(slots=True)
class Child:
    """A process that was forked."""

    name: str
    pid: int
    born: float
    code: int | None = None
    """How it ended; a signal is negative."""

    @property
    def alive(self) -> bool:
        """Whether it still runs; asking is also how its end is heard."""
        if self.code is None:
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self.code = os.waitstatus_to_exitcode(status)
        return self.code is None

    def kill(self) -> bool:
        """SIGKILL, and wait for its end; whether it still lived."""
        if not self.alive:
            return False
        os.kill(self.pid, signal.SIGKILL)
        _, status = os.waitpid(self.pid, 0)
        self.code = os.waitstatus_to_exitcode(status)
        return self.code == -signal.SIGKILL

    def wait(self, seconds: float) -> bool:
        """Wait for its end; whether it came in time."""
        end = time.monotonic() + seconds
        while self.alive:
            if time.monotonic() > end:
                return False
            time.sleep(0.01)
        return True


def fork(
    name: str, work: Callable[[], object], output: Path, environment: Mapping[str, str]
) -> Child:
    """Let a child do this; what it prints goes to the file."""
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return Child(name=name, pid=pid, born=time.monotonic())
    code = _FAILED
    try:
        _become(output, environment)
        work()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - whatever it dies of is told in its output
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def apart(work: Callable[[], T], output: Path, environment: Mapping[str, str]) -> T:
    """What a child of its own finds out."""
    reading, writing = os.pipe()

    def told() -> None:
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(work(), pipe)

    child = fork("apart", told, output, environment)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        read = pipe.read()
    child.wait(120)
    if child.code != 0:
        message = f"a look at the library failed ({child.code}): {output.read_text()[-2000:]}"
        raise RuntimeError(message)
    value: T = pickle.loads(read)  # noqa: S301 - our own child's
    return value


def _become(output: Path, environment: Mapping[str, str]) -> None:
    os.setsid()
    file = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for descriptor, standard in ((nothing, 0), (file, 1), (file, 2)):
        os.dup2(descriptor, standard)
    os.environ.update(environment)

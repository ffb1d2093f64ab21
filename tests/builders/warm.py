"""The command line in processes that need not import anything: forked from one that has.

Imports are most of what a small command costs, and the tests run hundreds. One process for each
process of pytest imports everything once, and every command is a fork of it, with the folder, the
environment, the streams and the end of a process of its own. What starts as a person starts it is
``tests/integration/cli/test_start_up.py``, and every worker that a test hires.
"""

import atexit
import gc
import importlib
import json
import os
import pkgutil
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from coverage import Coverage

TESTS = Path(__file__).parents[1]
PATIENCE_SECONDS = 600.0
_LATE = (
    "alembic.command",
    "dbos",
    "icalendar",
    "lxml.etree",
    "pocketsphinx",
    "psycopg",
    "py3langid",
    "sqlalchemy.dialects.postgresql",
    "sqlalchemy.dialects.sqlite",
    "trafilatura",
)
"""What the product imports only where it is needed."""


_LEFT_OUT = ("__main__", ".migrations.", ".engine", ".simulators")
"""Alembic's own, programs that run apart on threads of their libraries, and what stands outside."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


def run(
    arguments: Sequence[str],
    *,
    folder: Path,
    environment: Mapping[str, str],
    stdin: str = "",
) -> Ended:
    """Run ``reelwright`` with these arguments, and wait for its end."""
    with tempfile.TemporaryDirectory(prefix="reelwright-command-") as place:
        streams = [Path(place) / name for name in ("in", "out", "err")]
        streams[0].write_text(stdin, encoding="utf-8")
        asked = {
            "arguments": list(arguments),
            "folder": str(folder),
            "environment": dict(environment),
            "streams": list(map(str, streams)),
        }
        code = _asked(json.dumps(asked))
        out, err = (stream.read_text(encoding="utf-8") for stream in streams[1:])
    return Ended(code, out, err)


def _asked(line: str) -> int:
    with socket.socket(socket.AF_UNIX) as asking:
        asking.settimeout(PATIENCE_SECONDS)
        asking.connect(_server(os.getpid()))
        with asking.makefile("rw", encoding="utf-8") as told:
            told.write(f"{line}\n")
            told.flush()
            child = int(told.readline())
            try:
                return int(told.readline())
            except TimeoutError:
                os.kill(child, signal.SIGKILL)
                raise


@cache
def _server(_of: int) -> str:
    """The address of this process's server, which is started at the first use."""
    place = Path(tempfile.mkdtemp(prefix="reelwright-warm-", dir="/tmp"))
    address = str(place / "socket")
    environment = {name: value for name, value in os.environ.items() if "REELWRIGHT" not in name}
    offline = TESTS / "builders" / "offline"
    server = subprocess.Popen(
        [sys.executable, "-m", "builders.warm", address],
        env={**environment, "PYTHONPATH": f"{offline}{os.pathsep}{TESTS}"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert server.stdin is not None
    assert server.stdout is not None

    def end() -> None:
        server.communicate()  # The end of its input is what it waits for.
        shutil.rmtree(place, ignore_errors=True)

    atexit.register(end)
    assert select.select([server.stdout], [], [], PATIENCE_SECONDS)[0], "it never began"
    assert server.stdout.readline() == b"ready\n"
    return address


@dataclass(slots=True)
class _Server:
    """Forks a child for every line that comes, and tells of its end."""

    listening: socket.socket
    children: dict[int, socket.socket] = field(default_factory=dict)

    def serve(self) -> dict[str, object] | None:
        """In a child: what it is asked for. Here: nothing, when the input has ended."""
        ended, notice = os.pipe()
        for descriptor in (ended, notice):
            os.set_blocking(descriptor, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(notice, warn_on_full_buffer=False)
        while True:
            ready = select.select([0, ended, self.listening.fileno()], [], [])[0]
            if ended in ready:
                os.read(ended, 4096)
                self._bury()
            if self.listening.fileno() in ready:
                asked = self._bear()
                if asked is not None:
                    os.close(ended)
                    os.close(notice)
                    return asked
            if 0 in ready and not os.read(0, 4096):
                return None

    def _bear(self) -> dict[str, object] | None:
        connection, _ = self.listening.accept()
        with connection.makefile(encoding="utf-8") as told:
            asked: dict[str, object] = json.loads(told.readline())
        child = os.fork()
        if child:
            self.children[child] = connection
            connection.sendall(f"{child}\n".encode())
            return None
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for held in (self.listening, connection, *self.children.values()):
            held.close()
        return asked

    def _bury(self) -> None:
        while self.children:
            child, status = os.waitpid(-1, os.WNOHANG)
            if not child:
                return
            with self.children.pop(child) as connection, suppress(OSError):
                connection.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())


def _become(asked: Mapping[str, object]) -> None:
    """Take on what a process of its own would have begun with."""
    streams = asked["streams"]
    assert isinstance(streams, list)
    read = os.open(streams[0], os.O_RDONLY)
    out, err = (os.open(name, os.O_WRONLY | os.O_CREAT | os.O_APPEND) for name in streams[1:])
    for number, descriptor in enumerate((read, out, err)):
        os.dup2(descriptor, number)
        os.close(descriptor)
    os.chdir(str(asked["folder"]))
    environment, arguments = asked["environment"], asked["arguments"]
    assert isinstance(environment, dict)
    assert isinstance(arguments, list)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    tempfile.tempdir = None
    program = importlib.import_module("reelwright.__main__")
    sys.modules["__main__"] = program
    sys.argv = [str(program.__file__), *arguments]


def _command() -> int:
    try:
        importlib.import_module("reelwright.cli.main").run()
    except SystemExit as end:
        if isinstance(end.code, int):
            return end.code
        if end.code is not None:
            print(end.code, file=sys.stderr)  # noqa: T201 - as Python does
        return int(end.code is not None)
    except BaseException:  # noqa: BLE001 - whatever it dies of is told, as Python does
        traceback.print_exc()
        return 1
    return 0


def _end(code: int) -> None:
    """End as Python does, but for taking every module apart, which would copy all of them."""
    vars(threading)["_shutdown"]()
    vars(atexit)["_run_exitfuncs"]()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _import_everything() -> None:
    package = importlib.import_module("reelwright")
    for module in pkgutil.walk_packages(package.__path__, "reelwright."):
        if not any(part in module.name for part in _LEFT_OUT):
            importlib.import_module(module.name)
    for name in _LATE:
        importlib.import_module(name)


def main(address: str) -> None:
    """Serve; in a child, be the command."""
    _import_everything()
    measuring = Coverage.current()
    if measuring is not None:
        measuring.save()  # Else every child would write down all that was imported.
    gc.collect()
    gc.freeze()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(address)
        listening.listen(16)
        os.write(1, b"ready\n")
        asked = _Server(listening).serve()
    if asked is not None:
        _become(asked)
        _end(_command())


if __name__ == "__main__":
    main(sys.argv[1])

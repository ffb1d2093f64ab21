"""The workers of a harness: born, watched, frozen, killed, and searched for children."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from builders.command import OFFLINE

TESTS = Path(__file__).parents[2]
BIRTH_SECONDS = 120.0
Event = dict[str, Any]


@dataclass(slots=True)
class Process:
    """A process of the nursery."""

    name: str
    pid: int
    born: float
    code: int | None = None
    """How it ended; a signal is negative."""

    @property
    def alive(self) -> bool:
        """Whether it has not ended, as far as was heard."""
        return self.code is None

    @property
    def frozen(self) -> bool:
        """Whether it is stopped."""
        try:
            status = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False
        return status.rpartition(")")[2].split()[0] == "T"

    def strike(self, blow: signal.Signals) -> None:
        """Send a signal, unless it has ended."""
        if self.alive:
            with suppress(ProcessLookupError):  # It has just ended.
                os.kill(self.pid, blow)


@dataclass(slots=True)
class Nursery:
    """The program that bears workers, and all that it bore."""

    output: Path
    environment: Mapping[str, str]
    """What every child has."""
    children: dict[str, Process] = field(default_factory=dict)
    _program: subprocess.Popen[bytes] = field(init=False)
    _unread: bytes = b""

    def __post_init__(self) -> None:
        self._program = subprocess.Popen(
            [sys.executable, "-m", "crash.harness.nursery"],
            cwd=TESTS,
            env={**self.environment, "PYTHONPATH": f"{OFFLINE}{os.pathsep}{TESTS}"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._hear(until=lambda event: "ready" in event)

    def bear(
        self,
        name: str,
        arguments: list[str],
        folder: Path,
        environment: Mapping[str, str],
        *,
        cold: bool = False,
    ) -> Process:
        """Start a command of the product; its output goes to a file of its name."""
        asked = {
            "name": name,
            "arguments": arguments,
            "folder": str(folder),
            "output": str(self.output / f"{name}.txt"),
            "cold": cold,
            "environment": {
                **self.environment,
                "PYTHONPATH": f"{OFFLINE}{os.pathsep}{TESTS}",
                **environment,
            },
        }
        stdin = self._program.stdin
        assert stdin is not None
        stdin.write(json.dumps(asked).encode() + b"\n")
        stdin.flush()
        self._hear(until=lambda event: event.get("born") == name)
        return self.children[name]

    def listen(self, seconds: float) -> None:
        """Hear who has ended."""
        self._hear(until=lambda _event: False, seconds=seconds)

    def _hear(self, until: Callable[[Event], bool], seconds: float = BIRTH_SECONDS) -> None:
        end = time.monotonic() + seconds
        stdout = self._program.stdout
        assert stdout is not None
        while True:
            left = max(0.0, end - time.monotonic())
            if not select.select([stdout], [], [], left)[0]:
                return
            read = os.read(stdout.fileno(), 65536)
            if not read:
                message = "the nursery has ended"
                raise RuntimeError(message)
            *lines, self._unread = (self._unread + read).split(b"\n")
            found = False
            for line in lines:
                event = json.loads(line)
                self._note(event)
                found = found or until(event)
            if found:
                return

    def _note(self, event: Event) -> None:
        if "born" in event:
            name = str(event["born"])
            self.children[name] = Process(name, int(event["pid"]), time.monotonic())
        elif "ended" in event:
            self.children[str(event["ended"])].code = int(event["code"])

    def close(self) -> None:
        """End everything that lives, and the nursery."""
        for child in self.children.values():
            child.strike(signal.SIGKILL)
        stdin = self._program.stdin
        assert stdin is not None
        stdin.close()
        self._program.wait()
        stdout = self._program.stdout
        assert stdout is not None
        stdout.close()


def left_behind(marks: Mapping[str, int]) -> dict[str, list[str]]:
    """The processes that workers left: by the mark in their environment, or their session."""
    found: dict[str, list[str]] = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            environment = (place / "environ").read_bytes()
            fields = (place / "stat").read_text(errors="replace").rpartition(")")[2].split()
            program = (place / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if fields[0] == "Z":
            continue
        for name, session in marks.items():
            if int(fields[3]) == session or f"CRASH_WORKER={name}\0".encode() in environment:
                found.setdefault(name, []).append(f"{place.name} {program}")
    return found

"""The local YouTube of a round: a process of its own, which is killed and started anew too."""

import os
import socket
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import httpx

from crash.publishing.forks import Child, fork
from reelwright.adapters.clock.ahead import ClockAhead
from reelwright.simulators.youtube.behaviour import Behaviour
from reelwright.simulators.youtube.faults import Planned
from reelwright.simulators.youtube.server import YouTubeSimulator

BIRTH_SECONDS = 60.0


class Theatre:
    """The local YouTube, with the clock that it shares with the workers."""

    def __init__(self, folder: Path, behaviour: Behaviour) -> None:
        self.clock_file = folder / "clock"
        self.clock = ClockAhead(self.clock_file)
        self._folder = folder
        self._behaviour = behaviour
        self._port = _free_port()
        self._child: Child | None = None

    @property
    def url(self) -> str:
        """Where it is, before and after a kill."""
        return f"http://127.0.0.1:{self._port}"

    def advance(self, seconds: float) -> datetime:
        """Let time pass for everyone at once."""
        ahead = float(self.clock_file.read_text()) if self.clock_file.exists() else 0.0
        fresh = self.clock_file.with_suffix(".new")
        fresh.write_text(str(ahead + seconds))
        fresh.replace(self.clock_file)
        return self.clock.now()

    def open(self) -> None:
        """Start it, on what it knew before."""
        self._child = fork(
            "youtube", partial(self._serve, os.getpid()), self._folder / "youtube.txt", {}
        )
        end = time.monotonic() + BIRTH_SECONDS
        while time.monotonic() < end:
            with suppress(httpx.TransportError):
                self.ask("GET", "clock")
                return
            time.sleep(0.02)
        message = f"the local YouTube did not start: {(self._folder / 'youtube.txt').read_text()}"
        raise RuntimeError(message)

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        if self._child is not None:
            self._child.kill()

    def close(self) -> None:
        """End it for good."""
        self.kill()

    def plan(self, fault: Planned) -> None:
        """Let something go wrong."""
        told = {name: value for name, value in asdict(fault).items() if name not in {"id", "owner"}}
        self.ask("POST", "faults", told)

    def ask(self, verb: str, what: str, given: Mapping[str, object] | None = None) -> Any:
        """Something of the simulator itself."""
        # A connection of its own each time: an older one may lead to a process that was killed.
        answer = httpx.request(
            verb, f"{self.url}/simulator/{what}", json=given, timeout=60, trust_env=False
        )
        return answer.raise_for_status().json()

    def _serve(self, parent: int) -> None:
        with YouTubeSimulator(
            data=self._folder / "youtube",
            port=self._port,
            clock=self.clock.now,
            behaviour=self._behaviour,
        ):
            # It does not outlive who forked it, however that one ends.
            while os.getppid() == parent:
                time.sleep(0.5)


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])

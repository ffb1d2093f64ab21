"""Real workers in processes of their own: started, stopped, killed and frozen by tests."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from builders.command import Command
from reelwright.adapters.dbos_engine.address import Address
from reelwright.adapters.dbos_engine.jobs import DbosJobs
from reelwright.cli.jobs import values_of

WAIT_SECONDS = 240


@dataclass
class Crew:
    """The workers of one home, and the queue as its commands show it."""

    command: Command
    environment: Mapping[str, str] = field(default_factory=dict)
    workers: list[subprocess.Popen[str]] = field(default_factory=list)

    _jobs: DbosJobs | None = None

    def hire(self, *arguments: str, command: str = "worker") -> subprocess.Popen[str]:
        """Start a worker, or what ``command`` says."""
        worker = subprocess.Popen(
            [sys.executable, "-m", "reelwright", command, "--workers", "1", *arguments],
            cwd=self.command.folder,
            env={**self.command.environment, **self.environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.workers.append(worker)
        return worker

    def queue(self, *arguments: str) -> str:
        """Queue a small production and return its id."""
        options = ("--queue", "--preset", "480p", "--voice", "espeak:en-us")
        return str(self.run("make", *arguments, *options)["id"])

    def run(self, *arguments: str) -> Any:
        """What a command printed as JSON."""
        ran = self.command(*arguments, "--json", **self.environment)
        assert ran.code == 0, ran.err
        return ran.values

    @property
    def jobs(self) -> DbosJobs:
        """The queue, opened at its first use."""
        if self._jobs is None:
            database = self.environment.get("REELWRIGHT_DATABASE", "")
            self._jobs = DbosJobs(Address.of(self.command.home, database))
        return self._jobs

    def job(self, job_id: str) -> Any:
        """A job with its stages, read here: a command takes so long that stages would be missed."""
        stages = [{"name": stage.name} for stage in self.jobs.stages(job_id)]
        return {**values_of(self.jobs.find(job_id)), "stages": stages}

    def until(self, job_id: str, fits: Callable[[Any], bool]) -> Any:
        """The job as soon as it fits."""
        end = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < end:
            job = self.job(job_id)
            if fits(job):
                return job
            time.sleep(0.2)
        message = f"never so: {json.dumps(job, indent=1)}"
        raise AssertionError(message)

    def done(self, job_id: str) -> Any:
        """The job when it has ended, well."""
        job = self.until(job_id, lambda job: job["state"] in {"done", "failed"})
        assert job["state"] == "done", job
        return job

    def begun(self, job_id: str, stage: str) -> list[str]:
        """The workers that began a stage, once for each time."""
        told = f"{stage}: begun"
        return [line.worker for line in self.jobs.log(job_id) if line.text == told]

    def dismiss(self) -> None:
        """End all that are left, and their children."""
        if self._jobs is not None:
            self._jobs.close()
        for worker in self.workers:
            if worker.poll() is None:
                os.killpg(worker.pid, signal.SIGKILL)
            worker.communicate()


@contextmanager
def crew_of(command: Command, environment: Mapping[str, str] | None = None) -> Iterator[Crew]:
    """A crew that is dismissed in the end."""
    crew = Crew(command, environment or {})
    with ExitStack() as stack:
        stack.callback(crew.dismiss)
        yield crew


def children_of(session: int) -> list[int]:
    """The processes that a worker started and that still run, itself among them."""
    return [
        int(entry.name)
        for entry in Path("/proc").iterdir()
        if entry.name.isdecimal() and _session_of(entry) == session
    ]


def _session_of(process: Path) -> int | None:
    try:
        state, _, _, session = (process / "stat").read_text().rpartition(")")[2].split()[:4]
    except OSError:
        return None
    return None if state == "Z" else int(session)


def bytes_of(folder: Path) -> dict[str, str]:
    """The hash of every file of a production that must not depend on how it was made."""
    files = [*folder.glob("*.mp4"), *folder.glob("*.srt"), *folder.glob("*.vtt")]
    files += [folder / "thumbnail.jpg", folder / "script.md", folder / "metadata.json"]
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in files}

"""Builds that are broken on purpose, in a worker's memory only, which the harness must catch."""

# ruff: noqa: PLC0415 - the product is imported in a worker, not where builds are named
import os
import shutil
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any


def _renames_before_it_is_whole() -> None:
    """An artefact gets its final name first, and its bytes then."""
    from reelwright.adapters.disk import store

    def written_in_place(file: Path, destination: Path) -> None:
        with file.open("rb") as source, destination.open("wb") as target:
            target.write(source.read(file.stat().st_size // 2))
            target.flush()
            os.fsync(target.fileno())
            shutil.copyfileobj(source, target)
        file.unlink()

    vars(store)["move"] = written_in_place


def _lease_never_lapses() -> None:
    """Nobody is ever taken for dead."""
    from reelwright.adapters.dbos_engine.leases import Watch

    Watch.lapsed = lambda _self: ()  # type: ignore[method-assign, assignment] # that is its purpose


def _lease_never_checked() -> None:
    """A worker that was taken for dead goes on writing."""
    from reelwright.adapters.dbos_engine.conduct import JobConduct
    from reelwright.adapters.dbos_engine.leases import ExecutorLease
    from reelwright.ports.lease import LeaseLost

    hold = ExecutorLease.hold

    def beaten(self: Any, connection: Any) -> None:
        with suppress(LeaseLost):
            hold(self, connection)

    ExecutorLease.hold = beaten  # type: ignore[method-assign] # that is its purpose
    JobConduct.look = lambda _self: None  # type: ignore[method-assign, assignment] # as above


def _checkpoint_before_work() -> None:
    """The delivery is written down as done, and then the folder is filled."""
    from reelwright.adapters.dbos_engine.conduct import JobConduct
    from reelwright.adapters.disk.production import FolderProduction
    from reelwright.ports.productions import Published

    step, publish = JobConduct.step, FolderProduction.publish
    late = threading.local()

    def published_later(self: Any, files: Any, manifest: Any, run: Any) -> Published:
        held = Path(tempfile.mkdtemp(dir=self.folder.parent)) / "work"
        shutil.copytree(self.workspace, held)
        moved = {
            name: held / file.relative_to(self.workspace)
            if file.is_relative_to(self.workspace)
            else file
            for name, file in files.items()
        }
        late.work = lambda: publish(self, moved, manifest, run)
        return Published(manifest=manifest, notes=())

    def step_then_work(self: Any, name: str, work: Callable[[], Any], kind: type[Any]) -> Any:
        result = step(self, name, work, kind)
        if name == "deliver" and getattr(late, "work", None):
            late.work()
        return result

    FolderProduction.publish = published_later  # type: ignore[method-assign] # that is its purpose
    JobConduct.step = step_then_work  # type: ignore[method-assign] # as above


BUILDS: dict[str, Callable[[], None]] = {
    "renames-before-whole": _renames_before_it_is_whole,
    "lease-never-lapses": _lease_never_lapses,
    "lease-never-checked": _lease_never_checked,
    "checkpoint-before-work": _checkpoint_before_work,
}


def apply(build: str) -> None:
    """Break this process as named; the empty name leaves it whole."""
    if build:
        BUILDS[build]()

"""Journals: what runs tell, as lines of JSON in a file for each run.

A journal is locked while its run lives. One that is not locked and has no end was cut off.
"""

import logging
import os
import socket
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock, Timeout
from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from reelwright.domain.production.contents import Contents
from reelwright.domain.production.life import ENDS, Birth, Event, EventKind
from reelwright.ports.life import ToldRun

_LOG = logging.getLogger(__name__)
_CUT_OFF = "The run was cut off before its end: make it again, which goes on where it was."


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line: exactly one of these."""

    birth: Birth | None = None
    event: Event | None = None
    contents: Contents | None = None


_LINE = TypeAdapter(Line)


def _now() -> datetime:
    return datetime.now(tz=UTC)


class FileJournals:
    """``<home>/journal``: reads what runs have written there."""

    def __init__(self, home: Path) -> None:
        self._folder = home.expanduser().absolute() / "journal"

    def runs(self) -> Iterator[ToldRun]:
        """Every run, the oldest first; a file that holds no production is passed over."""
        for file in sorted(self._folder.glob("*.jsonl")):
            told = _told(file)
            if told is not None:
                yield told

    def forget(self, run: str) -> None:
        """The library has the whole of an ended run."""
        for file in (self._folder / f"{run}.jsonl", self._folder / f"{run}.lock"):
            file.unlink(missing_ok=True)


class FileLife:
    """Writes one run's journal, from the moment its production is known."""

    def __init__(self, home: Path, *, job: str = "", now: Callable[[], datetime] = _now) -> None:
        """Of a run that carries out ``job``; of none where it is empty."""
        self._folder = home.expanduser().absolute() / "journal"
        self._job = job
        self._now = now
        self._worker = f"{socket.gethostname()}:{os.getpid()}"
        self._before: list[Line] = []
        self._file: BinaryIO | None = None
        self._lock: FileLock | None = None

    def begin(self, birth: Birth) -> None:
        """From now on, and what was told before: of this production."""
        try:
            self._open()
        except OSError as error:
            _LOG.warning("What happens to the production is not written down: %s", error)
            return
        self._write(Line(birth=birth))
        for line in self._before:
            self._write(line)
        self._before.clear()

    def tell(
        self,
        kind: EventKind,
        *,
        stage: str = "",
        seconds: float = 0.0,
        cpu: float | None = None,
        said: str = "",
    ) -> None:
        """Something happened just now; after an end nothing does."""
        event = Event(
            kind=kind,
            at=self._now(),
            stage=stage,
            seconds=round(seconds, 3),
            cpu=None if cpu is None else round(cpu, 3),
            worker=self._worker,
            job=self._job,
            said=said,
        )
        line = Line(event=event)
        if self._file is None:
            self._before.append(line)
            return
        self._write(line)
        if kind in ENDS:
            self._close()

    def keep(self, contents: Contents) -> None:
        """The production was delivered, and is made of this."""
        self._write(Line(contents=contents))

    def _open(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        name = f"{self._now():%Y%m%dT%H%M%S%f}-{uuid.uuid4().hex[:10]}"
        self._lock = FileLock(self._folder / f"{name}.lock")
        self._lock.acquire()
        descriptor = os.open(
            self._folder / f"{name}.jsonl", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600
        )
        self._file = os.fdopen(descriptor, "wb", buffering=0)

    def _write(self, line: Line) -> None:
        if self._file is None:
            return
        try:
            self._file.write(_LINE.dump_json(line, exclude_none=True) + b"\n")
        except OSError as error:
            _LOG.warning("What happens to the production is not written down: %s", error)
            self._close()

    def _close(self) -> None:
        if self._file is not None:
            with suppress(OSError):
                os.fsync(self._file.fileno())
            self._file.close()
            self._file = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def _told(file: Path) -> ToldRun | None:
    alive = _is_written(file)
    lines = list(_lines(file))
    birth = next((line.birth for line in lines if line.birth), None)
    if birth is None:
        if not alive:
            file.unlink(missing_ok=True)
            file.with_suffix(".lock").unlink(missing_ok=True)
        return None
    events = [line.event for line in lines if line.event]
    contents = next((line.contents for line in reversed(lines) if line.contents), None)
    ended = bool(events) and events[-1].kind in ENDS
    if not ended and not alive:
        last = events[-1].at if events else datetime.fromtimestamp(file.stat().st_mtime, tz=UTC)
        events.append(Event(kind=EventKind.FAILED, at=last, said=_CUT_OFF))
        ended = True
    return ToldRun(run=file.stem, birth=birth, events=tuple(events), contents=contents, ended=ended)


def _lines(file: Path) -> Iterator[Line]:
    """The whole lines; one that a kill or a full disk cut off is no line."""
    try:
        text = file.read_bytes()
    except FileNotFoundError:
        return
    for line in text.split(b"\n"):
        with suppress(ValidationError):
            yield _LINE.validate_json(line)


def _is_written(file: Path) -> bool:
    lock = FileLock(file.with_suffix(".lock"))
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return True
    lock.release()
    return False

"""A run's own folder inside a production: whoever loses it can change nothing there any more.

Every change of a production moves a file out of the session or into it. Who takes over moves the
whole session away first, in one rename. From then on its former holder, frozen between two calls to
the system and woken, names paths that are gone, and the system refuses them. So nothing that takes
part in it may make a folder above its own.

The holder keeps a file of its session locked, so that a dead one is known.
"""

import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import lock_descriptor

from reelwright.ports.lease import NamedLease
from reelwright.ports.productions import ProductionBusy

HIDDEN = ".reelwright"
"""The folder inside a production for what runs need: a session for each."""
JOURNAL = "journal.json"
_PREFIX = "run-"
_LOCK = "lock"
_HOLDER = "holder"
_FORMER = "former"
_WORK = "work"
_ATTEMPTS = 4
_LONGEST_PAUSE_MS = 50


class Session:
    """The session of a run that works in a production; see ``alone_in``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def work(self) -> Path:
        """For files that will be published."""
        return self.folder / _WORK

    @property
    def former(self) -> tuple[Path, ...]:
        """The sessions of those who were killed, or taken over from."""
        return tuple(sorted((self.folder / _FORMER).iterdir()))

    @property
    def stands(self) -> bool:
        """Whether nobody has taken over."""
        return self.folder.exists()

    @property
    def is_pending(self) -> bool:
        """Whether a publication was begun in it, or in a former one, and not completed."""
        return any((session / JOURNAL).exists() for session in (self.folder, *self.former))

    def forget_former(self) -> None:
        """What others left is of no use any more."""
        for session in self.former:
            shutil.rmtree(session, ignore_errors=True)

    def close(self) -> None:
        """Remove it, but for a publication that the next one completes."""
        with suppress(FileNotFoundError):
            shutil.rmtree(self.work if self.is_pending else self.folder, ignore_errors=True)


@contextmanager
def alone_in(folder: Path, lease: NamedLease) -> Iterator[Session]:
    """Be the only one who works in a production, which is made if it does not exist.

    Raises:
        ProductionBusy: somebody works in it whose process lives, and who has lost no lease.
    """
    for attempt in range(_ATTEMPTS):
        # Of two who begin at once each sees the other: they come again at different times.
        time.sleep(uuid.uuid4().int % _LONGEST_PAUSE_MS / 1000 if attempt else 0)
        with _begun(folder / HIDDEN, lease.holder) as session:
            if session is not None and _takes_over(session, lease):
                yield session
                return
    message = f"Another run is working in {folder}: wait until it has ended."
    raise ProductionBusy(message)


@contextmanager
def _begun(hidden: Path, holder: str) -> Iterator[Session | None]:
    """A session that others see, and know the holder of; None where it was moved away at once."""
    session = Session(hidden / f"{_PREFIX}{uuid.uuid4().hex}")
    descriptor = None
    try:
        # Until it is locked, whoever works here takes it for left behind, and moves it away.
        with suppress(FileNotFoundError):
            hidden.mkdir(parents=True, exist_ok=True)
            descriptor = _locked(session, holder)
        yield None if descriptor is None else session
    finally:
        session.close()
        if descriptor is not None:
            os.close(descriptor)


def _locked(session: Session, holder: str) -> int | None:
    for made in (session.folder, session.folder / _FORMER, session.work):
        made.mkdir()
    (session.folder / _HOLDER).write_text(holder, encoding="utf-8")
    descriptor = os.open(session.folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666)
    if lock_descriptor(descriptor, blocking=False):
        return descriptor
    os.close(descriptor)  # Somebody is just looking whether it is locked.
    return None


def _takes_over(session: Session, lease: NamedLease) -> bool:
    """Move away what others left; False where somebody else works here."""
    others = [entry for entry in session.folder.parent.iterdir() if entry != session.folder]
    if any(_is_held(entry) and not lease.has_lapsed(_holder(entry)) for entry in others):
        return False
    for entry in others:
        with suppress(FileNotFoundError):  # It has just ended.
            _move_away(entry, session.folder / _FORMER)
    return session.stands


def _move_away(entry: Path, former: Path) -> None:
    if not entry.name.startswith(_PREFIX):  # Of versions whose runs had no sessions.
        (former / _PREFIX).mkdir(exist_ok=True)
        entry.rename(former / _PREFIX / entry.name)
        return
    moved = entry.rename(former / entry.name)
    if (moved / _FORMER).is_dir():
        for earlier in (moved / _FORMER).iterdir():
            earlier.rename(former / earlier.name)


def _is_held(session: Path) -> bool:
    try:
        descriptor = os.open(session / _LOCK, os.O_RDWR)
    except (FileNotFoundError, NotADirectoryError):
        return False
    try:
        return not lock_descriptor(descriptor, blocking=False)
    finally:
        os.close(descriptor)


def _holder(session: Path) -> str:
    """Who works there under a lease; empty where a person does."""
    try:
        return (session / _HOLDER).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""

"""Production folders as a worker uses them: locked while touched, published under the lease."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from reelwright.domain.production.manifest import Manifest, RunRecord
from reelwright.ports.jobs import Postponed
from reelwright.ports.lease import NamedLease
from reelwright.ports.productions import (
    DeletedProduction,
    KnownProduction,
    OpenProduction,
    ProductionBusy,
    Productions,
    Published,
)
from reelwright.ports.progress import Progress

_ASK_AGAIN_SECONDS = 0.5
_ASKS = 10
_POSTPONED_SECONDS = 30.0
"""A folder that is still busy is left to who works in it: a run by hand may take long."""
Seen = TypeVar("Seen")


class LeasedProductions:
    """Productions whose folders are locked for moments only, not for the whole run.

    A worker that is frozen while it renders holds no lock that would keep the one that goes on
    with its work waiting. A folder that is busy is waited for some seconds; then the job waits
    without keeping others from running.
    """

    def __init__(
        self,
        productions: Productions,
        lease: NamedLease,
        progress: Progress,
        *,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        """Publish under the lease; ``progress`` tells a wait when to give up."""
        self._productions = productions
        self._lease = lease
        self._progress = progress
        self._sleep = sleep

    def folder_for(self, slug: str, source: str) -> Path:
        """Where in the home a source's production belongs."""
        return self._productions.folder_for(slug, source)

    @contextmanager
    def open(
        self,
        folder: Path,
        lease: NamedLease | None = None,  # noqa: ARG002 - it has one
    ) -> Iterator[OpenProduction]:
        """Work in a folder, which is locked while it is looked at, and while files are written.

        Under the lease of this worker, whichever is given.
        """
        with LeasedProduction(self, folder) as production:
            yield production

    def owner_of(self, file: Path) -> Path | None:
        """The production folder whose own file this is; None where it is nobody's."""
        return self._productions.owner_of(file)

    def all(self) -> tuple[KnownProduction, ...]:
        """Every production, the newest first."""
        return self._productions.all()

    def find(self, name: str) -> KnownProduction:
        """The production of this slug or folder."""
        return self._productions.find(name)

    def delete(self, name: str) -> DeletedProduction:
        """Move a production's files to the trash."""
        return self._productions.delete(name)

    def deleted(self) -> tuple[DeletedProduction, ...]:
        """What is in the trash, the newest first."""
        return self._productions.deleted()

    def restore(self, name: str) -> Path:
        """Bring the last deleted production of this name back."""
        return self._productions.restore(name)

    def purge(self, older_than: timedelta) -> int:
        """Empty the trash of what was deleted longer ago."""
        return self._productions.purge(older_than)

    def check(self) -> None:
        """Make sure that this worker may write."""
        self._lease.check()

    def enter(self, stack: ExitStack, folder: Path) -> OpenProduction:
        """Lock a folder, as soon as nobody else works in it.

        Raises:
            Cancelled: the wait was ended on request.
            Postponed: somebody works in it for long.
        """
        for _ in range(_ASKS):
            try:
                return stack.enter_context(self._productions.open(folder, self._lease))
            except ProductionBusy as error:
                busy = error
                self._progress.advance("wait", 0, 1)
                self._sleep(_ASK_AGAIN_SECONDS)
        message = f"{busy} The job waits meanwhile, and lets others run."
        raise Postponed(message, seconds=_POSTPONED_SECONDS) from busy


class LeasedProduction(AbstractContextManager["LeasedProduction"]):
    """A folder that is locked when needed; see ``LeasedProductions.open``."""

    def __init__(self, productions: LeasedProductions, folder: Path) -> None:
        self._productions = productions
        self._folder = folder.expanduser().absolute()
        self._held = ExitStack()
        self._open: OpenProduction | None = None

    def __exit__(self, *_error: object) -> None:
        """Leave the folder."""
        self._leave()

    @property
    def folder(self) -> Path:
        """The folder itself."""
        return self._folder

    @property
    def workspace(self) -> Path:
        """A hidden folder for files that will be published; locks until then."""
        if self._open is None:
            self._productions.check()
            self._open = self._productions.enter(self._held, self._folder)
        return self._open.workspace

    @property
    def manifest(self) -> Manifest | None:
        """How it was last made; None where it never was."""
        return self._look(lambda production: production.manifest)

    @property
    def script_edited(self) -> bool:
        """Whether a person changed ``script.md``, since it was last made or before."""
        return self._look(lambda production: production.script_edited)

    def publish(self, files: Mapping[str, Path], manifest: Manifest, run: RunRecord) -> Published:
        """Put a whole new set of files in place of the last one, if the lease is still held.

        Raises:
            LeaseLost, ProductionFull, ProductionForbidden.
        """
        self._productions.check()
        published = self._look(lambda production: production.publish(files, manifest, run))
        self._leave()
        return published

    def _look(self, at: Callable[[OpenProduction], Seen]) -> Seen:
        if self._open is not None:
            return at(self._open)
        with ExitStack() as stack:
            return at(self._productions.enter(stack, self._folder))

    def _leave(self) -> None:
        self._open = None
        self._held.close()

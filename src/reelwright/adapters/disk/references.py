"""Who needs which artefacts: a text for each owner, ``references/<owner>.json``."""

import re
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path

from reelwright.adapters.disk.durable import explained, write_whole
from reelwright.adapters.disk.staging import STAGING, Staging
from reelwright.domain.artefact import Artefact, references_in, references_text
from reelwright.ports.storage import DAMAGED, Reference, ReferencesDamaged
from reelwright.ports.store import StoreForbidden, StoreFull

_OWNER = re.compile(r"[A-Za-z0-9_-]{1,100}")


class FolderReferences:
    """The references of one store in a folder, beside its unfinished files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._staging = Staging(folder.with_name(STAGING))

    def refer(self, owner: str, artefacts: Collection[Artefact], *, finished: bool) -> None:
        """From now on the owner needs exactly these.

        Raises:
            StoreFull, StoreForbidden.
        """
        file = self._file(owner)
        with explained("a reference", self._folder, full=StoreFull, forbidden=StoreForbidden):
            self._folder.mkdir(parents=True, exist_ok=True)
            unfinished = self._staging.new(file.suffix)
            try:
                write_whole(references_text(artefacts, finished=finished), file, unfinished)
            finally:
                unfinished.unlink(missing_ok=True)

    def of(self, owner: str) -> Reference | None:
        """What an owner needs; None where nothing is known of it.

        Raises:
            ReferencesDamaged.
        """
        file = self._file(owner)
        try:
            text = file.read_text(encoding="utf-8")
            changed = datetime.fromtimestamp(file.stat().st_mtime, tz=UTC)
        except FileNotFoundError:
            return None
        try:
            artefacts, finished = references_in(text)
        except ValueError as error:
            raise ReferencesDamaged(DAMAGED.format(name=file)) from error
        return Reference(owner=owner, artefacts=artefacts, changed=changed, finished=finished)

    def forget(self, owner: str) -> None:
        """From now on the owner needs nothing."""
        self._file(owner).unlink(missing_ok=True)

    def all(self) -> Iterator[Reference]:
        """Every owner: a folder belongs to one home."""
        for file in sorted(self._folder.glob("*.json")):
            reference = self.of(file.stem)
            if reference is not None:
                yield reference

    def own(self) -> Iterator[Reference]:
        """The same."""
        return self.all()

    def _file(self, owner: str) -> Path:
        if not _OWNER.fullmatch(owner):
            message = f"{owner!r} cannot be the name of an owner"
            raise ValueError(message)
        return self._folder / f"{owner}.json"

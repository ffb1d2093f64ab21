"""A folder of models: fetched whole or not at all, and going on where the last time ended."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from reelwright.adapters.models.catalogue import CATALOGUE
from reelwright.ports.models import (
    KnownModel,
    Model,
    ModelDamaged,
    ModelFile,
    ModelNotKept,
    ModelUnknown,
)
from reelwright.ports.services import HttpRequest, RequestRefused, ServiceHttp, ServiceUnreachable

Heard = Callable[[int, int], None]

UNFINISHED = ".unfinished"
ROOM_LEFT = 200_000_000
"""Bytes that stay free on the disk."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ModelFolder:
    """The models below a folder, each in ``engine/voice``.

    ``mirror`` stands in place of every host, with the paths of the files below it.
    """

    folder: Path
    http: ServiceHttp
    mirror: str = ""
    catalogue: Sequence[Model] = CATALOGUE

    def known(self) -> tuple[KnownModel, ...]:
        """See ``ports.models.Models``, as for the other methods."""
        return tuple(self._state(model) for model in self.catalogue)

    def get(self, name: str, heard: Heard) -> KnownModel:
        """Fetch a model."""
        model = self._named(name)
        with self._alone(model):
            self._require_room(model)
            before = 0
            for file in model.files:
                self._fetch(model, file, _share(heard, before, model.size))
                before += file.size
        return self._state(model)

    def remove(self, name: str) -> int:
        """Remove a model."""
        model = self._named(name)
        with self._alone(model):
            freed = self._state(model).fetched
            for file in model.files:
                self._unfinished(file).unlink(missing_ok=True)
            # The weights go first: a model is only there while they are.
            for file in reversed(model.files):
                self._place(model, file).unlink(missing_ok=True)
            shutil.rmtree(self.folder / model.name, ignore_errors=True)
        return freed

    def _named(self, name: str) -> Model:
        for model in self.catalogue:
            if model.name == name:
                return model
        known = ", ".join(model.name for model in self.catalogue)
        message = f"There is no model called {name!r}; there are: {known}."
        raise ModelUnknown(message)

    def _fetch(self, model: Model, file: ModelFile, heard: Heard) -> None:
        """Put one file in its place.

        Raises:
            ModelDamaged, ServiceError.
        """
        place, unfinished = self._place(model, file), self._unfinished(file)
        if _is_it(place, file):
            heard(file.size, file.size)
            return
        if not _is_it(unfinished, file):
            self._download(file, unfinished, heard)
        if not _is_it(unfinished, file):
            unfinished.unlink(missing_ok=True)
            host = urlsplit(self._url(file)).hostname
            message = (
                f"{file.name} from {host} is not the file that the catalogue knows (its "
                f"{file.algorithm.value} differs); try again, and report it if it stays so."
            )
            raise ModelDamaged(message)
        _settle(unfinished, place)

    def _download(self, file: ModelFile, unfinished: Path, heard: Heard) -> None:
        """Go on as long as every attempt brings something.

        Raises:
            ServiceError.
        """
        unfinished.parent.mkdir(parents=True, exist_ok=True)
        request = HttpRequest(method="GET", url=self._url(file))
        service = urlsplit(request.url).hostname or "models"
        while True:
            before = _size(unfinished)
            try:
                self.http.download(
                    service, request, unfinished, largest=file.size, resume=True, heard=heard
                )
            except ServiceUnreachable:
                if _size(unfinished) <= before:
                    raise
            except RequestRefused as error:
                if error.status != HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE or not before:
                    raise
                unfinished.unlink(missing_ok=True)  # what is there is longer than the file
            else:
                return

    def _require_room(self, model: Model) -> None:
        missing = model.size - self._state(model).fetched
        free = shutil.disk_usage(self.folder).free
        if free < missing + ROOM_LEFT:
            message = (
                f"{model.name} needs {missing / 1e6:.0f} MB more in {self.folder}, where "
                f"{free / 1e6:.0f} MB are free: free some space, or use another --home."
            )
            raise ModelNotKept(message)

    @contextmanager
    def _alone(self, model: Model) -> Iterator[None]:
        """Keep other processes from the same model.

        Raises:
            ModelNotKept.
        """
        unfinished = self.folder / UNFINISHED
        try:
            unfinished.mkdir(parents=True, exist_ok=True)
            with FileLock(unfinished / f"{model.name.replace('/', '-')}.lock", timeout=0):
                yield
        except Timeout as error:
            message = f"Another process is fetching {model.name}; wait for it."
            raise ModelNotKept(message) from error
        except OSError as error:
            message = f"{model.name} could not be written to {self.folder}: {error.strerror}."
            raise ModelNotKept(message) from error

    def _state(self, model: Model) -> KnownModel:
        placed = [_size(self._place(model, file)) for file in model.files]
        whole = placed == [file.size for file in model.files]
        unfinished = sum(_size(self._unfinished(file)) for file in model.files)
        return KnownModel(
            model=model,
            folder=self.folder / model.name,
            whole=whole,
            fetched=sum(placed) + unfinished,
        )

    def _place(self, model: Model, file: ModelFile) -> Path:
        return self.folder / model.name / file.name

    def _unfinished(self, file: ModelFile) -> Path:
        """Under its digest, so that parts of two versions never meet."""
        return self.folder / UNFINISHED / f"{file.digest}.part"

    def _url(self, file: ModelFile) -> str:
        if not self.mirror:
            return file.url
        return self.mirror.rstrip("/") + urlsplit(file.url).path


def _share(heard: Heard, before: int, whole: int) -> Heard:
    """Tell of a file as of its part of the model."""
    return lambda have, _expected: heard(before + have, whole)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


def _is_it(path: Path, file: ModelFile) -> bool:
    if _size(path) != file.size:
        return False
    with path.open("rb") as opened:
        digest = hashlib.file_digest(
            opened, lambda: hashlib.new(file.algorithm.value, usedforsecurity=False)
        )
    return digest.hexdigest() == file.digest


def _settle(unfinished: Path, place: Path) -> None:
    """Give a finished file its name, in one step."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with unfinished.open("rb") as opened:
        os.fsync(opened.fileno())
    unfinished.replace(place)

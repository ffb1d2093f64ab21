"""Weights of models that run on this machine, fetched only when their owner says so."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from reelwright.domain.errors import ReelwrightError


class ModelUnknown(ReelwrightError):
    """The catalogue has no model of this name."""


class ModelDamaged(ReelwrightError):
    """What came is not what the catalogue promises; nothing of it is kept."""

    retryable = True


class ModelNotKept(ReelwrightError):
    """The disk has no room for it, or may not be written."""


class Algorithm(StrEnum):
    """How a file is recognised: as its publisher names it."""

    SHA256 = "sha256"
    MD5 = "md5"


@dataclass(frozen=True, kw_only=True, slots=True)
class ModelFile:
    """One file of a model: what it is called here, where it is from, and how it is recognised."""

    name: str
    url: str
    size: int
    digest: str
    algorithm: Algorithm = Algorithm.SHA256


@dataclass(frozen=True, kw_only=True, slots=True)
class Model:
    """A model in the catalogue."""

    name: str
    """``engine/voice``, which is also its folder below that of all models."""
    languages: tuple[str, ...]
    """ISO 639-1."""
    title: str
    licence: str
    """Of the weights. A card that comes with them is named where it holds the terms."""
    page: str
    """Where its publisher tells about it."""
    files: tuple[ModelFile, ...]
    """The one without which it is not complete comes last."""

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownModel:
    """A model of the catalogue and how much of it is here."""

    model: Model
    folder: Path
    whole: bool
    fetched: int
    """Bytes on this disk, of an unfinished download too."""


class Models(Protocol):
    """The models of a home."""

    def known(self) -> tuple[KnownModel, ...]:
        """The whole catalogue."""

    def get(self, name: str, heard: Callable[[int, int], None]) -> KnownModel:
        """Fetch a model, going on where the last time ended; a whole one is checked.

        ``heard`` is told bytes fetched and bytes in all.

        Raises:
            ModelUnknown, ModelDamaged, ModelNotKept, ServiceError.
        """

    def remove(self, name: str) -> int:
        """Remove a model, unfinished parts too; the bytes that are free again.

        Raises:
            ModelUnknown, ModelNotKept.
        """

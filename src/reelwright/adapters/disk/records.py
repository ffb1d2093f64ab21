"""Manifests and the other records as JSON files that are the same bytes for the same values."""

import json
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from reelwright.domain.production.manifest import MANIFEST_SCHEMA, Manifest, RunRecord
from reelwright.ports.productions import ManifestDamaged

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Journal:
    """What a publication will do, written before it does any of it."""

    manifest: Manifest
    run: RunRecord


@dataclass(frozen=True, kw_only=True)
class TrashRecord:
    """A deleted production: the folder it was in, its files by their path inside it."""

    name: str
    title: str
    folder: Path
    deleted: datetime
    size: int
    files: tuple[str, ...]
    kept: tuple[str, ...] = ()
    id: str = ""


class Record(Generic[T]):
    """Reads and writes one kind of value."""

    def __init__(self, kind: type[T]) -> None:
        self._adapter = TypeAdapter(kind)

    def text(self, value: T) -> str:
        """The value as JSON for people: indented, keys in order."""
        plain = self._adapter.dump_python(value, mode="json")
        return json.dumps(plain, ensure_ascii=False, indent=2, sort_keys=True) + "\n"

    def read(self, file: Path) -> T | None:
        """The value in a file; None where there is no file.

        Raises:
            ManifestDamaged: it is not such a value.
        """
        try:
            return self._adapter.validate_json(file.read_bytes())
        except FileNotFoundError:
            return None
        except (ValidationError, IsADirectoryError) as error:
            message = f"{file} is damaged: bring it back from a copy, or use another folder."
            raise ManifestDamaged(message) from error


_MANIFEST = Record(Manifest)
journal_record = Record(Journal)
run_record = Record(RunRecord)
trash_record = Record(TrashRecord)


def manifest_text(manifest: Manifest) -> str:
    """A manifest as JSON."""
    return _MANIFEST.text(manifest)


def read_manifest(file: Path) -> Manifest | None:
    """The manifest in a file; None where there is no file.

    Raises:
        ManifestDamaged: it is no manifest, or one of a newer Reelwright.
    """
    manifest = _MANIFEST.read(file)
    if manifest is not None and manifest.schema > MANIFEST_SCHEMA:
        message = f"{file} was written by a newer Reelwright: update this one to work with it."
        raise ManifestDamaged(message)
    return manifest

"""Files of the store as values that stages hand on."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from reelwright.domain.artefact import Artefact
from reelwright.ports.store import ArtefactMissing, Store


def path_of(artefact: Artefact, store: Store) -> Path:
    """Where an artefact can be read.

    Raises:
        ArtefactMissing.
    """
    return store.path(artefact.sha256, artefact.suffix)


def paths_of(artefacts: Mapping[str, Artefact], store: Store) -> dict[str, Path]:
    """Where each of several artefacts can be read."""
    return {name: path_of(artefact, store) for name, artefact in artefacts.items()}


def written(store: Store, suffix: str, write: Callable[[Path], object]) -> Artefact:
    """The artefact that ``write`` makes at the path that it is given."""
    with store.staging(suffix) as file:
        write(file)
        return Artefact(sha256=store.adopt(file), suffix=suffix)


def copied(file: Path, store: Store) -> Artefact:
    """A file from outside, copied into the store; its suffix in lower case, dropped if odd."""
    suffix = file.suffix.lower()
    plain = suffix if suffix.isascii() and suffix[1:].isalnum() else ""
    return written(store, plain, lambda to: shutil.copyfile(file, to))


def kept(store: Store, key: str, suffix: str) -> Artefact | None:
    """The artefact whose hash is kept under a key; None where there is none, or it is gone."""
    sha256 = store.recall(key)
    if sha256 is None:
        return None
    try:
        store.path(sha256, suffix)
    except ArtefactMissing:
        return None
    return Artefact(sha256=sha256, suffix=suffix)


def kept_or_written(
    store: Store, key: str, suffix: str, write: Callable[[Path], object]
) -> tuple[Artefact, bool]:
    """The artefact of a key, written where it is not kept; and whether it is new."""
    found = kept(store, key, suffix)
    if found is not None:
        return found, False
    made = written(store, suffix, write)
    store.remember(key, made.sha256)
    return made, True

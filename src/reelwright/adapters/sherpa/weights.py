"""Folders that hold the two models of a diariser in ONNX, looked at without their library."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ENGINE = "sherpa"
LIBRARY = "sherpa-onnx"
SEGMENTATION, EMBEDDING = "segmentation.onnx", "embedding.onnx"
_END = 65_536
"""Bytes of each end that tell weights apart; they differ throughout."""


def library_version() -> str:
    """Of the library that reads the weights; empty where it is not installed."""
    try:
        return version(LIBRARY)
    except PackageNotFoundError:
        return ""


@dataclass(frozen=True)
class SpeakerWeights:
    """A folder with pyannote's segmentation and an embedding of speakers."""

    folder: Path

    @property
    def name(self) -> str:
        """As an owner names it: ``sherpa:titanet-small``."""
        return f"{ENGINE}:{self.folder.name}"

    @property
    def whole(self) -> bool:
        """Whether both models are there."""
        return all((self.folder / file).is_file() for file in (SEGMENTATION, EMBEDDING))

    @cached_property
    def fingerprint(self) -> str:
        """What tells these weights from others, from their length and both ends.

        Raises:
            OSError.
        """
        digest = hashlib.sha256()
        for file in (self.folder / SEGMENTATION, self.folder / EMBEDDING):
            size = file.stat().st_size
            digest.update(size.to_bytes(8, "big"))
            with file.open("rb") as opened:
                digest.update(opened.read(_END))
                opened.seek(max(0, size - _END))
                digest.update(opened.read(_END))
        return digest.hexdigest()[:12]


def weights_in(folders: Sequence[Path]) -> Iterator[SpeakerWeights]:
    """The whole models in some folders, and in folders directly below them."""
    for folder in folders:
        if not folder.is_dir():
            continue
        for place in (folder, *sorted(each for each in folder.iterdir() if each.is_dir())):
            weights = SpeakerWeights(place)
            if weights.whole:
                yield weights

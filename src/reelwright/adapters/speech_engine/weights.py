"""Engines whose library is an extra and whose weights are files of the owner."""

import hashlib
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_END = 65_536
"""Bytes of each end that tell weights apart; they differ throughout."""


def installed(distribution: str) -> str:
    """The version of a library that is installed here; empty where it is not."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""


def import_paths() -> list[str]:
    """Where an engine's process finds what is installed here."""
    return [path for path in sys.path if path and Path(path).exists()]


def fingerprint(*files: Path) -> str:
    """What tells these weights from others, from their length and both ends.

    Raises:
        OSError: one cannot be read.
    """
    digest = hashlib.sha256()
    for file in files:
        size = file.stat().st_size
        digest.update(size.to_bytes(8, "big"))
        with file.open("rb") as opened:
            digest.update(opened.read(_END))
            opened.seek(max(0, size - _END))
            digest.update(opened.read(_END))
    return digest.hexdigest()[:12]

"""Where flite's libraries lie."""

import re
import sysconfig
from ctypes import util
from functools import cache
from pathlib import Path

HOW_TO_GET = (
    "A more natural English voice than espeak's comes with the library flite: "
    "`sudo apt install libflite1` on Debian and Ubuntu, `dnf install flite` on Fedora."
)
SUFFIXES = (".so.1", ".so", ".dylib")
USUAL_FOLDERS = (
    f"/usr/lib/{sysconfig.get_config_var('MULTIARCH') or ''}",
    "/usr/lib64",
    "/usr/lib",
    "/usr/local/lib",
    "/opt/homebrew/lib",
    "/opt/local/lib",
)
VERSION = re.compile(r"\d+(\.\d+)*")
PARTS = ("flite", "flite_usenglish", "flite_cmulex")
"""The engine, its English and its dictionary, in the order in which they are loaded."""


def usual_folders() -> tuple[Path, ...]:
    """The folders that packages use, then the one that the system's loader knows."""
    folders = tuple(Path(folder) for folder in USUAL_FOLDERS)
    if any(_part(folder, PARTS[0]) for folder in folders):
        return folders
    return folders + _loaders_folder()


def find(folders: tuple[Path, ...], voice: str) -> tuple[str, ...]:
    """What to load for a voice, in order; empty where something is missing."""
    for folder in folders:
        files = [_part(folder, part) for part in (*PARTS, f"flite_cmu_us_{voice}")]
        present = tuple(str(file) for file in files if file)
        if len(present) == len(files):
            return present
    return ()


def version_of(libraries: tuple[str, ...]) -> str:
    """The engine's version as its file's real name tells it: ``libflite.so.2.2`` is 2.2."""
    named = VERSION.search(Path(libraries[0]).resolve().name)
    return named[0] if named else "unknown"


def _part(folder: Path, part: str) -> Path | None:
    files = (folder / f"lib{part}{suffix}" for suffix in SUFFIXES)
    return next((file for file in files if file.is_file()), None)


@cache
def _loaders_folder() -> tuple[Path, ...]:
    """Asked last and once: it starts other programs to find out."""
    found = util.find_library(PARTS[0])
    return (Path(found).parent,) if found and Path(found).is_absolute() else ()

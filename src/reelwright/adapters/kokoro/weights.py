"""The voices of Kokoro that are on this disk."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ACCENTS = {
    "a": ("en", "en-us"),
    "b": ("en", "en-gb"),
    "e": ("es", "es"),
    "f": ("fr", "fr-fr"),
    "i": ("it", "it"),
    "p": ("pt", "pt-br"),
}
"""A voice's first letter: ISO 639-1 and espeak-ng's name of how it speaks (Kokoro's VOICES.md)."""
BEST_FIRST = ("af_heart", "af_bella", "am_michael", "bf_emma", "bm_george")
"""Voices that its makers grade best, or best of their kind (Kokoro's VOICES.md)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KokoroWeights:
    """One voice: its name, how it speaks, and the two files."""

    name: str
    language: str
    accent: str
    weights: Path
    voices: Path

    @property
    def files(self) -> tuple[Path, ...]:
        """The network, and what tells its voices apart."""
        return self.weights, self.voices

    @property
    def request(self) -> Mapping[str, object]:
        """As ``engine.py`` reads it."""
        return {
            "weights": str(self.weights),
            "voices": str(self.voices),
            "voice": self.name,
            "accent": self.accent,
        }


def weights_in(folders: Sequence[Path]) -> Iterator[KokoroWeights]:
    """Every voice in folders and their folders, the best first; what is no voice is left out."""
    for folder in folders:
        for weights in sorted(folder.glob("**/kokoro*.onnx")):
            voices = next(iter(sorted(weights.parent.glob("voices*.bin"))), None)
            if voices is not None:
                yield from _voices(weights, voices)


def _voices(weights: Path, voices: Path) -> Iterator[KokoroWeights]:
    for name in sorted(_names(voices), key=_rank):
        if name[0] in ACCENTS:
            language, accent = ACCENTS[name[0]]
            yield KokoroWeights(
                name=name, language=language, accent=accent, weights=weights, voices=voices
            )


def _names(voices: Path) -> list[str]:
    """Names in the archive of arrays (NumPy's ``.npz``), which is a ZIP file of ``.npy``."""
    try:
        with zipfile.ZipFile(voices) as archive:
            return [name.removesuffix(".npy") for name in archive.namelist() if len(name) > 4]  # noqa: PLR2004 - more than ".npy"
    except (OSError, zipfile.BadZipFile):
        return []


def _rank(name: str) -> tuple[int, str]:
    return (BEST_FIRST.index(name) if name in BEST_FIRST else len(BEST_FIRST)), name

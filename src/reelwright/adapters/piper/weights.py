"""The voices of Piper that are on this disk."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

MOST_SPEAKERS = 16
"""Of weights with more speakers, of whom some have hundreds, the first one is offered."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PiperWeights:
    """One speaker of one file."""

    name: str
    """The file's name, and after ``#`` the speaker's where there are several."""
    language: str
    file: Path
    speaker: int | None = None

    @property
    def config(self) -> Path:
        """Beside the weights, as Piper wants it."""
        return self.file.with_name(f"{self.file.name}.json")

    @property
    def files(self) -> tuple[Path, ...]:
        """The network and its configuration."""
        return self.file, self.config

    @property
    def request(self) -> Mapping[str, object]:
        """As ``engine.py`` reads it."""
        return {"weights": str(self.file), "speaker": self.speaker}


def weights_in(folders: Sequence[Path]) -> Iterator[PiperWeights]:
    """Every voice in folders and their folders, by name; what is no voice is left out."""
    for folder in folders:
        for file in sorted(folder.glob("**/*.onnx")):
            yield from _speakers(file)


def _speakers(file: Path) -> Iterator[PiperWeights]:
    config = _config(file.with_name(f"{file.name}.json"))
    language = _language(config)
    if not language:
        return
    named = config.get("speaker_id_map")
    several = sorted(_numbers(named)) if isinstance(named, Mapping) else []
    if len(several) < 2:  # noqa: PLR2004 - a voice of one speaker asks for none
        yield PiperWeights(name=file.stem, language=language, file=file)
        return
    for number, speaker in several[: MOST_SPEAKERS if len(several) <= MOST_SPEAKERS else 1]:
        name = f"{file.stem}#{speaker}"
        yield PiperWeights(name=name, language=language, file=file, speaker=number)


def _config(file: Path) -> Mapping[str, object]:
    """A voice's configuration; empty where there is none."""
    try:
        value = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return cast("Mapping[str, object]", value) if isinstance(value, dict) else {}


def _language(config: Mapping[str, object]) -> str:
    """ISO 639-1, from the language's family or else espeak-ng's name of it."""
    match config:
        case {"language": {"family": str(family)}, "audio": {"sample_rate": int()}}:
            return family
        case {"espeak": {"voice": str(voice)}, "audio": {"sample_rate": int()}}:
            return voice.partition("-")[0]
        case _:
            return ""


def _numbers(named: Mapping[object, object]) -> Iterator[tuple[int, str]]:
    for name, number in named.items():
        if isinstance(number, int):
            yield number, str(name)

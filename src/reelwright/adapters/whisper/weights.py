"""Folders that hold Whisper's weights in CTranslate2's format, looked at without its library.

A folder is whole when it holds what the library reads: the weights, the vocabulary and the
tokenizer. Without a tokenizer the library would fetch one, so such a folder does not count.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ENGINE = "whisper"
LIBRARY = "faster-whisper"
WEIGHTS, TOKENIZER = "model.bin", "tokenizer.json"
VOCABULARIES = ("vocabulary.json", "vocabulary.txt")
MULTILINGUAL = 51_865
"""Tokens of the vocabulary from which a model knows more than English (openai/whisper)."""
_SAMPLES, _SAMPLE = 16, 65_536
"""Stretches of the weights, and bytes of each, that tell them apart; they differ throughout."""

_CODES = (
    "af am ar as az ba be bg bn bo br bs ca cs cy da de el en es et eu fa fi fo fr gl gu ha he hi "
    "hr ht hu hy id is it ja jv ka kk km kn ko la lb ln lo lt lv mg mi mk ml mn mr ms mt my ne nl "
    "nn no oc pa pl ps pt ro ru sa sd si sk sl sn so sq sr su sv sw ta te tg th tk tl tr tt uk ur "
    "uz vi yi yo zh"
)
SPOKEN = frozenset(_CODES.split())
"""ISO 639-1 codes of what the multilingual models know."""
_OTHER_NAMES = {"jv": "jw"}
"""What the models call a language, where it is not its ISO 639-1 code."""


def name_in_model(language: str) -> str:
    """The model's name of a language."""
    return _OTHER_NAMES.get(language, language)


def language_of(name: str) -> str:
    """The ISO 639-1 code of a model's language."""
    return next((code for code, other in _OTHER_NAMES.items() if other == name), name)


def library_version() -> str:
    """Of the library that reads the weights; empty where it is not installed."""
    try:
        return version(LIBRARY)
    except PackageNotFoundError:
        return ""


@dataclass(frozen=True)
class WhisperWeights:
    """A folder of weights."""

    folder: Path

    @property
    def name(self) -> str:
        """As an owner names it: ``whisper:small``."""
        return f"{ENGINE}:{self.folder.name}"

    @property
    def whole(self) -> bool:
        """Whether nothing is missing that the library would want to fetch."""
        files = (WEIGHTS, TOKENIZER)
        return all((self.folder / file).is_file() for file in files) and self._vocabulary != ""

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages that the model knows, by the length of its vocabulary."""
        text = (self.folder / self._vocabulary).read_text(encoding="utf-8", errors="replace")
        count = len(json.loads(text)) if self._vocabulary.endswith(".json") else text.count("\n")
        return SPOKEN if count >= MULTILINGUAL else frozenset({"en"})

    @cached_property
    def fingerprint(self) -> str:
        """What tells these weights from others, from their length and stretches of them.

        Raises:
            OSError.
        """
        file = self.folder / WEIGHTS
        size = file.stat().st_size
        digest = hashlib.sha256(size.to_bytes(8, "big"))
        with file.open("rb") as opened:
            for sample in range(_SAMPLES):
                opened.seek(max(0, size - _SAMPLE) * sample // (_SAMPLES - 1))
                digest.update(opened.read(_SAMPLE))
        return digest.hexdigest()[:12]

    @property
    def _vocabulary(self) -> str:
        return next((name for name in VOCABULARIES if (self.folder / name).is_file()), "")


def weights_in(folders: Sequence[Path]) -> Iterator[WhisperWeights]:
    """The whole models in some folders, and in folders directly below them."""
    for folder in folders:
        if not folder.is_dir():
            continue
        for place in (folder, *sorted(each for each in folder.iterdir() if each.is_dir())):
            weights = WhisperWeights(place)
            if weights.whole:
                yield weights

"""Caption files through pysubs2, with everything in their texts meant literally."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pysubs2

from reelwright.domain.captions.cues import Cue
from reelwright.domain.time import SAMPLE_RATE

_BACKSLASH = "\ufdd0"
"""Stands for a backslash, which pysubs2 would read as a command; never a character of text."""
_UNSEEN = "\u200b"
"""Zero-width space: parts what would be read as markup where the format has no escape."""
_MARKUP = re.compile(r"<(?=\s*[/!?]?\s*[A-Za-z])")
_COMMAND = re.compile(r"\\(?=[Nnh{}])")
_PLAY = (1920, 1080)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Format:
    """A file's name, pysubs2's name for what is in it, and how its text is escaped."""

    name: str
    kind: str
    escape: Callable[[str], str]


def _srt_text(text: str) -> str:
    """SubRip knows no escape: what looks like a tag is parted by a space without width."""
    return _MARKUP.sub(f"<{_UNSEEN}", text).replace("\\", _BACKSLASH)


def _vtt_text(text: str) -> str:
    """Cue text as https://www.w3.org/TR/webvtt1/#webvtt-cue-text has it."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\\", _BACKSLASH)


def _ass_text(text: str) -> str:
    r"""Braces are escaped as libass reads them, and ``\N`` as two characters is parted."""
    parted = _COMMAND.sub(rf"\\{_UNSEEN}", text)
    return parted.replace("{", r"\{").replace("}", r"\}")


_FORMATS = (
    _Format(name="captions.srt", kind="srt", escape=_srt_text),
    _Format(name="captions.vtt", kind="vtt", escape=_vtt_text),
    _Format(name="captions.ass", kind="ass", escape=_ass_text),
)


class Pysubs2Writer:
    """Writes ``captions.srt``, ``captions.vtt`` and, where asked for, ``captions.ass``."""

    def __init__(self, *, interchange: bool = False) -> None:
        self._formats = _FORMATS if interchange else _FORMATS[:2]

    def write(self, cues: Sequence[Cue], language: str, folder: Path) -> tuple[Path, ...]:
        """As ``ports.subtitles.SubtitleWriter`` has it."""
        return tuple(
            _write(folder / each.name, _content(cues, language, each)) for each in self._formats
        )


def _content(cues: Sequence[Cue], language: str, wanted: _Format) -> str:
    file = pysubs2.SSAFile()
    file.info["PlayResX"], file.info["PlayResY"] = (str(side) for side in _PLAY)
    for cue in cues:
        event = pysubs2.SSAEvent(start=_milliseconds(cue.start), end=_milliseconds(cue.end))
        event.plaintext = wanted.escape(cue.text)
        file.append(event)
    if wanted.kind == "ass":
        return file.to_string("ass")
    text = file.to_string(wanted.kind, keep_ssa_tags=True).replace(_BACKSLASH, "\\")
    if wanted.kind == "vtt":
        text = text.replace("WEBVTT\n", f"WEBVTT\nKind: captions\nLanguage: {language}\n", 1)
    return text.rstrip("\n") + "\n"


def _milliseconds(samples: int) -> int:
    """Rounded down, so that cues that do not overlap never come to."""
    return samples * 1000 // SAMPLE_RATE


def _write(destination: Path, content: str) -> Path:
    partial = destination.with_name(f"{destination.name}.part")
    try:
        partial.write_bytes(content.encode())
        partial.replace(destination)
    finally:
        partial.unlink(missing_ok=True)
    return destination

"""What a production is made of, as the library keeps it: by hash, with what was measured."""

from dataclasses import dataclass

from reelwright.domain.canvas import Codec, Format
from reelwright.domain.voice.takes import TimeSource


@dataclass(frozen=True, kw_only=True, slots=True)
class ScriptEntry:
    """A script that was made: the hash of its document, and how much it says."""

    sha256: str
    title: str
    language: str
    scenes: int
    words: int
    by_hand: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class TakeEntry:
    """A recorded line: its WAV, its length, and how well its words' times are known at worst."""

    number: int
    sha256: str
    voice: str
    samples: int
    timing: TimeSource


@dataclass(frozen=True, kw_only=True, slots=True)
class AssetEntry:
    """A picture or clip that is shown, and the licence under which it was got."""

    sha256: str
    name: str
    licence: str
    author: str = ""
    page: str = ""
    file: str = ""
    retrieved: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelineEntry:
    """An edit: frames at ``rate_numerator / rate_denominator`` a second."""

    format: Format
    frames: int
    rate_numerator: int
    rate_denominator: int
    scenes: int


@dataclass(frozen=True, kw_only=True, slots=True)
class MasterEntry:
    """A finished video file."""

    format: Format
    name: str
    sha256: str
    size: int
    width: int
    height: int
    codec: Codec
    frames: int
    passed: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Contents:
    """Everything that a delivered production is made of; ``size`` is the bytes of its files."""

    title: str
    script: ScriptEntry
    takes: tuple[TakeEntry, ...]
    assets: tuple[AssetEntry, ...]
    timelines: tuple[TimelineEntry, ...]
    masters: tuple[MasterEntry, ...]
    size: int

    @property
    def passed(self) -> bool:
        """Whether every master may go out."""
        return all(master.passed for master in self.masters)

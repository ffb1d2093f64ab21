"""What clips were ordered, and the ports that the flow may use."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reelwright.domain.clips.flags import Memory
from reelwright.domain.clips.platforms import Platform
from reelwright.ports.language import LanguageFinder
from reelwright.ports.recognition import Recogniser
from reelwright.ports.recordings import Recordings
from reelwright.ports.transcripts import TranscriptReader
from reelwright.ports.voice import Aligner


@dataclass(frozen=True, kw_only=True, slots=True)
class ClipOrder:
    """Clips as they were ordered; a field means what its option means."""

    recording: Path
    transcript: Path | None = None
    """Without one the words are recognised."""
    count: int = 5
    platform: Platform = Platform.SHORTS
    language: str = ""
    memory: Memory = field(default_factory=Memory)


@dataclass(frozen=True, kw_only=True, slots=True)
class ClipStudio:
    """Everything outside that the flow works with."""

    recordings: Recordings
    transcripts: TranscriptReader
    aligners: Sequence[Aligner]
    recognisers: Sequence[Recogniser] = ()
    """The most trusted first."""
    languages: LanguageFinder | None = None

    def language_of(self, text: str) -> str:
        """The ISO 639-1 code of a text's language; empty where nobody can tell."""
        return self.languages.find(text) if self.languages else ""

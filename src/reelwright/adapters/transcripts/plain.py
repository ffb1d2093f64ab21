"""Plain text: turns of speakers where they are named, else paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator

from reelwright.adapters.transcripts.times import samples_at, untimed_words
from reelwright.domain.transcript.given import GivenSegment, GivenTranscript, TranscriptForm

_NAME = r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3}"
_STAMP = (
    r"[\[(]?(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,2}):(?P<seconds>\d{2})(?:\.\d{1,3})?[\])]?"
)
_TURN = re.compile(
    rf"^\s*(?:{_STAMP}\s*[-–—]?\s*)?(?:\**(?P<name>{_NAME})\**\s*:\**\s*)?(?P<text>.*)$"
)
FEW_TURNS = 2
"""A name before a colon is a speaker where it opens so many paragraphs."""


def read_plain(text: str) -> GivenTranscript:
    """The transcript in a plain text; ``[00:01:02]`` before a turn is its time."""
    paragraphs = tuple(_paragraphs(text))
    names = Counter(found["name"] for line in paragraphs if (found := _TURN.match(line)))
    speakers = {name for name, times in names.items() if name and times >= FEW_TURNS}
    segments = tuple(_segment(line, speakers) for line in paragraphs)
    return GivenTranscript(
        form=TranscriptForm.TEXT, segments=tuple(each for each in segments if each.words)
    )


def _paragraphs(text: str) -> Iterator[str]:
    """Paragraphs between blank lines; a line that opens with a time or a name opens one too."""
    kept: list[str] = []
    for line in text.splitlines():
        found = _TURN.match(line)
        opens = bool(found and (found["minutes"] or found["name"]))
        if kept and (opens or not line.strip()):
            yield " ".join(kept)
            kept = []
        if line.strip():
            kept.append(line.strip())
    if kept:
        yield " ".join(kept)


def _segment(line: str, speakers: set[str]) -> GivenSegment:
    found = _TURN.match(line)
    if found is None:
        return GivenSegment(words=untimed_words(line))
    name = found["name"] or ""
    spoken = found["text"] if name in speakers or not name else f"{name}: {found['text']}"
    return GivenSegment(
        words=untimed_words(spoken),
        start=_start(found),
        speaker=name if name in speakers else "",
    )


def _start(found: re.Match[str]) -> int | None:
    if not found["minutes"]:
        return None
    whole = int(found["hours"] or 0) * 3600 + int(found["minutes"]) * 60 + int(found["seconds"])
    return samples_at(float(whole))

"""SubRip and WebVTT: cues of text between two times.

Both are read by the same rule, since files mix them: a line with ``-->`` between two times opens a
cue, and what follows up to a blank line is its text. WebVTT's word times (``<00:00:01.200>``) and
voices (``<v Ada>``) are read as https://www.w3.org/TR/webvtt1/ has them.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reelwright.adapters.transcripts.times import samples_at, timed_words, untimed_words
from reelwright.domain.transcript.given import (
    GivenSegment,
    GivenTranscript,
    GivenWord,
    TranscriptForm,
)

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?"
TIMING = re.compile(rf"^\s*{_TIME}\s*-->\s*{_TIME}(?:\s|$)")
_WORD_TIME = re.compile(rf"<{_TIME}>")
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,80})?\s{1,9}([^>]{1,80})>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|\{\\[^{}]{0,200}\}")
_LANGUAGE = re.compile(r"^Language:\s*([a-zA-Z]{2})\b")
_SPEAKER = re.compile(r"^\s*(?:>>\s*|-\s*)?\[?([A-Z][\w .'’-]{0,39}?)\]?:\s+(?=\S)")
_TURN = re.compile(r"^\s*(?:>>|-)\s*(?=\S)")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cue:
    start: float
    end: float
    lines: tuple[str, ...]


def looks_like_cues(text: str) -> bool:
    """Whether a text is made of cues."""
    return any(TIMING.match(line) for line in text.splitlines()[:2000])


def read_cues(text: str) -> GivenTranscript:
    """The transcript in a SubRip or WebVTT file."""
    lines = text.splitlines()
    is_vtt = bool(lines) and lines[0].lstrip("\ufeff").startswith("WEBVTT")
    cues = tuple(_cues(lines))
    rolling = any(_WORD_TIME.search(line) for cue in cues for line in cue.lines)
    segments = _rolled(cues) if rolling else tuple(_segment(cue, cue.lines) for cue in cues)
    language = next(
        (found[1].lower() for line in lines[:12] if (found := _LANGUAGE.match(line))), ""
    )
    return GivenTranscript(
        form=TranscriptForm.VTT if is_vtt else TranscriptForm.SRT,
        segments=tuple(segment for segment in segments if segment.words),
        language=language,
    )


def _cues(lines: Sequence[str]) -> Iterator[_Cue]:
    times: tuple[float, float] | None = None
    kept: list[str] = []
    for at, line in enumerate(lines):
        opened = TIMING.match(line)
        if opened:
            if times:
                yield _Cue(start=times[0], end=times[1], lines=tuple(kept))
            groups = opened.groups()
            times, kept = (_seconds(groups[:4]), _seconds(groups[4:8])), []
        elif times and line.strip():
            if not _is_number_of_next(lines, at):
                kept.append(line)
        elif times and kept:
            yield _Cue(start=times[0], end=times[1], lines=tuple(kept))
            times, kept = None, []
    if times:
        yield _Cue(start=times[0], end=times[1], lines=tuple(kept))


def _is_number_of_next(lines: Sequence[str], at: int) -> bool:
    """Whether a line only counts the cue that opens right after it."""
    following = lines[at + 1] if at + 1 < len(lines) else ""
    return lines[at].strip().isdecimal() and bool(TIMING.match(following))


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, fraction = parts
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return whole + int((fraction or "0").ljust(3, "0")) / 1000


def _segment(cue: _Cue, lines: Sequence[str]) -> GivenSegment:
    raw = " ".join(lines)
    voice = _VOICE.search(raw)
    text = _plain(raw)
    speaker = voice[1].strip() if voice else ""
    named = _SPEAKER.match(text)
    if named and not speaker:
        speaker, text = named[1].strip(), text[named.end() :]
    return GivenSegment(
        words=untimed_words(_TURN.sub("", text)),
        start=samples_at(cue.start),
        end=samples_at(max(cue.start, cue.end)),
        speaker=speaker,
    )


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub("", _WORD_TIME.sub("", text)))


def _rolled(cues: Sequence[_Cue]) -> tuple[GivenSegment, ...]:
    """The lines of captions that roll up, each once, as YouTube's own files have them.

    A cue repeats the line before as its first one and adds a line; a line's first word begins with
    its cue, every other at its own tag.
    """
    segments: list[GivenSegment] = []
    shown: tuple[str, ...] = ()
    for cue in cues:
        fresh = [line for line in cue.lines if _plain(line).strip() not in shown]
        shown = tuple(_plain(line).strip() for line in cue.lines)
        for line in fresh:
            words = tuple(_tagged(line, cue.start, cue.end))
            if words:
                first, last = words[0].start, words[-1].end
                segments.append(GivenSegment(words=words, start=first, end=last))
    return tuple(segments)


def _tagged(line: str, start: float, end: float) -> Iterator[GivenWord]:
    """The words of a line; each lasts until the next begins, the last until its cue ends."""
    pieces = _WORD_TIME.split(line)
    times = [start] + [_seconds(pieces[at : at + 4]) for at in range(1, len(pieces), 5)]
    texts = [_plain(piece) for piece in pieces[0::5]]
    for place, (text, begins) in enumerate(zip(texts, times, strict=True)):
        ends = times[place + 1] if place + 1 < len(times) else end
        yield from timed_words(text, begins, max(begins, ends))

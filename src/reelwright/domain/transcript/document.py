"""What is said in a recording as ``transcript.md``, which its owner corrects.

A line of it is what is said between two pauses, at the end of a sentence, or up to a change of
speaker: ``[0:01:02.340] **Ada:** And so it began.`` The time is where the line begins. A mark in a
comment tells of which recording it is, and what it said when it was written.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reelwright.domain.digest import digest_of
from reelwright.domain.text.printable import printable
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.transcript import Transcript, Word

NAME = "transcript.md"
PAUSE = SAMPLE_RATE * 7 // 10
"""Samples of silence at which a line ends."""
LONGEST_LINE = 30
"""Words, where neither marks nor pauses end it."""
_ENDS = (".", "?", "!", "…", "。", "？", "！")
_CLOSING = "\"'”’»)]"
_HELP = (
    "Correct words, marks and speakers below and run `reelwright clip` again: what was not changed "
    "keeps its times, and only what was changed is looked for in the sound again. Take words out, "
    "put words in, leave the times in brackets as they are."
)
_MARK = re.compile(r"<!-- reelwright recording=([0-9a-f]{16}) words=([0-9a-f]{16}) -->")
_LINE = re.compile(r"^\s*\[\s*(\d+):([0-5]?\d):([0-5]?\d(?:\.\d{1,3})?)\s*\]\s*")
_SPEAKER = re.compile(r"^\*\*([^*\n]{1,80}?):?\*\*:?\s+")
_SHORT = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class WrittenWord:
    """A word of the document, and who says it."""

    text: str
    speaker: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """A document as it was read. ``recording`` is the beginning of the recording's SHA-256.

    ``edited`` tells whether it says something else than when it was written.
    """

    recording: str
    words: tuple[WrittenWord, ...]
    edited: bool

    def is_of(self, sha256: str) -> bool:
        """Whether it is of a recording."""
        return bool(self.recording) and sha256.startswith(self.recording)


def written(transcript: Transcript, name: str, sha256: str) -> str:
    """The document of a recording called ``name``."""
    lines = list(_lines(transcript.words))
    words = [_plain(word) for line in lines for word in line]
    mark = f"<!-- reelwright recording={sha256[:_SHORT]} words={_digest(words)} -->"
    head = f"# What is said in {printable(name)}\n\n{_HELP}\n\nLanguage: {transcript.language}\n"
    return "\n".join([head, mark, "", *map(_line, lines), ""])


def read(text: str) -> Correction:
    """What a document says. Whatever stands before its first time is not read."""
    mark = _MARK.search(text)
    words = tuple(_read_words(text[mark.end() :] if mark else text))
    return Correction(
        recording=mark[1] if mark else "",
        words=words,
        edited=mark is None or mark[2] != _digest(words),
    )


def _read_words(text: str) -> Iterator[WrittenWord]:
    begun, speaker = False, ""
    for line in text.splitlines():
        timed = _LINE.match(line)
        rest = line[timed.end() :] if timed else line
        if timed:
            named = _SPEAKER.match(rest)
            speaker = printable(named[1]).strip() if named else ""
            rest = rest[named.end() :] if named else rest
            begun = True
        if begun:
            for word in printable(rest).split():
                yield WrittenWord(text=word, speaker=speaker)


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    line: list[Word] = []
    for word in words:
        if line and _ends(line, word):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _ends(line: Sequence[Word], following: Word) -> bool:
    last = line[-1]
    return (
        last.speaker != following.speaker
        or following.start - last.end >= PAUSE
        or len(line) >= LONGEST_LINE
        or last.text.rstrip(_CLOSING).endswith(_ENDS)
    )


def _line(words: Sequence[Word]) -> str:
    first = words[0]
    speaker = f"**{_name(first.speaker)}:** " if _name(first.speaker) else ""
    text = " ".join(" ".join(printable(word.text).split()) for word in words)
    return f"[{_time(first.start)}] {speaker}{text}"


def _name(speaker: str) -> str:
    return " ".join(printable(speaker).replace("*", "").split())[:80].rstrip(":")


def _plain(word: Word) -> WrittenWord:
    return WrittenWord(text=" ".join(printable(word.text).split()), speaker=_name(word.speaker))


def _time(sample: int) -> str:
    seconds, left = divmod(sample, SAMPLE_RATE)
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02}:{seconds % 60:02}.{left * 1000 // SAMPLE_RATE:03}"


def _digest(words: Sequence[WrittenWord]) -> str:
    """Of what is said and by whom; spaces and line ends do not count."""
    spoken = [[part, word.speaker] for word in words for part in word.text.split()]
    return digest_of(spoken)[:_SHORT]

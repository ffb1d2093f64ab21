"""From a written line to what a voice reads, each utterance knowing its written words."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.script.scenes import Line
from reelwright.domain.spoken.pronunciations import Pronunciations
from reelwright.domain.spoken.rules import Reading, RuleBook
from reelwright.domain.spoken.tongues import FULL, GOOD, rules_of, tongue
from reelwright.domain.spoken.wordlists import word_set
from reelwright.domain.spoken.writing import legible, normal_word, speakable, stronger_ending
from reelwright.domain.voice.takes import SpokenLine, Utterance


class LanguageSupport(StrEnum):
    """How well the text of a language is made ready for a voice."""

    FULL = "full"
    GOOD = "good"
    PLAIN = "plain"
    """Passed to the voice as written, which reads figures and short forms its own way."""
    NONE = "none"


class LanguageNotSpoken(ReelwrightError):
    """Text in this language cannot be made ready for a voice."""


# Written with letters and spaces between words, and read by espeak-ng from its own spelling.
_PLAIN = word_set(
    "af an az bg bs ca cs cy da el eo et eu fi ga gd gl hr hu hy id is ka kk kl ky la "
    "lb lt lv mk ms mt nb nl nn no oc pl ro ru sk sl sq sr sv sw tk tr tt uk uz vi"
)


def language_support(code: str) -> LanguageSupport:
    """What can be done for a language, by its ISO 639-1 code (a region is ignored)."""
    base = _base(code)
    if base in FULL:
        return LanguageSupport.FULL
    if base in GOOD:
        return LanguageSupport.GOOD
    return LanguageSupport.PLAIN if base in _PLAIN else LanguageSupport.NONE


def spoken_line(
    line: Line, language: str, pronunciations: Pronunciations | None = None
) -> SpokenLine:
    """Make a line ready for a voice.

    The utterances cover the line's written words in order. What is spoken holds only letters of
    the language, apostrophes, hyphens, spaces and ``,.;:?!``; where a language is only passed
    through, letters and digits stand as written.

    Raises:
        LanguageNotSpoken: nothing is known of how to speak this language.
    """
    support = language_support(language)
    if support is LanguageSupport.NONE:
        raise LanguageNotSpoken(
            f"Text in the language '{language}' cannot be narrated; choose a supported language "
            "with --language or give a recording of your own with --narration."
        )
    base = _base(language)
    words = tuple(normal_word(word) for word in line.words)
    text = " ".join(words)
    chunks = _chunks(words, _book(base, pronunciations or Pronunciations()).readings(text))
    if support is LanguageSupport.PLAIN:
        spoken = [legible(_rendered(text, chunk)) for chunk in chunks]
    else:
        letters = tongue(base).letters
        spoken = [speakable(_rendered(text, chunk), letters) for chunk in chunks]
    return SpokenLine(language=base, utterances=_utterances(chunks, spoken))


def _base(code: str) -> str:
    return code.replace("_", "-").split("-")[0].lower()


@lru_cache(maxsize=16)
def _book(language: str, table: Pronunciations) -> RuleBook:
    known = rules_of(language) if language in FULL | GOOD else ()
    return RuleBook((*table.rules(), *known))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Chunk:
    """Words ``first`` up to ``last``, their characters, and the readings among these."""

    first: int
    last: int
    start: int
    end: int
    readings: tuple[Reading, ...]


def _chunks(words: Sequence[str], readings: Iterable[Reading]) -> list[_Chunk]:
    """Words joined where a reading spans several of them."""
    pending = deque(readings)
    chunks: list[_Chunk] = []
    last = start = 0
    while last < len(words):
        first, end, mine = last, start + len(words[last]), []
        last += 1
        while pending and pending[0].start < end:
            mine.append(pending.popleft())
            while mine[-1].end > end:
                end += 1 + len(words[last])
                last += 1
        chunks.append(_Chunk(first=first, last=last, start=start, end=end, readings=tuple(mine)))
        start = end + 1
    return chunks


def _rendered(text: str, chunk: _Chunk) -> str:
    """The chunk's characters with its readings in their places, apart from letters beside."""
    parts: list[str] = []
    position = chunk.start
    for reading in chunk.readings:
        parts.extend((text[position : reading.start], reading.spoken))
        position = reading.end
    parts.append(text[position : chunk.end])
    rendered = ""
    for part in parts:
        apart = rendered[-1:].isalnum() and part[:1].isalnum()
        rendered += f" {part}" if apart else part
    return rendered


def _utterances(chunks: Sequence[_Chunk], spoken: Sequence[str]) -> tuple[Utterance, ...]:
    """A mark that opens a chunk is a pause after the one before it; none opens or ends oddly."""
    said: list[str] = []
    for text in spoken:
        core = text.lstrip(",.;:?! ")
        if core != text:
            _pause(said, text[0])
        said.append(core)
    if said:
        _close(said)
    return tuple(
        Utterance(first=chunk.first, last=chunk.last, spoken=text)
        for chunk, text in zip(chunks, said, strict=True)
    )


def _pause(said: list[str], mark: str) -> None:
    """Give a mark to what was spoken last; of two marks the stronger stays."""
    index = _last_spoken(said)
    if index is not None:
        said[index] = stronger_ending(said[index], mark)


def _close(said: list[str]) -> None:
    index = _last_spoken(said)
    if index is not None:
        said[index] = said[index].rstrip(",")


def _last_spoken(said: Sequence[str]) -> int | None:
    return next((i for i in range(len(said) - 1, -1, -1) if said[i]), None)

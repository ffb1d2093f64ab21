"""Short episodes in other languages: three moments and two decoys in small talk."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from reelwright.domain.clips.episode import Episode, episode_of
from reelwright.domain.clips.sentences import Sentence
from reelwright.domain.time import SAMPLE_RATE

FOLDER = Path(__file__).with_name("languages")
LANGUAGES = tuple(sorted(file.stem for file in FOLDER.glob("*.txt")))
BETWEEN = 10
"""Sentences of small talk around each passage."""
ORDER = ("housekeeping", "question", "sponsor", "story", "claim")
MOMENTS = frozenset({"question", "story", "claim"})
SECONDS_A_WORD = 0.4
PAUSE = SAMPLE_RATE // 2

Line = tuple[str, str]
"""Who says what."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlantedTalk:
    """An episode, and which of its sentences each passage has: first, and one after the last."""

    episode: Episode
    places: Mapping[str, tuple[int, int]]


def planted_talk(language: str) -> PlantedTalk:
    """The episode of a language; every sentence takes as long as its words."""
    passages = _passages(language)
    small = cycle(passages["filler"])
    lines: list[Line] = []
    places: dict[str, tuple[int, int]] = {}
    for name in ORDER:
        lines += islice(small, BETWEEN)
        places[name] = (len(lines), len(lines) + len(passages[name]))
        lines += passages[name]
    lines += islice(small, BETWEEN)
    return PlantedTalk(episode=episode_of(tuple(_sentences(lines)), language), places=places)


def _passages(language: str) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    name = ""
    for line in (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            name = line[2:]
            found[name] = []
        elif line:
            speaker, mark, text = line.partition(": ")
            told = (speaker, text) if mark and len(speaker) == 1 else ("B", line)
            found[name].append(told)
    return found


def _sentences(lines: list[Line]) -> Iterator[Sentence]:
    now = first = 0
    for speaker, text in lines:
        last = first + len(text.split())
        end = now + int((last - first) * SECONDS_A_WORD * SAMPLE_RATE)
        yield Sentence(
            first=first,
            last=last,
            start=now,
            end=end,
            text=text,
            speaker=speaker,
            silence=PAUSE,
        )
        now, first = end + PAUSE, last

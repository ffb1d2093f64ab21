"""The written talk that episodes are made of: moments, decoys and neutral threads.

All texts were written before, and without a look at, the lists of cues by which the product finds
moments. Halves are fixed by a rule that was written down with the texts: within every kind, in the
order of the file, the first, third, fifth ... passage belongs to the development half, the second,
fourth ... to the held-out half. Rules may be changed after reading misses of the development half
only.

A file holds passages. Each begins with ``== kind name`` and has one turn a line, ``A: ...``; a
line that begins with ``~`` is said around the moment and is not part of it; ``[laughs 1.5]`` is
laughter of as many seconds in the sound, not a word; ``{name}``, ``{place}`` and ``{day}`` are
filled when an episode is made.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

FOLDER = Path(__file__).parent
LAUGH = re.compile(r"\[laughs ([\d.]+)\]")


class Half(StrEnum):
    """On which the rules may be changed, and on which they are only measured."""

    DEVELOPMENT = "development"
    HELD_OUT = "held-out"


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """What one person says at a stretch. ``around``: before or after the moment itself."""

    speaker: str
    text: str
    around: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A moment, a decoy or a thread of filler."""

    kind: str
    name: str
    half: Half
    turns: tuple[Turn, ...]


def passages(file: str) -> tuple[Passage, ...]:
    """All passages of ``moments``, ``decoys`` or ``filler``, with the half they belong to."""
    met: defaultdict[str, int] = defaultdict(int)
    found = []
    for block in (FOLDER / f"{file}.txt").read_text(encoding="utf-8").split("== ")[1:]:
        head, *lines = block.strip().splitlines()
        kind, name = head.split(" ", 1)
        half = Half.HELD_OUT if met[kind] % 2 else Half.DEVELOPMENT
        met[kind] += 1
        turns = tuple(_turn(line) for line in lines if line.strip())
        found.append(Passage(kind=kind, name=name, half=half, turns=turns))
    return tuple(found)


def _turn(line: str) -> Turn:
    speaker, text = line.removeprefix("~").split(": ", 1)
    return Turn(speaker=speaker, text=text, around=line.startswith("~"))


def words_of(text: str) -> list[str]:
    """The words of a turn, without its laughter."""
    return LAUGH.sub("", text).split()

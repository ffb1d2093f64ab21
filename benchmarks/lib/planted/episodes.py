"""Episodes of talk with moments planted in them: words with times, speakers, and a sound's levels.

An episode has five moments, one of every kind, and ten decoys, two at least of them sponsor reads,
at random places between threads of neutral talk until it lasts 40 to 90 minutes. Threads come again
when all have been used, with other names and places. Speech has a rate for each speaker, pauses at
the ends of sentences and turns and some inside; people say "mhm" and "you know". The sound is told
by its levels: words, silence, laughter, music between blocks, coughs, and remarks that the
transcript lacks. Every second episode has no speakers in its transcript.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import cycle

import numpy as np
from numpy.typing import NDArray

from lib.planted.bank import LAUGH, Half, Passage, Turn, passages
from reelwright.domain.sound.pauses import HOP
from reelwright.domain.time import SAMPLE_RATE, samples_in
from reelwright.domain.transcript.transcript import Word
from reelwright.domain.voice.takes import TimeSource

KINDS = ("question", "story", "claim", "contrast", "funny")
DECOYS, SPONSORS = 10, 2
MINUTES = (40, 90)
NAMES = ("Hannah", "Piotr", "Salma", "Greg", "Ines", "Walter", "Noor", "Beatrice", "Kofi", "Lars")
PLACES = ("Aldbury", "Norheim", "Castellano", "Fenwick", "Oststadt", "Brackley", "Saint Ives")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
MURMURS = ("Mhm.", "Right.", "Yeah.", "Okay.", "Sure.", "I see.")
MURMURED, FILLED = 0.12, 0.06
"""How often a turn of filler is followed by a murmur, and a comma by words that say nothing."""
FILLERS = ("you know,", "I mean,", "um,", "sort of,", "like,")

SENTENCE, TURN, BLOCK, COMMA = (0.42, 0.45), (0.32, 0.6), (0.75, 0.5), (0.2, 0.4)
"""Median seconds of a pause, and the spread of its logarithm."""
HESITATION = 0.05
CHARACTERS = (15.0, 18.5)
"""Characters a second, between the slowest and the fastest speaker."""
ROOM, VOICE = -58.0, -20.0
LIVELY = {"funny": 1.5, "hollow": 2.0, "story": 0.7, "claim": 0.7, "question": 0.7, "contrast": 0.7}
"""Decibels by which a kind is said louder; what boasts is said loudest."""
LAUGH_RATE = (4.2, 5.4)
"""Calls a second (Bachorowski, Smoski and Owren 2001 count 4.4)."""
DISTURBED = 0.25
"""Part of the blocks that are followed by music, a cough or a remark nobody wrote down."""

Levels = NDArray[np.float64]
Span = tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Planted:
    """Where a moment or a decoy lies, in samples."""

    passage: Passage
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PlantedEpisode:
    """What the search is given, and what it should find and leave."""

    words: tuple[Word, ...]
    levels: NDArray[np.float32]
    moments: tuple[Planted, ...]
    decoys: tuple[Planted, ...]

    @property
    def samples(self) -> int:
        """How long it is."""
        return len(self.levels) * HOP


@dataclass(kw_only=True, slots=True)
class _Tape:
    """What has been said so far; laughter and other sounds are kept until the levels are made."""

    chance: np.random.Generator
    now: float = 0.5
    words: list[Word] = field(default_factory=list)
    louder: list[float] = field(default_factory=list)
    sounds: list[tuple[float, Levels]] = field(default_factory=list)

    def pause(self, kind: tuple[float, float]) -> None:
        self.now += float(np.clip(self.chance.lognormal(np.log(kind[0]), kind[1]), 0.03, 3.0))

    def play(self, sound: Levels) -> None:
        self.sounds.append((self.now, sound))
        self.now += len(sound) * HOP / SAMPLE_RATE


def episodes(half: Half, count: int, seed: int) -> Iterator[PlantedEpisode]:
    """So many episodes of a half; each moment of it comes once in every five."""
    chance = np.random.default_rng([seed, len(half)])
    orders: dict[str, Iterator[Passage]] = {
        kind: cycle(_shuffled([each for each in _of(half, "moments") if each.kind == kind], chance))
        for kind in KINDS
    }
    for at in range(count):
        planted = [next(orders[kind]) for kind in KINDS]
        yield _episode(half, planted, np.random.default_rng([seed, len(half), at]), at)


def _of(half: Half, file: str) -> list[Passage]:
    return [passage for passage in passages(file) if passage.half is half]


def _shuffled(several: Sequence[Passage], chance: np.random.Generator) -> list[Passage]:
    return [several[int(at)] for at in chance.permutation(len(several))]


def _episode(
    half: Half, planted: Sequence[Passage], chance: np.random.Generator, at: int
) -> PlantedEpisode:
    wanted = 60 * chance.uniform(*MINUTES)
    rates = dict(zip("AB", chance.uniform(*CHARACTERS, 2), strict=True))
    tape = _Tape(chance=chance)
    moments: list[Planted] = []
    decoys: list[Planted] = []
    special = [*planted, *_decoys(half, chance)]
    times = sorted(chance.uniform(30, wanted - 120, len(special)))
    due = list(zip(times, _shuffled(special, chance), strict=True))
    for turn in _filler(half, chance):
        while due and tape.now >= due[0][0]:
            passage = due.pop(0)[1]
            span = _say_passage(tape, passage, rates)
            (moments if passage in planted else decoys).append(
                Planted(passage=passage, start=span[0], end=span[1])
            )
            _disturb(tape)
        if tape.now >= wanted and not due:
            break
        _say(tape, turn, rates, 0.0)
        if chance.random() < MURMURED:
            other = "A" if turn.speaker == "B" else "B"
            _say(tape, Turn(speaker=other, text=str(chance.choice(MURMURS))), rates, -2.0)
    return _finished(tape, moments, decoys, names=at % 2 == 0)


def _decoys(half: Half, chance: np.random.Generator) -> list[Passage]:
    known = _of(half, "decoys")
    reads = _shuffled([each for each in known if each.kind == "sponsor"], chance)[:SPONSORS]
    others = _shuffled([each for each in known if each not in reads], chance)
    return [*reads, *others[: DECOYS - SPONSORS]]


def _filler(half: Half, chance: np.random.Generator) -> Iterator[Turn]:
    while True:
        for thread in _shuffled(_of(half, "filler"), chance):
            slots = {
                "name": str(chance.choice(NAMES)),
                "place": str(chance.choice(PLACES)),
                "day": str(chance.choice(DAYS)),
            }
            swap = chance.random() < 0.5  # noqa: PLR2004 - as often as not
            for turn in thread.turns:
                speaker = {"A": "B", "B": "A"}[turn.speaker] if swap else turn.speaker
                yield Turn(speaker=speaker, text=turn.text.format(**slots))


def _say_passage(tape: _Tape, passage: Passage, rates: dict[str, float]) -> Span:
    """Say a passage; the span of what is the moment itself."""
    tape.pause(BLOCK)
    first, last = -1.0, 0.0
    for turn in passage.turns:
        before = len(tape.words)
        _say(tape, turn, rates, LIVELY.get(passage.kind, 0.0))
        if not turn.around:
            first = tape.words[before].start if first < 0 else first
            last = samples_in(tape.now) if LAUGH.search(turn.text) else tape.words[-1].end
    tape.pause(BLOCK)
    return int(first), int(last)


def _say(tape: _Tape, turn: Turn, rates: dict[str, float], louder: float) -> None:
    tape.pause(TURN)
    chance = tape.chance
    for part in turn.text.replace("[laughs ", "[laughs_").split():
        if part.startswith("[laughs_"):
            tape.now += 0.08
            tape.play(laughter(float(part[8:-1]), chance))
            continue
        _say_word(tape, part, turn.speaker, rates[turn.speaker], louder)
        if part.endswith(",") and chance.random() < FILLED:
            for word in str(chance.choice(FILLERS)).split():
                _say_word(tape, word, turn.speaker, rates[turn.speaker], louder - 1)


def _say_word(tape: _Tape, text: str, speaker: str, rate: float, louder: float) -> None:
    chance = tape.chance
    lasts = max(0.09, (len(text) + 1) / rate * chance.uniform(0.8, 1.2))
    start, end = samples_in(tape.now), samples_in(tape.now + lasts)
    word = Word(text=text, start=start, end=end, source=TimeSource.ALIGNED, speaker=speaker)
    tape.words.append(word)
    ends = text[-1] in ".?!"
    new = len(tape.words) == 1 or tape.words[-2].text[-1] in ".?!"
    mood = louder + chance.normal(0, 1.5) if new else tape.louder[-1]
    tape.louder.append(float(mood))
    tape.now += lasts
    if ends:
        tape.pause(SENTENCE)
    elif text.endswith(",") or chance.random() < HESITATION:
        tape.pause(COMMA)
    else:
        tape.now += chance.uniform(0, 0.03)


def laughter(seconds: float, chance: np.random.Generator) -> Levels:
    """Levels of one to three people who laugh: calls at a regular rate, ever softer."""
    hops = int(seconds * SAMPLE_RATE / HOP)
    time = np.arange(hops) * HOP / SAMPLE_RATE
    power = np.zeros(hops)
    for _ in range(int(chance.integers(1, 4))):
        rate, phase = chance.uniform(*LAUGH_RATE), chance.uniform()
        on = (time * rate + phase) % 1 < chance.uniform(0.4, 0.6)
        loud = -16 - 8 * time / max(seconds, 1) + chance.normal(0, 2, hops) - chance.uniform(0, 6)
        power += 10 ** (np.where(on, loud, -42) / 10)
    return np.asarray(10 * np.log10(power), dtype=np.float64)


def remark(seconds: float, chance: np.random.Generator) -> Levels:
    """Levels of words that nobody wrote down: syllables of uneven length."""
    parts: list[Levels] = []
    while sum(map(len, parts)) < seconds * 100:
        parts.append(VOICE + chance.normal(0, 4, int(chance.integers(8, 28))))
        parts.append(chance.normal(-42, 4, int(chance.integers(2, 7))))
    return np.concatenate(parts)


def _disturb(tape: _Tape) -> None:
    chance = tape.chance
    if chance.random() > DISTURBED:
        return
    sounds = (
        chance.normal(-19, 1.5, 350),
        chance.normal(-15, 3, 22),
        remark(1.6, chance),
    )
    tape.play(sounds[int(chance.integers(len(sounds)))])
    tape.pause(BLOCK)


def _finished(
    tape: _Tape, moments: list[Planted], decoys: list[Planted], *, names: bool
) -> PlantedEpisode:
    words = tuple(tape.words if names else (replace(word, speaker="") for word in tape.words))
    return PlantedEpisode(
        words=words, levels=_levels(tape), moments=tuple(moments), decoys=tuple(decoys)
    )


def _levels(tape: _Tape) -> NDArray[np.float32]:
    chance = tape.chance
    hops = int((tape.now + 1) * SAMPLE_RATE / HOP) + 1
    levels = ROOM + chance.normal(0, 1.5, hops)
    for word, louder in zip(tape.words, tape.louder, strict=True):
        first, last = word.start // HOP, -(-word.end // HOP)
        levels[first:last] = VOICE + louder + chance.normal(0, 4, last - first)
        levels[last - 1] = VOICE - 12
    for start, sound in tape.sounds:
        first = int(start * SAMPLE_RATE / HOP)
        levels[first : first + len(sound)] = sound
    return levels.astype(np.float32)

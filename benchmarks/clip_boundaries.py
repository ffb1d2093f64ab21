"""Where clips are cut: how many begin and end on a sentence, and cut no word.

An hour of speech is made of the prose of Python's own reference manual (``pydoc_data.topics``,
which every CPython carries): every word is a burst of noise with the closures that consonants have,
over the hiss of a room. Pauses follow sentences nearly always and an eighth of the words inside
them; both are drawn from distributions that overlap. A thousand proposals are sentence spans of 20
to 50 seconds with both ends moved by a normal distribution of 1.5 s. A clip counts where it begins
and ends at a sentence's border, cuts no word by more than 30 ms and lasts 12 to 60 s.

Three times the same hour: with its words' times and marks as they are; with normal noise of 80 ms
on every time; with that noise and neither marks nor capitals. The baselines take the proposals as
they are, or move them to the nearest border of words as the transcript tells it.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pydoc_data.topics import topics
from time import process_time

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.clips.boundaries import boundaries
from reelwright.domain.clips.cutting import Cutter, Limits
from reelwright.domain.clips.gaps import gaps
from reelwright.domain.sound.pauses import HOP, Pause, levels, pauses
from reelwright.domain.text.sentences import sentences
from reelwright.domain.time import SAMPLE_RATE, samples_in, seconds_of
from reelwright.domain.transcript.transcript import Word
from reelwright.domain.voice.takes import TimeSource

SEED = 20261121
SECONDS = 3600.0
PROPOSALS = 1000
JITTER, NOISE = 1.5, 0.08
TOLERANCE = 0.03
MID_SENTENCE = 0.12
BREATHLESS_ENDS = 0.04
"""Sentences that run on into the next without a pause."""
END_PAUSE, INNER_PAUSE = (0.42, 0.45), (0.26, 0.5)
"""Median seconds of a pause and the spread of its logarithm."""
SENTENCE, WANTED = (4, 24), (20, 50)
"""Words of a sentence; seconds of a proposal."""
LONG_WORD, CLOSURES = 12, 0.5
"""Hops from which a word may have a closure, and how many do."""
LIMITS = Limits()
TARGETS = {"clean": 99.5, "80 ms of noise": 90.0, "no marks": 60.0}

Span = tuple[int, int]
Snapper = Callable[[int, int], Span | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Hour:
    """Speech as it truly is: words with exact times, and which of them end a sentence."""

    words: tuple[Word, ...]
    ends: tuple[int, ...]
    levels: NDArray[np.float32]

    @property
    def samples(self) -> int:
        """How long it is."""
        return len(self.levels) * HOP


def main() -> None:
    """Print the share of good clips of each cutter on each transcript."""
    chance = np.random.default_rng(SEED)
    hour = spoken(chance)
    wanted = proposals(hour, chance)
    told = transcripts(hour, chance)
    _print_speech(hour)
    silences = pauses(hour.levels)
    for name, words in told.items():
        begun = process_time()
        ours = ours_on(words, silences, hour.samples)
        share = good(hour, wanted, ours)
        seconds = process_time() - begun
        plain = good(hour, wanted, lambda start, end: (start, end))
        nearest = good(hour, wanted, nearest_word(words))
        verdict = "met" if share >= TARGETS[name] else "MISSED"
        print(
            f"{name:15} ours {share:5.1f} %   nearest word {nearest:4.1f} %   none {plain:4.1f} %"
            f"   aim {TARGETS[name]} %: {verdict}   ({seconds:.1f} CPU s)"
        )


def spoken(chance: np.random.Generator) -> Hour:
    """An hour of words, pauses and sound."""
    words: list[Word] = []
    ends: list[int] = []
    now = 0.5
    for sentence in _prose():
        rate = chance.normal(17.5, 1.2)
        for place, text in enumerate(sentence):
            lasts = max(0.09, (len(text) + 1) / rate * chance.uniform(0.8, 1.2))
            last = place == len(sentence) - 1
            words.append(_word(text, now, now + lasts))
            now += lasts + _silence(chance, last=last)
        ends.append(len(words) - 1)
        if now > SECONDS:
            break
    return Hour(words=tuple(words), ends=tuple(ends), levels=_sound(words, now + 0.5, chance))


def _prose() -> list[list[str]]:
    """Sentences without code, neither very short nor very long."""
    found = []
    for name in sorted(topics):
        for paragraph in re.split(r"\n\s*\n", topics[name]):
            flat = " ".join(paragraph.split())
            if not flat.endswith(".") or re.search(r"[|=>{}\\#~_\[\]]|\.\.|::|\*\*", flat):
                continue
            plain = flat.replace("*", "").replace('"', "").replace("  ", " ")
            cut = [sentence.split() for sentence in sentences(plain, "en")]
            found += [words for words in cut if SENTENCE[0] <= len(words) <= SENTENCE[1]]
    return found


def _word(text: str, start: float, end: float) -> Word:
    return Word(text=text, start=samples_in(start), end=samples_in(end), source=TimeSource.ALIGNED)


def _silence(chance: np.random.Generator, *, last: bool) -> float:
    if last and chance.random() > BREATHLESS_ENDS:
        return float(np.clip(chance.lognormal(np.log(END_PAUSE[0]), END_PAUSE[1]), 0.12, 3.0))
    if not last and chance.random() < MID_SENTENCE:
        return float(np.clip(chance.lognormal(np.log(INNER_PAUSE[0]), INNER_PAUSE[1]), 0.08, 2.0))
    return float(chance.uniform(0.0, 0.03))


def _sound(
    words: Sequence[Word], seconds: float, chance: np.random.Generator
) -> NDArray[np.float32]:
    """Levels measured on noise shaped as speech, a minute at a time."""
    hops = int(seconds * SAMPLE_RATE / HOP) + 1
    shape = np.full(hops, -58.0) + chance.normal(0, 1.5, hops)
    for word in words:
        first, last = word.start // HOP, -(-word.end // HOP)
        shape[first:last] = -20 + chance.normal(0, 4, last - first)
        if last - first > LONG_WORD and chance.random() < CLOSURES:
            closure = int(chance.integers(first + 3, last - 6))
            shape[closure : closure + int(chance.integers(2, 5))] = -50
        shape[last - 1] = -32
    measured = []
    for at in range(0, hops, 6000):
        part = np.repeat(10 ** (shape[at : at + 6000] / 20), HOP // 6)
        sound = (part * chance.standard_normal(len(part))).astype(np.float32)
        measured.append(levels(sound, HOP // 6))
    return np.concatenate(measured)


def transcripts(hour: Hour, chance: np.random.Generator) -> dict[str, tuple[Word, ...]]:
    """The hour as three recognisers would write it down."""
    noisy = tuple(_moved(word, chance) for word in hour.words)
    bare = tuple(replace(word, text=re.sub(r"[.,;:!?()]", "", word.text).lower()) for word in noisy)
    return {"clean": hour.words, "80 ms of noise": noisy, "no marks": bare}


def _moved(word: Word, chance: np.random.Generator) -> Word:
    start, end = (max(0, at + samples_in(chance.normal(0, NOISE))) for at in (word.start, word.end))
    return replace(word, start=min(start, end), end=max(start, end))


def proposals(hour: Hour, chance: np.random.Generator) -> list[Span]:
    """Spans of whole sentences with both ends moved."""
    firsts = [0, *(end + 1 for end in hour.ends[:-1])]
    spans: list[Span] = []
    while len(spans) < PROPOSALS:
        at = int(chance.integers(len(firsts)))
        start = hour.words[firsts[at]].start
        lengths = ((end, seconds_of(hour.words[end].end - start)) for end in hour.ends[at:])
        fitting = [end for end, length in lengths if WANTED[0] <= length <= WANTED[1]]
        if fitting:
            end = hour.words[int(chance.choice(fitting))].end
            moved = [samples_in(chance.normal(0, JITTER)) for _ in range(2)]
            spans.append((max(0, start + moved[0]), end + moved[1]))
    return spans


def ours_on(words: Sequence[Word], silences: Sequence[Pause], samples: int) -> Snapper:
    """The product's own cutter."""
    cutter = Cutter(words, boundaries(words, gaps(words, silences), "en"), samples)

    def snap(start: int, end: int) -> Span | None:
        cut = cutter.cut(start, end, LIMITS)
        return (cut.start, cut.end) if cut else None

    return snap


def nearest_word(words: Sequence[Word]) -> Snapper:
    """Moves each end to the nearest border of a word."""
    starts, ends = [word.start for word in words], sorted(word.end for word in words)
    return lambda start, end: (_nearest(starts, start), _nearest(ends, end))


def _nearest(places: Sequence[int], wanted: int) -> int:
    at = bisect_left(places, wanted)
    return min(places[max(0, at - 1) : at + 1], key=lambda place: abs(place - wanted))


def good(hour: Hour, wanted: Sequence[Span], snap: Snapper) -> float:
    """The share of proposals, in percent, of which a good clip is made."""
    return 100 * sum(_is_good(hour, snap(*span)) for span in wanted) / len(wanted)


def _is_good(hour: Hour, clip: Span | None) -> bool:
    if clip is None or not LIMITS.shortest <= clip[1] - clip[0] <= LIMITS.longest:
        return False
    tolerance = samples_in(TOLERANCE)
    ends = [hour.words[end].end for end in hour.ends]
    starts = [hour.words[0].start, *(hour.words[end + 1].start for end in hour.ends[:-1])]
    previous = [0, *ends[:-1]]
    following = [*starts[1:], hour.samples]
    begins = any(
        before - tolerance <= clip[0] <= start + tolerance
        for before, start in zip(previous, starts, strict=True)
    )
    finishes = any(
        end - tolerance <= clip[1] <= after + tolerance
        for end, after in zip(ends, following, strict=True)
    )
    return begins and finishes


def _print_speech(hour: Hour) -> None:
    inner = len(hour.words) - len(hour.ends)
    print(
        f"{len(hour.words):,} words, {len(hour.ends)} sentences, {inner:,} gaps inside them,"
        f" {float(seconds_of(hour.samples)) / 60:.1f} minutes, {PROPOSALS:,} proposals"
    )


if __name__ == "__main__":
    main()

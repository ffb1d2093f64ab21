"""From the words that an aligner found to a time for every word."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.voice.takes import TimeSource, WordTime

HOP_SECONDS = 0.005
SOFT = 10 ** (-42 / 20)
"""Of loud speech, the level of its loudest twentieth. The softest sounds of speech, an f or a th
before a pause, were measured at -38 dB of it, the noise of synthetic pauses at -45 and below."""
ABOVE_NOISE = 2.0
"""Times the level of the quietest tenth: below it is silence in a noisy recording."""
NOISIEST = 0.1
"""Of loud speech, the highest level that is taken for noise: a text may have no pause at all."""
SHORTEST_HOPS = 3
"""What is heard for less is a click."""
PAUSE_HOPS, SPLINTER_HOPS = 20, 12
"""A tenth of a second of silence, and 60 ms of sound: what is no longer and stands behind or
before such a pause is a splinter of the neighbouring word."""

Span = tuple[int, int]
"""First sample of a word and the one after its last."""


def tightened(sound: NDArray[np.int16], spans: Mapping[int, Span], rate: int) -> dict[int, Span]:
    """Spans without the silence at either end, nor splinters of other words beyond a pause.

    A span in which nothing is heard stays.
    """
    hop = max(1, int(rate * HOP_SECONDS))
    audible = audible_hops(sound, hop)
    tight = {}
    for index, (start, end) in spans.items():
        first, last = _core(np.flatnonzero(audible[start // hop : -(-end // hop)]))
        shift = start // hop
        heard = (max(start, (shift + first) * hop), min(end, (shift + last) * hop))
        tight[index] = heard if last > first else (start, end)
    return tight


def _core(heard: NDArray[np.int64]) -> Span:
    """From the first to the last of some hops, without splinters of the words beside."""
    if not heard.size:
        return 0, 0
    breaks = np.flatnonzero(np.diff(heard) > PAUSE_HOPS) + 1
    islands = np.split(heard, breaks)
    while len(islands) > 1 and len(islands[-1]) <= SPLINTER_HOPS:
        islands.pop()
    while len(islands) > 1 and len(islands[0]) <= SPLINTER_HOPS:
        islands.pop(0)
    return int(islands[0][0]), int(islands[-1][-1]) + 1


def audible_hops(sound: NDArray[np.int16], hop: int) -> NDArray[np.bool_]:
    """For each whole hop of samples, whether something is heard in it."""
    level = _levels(sound, hop)
    if not level.size or not level.any():
        return np.zeros(len(level), np.bool_)
    loud, quiet = np.percentile(level, (95, 10))
    heard = level > max(float(loud) * SOFT, min(float(quiet) * ABOVE_NOISE, float(loud) * NOISIEST))
    return _without_clicks(heard)


def _without_clicks(heard: NDArray[np.bool_]) -> NDArray[np.bool_]:
    run = np.ones(SHORTEST_HOPS, np.int64)
    whole = np.convolve(heard, run, "full") == SHORTEST_HOPS
    kept: NDArray[np.bool_] = np.convolve(whole, run, "full")[SHORTEST_HOPS - 1 :] > 0
    return kept[: len(heard)]


def _levels(sound: NDArray[np.int16], hop: int) -> NDArray[np.float32]:
    """The effective value of each hop, a minute at a time."""
    part = hop * 12_000
    levels = []
    for start in range(0, len(sound), part):
        block = sound[start : start + part].astype(np.float32)
        block = block[: len(block) // hop * hop].reshape(-1, hop)
        levels.append(np.sqrt((block**2).mean(1)))
    return np.concatenate(levels) if levels else np.zeros(0, np.float32)


def filled(
    words: Sequence[str], spans: Mapping[int, Span], samples: int, source: TimeSource
) -> tuple[WordTime, ...]:
    """A time for every word, in order and without overlap.

    Words that were not found share the room between their neighbours by their letters, and are
    marked as estimated; what nobody says has the length zero.
    """
    times: list[WordTime] = []
    place, at = 0, 0
    while at < len(words):
        if at in spans:
            start = min(max(place, spans[at][0]), samples)
            place = min(max(start, spans[at][1]), samples)
            times.append(WordTime(start=start, end=place, source=source))
            at += 1
            continue
        upto = next((k for k in range(at, len(words)) if k in spans), len(words))
        room = max(place, min(spans[upto][0], samples) if upto < len(words) else samples)
        times += _shared(words[at:upto], place, room, source)
        place, at = times[-1].end, upto
    return tuple(times)


def _shared(words: Sequence[str], start: int, end: int, source: TimeSource) -> list[WordTime]:
    letters = [sum(map(str.isalnum, word)) for word in words]
    total, passed, times = sum(letters), 0, []
    for count in letters:
        first = start + (end - start) * passed // total if total else start
        passed += count
        last = start + (end - start) * passed // total if total else start
        kind = TimeSource.ESTIMATED if count else source
        times.append(WordTime(start=first, end=last, source=kind))
    return times

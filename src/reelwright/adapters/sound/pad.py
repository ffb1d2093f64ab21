"""A calm piece of music made from a seed: a soft pad, a bass and a few bells, in a loop.

The pad follows P. O. Nasca's PADsynth: each partial is spread into a narrow band of the
spectrum with random phases, so that one inverse transform gives a wide, living, seamless
sound. Everything is placed on a circle, echoes included, so that the loop has no seam.
"""

from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.random import PCG64, Generator
from numpy.typing import NDArray

from reelwright.domain.sound.filtering import Sound
from reelwright.domain.time import SAMPLE_RATE

CHORD_SECONDS = 7
_OVERLAP_SECONDS = 3.0
_LOWEST, _HIGHEST = 50, 74
"""MIDI notes between which the pad moves: below the clarity of a voice, above its rumble."""

# Chords as scale degrees (0 = tonic) in a major scale; each ends where it can begin again.
_PROGRESSIONS = (
    (0, 5, 3, 4, 0, 2, 3, 3),
    (0, 3, 5, 4, 0, 3, 1, 4),
    (5, 3, 0, 4, 5, 3, 0, 0),
    (3, 0, 4, 5, 3, 0, 1, 4),
    (0, 2, 3, 0, 5, 3, 1, 4),
)
_MAJOR = (0, 2, 4, 5, 7, 9, 11)
_KEYS = (48, 50, 51, 53, 55, 57)


@dataclass(frozen=True, kw_only=True, slots=True)
class Chord:
    """MIDI notes that sound together."""

    bass: int
    notes: tuple[int, ...]


def generated_loop(seed: int) -> Sound:
    """A seamless stereo loop of under a minute, at a peak of 0.5; the same for the same seed."""
    random = Generator(PCG64(seed))
    chords = _harmony(random)
    step = CHORD_SECONDS * SAMPLE_RATE
    loop = np.zeros((2, step * len(chords)), dtype=np.float32)
    window = _chord_window(step)
    for index, chord in enumerate(chords):
        layer = _chord_sound(chord, len(window), random) * window
        _add_round(loop, layer, index * step - int(_OVERLAP_SECONDS * SAMPLE_RATE / 2))
    for start, note, level in _melody(chords, random):
        _add_round(loop, _bell(note, level, float(random.uniform(-0.6, 0.6))), start)
    loop = _in_a_room(loop, random)
    quieter: Sound = (loop * (0.5 / np.abs(loop).max())).astype(np.float32)
    return quieter


def _harmony(random: Generator) -> tuple[Chord, ...]:
    tonic = _KEYS[int(random.integers(len(_KEYS)))]
    degrees = _PROGRESSIONS[int(random.integers(len(_PROGRESSIONS)))]
    chords: list[Chord] = []
    voices: tuple[int, ...] = (57, 62, 65, 69)
    for degree in degrees:
        # A seventh on the gentle degrees, an added ninth on the others: warm, never tense.
        steps = (0, 2, 4, 6) if degree in {0, 1, 3, 5} else (0, 2, 4, 8)
        classes = tuple((tonic + _scale(degree + step)) % 12 for step in steps)
        voices = _led(voices, classes)
        bass = 36 + (tonic + _scale(degree)) % 12
        chords.append(Chord(bass=bass if bass >= 38 else bass + 12, notes=voices))  # noqa: PLR2004 - D2
    return tuple(chords)


def _scale(degree: int) -> int:
    return _MAJOR[degree % 7] + 12 * (degree // 7)


def _led(voices: tuple[int, ...], classes: tuple[int, ...]) -> tuple[int, ...]:
    """Each voice moves to the nearest free note of the chord (smooth voice leading)."""
    free = list(classes)
    moved: list[int] = []
    for voice in voices:
        choices = [
            (abs(note - voice), note)
            for note in range(_LOWEST, _HIGHEST)
            if note % 12 in free and note not in moved
        ]
        _, note = min(choices)
        free.remove(note % 12)
        moved.append(note)
    return tuple(sorted(moved))


def _chord_window(step: int) -> NDArray[np.float32]:
    """Raised-cosine ends that overlap the neighbours at equal power."""
    overlap = int(_OVERLAP_SECONDS * SAMPLE_RATE)
    rise = np.sin(np.linspace(0, np.pi / 2, overlap))
    flat = np.ones(step - overlap)
    return cast("NDArray[np.float32]", np.concatenate((rise, flat, rise[::-1])).astype(np.float32))


def _chord_sound(chord: Chord, samples: int, random: Generator) -> Sound:
    """The spectrum of the whole chord, once for each ear, turned into sound at once."""
    size = 1 << (samples - 1).bit_length()
    magnitude = np.zeros(size // 2 + 1)
    for note in chord.notes:
        _spread(magnitude, _frequency(note), partials=9, decay=1.75, cents=22, level=1.0)
    _spread(magnitude, _frequency(chord.bass), partials=5, decay=2.2, cents=9, level=1.6)
    sides = []
    for _ in range(2):
        phases = np.exp(2j * np.pi * random.random(len(magnitude)))
        sides.append(np.fft.irfft(magnitude * phases, size)[:samples])
    both = np.stack(sides)
    even: Sound = (both / np.sqrt(np.mean(np.square(both)))).astype(np.float32)
    return even


def _spread(
    magnitude: NDArray[np.float64],
    frequency: float,
    *,
    partials: int,
    decay: float,
    cents: float,
    level: float,
) -> None:
    """Add a note: each partial a bell curve some cents wide, higher ones weaker and wider."""
    bins_per_hertz = 2 * (len(magnitude) - 1) / SAMPLE_RATE
    for partial in range(1, partials + 1):
        centre = frequency * partial * bins_per_hertz
        width = centre * (2 ** (cents / 1200) - 1) * (1 + 0.15 * partial)
        first, last = int(centre - 4 * width), int(centre + 4 * width) + 2
        bins = np.arange(first, last)
        bell = np.exp(-0.5 * ((bins - centre) / width) ** 2) / np.sqrt(width)
        magnitude[first:last] += level * bell / partial**decay


def _frequency(note: int) -> float:
    return float(440.0 * 2 ** ((note - 69) / 12))


def _melody(chords: tuple[Chord, ...], random: Generator) -> list[tuple[int, int, float]]:
    """Start sample, note and level of a few bells a chord: high chord notes, on a slow pulse."""
    step = CHORD_SECONDS * SAMPLE_RATE
    pulse = step // 8
    bells: list[tuple[int, int, float]] = []
    for index, chord in enumerate(chords):
        pulses = random.choice(np.arange(1, 8), size=int(random.integers(1, 4)), replace=False)
        for at in sorted(int(pulse_index) for pulse_index in pulses):
            note = int(random.choice(np.array(chord.notes[1:]))) + 12
            late = int(random.integers(0, SAMPLE_RATE // 100))
            bells.append((index * step + at * pulse + late, note, float(random.uniform(0.5, 1.0))))
    return bells


def _bell(note: int, level: float, pan: float) -> Sound:
    """A struck bar: few partials, the higher ones dying sooner."""
    seconds = np.arange(int(3.5 * SAMPLE_RATE), dtype=np.float32) / SAMPLE_RATE
    tone = np.zeros_like(seconds)
    for ratio, strength, life in ((1.0, 1.0, 1.1), (2.0, 0.25, 0.6), (3.93, 0.10, 0.22)):
        turns = np.float32(2 * np.pi * _frequency(note) * ratio)
        tone += strength * np.sin(turns * seconds) * np.exp(-seconds / life)
    attack = np.minimum(seconds / 0.02, 1)
    fade = np.minimum((seconds[-1] - seconds) / 0.2, 1)
    sides = np.array([[np.cos((pan + 1) * np.pi / 4)], [np.sin((pan + 1) * np.pi / 4)]])
    struck: Sound = (level * sides * (tone * attack * fade)).astype(np.float32)
    return struck


def _add_round(loop: Sound, layer: Sound, start: int) -> None:
    """Add a layer; what runs past the end goes on at the beginning."""
    length = loop.shape[1]
    start %= length
    until_end = min(layer.shape[1], length - start)
    loop[:, start : start + until_end] += layer[:, :until_end]
    loop[:, : layer.shape[1] - until_end] += layer[:, until_end:]


def _in_a_room(loop: Sound, random: Generator) -> Sound:
    """A hall of 2.4 s and a gentle roll-off above 4 kHz, as a circular convolution."""
    length = loop.shape[1]
    seconds = np.arange(int(2.4 * SAMPLE_RATE)) / SAMPLE_RATE
    frequencies = np.fft.rfftfreq(length, 1 / SAMPLE_RATE)
    dark = 1 / np.sqrt(1 + (frequencies / 4000) ** 4)
    rumble_free = frequencies**2 / (frequencies**2 + 45.0**2)
    sides = []
    for side in loop:
        echoes = random.standard_normal(len(seconds)) * np.exp(-seconds / 0.45)
        echoes[: SAMPLE_RATE // 50] = 0
        echoes *= 0.55 / np.sqrt(np.sum(np.square(echoes)))
        echoes[0] = 1
        hall = np.fft.rfft(echoes.astype(np.float32), length)
        wet = np.fft.rfft(side) * hall * (dark * rumble_free).astype(np.float32)
        sides.append(np.fft.irfft(wet, length))
    return np.stack(sides).astype(np.float32)

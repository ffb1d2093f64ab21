"""The music under the voice: a loop that was generated, or the owner's file played round."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

import numpy as np

from reelwright.adapters.sound.pad import generated_loop
from reelwright.adapters.sound.reading import decoded
from reelwright.domain.sound.filtering import BLOCK, Sound
from reelwright.domain.sound.loudness import LoudnessMeter
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.sound import Music

_CROSS_FADE = 3 * SAMPLE_RATE
_CROSS_FADE_PART = 4
"""A short file is cross-faded over a quarter of its length."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bed:
    """``loudness`` is that of one round in LUFS; ``blocks`` are stereo, ``BLOCK`` long, endless."""

    loudness: float
    blocks: Iterator[Sound]


def opened_bed(music: Music) -> Bed:
    """The bed, measured and ready to play.

    Raises:
        SoundUnreadable: the owner's file cannot be read.
    """
    if music.file is None:
        loop = generated_loop(music.seed)
        return Bed(loudness=_loudness([loop]), blocks=_even(repeat(loop)))
    return Bed(loudness=_loudness(decoded(music.file, 2)), blocks=_even(_looped(music.file)))


def _loudness(pieces: Iterable[Sound]) -> float:
    meter = LoudnessMeter(channels=2)
    for piece in pieces:
        meter.push(piece)
    return meter.finish()[0]


def _looped(file: Path) -> Iterator[Sound]:
    """The file again and again; its end fades into its beginning at equal power."""
    length = sum(piece.shape[1] for piece in decoded(file, 2))
    overlap = min(_CROSS_FADE, length // _CROSS_FADE_PART)
    rise = np.sin(np.linspace(0, np.pi / 2, overlap, dtype=np.float32))
    last: Sound = np.zeros((2, overlap), dtype=np.float32)
    fade_in = np.ones(overlap, dtype=np.float32)
    while True:
        buffer: Sound = np.zeros((2, 0), dtype=np.float32)
        begun = False
        for piece in decoded(file, 2):
            buffer = np.concatenate((buffer, piece), axis=1)
            if not begun and buffer.shape[1] >= overlap:
                buffer[:, :overlap] = buffer[:, :overlap] * fade_in + last
                begun = True
            if begun and buffer.shape[1] > overlap:
                yield buffer[:, : buffer.shape[1] - overlap]
                buffer = buffer[:, buffer.shape[1] - overlap :]
        last, fade_in = buffer * rise[::-1], rise


def _even(pieces: Iterator[Sound]) -> Iterator[Sound]:
    """The same sound in blocks of ``BLOCK`` samples."""
    waiting: list[Sound] = []
    count = 0
    for piece in pieces:
        waiting.append(piece)
        count += piece.shape[1]
        if count < BLOCK:
            continue
        joined = np.concatenate(waiting, axis=1)
        whole = count - count % BLOCK
        for start in range(0, whole, BLOCK):
            yield joined[:, start : start + BLOCK]
        waiting, count = [joined[:, whole:]], count - whole

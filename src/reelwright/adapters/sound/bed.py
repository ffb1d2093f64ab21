"""The music under the voice: a loop that was generated, or the owner's file played round."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from reelwright.adapters.sound.pad import generated_loop
from reelwright.adapters.sound.reading import decoded
from reelwright.domain.filtering import BLOCK, Sound
from reelwright.domain.loudness import LoudnessMeter
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.sound import Music

_CROSS_FADE = 3 * SAMPLE_RATE
_CROSS_FADE_PART = 4
"""A short file is cross-faded over a quarter of its length."""


def bed_blocks(music: Music) -> Iterator[Sound]:
    """Stereo blocks of ``BLOCK`` samples without end.

    Raises:
        SoundUnreadable: the owner's file cannot be read.
    """
    pieces = _generated(music.seed) if music.file is None else _looped(music.file)
    return _even(pieces)


def bed_loudness(music: Music) -> float:
    """Integrated loudness of one round of the bed in LUFS.

    Raises:
        SoundUnreadable: the owner's file cannot be read.
    """
    meter = LoudnessMeter(channels=2)
    whole = iter([generated_loop(music.seed)]) if music.file is None else decoded(music.file, 2)
    for piece in whole:
        meter.push(piece)
    return meter.finish()[0]


def _generated(seed: int) -> Iterator[Sound]:
    loop = generated_loop(seed)
    while True:
        yield loop


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

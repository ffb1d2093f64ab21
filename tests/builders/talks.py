"""Recordings in which somebody speaks: a real voice, a real face, and what is said, in writing."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from builders.recordings import Film, Take, write_recording
from reelwright.domain.time import SAMPLE_RATE

MEDIA = Path(__file__).parents[1] / "media/files"
SAID = (
    "And so, my fellow Americans: ask not what your country can do for you, "
    "ask what you can do for your country."
)
TIMES = 3
RATE = Fraction(25)
WIDTH, HEIGHT = 320, 180


def speech(times: int = TIMES) -> NDArray[np.float32]:
    """The sentence of eleven seconds, so many times."""
    with av.open(str(MEDIA / "jfk.flac")) as container:
        resampler = av.AudioResampler(format="flt", layout="mono", rate=SAMPLE_RATE)
        parts = [
            part.to_ndarray()[0]
            for frame in container.decode(audio=0)
            for part in resampler.resample(frame)
        ]
    return np.concatenate(parts * times).astype(np.float32)


def write_talk(file: Path, times: int = TIMES) -> Path:
    """The astronaut says the sentence so many times, in a wide picture that she walks through."""
    sound = speech(times)
    face = np.asarray(Image.open(MEDIA / "astronaut.jpg").convert("RGB").resize((HEIGHT, HEIGHT)))
    film = Film(
        width=WIDTH,
        height=HEIGHT,
        rate=RATE,
        frames=int(len(sound) * RATE / SAMPLE_RATE),
        draw=lambda number: _scene(face, number),
    )
    return write_recording(file, [Take(sound=sound)], film)


def write_transcript(file: Path, times: int = TIMES) -> Path:
    """What is said in it, without times."""
    file.write_text(" ".join([SAID] * times), encoding="utf-8")
    return file


def _scene(face: NDArray[np.uint8], number: int) -> NDArray[np.uint8]:
    scene = np.full((HEIGHT, WIDTH, 3), 90, np.uint8)
    left = number // 8 % (WIDTH - HEIGHT)
    scene[:, left : left + HEIGHT] = face
    return scene

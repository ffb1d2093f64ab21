"""Recordings in which somebody speaks: a voice of ours, a real face, and what is said."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import chain
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from builders.recordings import Film, Take, write_recording
from reelwright.adapters.flite.voice import FliteVoice
from reelwright.adapters.sound.studio import PyavSoundStudio
from reelwright.domain.script.scenes import Line
from reelwright.domain.spoken.line import spoken_line
from reelwright.domain.time import SAMPLE_RATE

MEDIA = Path(__file__).parents[1] / "media/files"
SAID = (
    "And so, my fellow Americans: ask not what your country can do for you, "
    "ask what you can do for your country."
)
TIMES = 3
TALK = (
    "Why do most people give up on learning to play the piano?",
    "The answer is not that they lack talent, it is that they practise the wrong thing.",
    "Ninety percent of them play only what they already know.",
    "The few who worked on their mistakes learned three times as fast.",
)
PAUSE = SAMPLE_RATE // 2
RATE = Fraction(25)
WIDTH, HEIGHT = 320, 180


def speech(times: int = TIMES) -> NDArray[np.float32]:
    """A real voice in a noisy room: a sentence of eleven seconds, so many times."""
    with av.open(str(MEDIA / "jfk.flac")) as container:
        resampler = av.AudioResampler(format="flt", layout="mono", rate=SAMPLE_RATE)
        parts = [
            part.to_ndarray()[0]
            for frame in container.decode(audio=0)
            for part in resampler.resample(frame)
        ]
    return np.concatenate(parts * times).astype(np.float32)


def spoken(talk: Sequence[str] = TALK) -> NDArray[np.float32]:
    """A talk, sentence by sentence, with half a second of silence around each."""
    voice, studio = FliteVoice(), PyavSoundStudio()
    silence = np.zeros(PAUSE, np.float32)
    said = (
        np.frombuffer(
            studio.conform(
                voice.speak(spoken_line(Line(text=each), "en"), voice.voices()[0]).recording
            ).pcm,
            "<i2",
        ).astype(np.float32)
        / 32768
        for each in talk
    )
    return np.concatenate([silence, *chain(*((each, silence) for each in said))])


def write_talk(file: Path) -> Path:
    """The astronaut talks for a quarter of a minute, and walks through a wide picture."""
    sound = spoken()
    face = np.asarray(Image.open(MEDIA / "astronaut.jpg").convert("RGB").resize((HEIGHT, HEIGHT)))
    film = Film(
        width=WIDTH,
        height=HEIGHT,
        rate=RATE,
        frames=int(len(sound) * RATE / SAMPLE_RATE),
        draw=lambda number: _scene(face, number),
    )
    return write_recording(file, [Take(sound=sound)], film)


def write_voice(file: Path, talk: Sequence[str] = TALK) -> Path:
    """The talk alone, without a picture."""
    return write_recording(file, [Take(sound=spoken(talk), codec="pcm_s16le")])


def write_transcript(file: Path, talk: Sequence[str] = TALK) -> Path:
    """What is said in it, without times."""
    file.write_text(" ".join(talk), encoding="utf-8")
    return file


def _scene(face: NDArray[np.uint8], number: int) -> NDArray[np.uint8]:
    scene = np.full((HEIGHT, WIDTH, 3), 90, np.uint8)
    left = number // 8 % (WIDTH - HEIGHT)
    scene[:, left : left + HEIGHT] = face
    return scene

"""Speech for a text, with the second at which each of its characters is heard."""

import io
import json
import subprocess
import sys
import wave
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import espeakng_loader
import numpy as np
from numpy.typing import NDArray

PROGRAM = Path(__file__).with_name("process.py")
RATE = 24_000
WORDS_PER_MINUTE = 160
PATIENCE = 60.0
HOP, SOFT = 120, 60
"""Samples in which a peak under so much is silence."""
VOICES = {"en": "en-us", "pt": "pt-br"}
"""The engine's name of a language, where it is another than the language's code."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spoken:
    """Signed 16 bit sound at ``RATE``; ``starts`` and ``ends`` are seconds by character."""

    pcm: bytes
    text: str
    starts: tuple[float, ...]
    ends: tuple[float, ...]

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.pcm) / 2 / RATE

    @property
    def wav(self) -> bytes:
        """The sound as a WAV file."""
        file = io.BytesIO()
        with wave.open(file, "wb") as writer:
            writer.setnchannels(1)
            writer.setsampwidth(2)
            writer.setframerate(RATE)
            writer.writeframes(self.pcm)
        return file.getvalue()


@lru_cache(maxsize=256)
def spoken(text: str, language: str = "en", speed: float = 1.0) -> Spoken:
    """Speak a text; the same text gives the same bytes."""
    base = language.partition("-")[0].lower()
    command = [
        sys.executable, "-I", "-S", str(PROGRAM), espeakng_loader.get_library_path(),
        str(Path(espeakng_loader.__file__).parent), VOICES.get(base, base),
        str(round(WORDS_PER_MINUTE * speed)),
    ]  # fmt: skip
    done = subprocess.run(
        command, input=text.encode(), capture_output=True, check=True, timeout=PATIENCE
    )
    header, _, raw = done.stdout.partition(b"\n")
    told = json.loads(header)
    heard = np.frombuffer(raw, np.int16)
    sound = _resampled(heard, told["rate"])
    words = [(at, round(sample * RATE / told["rate"])) for at, sample in told["words"]]
    starts, ends = _times(text, words, sound)
    return Spoken(pcm=sound.tobytes(), text=text, starts=starts, ends=ends)


def _resampled(sound: NDArray[np.int16], rate: int) -> NDArray[np.int16]:
    length = round(len(sound) * RATE / rate)
    places = np.arange(length) * (rate / RATE)
    resampled: NDArray[np.int16] = np.interp(places, np.arange(len(sound)), sound).astype(np.int16)
    return resampled


def _times(
    text: str, words: list[tuple[int, int]], sound: NDArray[np.int16]
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Letters share the heard part of their word; what follows them lasts until the next."""
    borders = [*words, (len(text), len(sound))]
    starts = np.zeros(len(text))
    place = 0
    for (at, begin), (upto, end) in pairwise(borders):
        letters = len(text[at:upto].rstrip(" ,.;:?!"))
        last = _heard_until(sound, begin, end)
        starts[place:at] = begin
        starts[at : at + letters] = np.linspace(begin, last, letters, endpoint=False)
        starts[at + letters : upto] = last
        place = upto
    ends = [*starts[1:], len(sound)] if len(text) else []
    return tuple(float(s / RATE) for s in starts), tuple(float(e / RATE) for e in ends)


def _heard_until(sound: NDArray[np.int16], begin: int, end: int) -> int:
    hops = [
        start
        for start in range(begin, end, HOP)
        if np.abs(sound[start : min(start + HOP, end)]).max(initial=0) > SOFT
    ]
    return min(end, hops[-1] + HOP) if hops else end

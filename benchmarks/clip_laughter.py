"""Whether laughter is told from other sound that a transcript does not explain.

Laughter is put together from what is known of it (Bachorowski, Smoski and Owren 2001): calls at 3.8
to 5.6 a second of one to three people, each a voice of 220 to 400 Hz through the resonances of an
open vowel or a breath of noise, ever softer. No laugh of a person was measured: there is none here.
Against it stand whole lines of two speech engines, as remarks that nobody wrote down, chords,
applause, knocks, and the hum of a room. Each lies in a gap between spoken lines.
"""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from lib.planted.bank import passages, words_of
from reelwright.adapters.espeak.voice import EspeakVoice
from reelwright.adapters.flite.voice import FliteVoice
from reelwright.domain.script.scenes import Line
from reelwright.domain.sound.laughter import laughs
from reelwright.domain.sound.pauses import levels
from reelwright.domain.spoken.line import spoken_line
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.voice import Voice

SEED, EACH = 20261121, 200
SECONDS = (0.8, 3.5)
VOWEL = ((750, 90), (1250, 110), (2600, 160))
"""Resonances in hertz and their widths."""
VOICED = 0.7
"""Part of the people whose laughter has a tone."""
ROOM = 10 ** (-58 / 20)

Sound = NDArray[np.float64]


def main() -> None:
    """Print how often each kind of sound is taken for laughter."""
    chance = np.random.default_rng(SEED)
    spoken = [*remarks(EspeakVoice()), *remarks(FliteVoice())]
    around = spoken[0]
    sounds: Mapping[str, Callable[[], Sound]] = {
        "laughter": lambda: laughter(chance),
        "words": lambda: spoken[int(chance.integers(len(spoken)))],
        "chords": lambda: chords(chance),
        "applause": lambda: applause(chance),
        "knocks": lambda: knocks(chance),
        "room": lambda: chance.normal(0, ROOM, int(chance.uniform(*SECONDS) * SAMPLE_RATE)),
    }
    for name, make in sounds.items():
        taken = sum(is_taken(make(), around, chance) for _ in range(EACH))
        print(f"{name:10} taken for laughter: {taken / EACH:6.1%} of {EACH}")


def is_taken(sound: Sound, around: Sound, chance: np.random.Generator) -> bool:
    """Whether laughter is found where the sound lies between two spoken lines."""
    rest = np.zeros(SAMPLE_RATE // 10)
    whole = np.concatenate((around, rest, sound * chance.uniform(0.5, 1.4), rest, around))
    heard = levels((whole + chance.normal(0, ROOM, len(whole))).astype(np.float32))
    return bool(laughs(heard, [(len(around), len(whole) - len(around))]))


def remarks(provider: Voice) -> list[Sound]:
    """Short lines of every English voice, at the project's rate and at one level."""
    lines = [
        " ".join(words_of(turn.text.format(name="Greg", place="Norheim", day="Monday")))
        for passage in passages("filler")
        for turn in passage.turns
    ]
    short = [line for line in lines if 3 <= len(line.split()) <= 9][:40]  # noqa: PLR2004
    found = []
    for voice in (ref for ref in provider.voices() if ref.language == "en"):
        for line in short:
            recording = provider.speak(spoken_line(Line(text=line), "en"), voice).recording
            raw = np.frombuffer(recording.pcm, "<i2").astype(np.float64)
            found.append(levelled(resampled(raw, recording.rate)))
    return found


def laughter(chance: np.random.Generator) -> Sound:
    """One to three people who laugh."""
    seconds = chance.uniform(*SECONDS)
    total = np.zeros(int(seconds * SAMPLE_RATE))
    for _ in range(int(chance.integers(1, 4))):
        rate, now = chance.uniform(3.8, 5.6), chance.uniform(0, 0.2)
        tone, voiced, loud = (
            chance.uniform(220, 400),
            chance.random() < VOICED,
            chance.uniform(0.4, 1),
        )
        while now < seconds - 0.1:
            call = one_call(chance.uniform(0.09, 0.15), tone, chance, voiced=voiced)
            first = int(now * SAMPLE_RATE)
            call = call[: len(total) - first] * loud * 10 ** (-8 * now / 20)
            total[first : first + len(call)] += call
            now += chance.normal(1, 0.06) / rate
    return levelled(total)


def one_call(seconds: float, tone: float, chance: np.random.Generator, *, voiced: bool) -> Sound:
    """A "ha": pulses of the voice or a breath, through an open vowel."""
    length = int(seconds * SAMPLE_RATE)
    source = 0.2 * chance.standard_normal(length)
    if voiced:
        source[:: int(SAMPLE_RATE / (tone * chance.uniform(0.9, 1.1)))] += 8
    return vowel(source) * np.hanning(length)


def vowel(source: Sound) -> Sound:
    """A source through the resonances of an open vowel, in parallel."""
    frequencies = np.fft.rfftfreq(len(source), 1 / SAMPLE_RATE)
    response = sum(1 / (1 + ((frequencies - at) / width) ** 2) for at, width in VOWEL)
    return np.asarray(np.fft.irfft(np.fft.rfft(source) * response, len(source)))


def resampled(sound: Sound, rate: int) -> Sound:
    """Sound at the project's rate; straight lines between samples do for levels."""
    places = np.arange(len(sound) * SAMPLE_RATE // rate) * rate / SAMPLE_RATE
    return np.interp(places, np.arange(len(sound)), sound)


def chords(chance: np.random.Generator) -> Sound:
    """Music of held notes, two a second."""
    parts = []
    for _ in range(int(chance.integers(3, 8))):
        time = np.arange(SAMPLE_RATE // 2) / SAMPLE_RATE
        notes = chance.choice([262, 294, 330, 392, 440, 523], 3, replace=False)
        waves = [np.sin(2 * np.pi * note * time) for note in notes]
        parts.append(sum(waves) * np.exp(-2 * time))
    return levelled(np.concatenate(parts))


def applause(chance: np.random.Generator) -> Sound:
    """Many hands, each in a rhythm of its own."""
    length = int(chance.uniform(1, 4) * SAMPLE_RATE)
    total = np.zeros(length)
    for _ in range(40):
        for at in np.arange(chance.uniform(0, 0.3), length / SAMPLE_RATE, chance.uniform(0.2, 0.4)):
            first = int(at * SAMPLE_RATE)
            clap = chance.standard_normal(960) * np.exp(-np.arange(960) / 150)
            total[first : first + 960] += clap[: length - first]
    return levelled(total)


def knocks(chance: np.random.Generator) -> Sound:
    """One to three, unevenly."""
    total = np.zeros(int(1.6 * SAMPLE_RATE))
    for at in chance.uniform(0, 1.4, int(chance.integers(1, 4))):
        first = int(at * SAMPLE_RATE)
        total[first : first + 4800] += chance.standard_normal(4800) * np.exp(-np.arange(4800) / 500)
    return levelled(total)


def levelled(sound: Sound) -> Sound:
    """The same with its loud parts near -20 dB."""
    loud = float(np.sqrt(np.mean(np.square(sound)))) or 1.0
    return sound * 0.1 / loud


if __name__ == "__main__":
    main()

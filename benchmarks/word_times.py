"""How far word times are from the words in the sound, measured from the sound itself.

Exact voices speak lists, so that pauses stand between the words: where sound begins after a pause
and ends before one is the truth, whatever the engine's own events say. A list that is spoken
without them is left out. Aligners get sound that is put together from words recorded one by one,
at offsets that are therefore known.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from reelwright.adapters.dtw.aligner import WarpingAligner
from reelwright.adapters.espeak.voice import EspeakVoice
from reelwright.adapters.flite.voice import FliteVoice
from reelwright.adapters.pocketsphinx.aligner import PocketsphinxAligner
from reelwright.domain.voice.takes import SpokenLine, Utterance, VoiceRef, WordTime
from reelwright.ports.voice import Aligner, Recording, Voice

MEDIAN_TARGET, P95_TARGET = 20, 60
"""Milliseconds, for exact voices."""
AUDIBLE = 10 ** (-40 / 20)
"""Of the peak."""
PAUSE_SECONDS = 0.06
"""Shortest silence that counts as one; the closure of a p or a t is left
out by counting: a list must fall into as many parts as it has words."""
GAPS_SECONDS = (0.0, 0.03, 0.0, 0.06, 0.0, 0.4)
"""Between the words given to aligners, in turn."""
WORDS_A_LIST = 3

TEXTS = {
    "en": (
        "the lighthouse keeper climbed all stairs every evening before sunset and lit one lamp "
        "with his old hands while seven ships passed below carrying wheat copper paper and "
        "letters home from distant quiet islands where nobody measured time by machines"
    ),
    "de": (
        "der alte Leuchtturm stand seit langer Zeit am Meer und sein Licht führte viele Schiffe "
        "sicher durch dunkle Nächte bis neue Technik alles änderte"
    ),
    "fr": (
        "le vieux phare dominait toujours la grande plage blanche quand notre petit bateau "
        "revenait lentement vers le port après une longue journée"
    ),
    "es": (
        "el viejo faro miraba siempre hacia el mar mientras nuestros barcos volvían despacio "
        "cargados de madera papel y cartas para cada familia"
    ),
    "pt": (
        "o velho farol olhava sempre para o mar enquanto nossos barcos voltavam devagar com "
        "madeira papel e cartas para cada família"
    ),
    "it": (
        "il vecchio faro guardava sempre verso il mare mentre le nostre barche tornavano piano "
        "con legno carta e lettere per ogni famiglia"
    ),
}

Span = tuple[int, int]
Errors = tuple[list[float], list[float]]
"""Milliseconds that starts, and ends, are late."""


def islands(sound: NDArray[np.int16], rate: int) -> list[Span]:
    """Where something is heard, between pauses."""
    level = np.abs(sound.astype(np.int32))
    heard = np.flatnonzero(level > level.max() * AUDIBLE)
    breaks = np.flatnonzero(np.diff(heard) > PAUSE_SECONDS * rate)
    starts = heard[np.concatenate([[0], breaks + 1])]
    ends = heard[np.concatenate([breaks, [len(heard) - 1]])] + 1
    return [(int(start), int(end)) for start, end in zip(starts, ends, strict=True)]


def line_of(words: Sequence[str], language: str) -> SpokenLine:
    """A line with an utterance for each word."""
    parts = (Utterance(first=at, last=at + 1, spoken=word) for at, word in enumerate(words))
    return SpokenLine(language=language, utterances=tuple(parts))


def compare(found: Sequence[WordTime], truth: Sequence[Span], rate: int) -> Errors:
    """Milliseconds that found times are later than the truth."""
    pairs = list(zip(found, truth, strict=True))
    starts = [(word.start - span[0]) * 1000 / rate for word, span in pairs]
    ends = [(word.end - span[1]) * 1000 / rate for word, span in pairs]
    return starts, ends


def exact_errors(provider: Voice, voice: VoiceRef) -> tuple[Errors, int]:
    """Of words said in lists of three; and how many lists were not said with a pause each."""
    starts: list[float] = []
    ends: list[float] = []
    unlike = 0
    words = TEXTS[voice.language].split()
    for first in range(0, len(words), WORDS_A_LIST):
        listed = [word + "," for word in words[first : first + WORDS_A_LIST]]
        speech = provider.speak(line_of(listed, voice.language), voice)
        rate = speech.recording.rate
        truth = islands(np.frombuffer(speech.recording.pcm, np.int16), rate)
        if len(truth) != len(listed):
            unlike += 1
            continue
        found = compare(speech.words, truth, rate)
        starts += found[0]
        ends += found[1]
    return (starts, ends), unlike


def assembled(provider: Voice, voice: VoiceRef) -> tuple[Recording, list[str], list[Span]]:
    """Words recorded one by one and joined at known offsets."""
    words = TEXTS[voice.language].split()
    parts: list[NDArray[np.int16]] = []
    truth: list[Span] = []
    place, rate = 0, 1
    for at, word in enumerate(words):
        recording = provider.speak(line_of([word], voice.language), voice).recording
        rate = recording.rate
        sound = np.frombuffer(recording.pcm, np.int16)
        spans = islands(sound, rate)
        word_sound = sound[spans[0][0] : spans[-1][1]]
        silence = np.zeros(int(GAPS_SECONDS[at % len(GAPS_SECONDS)] * rate), np.int16)
        parts += [word_sound, silence]
        truth.append((place, place + len(word_sound)))
        place += len(word_sound) + len(silence)
    return Recording(pcm=np.concatenate(parts).tobytes(), rate=rate), words, truth


def row(name: str, errors: Errors, note: str = "") -> tuple[float, float]:
    """Print the errors; return median and 95th percentile of the starts."""
    start, end = (np.percentile(np.abs(side), (50, 95)) for side in errors)
    print(
        f"{name:<44}{len(errors[0]):>5}{start[0]:>9.0f}{start[1]:>7.0f}"
        f"{end[0]:>9.0f}{end[1]:>7.0f}  {note}"
    )
    return float(start[0]), float(start[1])


def everyone() -> Iterator[tuple[Voice, VoiceRef]]:
    """Every local voice."""
    for provider in (FliteVoice(), EspeakVoice()):
        for voice in provider.voices():
            yield provider, voice


def aligner_rows() -> None:
    """Print how aligners do on voices that they do not read with themselves."""
    warping = WarpingAligner(EspeakVoice())
    recognising = PocketsphinxAligner()
    for provider, voice in everyone():
        own_reading = str(voice) == str(next(ref for ref in EspeakVoice().voices()))
        sound, words, truth = assembled(provider, replace(voice, speed=1.1))
        aligners: list[tuple[str, Aligner]] = [("warping", warping)]
        if voice.language == "en":
            aligners.append(("pocketsphinx", recognising))
        for name, aligner in aligners:
            found = aligner.align(sound, words, voice.language)
            note = "the reading voice itself, faster" if name == "warping" and own_reading else ""
            row(f"{name} on {voice} ({voice.language})", compare(found, truth, sound.rate), note)


def main() -> int:
    """Measure, print, and fail where an exact voice misses the target."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    kept = True
    print(f"{'milliseconds':<44}{'words':>5}{'start':>9}{'p95':>7}{'end':>9}{'p95':>7}")
    for provider, voice in everyone():
        errors, unlike = exact_errors(provider, voice)
        note = f"{unlike} lists left out" if unlike else ""
        if not errors[0]:
            print(f"exact: {voice}: not measured, for it makes no pauses in lists")
            continue
        median, high = row(f"exact: {voice}", errors, note)
        kept &= median <= MEDIAN_TARGET and high <= P95_TARGET
    print(
        f"target of exact voices: {MEDIAN_TARGET} and {P95_TARGET}: {'kept' if kept else 'MISSED'}"
    )
    aligner_rows()
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

"""Hours of talk, heard and searched stage by stage.

``python -m lib.hours write FILE MINUTES`` speaks the file and writes beside it where every line
begins; ``python -m lib.hours hear FILE text`` looks for every word of it in the sound, and prints a
line of JSON for each stage; ``lines`` in place of ``text`` gives the times of the lines with them,
``recognised`` nothing. Two processes, since a child starts with the peak of its parent.
"""

import json
import resource
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Self

import av
import numpy as np
from av.audio.stream import AudioStream
from numpy.typing import NDArray

from lib.planted.bank import passages, words_of
from reelwright.adapters.espeak.voice import EspeakVoice
from reelwright.adapters.flite.voice import FliteVoice
from reelwright.adapters.pocketsphinx.aligner import PocketsphinxAligner
from reelwright.adapters.pocketsphinx.recogniser import PocketsphinxRecogniser
from reelwright.adapters.recordings.recordings import PyavRecordings
from reelwright.domain.script.scenes import Line
from reelwright.domain.spoken.line import spoken_line
from reelwright.domain.time import SAMPLE_RATE, samples_in
from reelwright.domain.transcript.given import (
    GivenSegment,
    GivenTranscript,
    GivenWord,
    TranscriptForm,
)
from reelwright.domain.voice.takes import VoiceRef
from reelwright.ports.progress import Silent
from reelwright.ports.voice import Voice
from reelwright.workflows.clip.anchoring import followed
from reelwright.workflows.clip.finding import Listened, search
from reelwright.workflows.clip.hearing import Heard, hear, heard, listener_of
from reelwright.workflows.clip.order import ClipOrder, ClipStudio

RATE = 44_100
"""Of the file: what is heard has to be brought to the project's rate."""
PAUSES = (0.35, 0.9, 0.5, 1.3)
"""Seconds after a line, in turn."""
QUIET = 0.002
AUDIBLE = 0.02
ENDS = 30
"""Lines whose median tells how late words are at either end: some three minutes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spoken:
    """A line and where it is heard, in seconds of the file."""

    text: str
    start: float
    end: float


class NoFile:
    """Stands where a transcript would be read: the lines are known."""

    def read(self, file: Path) -> GivenTranscript:
        """Nobody asks."""
        raise FileNotFoundError(file)


def write(file: Path, minutes: float) -> None:
    """Speak lines into a FLAC of so many minutes, and write down where each begins."""
    spoken: list[Spoken] = []
    now, chance = 0.0, np.random.default_rng(1)
    with av.open(str(file), "w") as output:
        stream = output.add_stream("flac", rate=RATE, options={"compression_level": "0"})
        if not isinstance(stream, AudioStream):
            raise TypeError(stream)
        stream.layout = "mono"
        for (text, sound), pause in zip(_lines(), cycle(PAUSES)):
            if now >= minutes * 60:
                break
            loud = np.flatnonzero(np.abs(sound) > AUDIBLE)
            first, last = int(loud[0]), int(loud[-1])
            spoken.append(Spoken(text=text, start=now + first / RATE, end=now + last / RATE))
            rest = chance.normal(0, QUIET, int(pause * RATE))
            _encode(output, stream, np.concatenate((sound, rest)))
            now += (len(sound) + len(rest)) / RATE
        output.mux(stream.encode(None))
    lines = [[each.text, each.start, each.end] for each in spoken]
    file.with_suffix(".json").write_text(json.dumps(lines), encoding="utf-8")


def _lines() -> Iterator[tuple[str, NDArray[np.float64]]]:
    """All lines of the planted episodes, each time around in other voices, without end."""
    texts = [
        " ".join(words_of(turn.text.format(name="Greg", place="Norheim", day="Monday")))
        for file in ("moments", "filler", "decoys")
        for passage in passages(file)
        for turn in passage.turns
    ]
    provider, other = FliteVoice(), EspeakVoice()
    voices: list[tuple[Voice, VoiceRef]] = [(provider, ref) for ref in provider.voices()]
    voices += [(other, ref) for ref in other.voices() if ref.language == "en"][:1]
    if len(texts) % len(voices) == 0:
        texts.pop()  # so that a line comes back in another voice
    for text, (speaker, voice) in zip(cycle(texts), cycle(voices)):
        yield text, _sound(speaker, text, voice)


def _sound(provider: Voice, text: str, voice: VoiceRef) -> NDArray[np.float64]:
    recording = provider.speak(spoken_line(Line(text=text), "en"), voice).recording
    raw = np.frombuffer(recording.pcm, "<i2").astype(np.float64) / 0x8000
    places = np.arange(len(raw) * RATE // recording.rate) * recording.rate / RATE
    return np.interp(places, np.arange(len(raw)), raw)


def _encode(
    output: av.container.OutputContainer,
    stream: AudioStream,
    sound: NDArray[np.float64],
) -> None:
    pcm = (np.clip(sound, -1, 1) * 0x7FFF).astype("<i2")
    frame = av.AudioFrame.from_ndarray(pcm[np.newaxis], format="s16", layout="mono")
    frame.sample_rate = RATE
    output.mux(stream.encode(frame))


def main(file: Path, known: str) -> None:
    """Run every stage on the file, and print what each of them took."""
    rows = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    spoken = [Spoken(text=text, start=start, end=end) for text, start, end in rows]
    order = ClipOrder(recording=file, count=10, language="en")
    studio = ClipStudio(
        recordings=PyavRecordings(),
        transcripts=NoFile(),
        aligners=(PocketsphinxAligner(),),
        recognisers=(PocketsphinxRecogniser(),),
    )
    facts = studio.recordings.facts(file)
    with Stage("levels"):
        levels = studio.recordings.levels(file, 0, Silent())
    if known == "recognised":
        with Stage("recognition") as stage:
            told = hear(order, studio, facts, levels, Silent())
    else:
        with Stage("following the text") as stage:
            listener = listener_of(order, studio, levels)
            given = followed(_given(spoken, timed=known == "lines"), "en", listener, Silent())
        with Stage("placing its words") as stage:
            told = heard(given, "en", listener, Silent())
            stage.more |= _lateness(spoken, told)
    with Stage("search") as stage:
        listened = Listened(
            facts=facts,
            levels=levels.levels,
            samples=levels.samples,
            words=told.transcript.words,
            language="en",
        )
        stage.more["clips"] = len(search(order, listened).chosen)
        stage.more["words"] = len(told.transcript.words)


def _lateness(spoken: Sequence[Spoken], told: Heard) -> dict[str, float]:
    """How much later lines are found than heard, in seconds: at the beginning, the end, and all."""
    late: list[float] = []
    at = 0
    for each in spoken:
        late.append(told.transcript.words[at].start / SAMPLE_RATE - each.start)
        at += len(each.text.split())
    off = np.abs(np.array(late))
    return {
        "found": round(told.found, 4),
        "first": round(median(late[:ENDS]), 4),
        "last": round(median(late[-ENDS:]), 4),
        "off by 95 of 100": round(float(np.percentile(off, 95)), 3),
        "off at most": round(float(off.max()), 3),
    }


def _given(spoken: Sequence[Spoken], *, timed: bool) -> GivenTranscript:
    segments = tuple(_segment(each) for each in spoken)
    if not timed:
        segments = tuple(replace(each, start=None, end=None) for each in segments)
    return GivenTranscript(form=TranscriptForm.TEXT, segments=segments, language="en")


def _segment(each: Spoken) -> GivenSegment:
    return GivenSegment(
        words=tuple(GivenWord(text=text) for text in each.text.split()),
        start=samples_in(each.start),
        end=samples_in(each.end),
    )


class Stage:
    """Prints what happened within it: seconds, CPU seconds, and the highest memory so far."""

    def __init__(self, name: str) -> None:
        """``more`` is printed beside."""
        self.more: dict[str, float] = {}
        self._name = name
        self._wall, self._cpu = perf_counter(), process_time()

    def __enter__(self) -> Self:
        """Begin to count."""
        return self

    def __exit__(self, *failed: object) -> None:
        """Tell."""
        told = {
            "stage": self._name,
            "seconds": round(perf_counter() - self._wall, 1),
            "cpu": round(process_time() - self._cpu, 1),
            "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            **self.more,
        }
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write(Path(sys.argv[2]), float(sys.argv[3]))
    else:
        main(Path(sys.argv[2]), sys.argv[3])

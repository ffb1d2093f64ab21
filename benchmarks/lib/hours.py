"""Hours of talk, heard and searched stage by stage.

``python -m lib.hours write FILE MINUTES`` speaks the file and writes beside it where every line
begins; ``python -m lib.hours hear FILE MINUTES`` aligns so many minutes at either end, and prints a
line of JSON for each stage. Two processes, since a child starts with the peak of its parent.
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
from reelwright.adapters.flite.voice import FliteVoice
from reelwright.adapters.pocketsphinx.aligner import PocketsphinxAligner
from reelwright.adapters.recordings.recordings import PyavRecordings
from reelwright.domain.script.scenes import Line
from reelwright.domain.spoken.line import spoken_line
from reelwright.domain.time import SAMPLE_RATE, samples_in
from reelwright.domain.transcript.completing import told_times
from reelwright.domain.transcript.given import (
    GivenSegment,
    GivenTranscript,
    GivenWord,
    TranscriptForm,
)
from reelwright.domain.transcript.transcript import Word
from reelwright.domain.voice.takes import TimeSource, VoiceRef
from reelwright.ports.progress import Silent
from reelwright.ports.recordings import Levels
from reelwright.workflows.clip.finding import Listened, search
from reelwright.workflows.clip.hearing import heard, listener_of
from reelwright.workflows.clip.order import ClipOrder, ClipStudio

RATE = 44_100
"""Of the file: what is heard has to be brought to the project's rate."""
LINES = 120
PAUSES = (0.35, 0.9, 0.5, 1.3)
"""Seconds after a line, in turn."""
QUIET = 0.002
AUDIBLE = 0.02


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
        for (text, sound), pause in zip(cycle(_lines()), cycle(PAUSES)):
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


def _lines() -> list[tuple[str, NDArray[np.float64]]]:
    texts = [
        " ".join(words_of(turn.text.format(name="Greg", place="Norheim", day="Monday")))
        for file in ("moments", "filler")
        for passage in passages(file)
        for turn in passage.turns
    ]
    provider = FliteVoice()
    voice = next(ref for ref in provider.voices() if ref.language == "en")
    return [(text, _sound(provider, text, voice)) for text in texts[:LINES]]


def _sound(provider: FliteVoice, text: str, voice: VoiceRef) -> NDArray[np.float64]:
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


def main(file: Path, aligned_minutes: float) -> None:
    """Run every stage on the file, and print what each of them took."""
    rows = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    spoken = [Spoken(text=text, start=start, end=end) for text, start, end in rows]
    order = ClipOrder(recording=file, count=10)
    studio = ClipStudio(
        recordings=PyavRecordings(), transcripts=NoFile(), aligners=(PocketsphinxAligner(),)
    )
    facts = studio.recordings.facts(file)
    with Stage("levels"):
        levels = studio.recordings.levels(file, 0, Silent())
    for name, part in _parts(spoken, aligned_minutes):
        with Stage(f"alignment of the {name} {aligned_minutes:g} minutes") as stage:
            late, part_found = _lateness(part, order, studio, levels)
            stage.more |= {"late": round(late, 4), "found": round(part_found, 3)}
    with Stage("search") as stage:
        words = told_times(_given(spoken, timed=True), levels.samples)
        listened = Listened(
            facts=facts,
            levels=levels.levels,
            samples=levels.samples,
            words=words,
            language="en",
        )
        stage.more["clips"] = len(search(order, listened).chosen)
        stage.more["words"] = len(words)


def _parts(spoken: Sequence[Spoken], minutes: float) -> Iterator[tuple[str, list[Spoken]]]:
    last = spoken[-1].end
    yield "first", [each for each in spoken if each.end <= minutes * 60]
    yield "last", [each for each in spoken if each.start >= last - minutes * 60]


def _lateness(
    part: Sequence[Spoken], order: ClipOrder, studio: ClipStudio, levels: Levels
) -> tuple[float, float]:
    """How much later lines are found than heard: the median in seconds; and the words found."""
    given = _given(part, timed=False)
    told = heard(given, "en", listener_of(order, studio, levels), Silent())
    found = told.transcript.words
    firsts: list[Word] = []
    at = 0
    for segment in given.segments:
        firsts.append(found[at])
        at += len(segment.words)
    late = [
        word.start / SAMPLE_RATE - each.start
        for word, each in zip(firsts, part, strict=True)
        if word.source is not TimeSource.ESTIMATED
    ]
    return median(late), told.found


def _given(spoken: Sequence[Spoken], *, timed: bool) -> GivenTranscript:
    segments = tuple(_segment(each) for each in spoken)
    if not timed:
        segments = tuple(
            replace(each, words=tuple(GivenWord(text=word.text) for word in each.words))
            for each in segments
        )
    return GivenTranscript(form=TranscriptForm.WHISPER, segments=segments, language="en")


def _segment(each: Spoken) -> GivenSegment:
    """Its words share its time by their letters."""
    texts = each.text.split()
    ends = np.cumsum([len(text) + 1 for text in texts])
    places = each.start + (each.end - each.start) * np.concatenate(([0], ends)) / ends[-1]
    return GivenSegment(
        words=tuple(
            GivenWord(text=text, start=samples_in(start), end=samples_in(end))
            for text, start, end in zip(texts, places[:-1], places[1:], strict=True)
        ),
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
    verb = {"write": write, "hear": main}[sys.argv[1]]
    verb(Path(sys.argv[2]), float(sys.argv[3]))

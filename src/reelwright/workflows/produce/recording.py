"""From a script to takes: every line recorded once, and never again while it is the same."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from reelwright.domain.digest import digest_of
from reelwright.domain.edit.assembly import Pauses, edit
from reelwright.domain.script.scenes import Line, Script
from reelwright.domain.spoken.line import spoken_line
from reelwright.domain.spoken.pronunciations import Pronunciations
from reelwright.domain.time import SAMPLE_RATE, FrameRate
from reelwright.domain.voice.takes import SpokenLine, Take, TimeSource, VoiceRef, WordTime
from reelwright.domain.voice.word_times import written_word_times
from reelwright.ports.progress import Progress
from reelwright.ports.sound import SoundStudio
from reelwright.ports.store import ArtefactMissing, Store
from reelwright.ports.voice import Aligner, LanguageUnsupported, Recording, Voice

TAKE_VERSION = 2
"""Raised when the same line and voice would give another take."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Takes:
    """The takes of a script, scene by scene, and which of them this run recorded."""

    scenes: tuple[tuple[Take, ...], ...]
    new: frozenset[str] = frozenset()

    @property
    def recorded(self) -> int:
        """How many lines of the script were recorded in this run."""
        return sum(take.sha256 in self.new for scene in self.scenes for take in scene)

    @property
    def kept(self) -> int:
        """How many lines had a take already."""
        return sum(map(len, self.scenes)) - self.recorded


class Recorder(Protocol):
    """Makes the takes of a script: a voice in a booth, or the owner's narration."""

    def record(self, script: Script, progress: Progress) -> tuple[Takes, tuple[str, ...]]:
        """The takes, and notes on what a person should know of them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Booth:
    """Where lines are recorded: a voice, and what is needed to make a take of its sound."""

    voice: Voice
    reference: VoiceRef
    aligners: Sequence[Aligner]
    sound: SoundStudio
    store: Store
    pronunciations: Pronunciations

    def record(self, script: Script, progress: Progress) -> tuple[Takes, tuple[str, ...]]:
        """Record every line of a script that has no take yet; there is nothing to note."""
        total = len(script.lines)
        new: set[str] = set()
        done = 0
        scenes: list[tuple[Take, ...]] = []
        for scene in script.scenes:
            takes: list[Take] = []
            for line in scene.lines:
                take, recorded = self._take(line, script.language)
                takes.append(take)
                if recorded:
                    new.add(take.sha256)
                done += 1
                progress.advance("record", done, total)
            scenes.append(tuple(takes))
        return Takes(scenes=tuple(scenes), new=frozenset(new)), ()

    def _take(self, line: Line, language: str) -> tuple[Take, bool]:
        spoken = spoken_line(line, language, self.pronunciations)
        key = digest_of("take", TAKE_VERSION, spoken, self.reference)
        kept = recall_take(self.store, key)
        if kept is not None:
            return kept, False
        take = self._recorded(spoken, line)
        self.store.remember(key, take_to_json(take))
        return take, True

    def _recorded(self, spoken: SpokenLine, line: Line) -> Take:
        speech = self.voice.speak(spoken, self.reference)
        sound = self.sound.conform(speech.recording)
        said = [part.spoken for part in spoken.utterances]
        heard = speech.words or aligned(self.aligners, speech.recording, said, spoken.language)
        times = _at_project_rate(heard, speech.recording.rate)
        with self.store.staging(".wav") as file:
            self.sound.write_wav(sound, file)
            sha256 = self.store.adopt(file)
        return Take(
            sha256=sha256,
            samples=sound.samples,
            words=written_word_times(line.words, spoken.utterances, times, sound.samples),
        )


def aligned(
    aligners: Sequence[Aligner], recording: Recording, said: Sequence[str], language: str
) -> tuple[WordTime, ...]:
    """Times of what is said, found by the first aligner that knows the language.

    Raises:
        LanguageUnsupported, AlignmentFailed.
    """
    for aligner in aligners:
        if language in aligner.languages():
            return aligner.align(recording, said, language)
    message = f"No aligner here knows the language {language!r}."
    raise LanguageUnsupported(message)


def _at_project_rate(times: Sequence[WordTime], rate: int) -> tuple[WordTime, ...]:
    scale = Fraction(SAMPLE_RATE, rate)
    return tuple(
        WordTime(start=round(time.start * scale), end=round(time.end * scale), source=time.source)
        for time in times
    )


def take_to_json(take: Take) -> str:
    """A take as it is kept under its key."""
    words = [(word.start, word.end, word.source.value) for word in take.words]
    return json.dumps({"sha256": take.sha256, "samples": take.samples, "words": words})


def recall_take(store: Store, key: str) -> Take | None:
    """The take kept under a key; None where there is none, or its sound is gone."""
    kept = store.recall(key)
    if kept is None:
        return None
    values = json.loads(kept)
    try:
        store.path(values["sha256"], ".wav")
    except ArtefactMissing:
        return None
    return Take(
        sha256=values["sha256"],
        samples=values["samples"],
        words=tuple(
            WordTime(start=start, end=end, source=TimeSource(source))
            for start, end, source in values["words"]
        ),
    )


def spoken_seconds(script: Script, takes: Takes) -> float:
    """How long the script lasts with its pauses."""
    rate = FrameRate()
    timeline = edit(script, takes.scenes, rate=rate, pauses=Pauses(), transition_frames=0)
    return float(rate.seconds(timeline.frames))

"""From a script to takes: every line recorded once, and never again while it is the same."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice
from typing import Protocol

from reelwright.domain.digest import digest_of
from reelwright.domain.edit.assembly import Pauses, edit
from reelwright.domain.script.scenes import Line, Script
from reelwright.domain.spoken.line import spoken_line
from reelwright.domain.spoken.pronunciations import Pronunciations
from reelwright.domain.time import SAMPLE_RATE, FrameRate
from reelwright.domain.voice.takes import SpokenLine, Take, TimeSource, VoiceRef, WordTime
from reelwright.domain.voice.word_spans import filled
from reelwright.domain.voice.word_times import written_word_times
from reelwright.ports.progress import Progress
from reelwright.ports.sound import SoundStudio
from reelwright.ports.store import ArtefactMissing, Store
from reelwright.ports.voice import (
    Aligner,
    AlignmentFailed,
    LanguageUnsupported,
    Recording,
    Voice,
)

TAKE_VERSION = 2
"""Raised when the same line and voice would give another take."""
NAMED_WORDS = 6


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

    @property
    def voice(self) -> VoiceRef:
        """Who speaks; after a recording, who did."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should know of the choice."""

    @property
    def paid(self) -> bool:
        """Whether a line that has no take yet costs money."""

    def record(self, script: Script, progress: Progress) -> tuple[Takes, tuple[str, ...]]:
        """The takes, and notes on what a person should know of them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Booth:
    """Where lines are recorded: a voice, and what is needed to make a take of its sound."""

    speaker: Voice
    voice: VoiceRef
    aligners: Sequence[Aligner]
    sound: SoundStudio
    store: Store
    pronunciations: Pronunciations
    notes: tuple[str, ...] = ()

    @property
    def paid(self) -> bool:
        """Whether the voice has a price."""
        return self.speaker.capabilities.price_of(self.voice) is not None

    def record(self, script: Script, progress: Progress) -> tuple[Takes, tuple[str, ...]]:
        """Record every line of a script that has no take yet.

        What is recorded is kept line by line: a run that ends in the middle goes on from there.
        """
        spoken = self._spoken(script)
        takes: list[Take] = []
        new: set[str] = set()
        notes: dict[str, None] = {}
        for line, said in zip(script.lines, spoken, strict=True):
            take = recall_take(self.store, self._key(said))
            if take is None:
                take, noted = self._recorded(said, line)
                self.store.remember(self._key(said), take_to_json(take))
                new.add(take.sha256)
                notes |= dict.fromkeys(noted)
            takes.append(take)
            progress.advance("record", len(takes), len(spoken))
        rest = iter(takes)
        scenes = tuple(tuple(islice(rest, len(scene.lines))) for scene in script.scenes)
        return Takes(scenes=scenes, new=frozenset(new)), tuple(notes)

    def _spoken(self, script: Script) -> list[SpokenLine]:
        """The lines as they are said, each with what is said before and after it."""
        lines = [spoken_line(line, script.language, self.pronunciations) for line in script.lines]
        texts = ["", *(line.text for line in lines), ""]
        return [
            replace(line, before=texts[at], after=texts[at + 2]) for at, line in enumerate(lines)
        ]

    def _key(self, line: SpokenLine) -> str:
        return digest_of("take", TAKE_VERSION, line, self.voice)

    def _recorded(self, spoken: SpokenLine, line: Line) -> tuple[Take, tuple[str, ...]]:
        speech = self.speaker.speak(spoken, self.voice)
        sound = self.sound.conform(speech.recording)
        heard, notes = speech.words, speech.notes
        if not heard:
            heard, found = self._found(speech.recording, spoken)
            notes = (*notes, *found)
        times = _at_project_rate(heard, speech.recording.rate)
        with self.store.staging(".wav") as file:
            self.sound.write_wav(sound, file)
            sha256 = self.store.adopt(file)
        words = written_word_times(line.words, spoken.utterances, times, sound.samples)
        return Take(sha256=sha256, samples=sound.samples, words=words), notes

    def _found(
        self, recording: Recording, line: SpokenLine
    ) -> tuple[tuple[WordTime, ...], tuple[str, ...]]:
        """Times found in the sound; estimates rather than a line that was recorded for nothing."""
        said = [part.spoken for part in line.utterances]
        try:
            return aligned(self.aligners, recording, said, line.language), ()
        except LanguageUnsupported:
            note = (
                f"The voice {self.voice} tells no times and no aligner here knows "
                f"{line.language!r}: the times of words are estimates."
            )
        except AlignmentFailed:
            note = (
                f"The words of the line “{_named(line)}” were not found: their times are estimates."
            )
        return filled(said, {}, recording.samples, TimeSource.ESTIMATED), (note,)


def _named(line: SpokenLine) -> str:
    words = line.text.split()
    return " ".join(words[:NAMED_WORDS]) + ("…" if len(words) > NAMED_WORDS else "")


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

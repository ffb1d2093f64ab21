"""Recordings with several tracks: what is listened to, and who said which word."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.sound.tracks import roles, speaking, together
from reelwright.domain.transcript.transcript import Word
from reelwright.ports.progress import Progress
from reelwright.ports.recordings import ALL, Levels, RecordingFacts, Track
from reelwright.workflows.clip.order import ClipOrder, ClipStudio

NOTED = 0.02
"""The part of words that are said over others from which a person is told."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Voice:
    """A track of a single speaker."""

    name: str
    levels: NDArray[np.float32]


@dataclass(frozen=True, kw_only=True, slots=True)
class Tracks:
    """What is listened to, and the speakers whose tracks tell who speaks."""

    sound: Levels
    voices: tuple[Voice, ...] = ()


def tracks_of(
    order: ClipOrder, studio: ClipStudio, facts: RecordingFacts, progress: Progress
) -> Tracks:
    """Listen to the levels of every track.

    Raises:
        RecordingUnreadable, Cancelled.
    """
    each = [studio.recordings.levels(order.recording, at.number, progress) for at in facts.tracks]
    if len(each) == 1:
        return Tracks(sound=each[0])
    found = roles([one.levels for one in each])
    voices = tuple(
        Voice(name=_name(facts.tracks[at], place), levels=each[at].levels)
        for place, at in enumerate(found.voices, 1)
    )
    if found.whole is not None:
        return Tracks(sound=replace(each[found.whole], track=found.whole), voices=voices)
    whole = Levels(
        levels=together([one.levels for one in each]),
        samples=max(one.samples for one in each),
        notes=tuple(dict.fromkeys(note for one in each for note in one.notes)),
        track=ALL,
    )
    return Tracks(sound=whole, voices=voices)


def attributed(words: Sequence[Word], voices: Sequence[Voice]) -> tuple[Word, ...]:
    """Words with their speakers by the tracks; those that a transcript names stay."""
    if len(voices) <= 1:
        return tuple(words)
    named = any(word.speaker for word in words)
    levels = [voice.levels for voice in voices]
    told = [speaking(levels, word.start, word.end) for word in words]
    return tuple(
        replace(
            word,
            speaker=word.speaker if named else voices[found.voice].name,
            together=found.together,
        )
        for word, found in zip(words, told, strict=True)
    )


def notes_of(words: Sequence[Word], voices: Sequence[Voice]) -> tuple[str, ...]:
    """What a person should know of who speaks."""
    if len(voices) <= 1 or not words:
        return ()
    names = ", ".join(voice.name for voice in voices)
    notes = [f"Who speaks is told by the recording's own tracks: {names}."]
    over = sum(word.together for word in words) / len(words)
    if over > NOTED:
        notes.append(f"{over:.0%} of the words are said while somebody else speaks too.")
    return tuple(notes)


def _name(track: Track, place: int) -> str:
    """Its title, unless that is what programs write into every file."""
    told = track.title.strip()
    generic = not told or told.lower().startswith(("sound", "track", "audio", "mono", "stereo"))
    return f"Speaker {place}" if generic else told

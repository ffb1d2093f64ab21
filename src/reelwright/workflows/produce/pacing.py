"""How fast a voice speaks, before it is paid for a script that may come out too long."""

from dataclasses import dataclass, replace

from reelwright.domain.script.scenes import Script
from reelwright.domain.writing.length import measured_pace, spoken_characters
from reelwright.ports.progress import Progress
from reelwright.workflows.produce.recording import Recorder, spoken_seconds

SAMPLE = 300
"""Spoken characters of a sample: some 20 seconds."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """The pace of a voice in spoken characters a second, and the takes that it cost."""

    pace: float
    new: frozenset[str]


def sampled(recorder: Recorder, script: Script, progress: Progress) -> Sample:
    """A voice's reading of a script's first lines, which are kept for the script itself."""
    opening = opening_of(script, SAMPLE)
    takes, _ = recorder.record(opening, progress)
    return Sample(pace=measured_pace(opening, spoken_seconds(opening, takes)), new=takes.new)


def opening_of(script: Script, characters: float) -> Script:
    """The script up to the line with which it has so many spoken characters."""
    scenes, said = [], 0.0
    for scene in script.scenes:
        lines = []
        for line in scene.lines:
            if said < characters:
                lines.append(line)
                said += spoken_characters(line.text)
        if lines:
            scenes.append(replace(scene, lines=tuple(lines)))
    return replace(script, scenes=tuple(scenes))

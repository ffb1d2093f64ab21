"""How fast a voice speaks, before it is paid for a script that may come out too long."""

from dataclasses import replace

from reelwright.domain.script.scenes import Script
from reelwright.domain.writing.length import measured_pace, spoken_characters
from reelwright.ports.progress import Progress
from reelwright.workflows.produce.recording import Recorder, spoken_seconds

SAMPLE = 300
"""Spoken characters of a sample: some 20 seconds."""


def sampled_pace(recorder: Recorder, script: Script, progress: Progress) -> float:
    """The pace of a voice from its reading of a script's first lines, which it keeps."""
    opening = opening_of(script, SAMPLE)
    takes, _ = recorder.record(opening, progress)
    return measured_pace(opening, spoken_seconds(opening, takes))


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

"""Recordings through PyAV."""

from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from reelwright.adapters.recordings.line import SoundLine
from reelwright.adapters.recordings.opening import facts_of, opened
from reelwright.domain.sound.pauses import HOP, levels
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.progress import Progress
from reelwright.ports.recordings import (
    ALL,
    Levels,
    Mono,
    RecordingFacts,
    RecordingUnreadable,
    Span,
)

STEP = "listening"
TOLD_EVERY = 10 * SAMPLE_RATE
SHORTER = 0.98
"""Of the length that a header states, the part from which a file counts as whole."""
_STEREO = 2


class PyavRecordings:
    """As ``ports.recordings.Recordings`` has it."""

    def facts(self, file: Path) -> RecordingFacts:
        """What is in a file."""
        return facts_of(file)

    def levels(self, file: Path, track: int, progress: Progress) -> Levels:
        """The levels of a whole track."""
        found = array("f")
        rest: Mono = np.zeros(0, np.float32)
        heard = told = 0
        with opened(file) as container:
            stated = (container.duration or 0) * SAMPLE_RATE // 1_000_000
            line = SoundLine(container, track)
            for start, block in line.blocks():
                heard = start + block.size
                whole = np.concatenate((rest, block))
                found.extend(levels(whole).tolist())
                rest = whole[len(whole) // HOP * HOP :]
                if heard - told >= TOLD_EVERY:
                    told = heard
                    progress.advance(STEP, heard // SAMPLE_RATE, max(heard, stated) // SAMPLE_RATE)
        if not heard:
            message = f"{file.name} is damaged: nothing of its sound can be decoded."
            raise RecordingUnreadable(message)
        return Levels(
            levels=np.frombuffer(found, dtype=np.float32),
            samples=heard,
            notes=_notes(file, heard, stated, line.bad),
        )

    def stretches(self, file: Path, track: int, spans: Sequence[Span]) -> Iterator[Mono]:
        """The sound of spans."""
        if track == ALL:
            numbers = [each.number for each in facts_of(file).tracks]
            together = (self.stretches(file, number, spans) for number in numbers)
            for parts in zip(*together, strict=True):
                yield np.clip(np.sum(parts, axis=0), -1, 1, dtype=np.float32)
            return
        yield from _stretches(file, track, spans, side=False)

    def sides(self, file: Path, track: int, spans: Sequence[Span]) -> Iterator[Mono]:
        """The side of spans; nothing but silence unless the track has two channels."""
        channels = {each.number: each.channels for each in facts_of(file).tracks}
        if channels.get(track) == _STEREO:
            yield from _stretches(file, track, spans, side=True)
            return
        yield from (np.zeros(span.end - span.start, np.float32) for span in spans)


def _stretches(file: Path, track: int, spans: Sequence[Span], *, side: bool) -> Iterator[Mono]:
    with opened(file) as container:
        if not spans:
            return
        waiting = list(spans)
        begun: list[tuple[Span, Mono]] = []
        for start, block in SoundLine(container, track, side=side).blocks(spans[0].start):
            end = start + block.size
            while waiting and waiting[0].start < end:
                span = waiting.pop(0)
                begun.append((span, np.zeros(span.end - span.start, np.float32)))
            for span, sound in begun:
                _lay(sound, span, start, block)
            while begun and begun[0][0].end <= end:
                yield begun.pop(0)[1]
            if not begun and not waiting:
                return
        yield from (sound for _, sound in begun)
        yield from (np.zeros(span.end - span.start, np.float32) for span in waiting)


def _lay(sound: Mono, span: Span, start: int, block: Mono) -> None:
    """Copy what a block has of a span to its place."""
    first, last = max(span.start, start), min(span.end, start + block.size)
    if first < last:
        sound[first - span.start : last - span.start] = block[first - start : last - start]


def _notes(file: Path, heard: int, stated: int, bad: int) -> tuple[str, ...]:
    notes = []
    if bad:
        notes.append(f"{file.name} is damaged in {bad} places, which are silent.")
    if stated and heard < stated * SHORTER:
        notes.append(
            f"{file.name} is cut off: of {_clock(stated)} minutes {_clock(heard)} can be heard."
        )
    return tuple(notes)


def _clock(samples: int) -> str:
    minutes, seconds = divmod(round(samples / SAMPLE_RATE), 60)
    return f"{minutes}:{seconds:02}"

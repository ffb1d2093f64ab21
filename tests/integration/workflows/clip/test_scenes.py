"""Scenes of a recording: looked for once, part by part, and kept."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from builders.recordings import Film, Take, beeps, write_recording
from reelwright.app.clips.clipping import ClipJob, ClipRequest
from reelwright.domain.artefact import Artefact
from reelwright.domain.clips.scenes import Glance
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.progress import Cancelled, Progress, Silent
from reelwright.ports.recordings import Span
from reelwright.workflows.clip.reading import HeardFiles, open_recording
from reelwright.workflows.clip.scenes import PART, scenes_of

pytestmark = pytest.mark.integration

NOTHING = Artefact(sha256="0" * 64, suffix=".json")
HEARD = HeardFiles(words=NOTHING, levels=NOTHING, samples=3 * PART - 100, language="en")
CHANGES = (PART - 60 * SAMPLE_RATE, 2 * PART)


class Glances:
    """A picture that changes twice, once where two parts meet; stops when it is told to."""

    def __init__(self, stops: int = 99) -> None:
        self.asked: list[Span] = []
        self._stops = stops

    def glances(self, file: Path, span: Span, progress: Progress) -> Sequence[Glance]:
        progress.advance(file.name, 0, 1)
        if len(self.asked) == self._stops:
            raise Cancelled("Stopped.")
        self.asked.append(span)
        return [
            Glance(at=at, picture=bytes([60 * sum(at >= change for change in CHANGES)] * 12))
            for at in range(span.start, span.end, 5 * SAMPLE_RATE)
        ]


def _job(folder: Path, film: Film | None) -> ClipJob:
    file = write_recording(folder / "talk.mkv", [Take(sound=beeps(1.0, []))], film)
    return ClipJob.of(ClipRequest(recording=str(file)), {"home": folder / "home"}, folder)


def _scenes(job: ClipJob, glancer: Glances) -> tuple[int, ...]:
    room = replace(job.room, glancer=glancer)
    opened = open_recording(job.order, room, Silent())
    return scenes_of(opened, HEARD, job.order, room, Silent())


def test_what_was_seen_is_kept_part_by_part(tmp_path: Path) -> None:
    job = _job(tmp_path, Film())
    with pytest.raises(Cancelled):
        _scenes(job, Glances(stops=2))
    rest = Glances()
    assert _scenes(job, rest) == CHANGES
    assert [span.start for span in rest.asked] == [2 * PART]
    again = Glances()
    assert _scenes(job, again) == CHANGES
    assert not again.asked


def test_sound_alone_is_not_looked_at(tmp_path: Path) -> None:
    glancer = Glances()
    assert _scenes(_job(tmp_path, None), glancer) == ()
    assert not glancer.asked

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from av.audio.stream import AudioStream

from builders.recordings import Take, beeps, write_recording
from reelwright.adapters.recordings.recordings import PyavRecordings
from reelwright.domain.time import SAMPLE_RATE

pytestmark = pytest.mark.media

STARTS = (0, 700, 1500)
"""Milliseconds."""


def _with_chapters(file: Path) -> Path:
    with av.open(str(file), "w") as output:
        stream = output.add_stream("aac", rate=48_000)
        assert isinstance(stream, AudioStream)
        stream.layout = "mono"
        ends = (*STARTS[1:], 2000)
        output.set_chapters(
            [
                {
                    "id": at,
                    "start": start,
                    "end": end,
                    "time_base": Fraction(1, 1000),
                    "metadata": {"title": f"Chapter {at}"},
                }
                for at, (start, end) in enumerate(zip(STARTS, ends, strict=True))
            ]
        )
        silence = np.zeros((1, 96_000), np.float32)
        frame = av.AudioFrame.from_ndarray(silence, format="fltp", layout="mono")
        frame.sample_rate = 48_000
        output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return file


def test_the_chapters_of_a_file_are_known_where_they_begin(tmp_path: Path) -> None:
    facts = PyavRecordings().facts(_with_chapters(tmp_path / "talk.m4a"))
    assert facts.chapters == tuple(start * SAMPLE_RATE // 1000 for start in STARTS)


def test_a_file_without_chapters_has_none(tmp_path: Path) -> None:
    file = write_recording(tmp_path / "plain.wav", [Take(sound=beeps(0.5, [0.1]))])
    assert PyavRecordings().facts(file).chapters == ()

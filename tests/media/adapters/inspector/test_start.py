"""Whether a file plays from its beginning alone, however large its first picture is."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from reelwright.adapters.inspector.start import start_of
from reelwright.domain.inspection.measurements import StartFacts

pytestmark = pytest.mark.media

SIDE, RATE = 400, 10
GRAIN = np.random.default_rng(7).integers(0, 256, (SIDE, SIDE, 3), dtype=np.uint8)
"""A picture that no encoder makes small."""
PLAIN = np.zeros_like(GRAIN)


def written(
    file: Path,
    picture: NDArray[np.uint8] = GRAIN,
    *,
    index_first: bool = True,
    sound_first: int = 2,
) -> Path:
    """Two seconds of a picture that stands, behind ``sound_first`` seconds of noise."""
    options = {"max_interleave_delta": "1"}
    if index_first:
        options["movflags"] = "+faststart"
    with av.open(str(file), "w", options=options) as container:
        video = container.add_stream("libx264", rate=RATE)
        video.width = video.height = SIDE
        video.pix_fmt = "yuv420p"
        video.codec_context.thread_count = 1
        video.codec_context.options = {"preset": "ultrafast", "qp": "1"}
        sound = container.add_stream("aac", rate=48_000, layout="stereo")
        sound.bit_rate = 192_000
        for heard in noises(sound, sound_first):
            container.mux(heard)
        for seen in pictures(video, picture):
            container.mux(seen)
    return file


def pictures(stream: VideoStream, picture: NDArray[np.uint8]) -> "Iterator[Packet[VideoStream]]":
    for index in range(2 * RATE):
        frame = VideoFrame.from_ndarray(picture, format="rgb24")
        frame.pts, frame.time_base = index, Fraction(1, RATE)
        yield from stream.encode(frame)
    yield from stream.encode(None)


def noises(stream: AudioStream, seconds: int) -> "Iterator[Packet[AudioStream]]":
    random = np.random.default_rng(3)
    for start in range(0, 48_000 * seconds, 1024):
        noise = random.uniform(-0.5, 0.5, (2, 1024)).astype(np.float32)
        frame = AudioFrame.from_ndarray(noise, format="fltp", layout="stereo")
        frame.sample_rate, frame.pts = 48_000, start
        yield from stream.encode(frame)
    yield from stream.encode(None)


def start(file: Path) -> StartFacts:
    facts = start_of(file)
    assert isinstance(facts, StartFacts)
    return facts


def test_a_first_picture_larger_than_what_is_read_ahead(tmp_path: Path) -> None:
    file = written(tmp_path / "grain.mp4")
    with av.open(str(file)) as container:
        assert next(container.demux(video=0)).size > 300_000
    facts = start(file)
    assert facts.index_first
    assert facts.pictures


def test_an_index_at_the_end(tmp_path: Path) -> None:
    facts = start(written(tmp_path / "end.mp4", index_first=False))
    assert (facts.index_first, facts.pictures) == (False, 0)


def test_pictures_behind_all_the_sound(tmp_path: Path) -> None:
    facts = start(written(tmp_path / "apart.mp4", PLAIN, sound_first=20))
    assert (facts.index_first, facts.pictures) == (True, 0)

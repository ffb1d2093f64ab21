"""Held pictures are what any decoder makes of them: checked with two of them."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import av
import imageio_ffmpeg
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders.rendering import decoded, look_of
from reelwright.adapters.compositor.encoding import open_writer
from reelwright.adapters.compositor.frames import YuvFrame
from reelwright.domain.canvas import Codec

pytestmark = pytest.mark.media

FFMPEG = imageio_ffmpeg.get_ffmpeg_exe()


def _picture(number: int, width: int = 160, height: int = 90) -> YuvFrame:
    random = np.random.default_rng(number)
    coarse = random.integers(0, 255, (6, 8, 3), dtype=np.uint8)
    large = coarse.repeat(-(-height // 6), axis=0).repeat(-(-width // 8), axis=1)
    return YuvFrame.from_rgb(large[:height, :width])


def _write(
    file: Path,
    changes: Sequence[bool],
    codec: Codec = Codec.H264,
    size: tuple[int, int] = (160, 90),
) -> Path:
    """A new picture wherever a change is; the first is always one."""
    writer = open_writer(file, look_of(*size).canvas, codec)
    for number, change in enumerate(changes):
        if change or number == 0:
            writer.show(_picture(number, *size))
        else:
            writer.hold()
    writer.close()
    return file


def _run(*arguments: str | Path) -> str:
    done = subprocess.run(
        [FFMPEG, "-hide_banner", *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.mark.parametrize("codec", list(Codec))
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(changes=st.lists(st.booleans(), min_size=1, max_size=40))
def test_every_frame_is_there_and_held_ones_are_equal(
    tmp_path: Path, codec: Codec, changes: list[bool]
) -> None:
    file = _write(tmp_path / "piece.mp4", changes, codec)
    frames = decoded(file)
    assert len(frames) == len(changes)
    assert _run("-v", "error", "-xerror", "-i", file, "-f", "null", "-") == ""
    for number in range(1, len(changes)):
        if not changes[number] and codec is Codec.H264:
            assert np.array_equal(frames[number], frames[number - 1])


def test_both_decoders_see_the_pictures_that_were_shown(tmp_path: Path) -> None:
    changes = [number % 7 == 0 or number % 11 < 3 for number in range(70)]
    file = _write(tmp_path / "piece.mp4", changes)
    raw = tmp_path / "piece.yuv"
    _run("-v", "error", "-i", file, "-f", "rawvideo", "-fps_mode", "passthrough", raw)
    other = np.fromfile(raw, dtype=np.uint8).reshape(70, -1)
    shown = 0
    for number, frame in enumerate(decoded(file)):
        shown = number if changes[number] else shown
        assert np.array_equal(frame.ravel(), other[number])
        error = np.abs(frame.ravel().astype(int) - _picture(shown).buffer)
        assert error.mean() < 2


def test_a_long_hold_can_be_begun_at_every_eight_seconds(tmp_path: Path) -> None:
    file = _write(tmp_path / "piece.mp4", [True, *[False] * 600])
    with av.open(str(file)) as opened:
        packets = [packet for packet in opened.demux(video=0) if packet.size]
    assert [number for number, packet in enumerate(packets) if packet.is_keyframe] == [0, 240, 480]
    held = [packet.size for packet in packets if not packet.is_keyframe]
    assert max(held) <= 12


def test_seeking_finds_the_same_picture(tmp_path: Path) -> None:
    changes = [number % 9 == 0 for number in range(300)]
    file = _write(tmp_path / "piece.mp4", changes)
    frames = decoded(file)
    with av.open(str(file)) as opened:
        for number in (299, 5, 251, 100, 239, 240):
            opened.seek(number * 512, stream=opened.streams.video[0])
            found = next(f for f in opened.decode(video=0) if f.pts == number * 512)
            assert np.array_equal(found.to_ndarray(), frames[number])


def test_the_headers_are_those_of_the_standard(tmp_path: Path) -> None:
    """The bitstream filter parses every header, and numbers follow without a gap."""
    file = _write(tmp_path / "piece.mp4", [number % 5 == 0 for number in range(50)])
    said = _run(
        "-v", "trace", "-i", file, "-c", "copy", "-bsf:v", "trace_headers", "-f", "null", "-"
    )
    lines = [line for line in said.splitlines() if "trace_headers" in line]
    numbers = [int(line.rsplit("=", 1)[1]) for line in lines if " frame_num " in line]
    assert numbers == [number % 16 for number in range(50)]
    sets = [int(line.rsplit("=", 1)[1]) for line in lines if " pic_parameter_set_id " in line]
    assert sorted(set(sets)) == [0, 1]


def test_the_tags_say_bt709_limited(tmp_path: Path) -> None:
    for codec in Codec:
        with av.open(str(_write(tmp_path / "piece.mp4", [True] * 3, codec))) as opened:
            context = opened.streams.video[0].codec_context
            next(opened.decode(video=0))
            assert (context.colorspace, context.color_trc, context.color_primaries) == (1, 1, 1)
            assert context.color_range == 1
        assert b"colr" in (tmp_path / "piece.mp4").read_bytes()


@pytest.mark.parametrize("codec", list(Codec))
@pytest.mark.parametrize("size", [(128, 72), (854, 480), (90, 160), (200, 200)])
def test_every_shape_is_encoded(tmp_path: Path, codec: Codec, size: tuple[int, int]) -> None:
    file = _write(tmp_path / "piece.mp4", [True, False, True], codec, size)
    frames = decoded(file, "rgb24")
    assert [frame.shape for frame in frames] == [(size[1], size[0], 3)] * 3


@pytest.mark.parametrize("codec", list(Codec))
def test_the_same_pictures_are_the_same_bytes(tmp_path: Path, codec: Codec) -> None:
    changes = [number % 3 == 0 for number in range(20)]
    files = [_write(tmp_path / f"{number}.mp4", changes, codec) for number in range(2)]
    assert files[0].read_bytes() == files[1].read_bytes()

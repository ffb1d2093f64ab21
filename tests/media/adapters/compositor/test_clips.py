from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from builders.clips import ClipKind, Pixels, marked, number_of, write_clip
from builders.rendering import look_of
from reelwright.adapters.compositor.clips import ClipGround
from reelwright.adapters.compositor.frames import YuvFrame
from reelwright.ports.picture import RenderFailed

pytestmark = pytest.mark.media

SIZE = (160, 90)


def _ground(file: Path, start: int = 0, size: tuple[int, int] = SIZE) -> ClipGround:
    return ClipGround(file, start, look_of(*size).canvas)


def _drawn(ground: ClipGround, frame: int, size: tuple[int, int] = SIZE) -> YuvFrame:
    target = YuvFrame.empty(*size)
    ground.draw(ground.state(frame), target)
    return target


def _numbers(ground: ClipGround, frames: range) -> list[int]:
    return [number_of(_drawn(ground, frame).y) for frame in frames]


def _marked(count: int, size: tuple[int, int] = SIZE) -> list[Pixels]:
    return [marked(number, *size) for number in range(count)]


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        (Fraction(30), list(range(12))),
        (Fraction(60), list(range(0, 24, 2))),
        (Fraction(15), [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]),
        (Fraction(30000, 1001), list(range(12))),
        (Fraction(25), [0, 1, 1, 2, 3, 4, 5, 6, 6, 7, 8, 9]),
    ],
)
def test_any_rate_is_shown_by_its_timestamps(
    tmp_path: Path, rate: Fraction, expected: list[int]
) -> None:
    clip = write_clip(tmp_path / "clip.mp4", _marked(30), ClipKind(rate=rate))
    assert _numbers(_ground(clip), range(12)) == expected


def test_variable_rate_is_shown_when_it_was_filmed(tmp_path: Path) -> None:
    times = [0, 10, 15, 50, 55]
    clip = write_clip(tmp_path / "clip.mkv", _marked(5), times=times)
    shown = _numbers(_ground(clip), range(18))
    assert shown == [
        max(n for n, t in enumerate(times) if t * 30 <= (f + 0.25) * 100) for f in range(18)
    ]


def test_a_start_in_its_middle_counts_the_clips_own_frames(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "clip.mp4", _marked(40), ClipKind(options={"crf": "12", "g": "8"}))
    assert _numbers(_ground(clip, start=21), range(-3, 3)) == [18, 19, 20, 21, 22, 23]


def test_going_back_finds_the_same_pictures(tmp_path: Path) -> None:
    clip = write_clip(
        tmp_path / "clip.mp4", _marked(60), ClipKind(options={"crf": "12", "g": "10"})
    )
    ground = _ground(clip)
    forwards = [_drawn(ground, frame).buffer.copy() for frame in range(0, 60, 7)]
    backwards = [_drawn(ground, frame).buffer.copy() for frame in range(56, -1, -7)]
    assert all(np.array_equal(a, b) for a, b in zip(forwards, backwards[::-1], strict=True))


def test_after_its_end_the_last_picture_stays_and_draws_nearer(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "clip.mp4", _marked(10))
    ground = _ground(clip)
    assert _numbers(ground, range(7, 20)) == [7, 8, *[9] * 11]
    states = [ground.state(frame) for frame in range(9, 14)]
    assert len(set(states)) == 5
    assert not np.array_equal(_drawn(ground, 9).buffer, _drawn(ground, 300).buffer)


def test_before_its_beginning_the_first_picture_stands_still(tmp_path: Path) -> None:
    ground = _ground(write_clip(tmp_path / "clip.mp4", _marked(10)))
    assert len({ground.state(frame) for frame in range(-7, 1)}) == 1


@pytest.mark.parametrize("matrix", [1, 5])
@pytest.mark.parametrize("signal_range", ["limited", "full"])
@pytest.mark.parametrize("pixels", ["yuv420p", "yuv422p10le", "yuv444p"])
def test_colours_are_the_same_whatever_matrix_range_and_sampling(
    tmp_path: Path, matrix: int, signal_range: str, pixels: str
) -> None:
    colours = np.array([[(200, 40, 40), (40, 180, 60)], [(30, 60, 200), (220, 220, 40)]], np.uint8)
    picture = colours.repeat(45, axis=0).repeat(80, axis=1)
    kind = ClipKind(matrix=matrix, full_range=signal_range == "full", pixels=pixels)
    clip = write_clip(tmp_path / "clip.mp4", [picture], kind)
    shown = _drawn(_ground(clip), 0)
    expected = YuvFrame.from_rgb(picture)
    for plane, wanted in zip(shown.planes, expected.planes, strict=True):
        inner = np.abs(plane.astype(int) - wanted)
        assert np.median(inner) <= 2
        assert np.mean(inner) < 3


def test_bright_light_is_brought_into_the_range_of_a_screen(tmp_path: Path) -> None:
    """PQ codes 0.58 for the white of a page (203 cd/m2, ITU-R BT.2408): it must look light."""
    ramp = np.linspace(0, 255, SIZE[0]).astype(np.uint8)
    picture = np.broadcast_to(ramp[None, :, None], (SIZE[1], SIZE[0], 3)).copy()
    kind = ClipKind(codec="libx264", pixels="yuv420p10le", matrix=9, transfer=16, primaries=9)
    shown = _drawn(_ground(write_clip(tmp_path / "clip.mp4", [picture], kind)), 0).y
    row = shown[45].astype(int)
    assert (np.diff(row[4:-4]) >= -1).all()
    assert 140 <= row[round(0.58 * SIZE[0])] <= 225
    assert row[:4].max() <= 24


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_phone_is_shown_upright(tmp_path: Path, degrees: int) -> None:
    """The picture is stored turned, with a mark that says so."""
    upright = marked(40, 90, 160)
    stored = np.ascontiguousarray(np.rot90(upright, degrees // 90))
    plain = write_clip(tmp_path / "plain.mp4", [stored] * 3)
    turned = tmp_path / "turned.mp4"
    _rotate(plain, turned, degrees)
    shown = _drawn(_ground(turned, size=(90, 160)), 0, (90, 160))
    expected = YuvFrame.from_rgb(upright)
    assert np.abs(shown.v.astype(int) - expected.v).mean() < 2


def _rotate(source: Path, destination: Path, degrees: int) -> None:
    """Copy the packets and set the track's matrix (ISO/IEC 14496-12, 8.3.2) by hand."""
    content = bytearray(source.read_bytes())
    at = content.index(b"tkhd") + 4 + 40
    cosine, sine = {90: (0, 1), 180: (-1, 0), 270: (0, -1)}[degrees]
    matrix = [cosine, sine, 0, -sine, cosine, 0, 0, 0, 16384]
    for place, value in enumerate(matrix):
        fixed = value if place == 8 else value * 65536
        size = (1 << 30) if place == 8 else fixed
        content[at + 4 * place : at + 4 * place + 4] = size.to_bytes(4, "big", signed=True)
    destination.write_bytes(content)


def test_an_interlaced_picture_shows_no_comb(tmp_path: Path) -> None:
    """Its fields were filmed a sixtieth of a second apart: a bar stands in two places."""
    picture = np.full((96, 160, 3), 60, dtype=np.uint8)
    picture[0::2, 40:60] = picture[1::2, 80:100] = 220
    kind = ClipKind(options={"crf": "4", "x264-params": "tff=1"})
    shown = _drawn(_ground(write_clip(tmp_path / "clip.mkv", [picture] * 3, kind)), 0)
    inner = shown.y[10:80, 45:55].astype(int)
    assert inner.min() > 180
    assert shown.y[10:80, 85:95].max() < 90


@pytest.mark.parametrize("size", [(161, 91), (33, 57), (2, 2), (640, 32)])
def test_odd_sizes_fill_the_canvas(tmp_path: Path, size: tuple[int, int]) -> None:
    kind = ClipKind(codec="ffv1", pixels="yuv444p", options={})
    clip = write_clip(tmp_path / "clip.mkv", [marked(50, *size)] * 2, kind)
    shown = _drawn(_ground(clip), 0)
    assert number_of(shown.y[30:60, 60:100]) in range(20, 60)


def test_a_clip_cut_off_in_its_middle_holds_its_last_good_picture(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "clip.mkv", _marked(60))
    content = clip.read_bytes()
    clip.write_bytes(content[: len(content) * 2 // 3])
    numbers = _numbers(_ground(clip), range(60))
    last = max(numbers)
    assert 10 < last < 59
    assert numbers[:last] == list(range(last))
    assert set(numbers[last:]) == {last}


@pytest.mark.parametrize("content", [b"", b"not a clip", b"\0" * 5000])
def test_what_is_not_a_clip_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "holiday.mp4"
    file.write_bytes(content)
    with pytest.raises(RenderFailed, match=r"holiday\.mp4"):
        _ground(file)


def test_a_sound_without_picture_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "song.mka"
    with av.open(str(file), "w") as output:
        stream = output.add_stream("pcm_s16le", rate=48_000)
        frame = av.AudioFrame.from_ndarray(
            np.zeros((1, 4800), dtype=np.int16), format="s16", layout="mono"
        )
        frame.sample_rate = 48_000
        output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    with pytest.raises(RenderFailed, match="no picture"):
        _ground(file)

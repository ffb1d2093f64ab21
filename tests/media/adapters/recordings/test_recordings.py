import wave
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from builders.recordings import Film, Take, beeps, write_recording
from reelwright.adapters.recordings.recordings import PyavRecordings
from reelwright.domain.sound.pauses import HOP
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.progress import Cancelled, Silent
from reelwright.ports.recordings import RecordingSilent, RecordingUnreadable, Span

pytestmark = pytest.mark.media

RECORDINGS = PyavRecordings()
TONE = -9.0
"""Decibels of a tone at half of full scale."""


def _loud(levels: np.ndarray, above: float = -30) -> list[float]:
    """Seconds at which the tone begins."""
    heard = levels > above
    firsts = np.flatnonzero(heard & ~np.roll(heard, 1))
    return [float(at * HOP / SAMPLE_RATE) for at in firsts]


def _levels(file: Path, track: int = 0) -> np.ndarray:
    return RECORDINGS.levels(file, track, Silent()).levels


@pytest.mark.parametrize(
    ("name", "codec", "rate"),
    [
        ("a.wav", "pcm_s16le", 48_000),
        ("a.wav", "pcm_s16le", 22_050),
        ("a.mp3", "mp3", 44_100),
        ("a.m4a", "aac", 44_100),
        ("a.mkv", "aac", 48_000),
        ("a.flac", "flac", 96_000),
    ],
)
def test_a_tone_is_heard_where_it_is_whatever_the_form(
    tmp_path: Path, name: str, codec: str, rate: int
) -> None:
    sound = beeps(4, at=(1.0, 2.5), rate=rate)
    file = write_recording(tmp_path / name, [Take(sound=sound, rate=rate, codec=codec)])
    found = RECORDINGS.levels(file, 0, Silent())
    assert _loud(found.levels) == pytest.approx([1.0, 2.5], abs=0.021)
    assert found.samples == pytest.approx(4 * SAMPLE_RATE, abs=SAMPLE_RATE // 10)
    assert found.levels.max() == pytest.approx(TONE, abs=1.5)
    assert not found.notes


def test_a_track_that_begins_later_and_has_a_hole_stays_on_the_line(tmp_path: Path) -> None:
    sound = beeps(3, at=(0.5, 1.5, 2.5))
    late = Take(sound=sound, starts=((1.0, 0), (5.0, SAMPLE_RATE)))
    file = write_recording(tmp_path / "late.mkv", [late], Film(frames=200))
    assert _loud(_levels(file)) == pytest.approx([1.5, 5.5, 6.5], abs=0.021)


def test_separate_tracks_are_read_apart(tmp_path: Path) -> None:
    takes = [Take(sound=beeps(3, at=(0.5,))), Take(sound=beeps(3, at=(2.0,)))]
    file = write_recording(tmp_path / "two.mkv", takes)
    assert len(RECORDINGS.facts(file).tracks) == 2
    assert _loud(_levels(file, 0)) == pytest.approx([0.5], abs=0.021)
    assert _loud(_levels(file, 1)) == pytest.approx([2.0], abs=0.021)


def test_stretches_are_exact_overlap_and_go_past_the_end(tmp_path: Path) -> None:
    chance = np.random.default_rng(3)
    sound = chance.uniform(-0.5, 0.5, 4 * SAMPLE_RATE).astype(np.float32)
    file = write_recording(tmp_path / "noise.wav", [Take(sound=sound)])
    spans = [
        Span(start=12_345, end=112_345),
        Span(start=100_000, end=101_000),
        Span(start=190_000, end=195_000),
        Span(start=300_000, end=301_000),
    ]
    found = list(RECORDINGS.stretches(file, 0, spans))
    assert [len(part) for part in found] == [100_000, 1000, 5000, 1000]
    for span, part in zip(spans[:2], found, strict=False):
        assert np.abs(part - sound[span.start : span.end]).max() < 1e-4
    assert np.abs(found[2][:2000] - sound[190_000:192_000]).max() < 1e-4
    assert not found[2][2000:].any()
    assert not found[3].any()


def test_a_stretch_of_a_compressed_file_is_where_its_levels_are(tmp_path: Path) -> None:
    sound = beeps(20, at=(13.0,))
    file = write_recording(tmp_path / "a.m4a", [Take(sound=sound, codec="aac")])
    start = _loud(_levels(file))[0]
    span = Span(start=round((start - 0.5) * SAMPLE_RATE), end=round((start + 0.5) * SAMPLE_RATE))
    (part,) = RECORDINGS.stretches(file, 0, [span])
    assert np.flatnonzero(np.abs(part) > 0.05)[0] / SAMPLE_RATE == pytest.approx(0.5, abs=0.011)


@pytest.mark.parametrize(
    ("name", "codec", "rate"),
    [
        ("a.wav", "pcm_s16le", 48_000),
        ("a.flac", "flac", 44_100),
        ("a.m4a", "aac", 44_100),
        ("a.mkv", "aac", 48_000),
        ("a.webm", "libopus", 48_000),
        ("a.mp3", "mp3", 44_100),
    ],
)
def test_a_late_stretch_is_the_same_whether_it_is_sought_or_read_up_to(
    tmp_path: Path, name: str, codec: str, rate: int
) -> None:
    file = write_recording(
        tmp_path / name,
        [Take(sound=beeps(70, at=(66.3,), rate=rate, lasts=0.4), rate=rate, codec=codec)],
    )
    late = Span(start=66 * SAMPLE_RATE + 17, end=67 * SAMPLE_RATE)
    early = Span(start=SAMPLE_RATE, end=SAMPLE_RATE + 10)
    (sought,) = RECORDINGS.stretches(file, 0, [late])
    _, read = RECORDINGS.stretches(file, 0, [early, late])
    heard = [np.flatnonzero(np.abs(each) > 0.05)[[0, -1]] for each in (sought, read)]
    assert heard[0] == pytest.approx(heard[1], abs=SAMPLE_RATE // 1000)


def test_the_camera_is_told_as_it_is_shown(tmp_path: Path) -> None:
    take = Take(sound=beeps(1, at=()), codec="aac")
    even = write_recording(tmp_path / "even.mp4", [take], Film())
    camera = RECORDINGS.facts(even).camera
    assert camera is not None
    assert (camera.width, camera.height, camera.rate) == (64, 48, Fraction(25))
    assert camera.steady
    uneven = Film(times=(0, 40, 80, 300, 340, 800, 820, 990))
    odd = RECORDINGS.facts(write_recording(tmp_path / "odd.mp4", [take], uneven)).camera
    assert odd is not None
    assert not odd.steady


def test_sound_alone_has_no_camera(tmp_path: Path) -> None:
    file = write_recording(tmp_path / "a.mp3", [Take(sound=beeps(1, at=()), codec="mp3")])
    facts = RECORDINGS.facts(file)
    assert facts.camera is None
    assert facts.form == "mp3"
    assert facts.seconds == pytest.approx(1.0, abs=0.1)


def test_what_is_no_recording_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "notes.mp4"
    text.write_text("tides " * 1000)
    with pytest.raises(RecordingUnreadable, match="MP4"):
        RECORDINGS.facts(text)
    with pytest.raises(RecordingUnreadable, match="opened"):
        RECORDINGS.facts(tmp_path / "missing.wav")
    playlist = tmp_path / "list.m3u8"
    playlist.write_text("#EXTM3U\n#EXTINF:10,\n/etc/passwd\n")
    with pytest.raises(RecordingUnreadable):
        RECORDINGS.facts(playlist)


def test_a_film_without_sound_is_refused(tmp_path: Path) -> None:
    file = write_recording(tmp_path / "mute.mp4", [], Film())
    with pytest.raises(RecordingSilent, match="no sound"):
        RECORDINGS.facts(file)


def test_a_file_that_was_cut_off_is_heard_as_far_as_it_goes(tmp_path: Path) -> None:
    file = write_recording(tmp_path / "a.mkv", [Take(sound=beeps(8, at=(1.0,)))])
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 3])
    found = RECORDINGS.levels(file, 0, Silent())
    assert _loud(found.levels) == pytest.approx([1.0], abs=0.021)
    assert any("cut off" in note for note in found.notes)


def test_damage_in_the_middle_is_silent_and_told(tmp_path: Path) -> None:
    file = write_recording(tmp_path / "a.mkv", [Take(sound=beeps(8, at=(1.0, 7.0)), codec="flac")])
    spoiled = bytearray(file.read_bytes())
    middle = len(spoiled) // 2
    spoiled[middle : middle + 400] = bytes(400)
    file.write_bytes(spoiled)
    found = RECORDINGS.levels(file, 0, Silent())
    assert _loud(found.levels)[0] == pytest.approx(1.0, abs=0.021)


def test_listening_can_be_stopped(tmp_path: Path) -> None:
    class Stop:
        def advance(self, step: str, done: int, total: int) -> None:
            del step, done, total
            message = "stopped"
            raise Cancelled(message)

    file = write_recording(tmp_path / "a.wav", [Take(sound=beeps(12, at=()))])
    with pytest.raises(Cancelled):
        RECORDINGS.levels(file, 0, Stop())


@pytest.mark.parametrize(
    ("name", "part", "sentence"), [("a.mp4", 0.5, "index is missing"), ("a.mp3", 0.0, "is empty")]
)
def test_a_file_without_its_end_or_beginning_says_so(
    tmp_path: Path, name: str, part: float, sentence: str
) -> None:
    codec = "aac" if name.endswith("mp4") else "mp3"
    file = write_recording(
        tmp_path / name, [Take(sound=beeps(9, at=(1, 3, 5, 7), lasts=1.5), codec=codec)]
    )
    held = file.read_bytes()
    file.write_bytes(held[: int(len(held) * part)])
    with pytest.raises(RecordingUnreadable, match=sentence):
        RECORDINGS.facts(file)


def _stereo(file: Path, left: np.ndarray, right: np.ndarray, rate: int) -> Path:
    both = np.stack((left, right), axis=1)
    with wave.open(str(file), "wb") as written:
        written.setnchannels(2)
        written.setsampwidth(2)
        written.setframerate(rate)
        written.writeframes((both * 0x7FFF).astype("<i2").tobytes())
    return file


@pytest.mark.parametrize("rate", [48_000, 44_100])
def test_the_side_and_the_middle_are_both_channels_again(tmp_path: Path, rate: int) -> None:
    left, right = beeps(3, at=(0.5,), rate=rate), beeps(3, at=(2.0,), rate=rate)
    file = _stereo(tmp_path / "two.wav", left, right, rate)
    span = Span(start=SAMPLE_RATE // 4, end=5 * SAMPLE_RATE // 2)
    (middle,), (side,) = RECORDINGS.stretches(file, 0, [span]), RECORDINGS.sides(file, 0, [span])
    assert middle.shape == side.shape == (span.end - span.start,)
    loud = [np.flatnonzero(np.abs(each) > 0.2)[0] for each in (middle + side, middle - side)]
    assert [at / SAMPLE_RATE + 0.25 for at in loud] == pytest.approx([0.5, 2.0], abs=0.01)
    assert np.abs((middle + side)[SAMPLE_RATE:]).max() < 0.01


def test_one_channel_has_no_side(tmp_path: Path) -> None:
    file = write_recording(tmp_path / "one.wav", [Take(sound=beeps(1, at=(0.2,)))])
    (side,) = RECORDINGS.sides(file, 0, [Span(start=0, end=4800)])
    assert side.shape == (4800,)
    assert not side.any()

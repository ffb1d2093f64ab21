"""A mix has its takes at their samples, the platform's loudness, and the same bytes twice."""

import hashlib
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from reelwright.adapters.sound.studio import PyavSoundStudio
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.progress import Cancelled, Silent
from reelwright.ports.sound import Loudness, MixFailed, Music, SoundClip, SoundUnreadable
from reelwright.ports.voice import Recording

pytestmark = pytest.mark.media

STUDIO = PyavSoundStudio()


def speech(seconds: float, level: float, breath: float = 0.05) -> NDArray[np.float32]:
    """Syllables of a buzzing voice with pauses between phrases."""
    count = int(seconds * SAMPLE_RATE)
    at = np.arange(count) / SAMPLE_RATE
    noise = np.random.Generator(np.random.PCG64(1)).normal(0, 1, count) * breath
    pitch = np.cumsum(110 + 15 * np.sin(2 * np.pi * 0.7 * at)) / SAMPLE_RATE
    buzz = sum(np.sin(2 * np.pi * pitch * n) / n for n in range(1, 12))
    syllables = np.abs(np.sin(2 * np.pi * 2.1 * at)) * (np.sin(2 * np.pi * 0.3 * at) > -0.8)
    return np.asarray(level * syllables * (buzz / 2 + noise), dtype=np.float32)


def take(folder: Path, sound: NDArray[np.float32], name: str = "take") -> Path:
    pcm = (np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes()
    file = folder / f"{name}.wav"
    STUDIO.write_wav(Recording(pcm=pcm, rate=SAMPLE_RATE), file)
    return file


def mixed(
    folder: Path, sound: NDArray[np.float32], music: Music | None = None
) -> tuple[Path, Loudness]:
    file = folder / "track.m4a"
    clip = SoundClip(file=take(folder, sound), start=0)
    return file, STUDIO.mix([clip], len(sound), music, file, Silent())


def heard(file: Path) -> NDArray[np.float32]:
    with av.open(str(file)) as container:
        frames = [frame.to_ndarray() for frame in container.decode(audio=0)]
    return np.concatenate(frames, axis=1).astype(np.float32)


def stated_samples(file: Path) -> int:
    with av.open(str(file)) as container:
        return container.streams.audio[0].duration or 0


@pytest.mark.parametrize("music", [None, Music(seed=4)], ids=["voice alone", "with music"])
@pytest.mark.parametrize("level", [0.9, 0.2, 0.004], ids=["loud", "usual", "quiet"])
def test_loudness_and_peak_after_encoding(tmp_path: Path, level: float, music: Music) -> None:
    _, loudness = mixed(tmp_path, speech(8, level), music)
    assert loudness.integrated == pytest.approx(-14, abs=0.3)
    assert loudness.true_peak <= -1


def test_takes_that_differ_by_20_db_come_out_even(tmp_path: Path) -> None:
    loud = take(tmp_path, speech(8, 0.5), "loud")
    quiet = take(tmp_path, speech(8, 0.05), "quiet")
    clips = [SoundClip(file=loud, start=0), SoundClip(file=quiet, start=9 * SAMPLE_RATE)]
    STUDIO.mix(clips, 17 * SAMPLE_RATE, None, tmp_path / "track.m4a", Silent())
    sound = heard(tmp_path / "track.m4a")[0]
    first = np.sqrt(np.mean(np.square(sound[2 * SAMPLE_RATE : 7 * SAMPLE_RATE])))
    second = np.sqrt(np.mean(np.square(sound[11 * SAMPLE_RATE : 16 * SAMPLE_RATE])))
    assert abs(20 * np.log10(first / second)) < 6


def test_takes_lie_at_their_samples(tmp_path: Path) -> None:
    click = np.zeros(4800, dtype=np.float32)
    click[2000:2012] = np.hanning(12)
    file = take(tmp_path, click)
    starts = [0, 33_333, 96_001, 143_990, 187_199]
    clips = [SoundClip(file=file, start=start) for start in starts]
    STUDIO.mix(clips, 4 * SAMPLE_RATE, None, tmp_path / "track.m4a", Silent())
    sound = np.abs(heard(tmp_path / "track.m4a")[0])
    for start in starts:
        around = sound[start + 1500 : start + 2500]
        assert abs(int(around.argmax()) + 1500 - 2006) <= 12


@pytest.mark.parametrize("samples", [1, 1023, 1024, 48_000, 100_001])
def test_the_track_is_exactly_as_long_as_asked(tmp_path: Path, samples: int) -> None:
    file = tmp_path / "track.m4a"
    STUDIO.mix([], samples, Music(seed=2), file, Silent())
    assert stated_samples(file) == samples
    assert 0 <= heard(file).shape[1] - samples < 1024


def test_silence_is_left_alone(tmp_path: Path) -> None:
    _, loudness = mixed(tmp_path, np.zeros(SAMPLE_RATE, dtype=np.float32))
    assert loudness.integrated == loudness.true_peak == -np.inf


def test_music_steps_back_under_the_voice(tmp_path: Path) -> None:
    voice = take(tmp_path, speech(6, 0.3, breath=0))
    clips = [SoundClip(file=voice, start=10 * SAMPLE_RATE)]
    samples = 26 * SAMPLE_RATE
    STUDIO.mix(clips, samples, Music(file=tone(tmp_path)), tmp_path / "track.m4a", Silent())
    bed = level_at_hertz(heard(tmp_path / "track.m4a")[0], 5000)
    open_before, ducked, open_after = bed[50:90].mean(), bed[110:150].mean(), bed[190:220].mean()
    assert open_before - ducked > 8
    assert open_after - ducked > 8
    for ramp in (bed[85:100], bed[162:180]):
        assert np.abs(np.diff(ramp)).max() < 2.5, "the bed's level moves smoothly"


def tone(folder: Path) -> Path:
    at = np.arange(5 * SAMPLE_RATE) / SAMPLE_RATE
    return take(folder, np.asarray(0.3 * np.sin(2 * np.pi * 5000 * at), dtype=np.float32), "tone")


def level_at_hertz(sound: NDArray[np.float32], hertz: float) -> NDArray[np.float32]:
    """Decibels of one frequency in windows of 100 ms."""
    window = SAMPLE_RATE // 10
    parts = sound[: len(sound) // window * window].reshape(-1, window) * np.hanning(window)
    at = np.arange(window) / SAMPLE_RATE
    sums = np.abs(parts @ np.exp(-2j * np.pi * hertz * at))
    return np.asarray(20 * np.log10(np.maximum(sums, 1e-6)), dtype=np.float32)


def test_a_short_file_loops_without_a_seam(tmp_path: Path) -> None:
    music = Music(file=tone(tmp_path))
    STUDIO.mix([], 20 * SAMPLE_RATE, music, tmp_path / "track.m4a", Silent())
    bed = level_at_hertz(heard(tmp_path / "track.m4a")[0], 5000)
    middle = bed[20:165]
    assert middle.max() - middle.min() < 4


@pytest.mark.parametrize("music", [None, Music(seed=9)])
def test_the_same_takes_give_the_same_bytes(tmp_path: Path, music: Music | None) -> None:
    digests = set()
    for _ in range(2):
        file, _ = mixed(tmp_path, speech(3, 0.3), music)
        digests.add(hashlib.sha256(file.read_bytes()).hexdigest())
    assert len(digests) == 1


def test_different_seeds_give_different_music(tmp_path: Path) -> None:
    digests = set()
    for seed in (1, 2):
        STUDIO.mix([], SAMPLE_RATE, Music(seed=seed), tmp_path / "track.m4a", Silent())
        digests.add(hashlib.sha256((tmp_path / "track.m4a").read_bytes()).hexdigest())
    assert len(digests) == 2


class StopAt:
    def __init__(self, part: float) -> None:
        self._part = part

    def advance(self, step: str, done: int, total: int) -> None:
        if done >= self._part * total:
            raise Cancelled(f"{step} was stopped.")


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_cancelling_leaves_nothing_behind(tmp_path: Path, part: float) -> None:
    clip = SoundClip(file=take(tmp_path, speech(3, 0.3)), start=0)
    earlier = tmp_path / "track.m4a"
    earlier.write_bytes(b"an earlier track")
    with pytest.raises(Cancelled):
        STUDIO.mix([clip], 3 * SAMPLE_RATE, None, earlier, StopAt(part))
    assert earlier.read_bytes() == b"an earlier track"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["take.wav", "track.m4a"]


def test_a_take_outside_the_track_is_refused(tmp_path: Path) -> None:
    file = take(tmp_path, speech(2, 0.3))
    for start in (-1, SAMPLE_RATE, 10 * SAMPLE_RATE):
        clips = [SoundClip(file=file, start=start)]
        with pytest.raises(MixFailed):
            STUDIO.mix(clips, 2 * SAMPLE_RATE, None, tmp_path / "track.m4a", Silent())
    assert not (tmp_path / "track.m4a").exists()


def test_a_track_without_length_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MixFailed):
        STUDIO.mix([], 0, None, tmp_path / "track.m4a", Silent())


def test_a_truncated_take_is_refused(tmp_path: Path) -> None:
    file = take(tmp_path, speech(2, 0.3))
    file.write_bytes(file.read_bytes()[:50_000])
    with pytest.raises(SoundUnreadable, match="cut off"):
        STUDIO.mix(
            [SoundClip(file=file, start=0)],
            3 * SAMPLE_RATE,
            None,
            tmp_path / "track.m4a",
            Silent(),
        )


def test_what_is_wide_stays_wide_and_its_middle_is_the_take(tmp_path: Path) -> None:
    middle = speech(2, 0.3)
    side = np.roll(middle, 240) * np.float32(0.4)  # As a wall to one side would throw it back.
    clip = SoundClip(file=take(tmp_path, middle), start=0, side=take(tmp_path, side, "side"))
    file = tmp_path / "wide.m4a"
    loudness = STUDIO.mix([clip], len(middle), None, file, Silent())
    assert loudness.integrated == pytest.approx(-14, abs=0.5)
    left, right = heard(file)[:, : len(middle)]
    among = {"middle": (left + right) / 2, "side": (left - right) / 2}
    plain = heard(mixed(tmp_path, middle)[0])[0, : len(middle)]
    assert np.corrcoef(among["middle"], plain)[0, 1] > 0.95
    assert np.corrcoef(among["side"], np.roll(among["middle"], 240))[0, 1] > 0.9
    assert np.std(among["side"]) / np.std(among["middle"]) == pytest.approx(0.4, abs=0.05)

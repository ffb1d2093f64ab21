"""Sound files of every usual kind are read; what is no sound is refused in one sentence."""

from pathlib import Path

import av
import numpy as np
import pytest
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from numpy.typing import NDArray

from reelwright.adapters.sound.studio import PyavSoundStudio
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.sound import SoundUnreadable
from reelwright.ports.voice import Recording

pytestmark = pytest.mark.media

STUDIO = PyavSoundStudio()
KINDS = {
    "wav": ("pcm_s16le", 48_000, "mono"),
    "24bit.wav": ("pcm_s24le", 96_000, "stereo"),
    "odd.wav": ("pcm_s16le", 11_025, "mono"),
    "mp3": ("libmp3lame", 44_100, "stereo"),
    "flac": ("flac", 44_100, "5.1"),
    "m4a": ("aac", 44_100, "stereo"),
    "ogg": ("libopus", 48_000, "stereo"),
    "opus": ("libopus", 48_000, "mono"),
}


def write(file: Path, encoder: str, rate: int, layout: str, level: float = 0.5) -> Path:
    """Two seconds of 440 Hz on every channel."""
    at = np.arange(2 * rate) / rate
    wave = (level * np.sin(2 * np.pi * 440 * at)).astype(np.float32)
    with av.open(str(file), "w") as container:
        stream = container.add_stream(encoder, rate=rate, layout=layout)
        assert isinstance(stream, AudioStream)
        channels = stream.codec_context.layout.nb_channels
        for start in range(0, len(wave), 1024):
            part = np.ascontiguousarray(np.tile(wave[start : start + 1024], (channels, 1)))
            frame = AudioFrame.from_ndarray(part, format="fltp", layout=layout)
            frame.sample_rate, frame.pts = rate, start
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file


def samples_of(recording: Recording) -> NDArray[np.float64]:
    return np.frombuffer(recording.pcm, "<i2").astype(np.float64) / 32768


def purity(samples: NDArray[np.float64], hertz: float) -> float:
    """Decibels by which one frequency stands above everything else."""
    middle = samples[len(samples) // 4 : -len(samples) // 4]
    spectrum = np.square(np.abs(np.fft.rfft(middle * np.blackman(len(middle)))))
    frequencies = np.fft.rfftfreq(len(middle), 1 / SAMPLE_RATE)
    near = np.abs(frequencies - hertz) < 15
    return float(10 * np.log10(spectrum[near].sum() / spectrum[~near].sum()))


@pytest.mark.parametrize("kind", KINDS)
def test_every_usual_kind(tmp_path: Path, kind: str) -> None:
    recording = STUDIO.read(write(tmp_path / f"tone.{kind}", *KINDS[kind]))
    assert recording.rate == SAMPLE_RATE
    assert recording.samples == pytest.approx(2 * SAMPLE_RATE, abs=3000)
    assert purity(samples_of(recording), 440) > 30


@pytest.mark.parametrize("rate", [8000, 16_000, 22_050, 44_100, 47_999, 96_000])
def test_resampling_keeps_length_and_pitch(rate: int) -> None:
    at = np.arange(rate) / rate
    pcm = (np.sin(2 * np.pi * 1000 * at) * 20_000).astype("<i2").tobytes()
    conformed = STUDIO.conform(Recording(pcm=pcm, rate=rate))
    assert conformed.rate == SAMPLE_RATE
    assert conformed.samples == SAMPLE_RATE
    assert purity(samples_of(conformed), 1000) > 70


def test_conforming_does_not_move_a_click() -> None:
    sound = np.zeros(22_050, dtype=np.float64)
    sound[11_025 - 20 : 11_025 + 21] = np.hanning(41)
    pcm = (sound * 30_000).astype("<i2").tobytes()
    conformed = samples_of(STUDIO.conform(Recording(pcm=pcm, rate=22_050)))
    assert abs(int(np.abs(conformed).argmax()) - 24_000) <= 2


def test_what_is_conform_already_is_untouched() -> None:
    recording = Recording(pcm=b"\x01\x02" * 100, rate=SAMPLE_RATE)
    assert STUDIO.conform(recording) == recording
    assert STUDIO.conform(Recording(pcm=b"", rate=8000)).samples == 0


def test_silence_is_sound(tmp_path: Path) -> None:
    recording = STUDIO.read(write(tmp_path / "silence.flac", "flac", 48_000, "mono", level=0))
    assert recording.samples == 2 * SAMPLE_RATE
    assert not any(recording.pcm)


def test_written_and_read_again(tmp_path: Path) -> None:
    recording = Recording(pcm=bytes(range(256)) * 40, rate=SAMPLE_RATE)
    STUDIO.write_wav(recording, tmp_path / "take.wav")
    assert STUDIO.read(tmp_path / "take.wav") == recording
    assert [file.name for file in tmp_path.iterdir()] == ["take.wav"]


NOT_SOUND = {
    "empty": b"",
    "text": b"#EXTM3U\nfile:///etc/passwd\n",
    "zeros": b"\x00" * 10_000,
    "header only": b"RIFF\x24\x00\x00\x00WAVEfmt ",
}


@pytest.mark.parametrize("kind", NOT_SOUND)
def test_what_is_no_sound_is_refused(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "strange.wav"
    file.write_bytes(NOT_SOUND[kind])
    with pytest.raises(SoundUnreadable, match=r"^strange\.wav .*\.$"):
        STUDIO.read(file)


@pytest.mark.parametrize("kind", ["wav", "flac", "m4a", "mp3"])
def test_a_cut_off_file_is_refused(tmp_path: Path, kind: str) -> None:
    file = write(tmp_path / f"tone.{kind}", *KINDS[kind])
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    with pytest.raises(SoundUnreadable, match=r"^tone\..*\.$"):
        STUDIO.read(file)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SoundUnreadable, match="cannot be opened"):
        STUDIO.read(tmp_path / "gone.wav")


def test_a_picture_holds_no_sound(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "mute.mp4"), "w") as container:
        stream = container.add_stream("mpeg4", rate=5)
        stream.width = stream.height = 32
        container.mux(stream.encode(av.VideoFrame(32, 32, "yuv420p")))
        container.mux(stream.encode(None))
    with pytest.raises(SoundUnreadable, match="holds no sound"):
        STUDIO.read(tmp_path / "mute.mp4")

"""How far burnt captions of a finished clip are from the words in its own sound.

A voice says the words of a talk one by one, with a pause after each that no closure inside a word
reaches, in a room that is not silent. ``reelwright clip`` cuts it with transcripts of three kinds.
Then only the exported file is looked at: where sound begins after a pause is the truth, and the
frame at which another word is marked in the captions is what viewers see. A word is as late as the
one is after the other; a frame lasts 33 ms, so that no caption can always be nearer than that.
"""

import json
import sys
import wave
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import av
import numpy as np
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

from reelwright.adapters.flite.voice import FliteVoice
from reelwright.app.clips.clipping import ClipJob, ClipRequest
from reelwright.domain.canvas import Box, Format, Preset, canvas_for
from reelwright.domain.clips.platforms import Platform
from reelwright.domain.clips.safe_areas import keeping_clear
from reelwright.domain.sound.pauses import HOP, levels
from reelwright.domain.themes.shipped import BUILT_IN, DEFAULT
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.voice.takes import SpokenLine, Utterance
from reelwright.ports.progress import Silent

TALK = (
    "So why do the tides turn twice a day? "
    "The moon pulls at the water that is nearest to it and the sea rises there. "
    "On the far side the sea rises as well because the earth is pulled away from under it. "
    "A town on the coast passes through both hills of water in one turn of the earth. "
    "Two hills and one turn make two tides and that is all."
)
PAUSE, SENTENCE = 0.2, 0.7
"""Seconds of silence after a word, and after a sentence."""
ROOM = 10 ** (-62 / 20)
FEWEST_QUIET = 9
"""Hops of silence before a word: closures inside words are shorter."""
HEARD = 36.0
"""Decibels below the loudest from which somebody is heard."""
OFF = 0.08
"""Seconds of noise on the times of a recogniser that is imitated."""
SPANS_OFF = 0.3
NEAREST = 0.5
"""Seconds within which a marked word belongs to one that is heard."""
CHANGED = 0.3
"""Of the marked points, those that are others when another word is marked."""
LIKE_ACCENT = 60
SEED = 20261121
MEDIAN, P95 = 40.0, 100.0

Sound = NDArray[np.float32]
Rgb = NDArray[np.uint8]


@dataclass(frozen=True, kw_only=True, slots=True)
class Spoken:
    """A talk: its sound, its words, and the seconds at which each truly begins and ends."""

    sound: Sound
    words: tuple[str, ...]
    times: tuple[tuple[float, float], ...]


def main() -> int:
    """Print how late captions are; fail where they miss the target."""
    kept = True
    print(f"{'milliseconds late':34}{'words':>6}{'median':>8}{'p95':>7}{'worst':>7}{'unseen':>8}")
    talk = spoken()
    with TemporaryDirectory() as folder:
        recording = Path(folder) / "talk.wav"
        write_wav(recording, talk.sound)
        for name, write in TRANSCRIPTS.items():
            late, unseen = measured(write(talk, Path(folder)), recording, Path(folder) / name)
            off = np.abs(late)
            median, p95 = float(np.median(off)), float(np.percentile(off, 95))
            print(
                f"{name:34}{len(late):6}{median:8.0f}{p95:7.0f}{off.max():7.0f}{unseen:8}"
                f"   mean {late.mean():+.0f}"
            )
            kept &= median <= MEDIAN and p95 <= P95 and not unseen
    print(f"target: {MEDIAN:g} and {P95:g} ms")
    return 0 if kept else 1


def measured(transcript: Path, recording: Path, output: Path) -> tuple[NDArray[np.float64], int]:
    """How late each word of a clip is marked, in milliseconds, and how many never are."""
    request = ClipRequest(
        recording=str(recording), transcript=transcript, count=1, hook=False, output=output
    )
    options = {"home": output / "home", "preset": "480p", "language": "en", "workers": 1}
    made = ClipJob.of(request, options, output.parent).run(Silent())
    master = next((output / made.clips[0].folder).glob("*.mp4"))
    truth = onsets(sound_of(master))
    seen = np.array(list(marked(master)))
    late = []
    for heard in truth:
        nearest = seen[np.argmin(np.abs(seen - heard))]
        if abs(nearest - heard) <= NEAREST:
            late.append(1000 * (nearest - heard))
    return np.array(late), len(truth) - len(late)


def spoken() -> Spoken:
    """The talk, word by word."""
    chance = np.random.default_rng(SEED)
    provider = FliteVoice()
    voice = provider.voices()[0]
    words = tuple(TALK.split())
    parts: list[Sound] = [np.zeros(SAMPLE_RATE // 2, np.float32)]
    times: list[tuple[float, float]] = []
    place = len(parts[0])
    for word in words:
        utterance = Utterance(first=0, last=1, spoken=word.strip(".?"))
        said = provider.speak(SpokenLine(language="en", utterances=(utterance,)), voice).recording
        sound = _trimmed(_at_project_rate(np.frombuffer(said.pcm, "<i2"), said.rate))
        times.append((place / SAMPLE_RATE, (place + len(sound)) / SAMPLE_RATE))
        silence = SENTENCE if word.endswith((".", "?")) else PAUSE
        parts += [sound, np.zeros(round(silence * SAMPLE_RATE), np.float32)]
        place += len(parts[-2]) + len(parts[-1])
    whole = np.concatenate(parts)
    room = (ROOM * chance.standard_normal(len(whole))).astype(np.float32)
    return Spoken(sound=whole + room, words=words, times=tuple(times))


def _at_project_rate(pcm: NDArray[np.int16], rate: int) -> Sound:
    places = np.arange(len(pcm) * SAMPLE_RATE // rate) * rate / SAMPLE_RATE
    return (np.interp(places, np.arange(len(pcm)), pcm) / 32768).astype(np.float32)


def _trimmed(sound: Sound) -> Sound:
    heard = np.flatnonzero(np.abs(sound) > np.abs(sound).max() * 0.02)
    return sound[heard[0] : heard[-1] + 1]


def write_wav(file: Path, sound: Sound) -> None:
    """One channel, 16 bit."""
    with wave.open(str(file), "wb") as output:
        output.setparams((1, 2, SAMPLE_RATE, len(sound), "NONE", ""))
        output.writeframes((np.clip(sound, -1, 1) * 0x7FFF).astype("<i2").tobytes())


def as_text(talk: Spoken, folder: Path) -> Path:
    """What is said, without any time."""
    file = folder / "talk.txt"
    file.write_text(" ".join(talk.words), encoding="utf-8")
    return file


def as_subtitles(talk: Spoken, folder: Path) -> Path:
    """Sentences with times that are off, as people set them."""
    chance = np.random.default_rng(SEED)
    ends = [at for at, word in enumerate(talk.words) if word.endswith((".", "?"))]
    entries = []
    first = 0
    for number, end in enumerate(ends, 1):
        start, stop = talk.times[first][0], talk.times[end][1]
        moved = [max(0.0, each + chance.normal(0, SPANS_OFF)) for each in (start, stop)]
        text = " ".join(talk.words[first : end + 1])
        entries.append(f"{number}\n{_clock(moved[0])} --> {_clock(moved[1])}\n{text}\n")
        first = end + 1
    file = folder / "talk.srt"
    file.write_text("\n".join(entries), encoding="utf-8")
    return file


def _clock(seconds: float) -> str:
    whole = round(seconds * 1000)
    return f"00:{whole // 60_000:02}:{whole // 1000 % 60:02},{whole % 1000:03}"


def as_recognised(talk: Spoken, folder: Path) -> Path:
    """Words with the times of a recogniser that is off by 80 ms, which only pauses correct."""
    chance = np.random.default_rng(SEED)
    times = np.sort(
        np.maximum(0, np.array(talk.times) + chance.normal(0, OFF, (len(talk.words), 2)))
    )
    words = [
        {"word": f" {word}", "start": float(start), "end": float(max(start + 0.05, end))}
        for word, (start, end) in zip(talk.words, times, strict=True)
    ]
    segment = {
        "start": words[0]["start"],
        "end": words[-1]["end"],
        "text": " ".join(talk.words),
        "words": words,
    }
    file = folder / "talk.json"
    file.write_text(json.dumps({"language": "en", "segments": [segment]}), encoding="utf-8")
    return file


TRANSCRIPTS: dict[str, Callable[[Spoken, Path], Path]] = {
    "text without times": as_text,
    "subtitles off by 300 ms": as_subtitles,
    "words off by 80 ms": as_recognised,
}


def sound_of(master: Path) -> Sound:
    """The exported sound, in one channel."""
    resampler = AudioResampler(format="flt", layout="mono", rate=SAMPLE_RATE)
    with av.open(str(master)) as container:
        parts = [
            part.to_ndarray()[0]
            for frame in container.decode(audio=0)
            for part in resampler.resample(frame)
        ]
    return np.concatenate(parts).astype(np.float32)


def onsets(sound: Sound) -> list[float]:
    """The seconds at which somebody is heard after a pause."""
    heard = levels(sound) > float(levels(sound).max()) - HEARD
    found: list[float] = []
    quiet = FEWEST_QUIET
    for hop, is_heard in enumerate(heard):
        if is_heard and quiet >= FEWEST_QUIET:
            found.append(hop * HOP / SAMPLE_RATE)
        quiet = 0 if is_heard else quiet + 1
    return found


def marked(master: Path) -> Iterator[float]:
    """The seconds at which another word is marked in the captions."""
    canvas = keeping_clear(canvas_for(Format.TALL, Preset.P480), Platform.SHORTS)
    accent = np.array(list(bytes.fromhex(BUILT_IN[DEFAULT].palette.accent[1:])), np.int16)
    before: NDArray[np.bool_] | None = None
    with av.open(str(master)) as container:
        for frame in container.decode(video=0):
            picture = np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)
            shown = _marks(picture, canvas.captions, accent)
            if _is_another(before, shown):
                yield float(frame.time or 0.0)
            before = shown


def _marks(picture: Rgb, box: Box, accent: NDArray[np.int16]) -> NDArray[np.bool_]:
    area = picture[box.y : box.bottom, box.x : box.right].astype(np.int16)
    return np.asarray(np.abs(area - accent).sum(axis=2) < LIKE_ACCENT)


def _is_another(before: NDArray[np.bool_] | None, shown: NDArray[np.bool_]) -> bool:
    if not shown.any():
        return False
    if before is None:
        return True
    either = np.count_nonzero(before | shown)
    return bool(np.count_nonzero(before ^ shown) > CHANGED * either)


if __name__ == "__main__":
    sys.exit(main())

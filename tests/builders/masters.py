"""A small good master, and every way to spoil it."""

import functools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import cv2
import numpy as np
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray
from PIL import Image

from reelwright.adapters.faces.finder import CascadeFaces
from reelwright.adapters.inspector.inspector import FileInspector
from reelwright.adapters.sound.studio import PyavSoundStudio
from reelwright.domain.canvas import Box, Canvas, Codec, Format
from reelwright.domain.captions.cues import CaptionMode, Cue, CueWord
from reelwright.domain.edit.footage_uses import FootageUse
from reelwright.domain.inspection.verdict import (
    Expectation,
    HeardLine,
    Outcome,
    TextArea,
    Verdict,
)
from reelwright.domain.script.visuals import Footage
from reelwright.domain.time import SAMPLE_RATE, FrameRate
from reelwright.domain.transcript.anchoring import Anchor
from reelwright.domain.voice.takes import SpokenLine, TimeSource, Utterance, WordTime
from reelwright.ports.progress import Silent
from reelwright.ports.sound import SoundClip
from reelwright.ports.store import Store
from reelwright.ports.voice import Recording

STUDIO = PyavSoundStudio()
RATE = FrameRate(numerator=10)
CANVAS = Canvas(
    format=Format.WIDE,
    width=640,
    height=360,
    rate=RATE,
    content=Box(x=40, y=24, width=560, height=240),
    captions=Box(x=76, y=284, width=488, height=60),
)
WORDS = ("quiet", "rivers", "carry", "stones")
WORD = SAMPLE_RATE * 3 // 10
SECONDS = 10
CARD = Box(x=60, y=60, width=420, height=60)
PORTRAIT = Path(__file__).parents[1] / "media/files/astronaut.jpg"
PORTRAIT_SIDE = 100

Sound = NDArray[np.float32]


class OnsetAligner:
    """Hears each word as a burst after silence: the stand-in for a real aligner."""

    def languages(self) -> frozenset[str]:
        return frozenset({"en"})

    def anchors(
        self, recording: Recording, words: Sequence[str], language: str
    ) -> tuple[Anchor, ...]:
        del recording, words, language
        return ()

    def align(
        self, recording: Recording, words: Sequence[str], language: str
    ) -> tuple[WordTime, ...]:
        del language
        sound = np.abs(np.frombuffer(recording.pcm, "<i2").astype(np.float32))
        power = np.convolve(sound, np.ones(480) / 480, mode="same")
        loud = power > 0.25 * power.max()
        onsets = np.flatnonzero(loud[1:] & ~loud[:-1])
        return tuple(
            WordTime(start=int(onset), end=int(onset) + WORD, source=TimeSource.ALIGNED)
            for onset in onsets[: len(words)]
        )


def burst() -> Sound:
    at = np.arange(WORD * 2 // 3) / SAMPLE_RATE
    envelope = np.minimum(1, np.minimum(at, at[::-1]) / 0.01)
    return np.asarray(0.3 * envelope * np.sin(2 * np.pi * 300 * at), dtype=np.float32)


def cue_starts() -> list[int]:
    return [round((0.4 + 1.9 * index) * SAMPLE_RATE) for index in range(5)]


def cue_at(start: int, words: Sequence[str] = WORDS, length: float = 1.7) -> Cue:
    spoken = tuple(
        CueWord(text=word, start=start + index * WORD, end=start + (index + 1) * WORD)
        for index, word in enumerate(words)
    )
    return Cue(start=start, end=start + round(length * SAMPLE_RATE), lines=(spoken,))


def line_at(start: int) -> HeardLine:
    parts = tuple(
        Utterance(first=index, last=index + 1, spoken=word) for index, word in enumerate(WORDS)
    )
    spoken = SpokenLine(language="en", utterances=parts)
    return HeardLine(start=start, end=start + len(WORDS) * WORD, spoken=spoken)


def footage(name: str, near: int, licence: str = "own") -> Footage:
    return Footage(
        sha256=name * 8,
        suffix=".jpg",
        width=640,
        height=360,
        name=f"{name}.jpg",
        licence=licence,
        near_hash=f"{near:016x}",
    )


def good_expectation() -> Expectation:
    return Expectation(
        canvas=CANVAS,
        frames=SECONDS * 10,
        codec=Codec.H264,
        language="en",
        caption_mode=CaptionMode.BURNT,
        cues=tuple(cue_at(start) for start in cue_starts()),
        footage=(
            FootageUse(footage=footage("river", 0x00FF), first=0, last=40),
            FootageUse(footage=footage("stone", 0xFF00FF00FF00), first=40, last=100),
        ),
        lines=tuple(line_at(start) for start in cue_starts()),
        texts=(TextArea(first=0, last=100, box=CARD),),
    )


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """How a master is made; the defaults make a good one."""

    frames: int = SECONDS * 10
    encoder: str = "libx264"
    index_first: bool = True
    tagged: bool = True
    moves: bool = True
    handheld: bool = False
    key_every: int = 250
    black: range = range(0)
    captions: CaptionMode = CaptionMode.BURNT
    caption_colour: tuple[int, int, int] = (245, 245, 245)
    caption_rise: int = 0
    card_colour: tuple[int, int, int] = (240, 240, 240)
    portrait: int | None = None
    """The column at which a woman's head and shoulders begin, near the top."""
    late: Callable[[int], int] = lambda frame: frame
    sound: Callable[[Sound], Sound] = lambda sound: sound


def drawn(recipe: Recipe, cues: Sequence[Cue], frame: int) -> NDArray[np.uint8]:
    picture = np.full((CANVAS.height, CANVAS.width, 3), (40, 60, 90), np.uint8)
    if recipe.handheld:
        picture[:] = handheld(frame)
    if recipe.moves:
        picture[130:230, 20 + 5 * frame % 500 : 120 + 5 * frame % 500] = (180, 140, 60)
    cv2.putText(picture, "A card says this", (64, 104), 0, 1.1, recipe.card_colour, 2, cv2.LINE_AA)
    if recipe.portrait is not None:
        shown = portrait()[:, : max(0, CANVAS.width - recipe.portrait)]
        picture[20 : 20 + PORTRAIT_SIDE, recipe.portrait :][:, : shown.shape[1]] = shown
    if frame in recipe.black:
        picture[:] = 0
    sample = RATE.sample_at(frame)
    for cue in cues:
        if recipe.captions.burnt and cue.start <= sample < cue.end:
            place = (100, 322 - recipe.caption_rise)
            picture[290 - recipe.caption_rise : 336 - recipe.caption_rise, 90:550] = (25, 25, 25)
            cv2.putText(picture, cue.text, place, 0, 0.8, recipe.caption_colour, 2, cv2.LINE_AA)
    return picture


@functools.cache
def portrait() -> NDArray[np.uint8]:
    """A real face, which fills the middle third of its square."""
    with Image.open(PORTRAIT) as whole:
        head = whole.crop((100, 20, 350, 270)).resize((PORTRAIT_SIDE, PORTRAIT_SIDE))
        return np.asarray(head, dtype=np.uint8)


def handheld(frame: int) -> NDArray[np.uint8]:
    """What a camera in a hand sees: hard edges all over, which never stop for long."""
    x = 60 + round(40 * math.sin(0.1 * frame) + 2 * math.sin(2.7 * frame))
    y = 40 + round(25 * math.cos(0.08 * frame) + 2 * math.sin(3.1 * frame))
    return _SCENERY[y : y + CANVAS.height, x : x + CANVAS.width]


def _scenery() -> NDArray[np.uint8]:
    random = np.random.default_rng(5)
    blocks = random.integers(40, 216, (8, 13, 3), np.uint8)
    return np.asarray(cv2.resize(blocks, (780, 480), interpolation=cv2.INTER_NEAREST), np.uint8)


_SCENERY = _scenery()


def sound_for(folder: Path) -> Sound:
    """A track of the studio's own, decoded."""
    word = folder / "word.wav"
    pcm = (burst() * 32767).astype("<i2").tobytes()
    STUDIO.write_wav(Recording(pcm=pcm, rate=SAMPLE_RATE), word)
    clips = [
        SoundClip(file=word, start=start + index * WORD)
        for start in cue_starts()
        for index in range(len(WORDS))
    ]
    STUDIO.mix(clips, SECONDS * SAMPLE_RATE, None, folder / "track.m4a", Silent())
    with av.open(str(folder / "track.m4a")) as container:
        frames = [frame.to_ndarray() for frame in container.decode(audio=0)]
    return np.concatenate(frames, axis=1)[:, : SECONDS * SAMPLE_RATE].astype(np.float32)


def write(file: Path, recipe: Recipe, cues: Sequence[Cue], sound: Sound | None) -> None:
    options = {"movie_timescale": "48000"}
    if recipe.index_first:
        options["movflags"] = "+faststart"
    with av.open(str(file), "w", options=options) as container:
        video = container.add_stream(recipe.encoder, rate=RATE.fraction)
        assert isinstance(video, VideoStream)
        video.width, video.height, video.pix_fmt = CANVAS.width, CANVAS.height, "yuv420p"
        context = video.codec_context
        context.thread_count = 1
        if recipe.encoder == "libx264":
            context.options = {"preset": "veryfast", "crf": "20", "sc_threshold": "0"}
            context.gop_size = recipe.key_every
        if recipe.tagged:
            context.color_primaries = context.color_trc = context.colorspace = 1
            context.color_range = 1
        audio = None
        if sound is not None:
            audio = container.add_stream("aac", rate=SAMPLE_RATE, layout="stereo")
            audio.bit_rate = 192_000
        for index in range(recipe.frames):
            rgb = drawn(recipe, cues, index)
            frame = VideoFrame.from_ndarray(rgb, format="rgb24")
            frame = frame.reformat(
                format="yuv420p", dst_colorspace="ITU709", src_color_range="JPEG",
                dst_color_range="MPEG",
            )  # fmt: skip
            frame.pts, frame.time_base = recipe.late(index), 1 / RATE.fraction
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
        if audio is not None and sound is not None:
            for packet in _encoded(audio, recipe.sound(sound)):
                container.mux(packet)


def _encoded(audio: "av.AudioStream", sound: Sound) -> Iterator["av.Packet[av.AudioStream]"]:
    for start in range(0, sound.shape[1], 1024):
        part = np.ascontiguousarray(sound[:, start : start + 1024])
        frame = AudioFrame.from_ndarray(part, format="fltp", layout="stereo")
        frame.sample_rate, frame.pts = SAMPLE_RATE, start
        yield from audio.encode(frame)
    yield from audio.encode(None)


class Bench:
    """Makes masters and has them inspected."""

    def __init__(self, folder: Path, sound: Sound) -> None:
        self.folder = folder
        self.sound = sound
        self.expected = good_expectation()

    def make(self, recipe: Recipe | None = None, *, silent: bool = False) -> Path:
        file = self.folder / "video.16x9.mp4"
        sound = None if silent else self.sound
        write(file, recipe or Recipe(), self.expected.cues, sound)
        return file

    def verdict(self, file: Path, ffmpeg: str = "", store: Store | None = None) -> Verdict:
        inspector = FileInspector(OnsetAligner(), ffmpeg, store, CascadeFaces())
        return inspector.inspect(file, self.expected, Silent())


def failures(verdict: Verdict) -> list[str]:
    return [check.name for check in verdict.checks if check.outcome is Outcome.FAILED]


def holes(verdict: Verdict) -> list[str]:
    return [check.name for check in verdict.checks if check.outcome is Outcome.NOT_MEASURED]

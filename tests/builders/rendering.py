"""What the tests of the renderer share: a small look, shots of blocks, decoded pictures."""

from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from reelwright.domain.canvas import Box, Canvas, Codec, Format
from reelwright.domain.render.pieces import CaptionUse, CaptionWord, Look, Shot
from reelwright.domain.script.visuals import SectionCard
from reelwright.domain.themes.theme import Palette, Theme
from reelwright.domain.time import SAMPLE_RATE, FrameRate

Decoded = list[NDArray[np.uint8]]

PALETTE = Palette(
    background="#101828",
    backdrop="#203050",
    surface="#182038",
    text="#ffffff",
    muted="#c0c8d8",
    accent="#ffcc33",
    second="#66ccff",
)


def look_of(width: int, height: int, codec: Codec = Codec.H264) -> Look:
    canvas = Canvas(
        format=Format.WIDE,
        width=width,
        height=height,
        rate=FrameRate(),
        content=Box(x=20, y=12, width=width - 40, height=height // 2),
        captions=Box(x=40, y=height * 3 // 4, width=width - 80, height=height // 8),
    )
    return Look(canvas=canvas, theme=Theme(name="test", palette=PALETTE), codec=codec)


def card(name: str, frames: int, reveals: tuple[int, ...] = ()) -> Shot:
    return Shot(
        visual=SectionCard(heading=name),
        frames=frames,
        reveals=tuple((0, word, frame) for word, frame in enumerate(reveals)),
    )


def cue(first: int, last: int, words: int) -> CaptionUse:
    edges = [first + (last - first) * index // words for index in range(words + 1)]
    line = tuple(
        CaptionWord(text=f"w{index}", first=edges[index], last=edges[index + 1])
        for index in range(words)
    )
    return CaptionUse(first=first, last=last, lines=(line,))


def decoded(file: Path, pixels: str = "yuv420p") -> Decoded:
    with av.open(str(file)) as opened:
        frames = [frame.to_ndarray(format=pixels) for frame in opened.decode(video=0)]
    return [np.asarray(frame, dtype=np.uint8) for frame in frames]


def tone(file: Path, samples: int) -> Path:
    """Write an M4A of so many samples."""
    with av.open(str(file), "w") as output:
        stream = output.add_stream("aac", rate=SAMPLE_RATE)
        for start in range(0, samples, 1024):
            count = min(1024, samples - start)
            wave = np.sin(np.arange(start, start + count) / 20).astype(np.float32)[None, :]
            frame = av.AudioFrame.from_ndarray(wave / 4, format="fltp", layout="mono")
            frame.sample_rate, frame.pts = SAMPLE_RATE, start
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return file

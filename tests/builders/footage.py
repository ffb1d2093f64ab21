"""Small pictures and clips with known facts."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Scene = NDArray[np.uint8]


def scene(width: int = 640, height: int = 360, seed: int = 1) -> Scene:
    """A picture of soft blobs that is the same for the same seed."""
    chance = np.random.default_rng(seed)
    coarse = chance.integers(0, 255, (6, 9, 3), dtype=np.uint8)
    return np.asarray(Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC))


def write_clip(
    file: Path,
    *,
    times: Sequence[int] = range(0, 2000, 40),
    picture: Scene | None = None,
    rotation: int = 0,
    options: dict[str, str] | None = None,
    curve: int = 1,
    aspect: Fraction = Fraction(1),
    sound: bool = False,
) -> Path:
    """Write a clip of one picture; ``times`` are its frames' times in thousandths of a second."""
    image = scene() if picture is None else picture
    with av.open(file, "w", options=options or {}) as container:
        stream = container.add_stream("libx264", rate=25)
        stream.height, stream.width = image.shape[:2]
        stream.pix_fmt = "yuv420p"
        stream.options = {"crf": "18", "preset": "veryfast", "g": "10"}
        stream.time_base = stream.codec_context.time_base = Fraction(1, 1000)
        stream.codec_context.color_trc = curve
        stream.codec_context.sample_aspect_ratio = aspect
        if rotation:
            stream.set_display_rotation(rotation)
        voice = container.add_stream("aac", rate=48_000) if sound else None
        for time in times:
            frame = av.VideoFrame.from_ndarray(image, "rgb24")
            frame.pts, frame.time_base = time, Fraction(1, 1000)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
        if voice:
            silence = av.AudioFrame.from_ndarray(np.zeros((1, 4800), np.float32), "fltp", "mono")
            silence.sample_rate = 48_000
            container.mux(voice.encode(silence))
            container.mux(voice.encode())
    return file

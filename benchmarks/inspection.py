"""What an inspection costs against encoding and against plain decoding of the same file.

A master of 30 s of 1080p is made: half a card with a highlight that moves on, half a picture in
motion. Prints CPU seconds (the ffmpeg program included) of the bare x264 encode, of decoding
every frame, and of an inspection with captions, and the ratios.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import av
import cv2
import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from reelwright.adapters.inspector.inspector import FileInspector
from reelwright.adapters.pocketsphinx.aligner import PocketsphinxAligner
from reelwright.adapters.sound.studio import PyavSoundStudio
from reelwright.domain.canvas import Codec, Format, Preset, canvas_for
from reelwright.domain.captions.cues import CaptionMode, Cue, CueWord
from reelwright.domain.inspection.verdict import Expectation
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.progress import Silent
from reelwright.ports.sound import Music

SECONDS = 30
CANVAS = canvas_for(Format.WIDE, Preset.P1080)
FRAMES = SECONDS * 30
LIMIT = 0.5
"""Of the encode: an inspection is a small part of rendering even where nothing is drawn."""


def main() -> int:
    """Print the figures; 1 if the ratio is over its limit."""
    with tempfile.TemporaryDirectory() as name:
        master = Path(name) / "master.mp4"
        encoding = encode(master)
        decoding = cost(lambda: decode(master))
        inspection = cost(lambda: inspect(master))
    print(f"bare x264 encode of {FRAMES} frames: {encoding:.2f} CPU s")
    print(f"decoding every frame: {decoding:.2f} CPU s")
    print(f"inspection: {inspection:.2f} CPU s")
    print(f"against encoding: {inspection / encoding:.2f} (limit {LIMIT})")
    print(f"against decoding: {inspection / decoding:.2f}")
    return int(inspection > LIMIT * encoding)


def cost(work: Callable[[], object]) -> float:
    """CPU seconds of this process and its children."""
    before = _spent()
    work()
    return _spent() - before


def _spent() -> float:
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def encode(master: Path) -> float:
    """Make the master; CPU seconds of its picture's encoder alone."""
    track = master.with_suffix(".m4a")
    PyavSoundStudio().mix([], SECONDS * SAMPLE_RATE, Music(seed=3), track, Silent())
    spent = 0.0
    options = {"movflags": "+faststart"}
    with av.open(str(track)) as sound, av.open(str(master), "w", options=options) as container:
        video = container.add_stream("libx264", rate=30)
        video.width, video.height, video.pix_fmt = CANVAS.width, CANVAS.height, "yuv420p"
        context = video.codec_context
        context.options = {"preset": "veryfast", "crf": "20"}
        context.thread_count = 1
        context.color_primaries = context.color_trc = context.colorspace = context.color_range = 1
        audio = container.add_stream_from_template(sound.streams.audio[0])
        ground = _ground()
        for index in range(FRAMES):
            frame = VideoFrame.from_ndarray(_picture(ground, index), format="bgr24")
            frame = frame.reformat(format="yuv420p", dst_colorspace="ITU709")
            frame.pts = index
            before = time.process_time()
            packets = video.encode(frame)
            spent += time.process_time() - before
            container.mux(packets)
        before = time.process_time()
        container.mux(video.encode(None))
        spent += time.process_time() - before
        for packet in sound.demux(audio=0):
            if packet.dts is not None:
                packet.stream = audio
                container.mux(packet)
    return spent


def _ground() -> NDArray[np.uint8]:
    noise = np.random.Generator(np.random.PCG64(1)).integers(0, 255, (120, 200, 3), np.uint8)
    return np.asarray(cv2.resize(noise, (2600, 1500), interpolation=cv2.INTER_CUBIC), np.uint8)


def _picture(ground: NDArray[np.uint8], index: int) -> NDArray[np.uint8]:
    if index < FRAMES // 2:
        picture = np.full((CANVAS.height, CANVAS.width, 3), (60, 40, 30), np.uint8)
        cv2.putText(picture, "A card that stands", (200, 400), 0, 4, (240, 240, 240), 8)
    else:
        left, top = (index * 2) % 600, index % 400
        picture = ground[top : top + CANVAS.height, left : left + CANVAS.width].copy()
    area = CANVAS.captions
    picture[area.y : area.bottom, area.x : area.right] = (20, 20, 20)
    for word, text in enumerate(("four", "words", "every", "time")):
        shade = (90, 220, 255) if word == index // 8 % 4 else (240, 240, 240)
        place = (area.x + 60 + 330 * word, area.y + 110)
        cv2.putText(picture, text, place, 0, 2.4, shade, 6, cv2.LINE_AA)
    return picture


def decode(master: Path) -> int:
    """Count every frame on one thread."""
    with av.open(str(master)) as container:
        container.streams.video[0].codec_context.thread_count = 1
        return sum(1 for _ in container.decode(video=0))


def inspect(master: Path) -> None:
    """Inspect with burnt captions every two seconds."""
    second = SAMPLE_RATE
    cues = tuple(
        Cue(
            start=at * second,
            end=(at + 2) * second,
            lines=(
                tuple(
                    CueWord(text=text, start=at * second, end=(at + 2) * second)
                    for text in ("four", "words", "every", "time")
                ),
            ),
        )
        for at in range(0, SECONDS, 2)
    )
    expected = Expectation(
        canvas=CANVAS,
        frames=FRAMES,
        codec=Codec.H264,
        caption_mode=CaptionMode.BURNT,
        cues=cues,
    )
    FileInspector(PocketsphinxAligner()).inspect(master, expected, Silent())


if __name__ == "__main__":
    sys.exit(main())

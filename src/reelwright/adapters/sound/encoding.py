"""The AAC track: encoding it, and listening to what came out."""

from collections.abc import Iterable
from pathlib import Path

import av
import numpy as np
from av.audio.frame import AudioFrame

from reelwright.domain.sound.filtering import Sound
from reelwright.domain.sound.loudness import LoudnessMeter
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.sound import Loudness

BIT_RATE = 192_000
_CODER = "fast"
"""At this rate it is nearer to the sound than ``twoloop`` (16 dB more signal to noise on a
synthetic voice, 6 dB on a recorded one) and takes a third of its time."""
_FRAME = 1024
"""Samples of an AAC frame."""


def encode(blocks: Iterable[Sound], destination: Path) -> None:
    """Write blocks (mono is put in the middle) as stereo AAC-LC in an M4A.

    The encoder's first 1024 samples are priming; the container's edit list leaves them out, and
    the last packet's duration ends the track at its exact sample.
    """
    options = {"movflags": "+faststart", "movie_timescale": str(SAMPLE_RATE), "fflags": "+bitexact"}
    with av.open(str(destination), "w", format="ipod", options=options) as container:
        stream = container.add_stream("aac", rate=SAMPLE_RATE, layout="stereo")
        stream.bit_rate = BIT_RATE
        stream.codec_context.thread_count = 1
        stream.codec_context.options = {"aac_coder": _CODER}
        stream.codec_context.flags |= av.codec.context.Flags.bitexact
        place = 0
        for frame in _frames(blocks):
            frame.pts = place
            place += frame.samples
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def _frames(blocks: Iterable[Sound]) -> Iterable[AudioFrame]:
    """Frames of 1024 samples; the last one may be shorter."""
    rest: Sound = np.zeros((2, 0), dtype=np.float32)
    for block in blocks:
        both = np.broadcast_to(block, (2, block.shape[1]))
        joined = np.concatenate((rest, both), axis=1)
        whole = joined.shape[1] - joined.shape[1] % _FRAME
        for start in range(0, whole, _FRAME):
            yield _frame(joined[:, start : start + _FRAME])
        rest = joined[:, whole:]
    if rest.shape[1]:
        yield _frame(rest)


def _frame(samples: Sound) -> AudioFrame:
    frame = AudioFrame.from_ndarray(np.ascontiguousarray(samples), format="fltp", layout="stereo")
    frame.sample_rate = SAMPLE_RATE
    return frame


def loudness_of(file: Path) -> Loudness:
    """Loudness of a track that ``encode`` wrote as it will be heard, after decoding."""
    meter = LoudnessMeter(channels=2)
    with av.open(str(file)) as container:
        for frame in container.decode(audio=0):
            meter.push(frame.to_ndarray().astype(np.float32, copy=False))
    integrated, true_peak = meter.finish()
    return Loudness(integrated=integrated, true_peak=true_peak)

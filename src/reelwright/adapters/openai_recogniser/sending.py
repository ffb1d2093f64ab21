"""A piece of a recording as the service takes it: FLAC in a form of several parts (RFC 7578)."""

import hashlib
import io
from collections.abc import Mapping, Sequence

import av
import numpy as np

from reelwright.ports.voice import Recording

RATE = 16_000
"""Samples a second that the service's models hear; more would be thrown away there."""


def flac_of(sound: Recording) -> bytes:
    """The piece without loss, about half as long as its samples; the same bytes every time."""
    file = io.BytesIO()
    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    frame = av.AudioFrame.from_ndarray(
        np.frombuffer(sound.pcm, np.int16)[np.newaxis], format="s16", layout="mono"
    )
    frame.sample_rate = sound.rate
    with av.open(file, "w", format="flac") as output:
        stream = output.add_stream("flac", rate=RATE)
        stream.codec_context.layout, stream.codec_context.format = "mono", "s16"
        for part in (*resampler.resample(frame), *resampler.resample(None)):
            output.mux(stream.encode(part))
        output.mux(stream.encode(None))
    return file.getvalue()


def form_of(fields: Sequence[tuple[str, str]], flac: bytes) -> tuple[bytes, Mapping[str, str]]:
    """The body and its headers. The boundary is drawn from the sound, so that it is in none."""
    boundary = f"reelwright-{hashlib.sha256(flac).hexdigest()[:32]}"
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields
    ]
    opening = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="piece.flac"\r\n'
        "Content-Type: audio/flac\r\n\r\n"
    )
    body = b"".join(
        ["".join(parts).encode(), opening.encode(), flac, f"\r\n--{boundary}--\r\n".encode()]
    )
    return body, {"Content-Type": f"multipart/form-data; boundary={boundary}"}

"""The program that tells the voices of one piece apart, in a process of its own.

The library ends its process where weights are of the wrong kind, and its memory grows with what it
hears: neither reaches whoever asks.

Its argument is JSON (``segmentation``, ``embedding``: files; ``threads``; ``parent``), and the
sound (16 kHz, float32, full scale 1.0) comes from its standard input. It writes a line with what it
is doing before each step, and at last the voices as JSON: ``turns`` in seconds and ``embedding``.
"""

import ctypes
import json
import os
import signal
import sys
from collections.abc import Iterator, Mapping

import numpy as np
import sherpa_onnx
from numpy.typing import NDArray

RATE = 16_000
THRESHOLD = 0.5
"""Distance of two embeddings from which the library tells two voices apart: its own."""
ENOUGH = 60.0
"""Seconds of a voice that its embedding is made of, of its longest turns."""
SHORTEST = 0.2
"""Seconds of a turn below which nothing is told of how a voice sounds."""
PARENT_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of Linux's prctl(2)."""

Sound = NDArray[np.float32]
Turns = list[tuple[float, float]]


def main() -> None:
    """Answer one request."""
    request = json.loads(sys.argv[1])
    _die_with_parent(request["parent"])
    sound = np.frombuffer(sys.stdin.buffer.read(), np.float32)
    _tell({"reading": request["embedding"]})
    wanted = sherpa_onnx.SpeakerEmbeddingExtractorConfig(
        model=request["embedding"], num_threads=request["threads"]
    )
    extractor = sherpa_onnx.SpeakerEmbeddingExtractor(wanted)
    width = extractor.dim  # weights of the wrong kind end the process here
    _tell({"reading": request["segmentation"]})
    diariser = _diariser(request, wanted)
    _tell({"hearing": width})
    turns: dict[int, Turns] = {}
    for each in diariser.process(sound).sort_by_start_time():
        turns.setdefault(each.speaker, []).append((each.start, each.end))
    _tell({"voices": list(_voices(extractor, sound, turns))})


def _diariser(
    request: Mapping[str, object], embedding: object
) -> sherpa_onnx.OfflineSpeakerDiarization:
    model = sherpa_onnx.OfflineSpeakerSegmentationPyannoteModelConfig(model=request["segmentation"])
    return sherpa_onnx.OfflineSpeakerDiarization(
        sherpa_onnx.OfflineSpeakerDiarizationConfig(
            segmentation=sherpa_onnx.OfflineSpeakerSegmentationModelConfig(
                pyannote=model, num_threads=request["threads"]
            ),
            embedding=embedding,
            clustering=sherpa_onnx.FastClusteringConfig(num_clusters=-1, threshold=THRESHOLD),
        )
    )


def _voices(
    extractor: object, sound: Sound, turns: Mapping[int, Turns]
) -> Iterator[Mapping[str, object]]:
    for speaker, own in turns.items():
        others = [turn for other, each in turns.items() if other != speaker for turn in each]
        heard = [turn for turn in own if not any(_meet(turn, other) for other in others)]
        yield {"turns": own, "embedding": _embedding(extractor, sound, heard or own)}


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _embedding(extractor: object, sound: Sound, turns: Turns) -> list[float]:
    """How a voice sounds in its longest turns; nothing where there is too little of it."""
    stream = extractor.create_stream()  # type: ignore[attr-defined] # the library has no types
    left = ENOUGH
    for start, end in sorted(turns, key=lambda turn: turn[0] - turn[1]):
        length = min(left, end - start)
        if length < SHORTEST:
            break
        piece = sound[round(start * RATE) : round((start + length) * RATE)]
        stream.accept_waveform(RATE, piece)
        left -= length
    stream.input_finished()
    if left == ENOUGH or not extractor.is_ready(stream):  # type: ignore[attr-defined] # as above
        return []
    return [float(each) for each in extractor.compute(stream)]  # type: ignore[attr-defined] # as above


def _tell(what: Mapping[str, object]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _die_with_parent(parent: int) -> None:
    """Leave no process behind when the one that asked is killed (Linux; elsewhere the deadline)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent:
            sys.exit("nobody is waiting for it any more")


if __name__ == "__main__":
    main()

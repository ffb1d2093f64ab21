"""Kokoro by its library, in the process that ``adapters/speech_engine/program.py`` is.

The library is under the MIT licence and brings phonemizer and espeak-ng, which are under the GPL;
they enter no other process.
"""

import contextlib
import sys
from typing import Any

import numpy as np
import onnxruntime
from kokoro_onnx import Kokoro

SEED = 20_231
"""The voice's breath is drawn at random: from the same seed in every process."""
LOUDEST = 32_767


def speak(request: dict[str, Any]) -> tuple[int, bytes, list[tuple[object, ...]]]:
    """The rate and the sound; these weights do not say when."""
    # What the library prints would stand in the middle of the answer.
    with contextlib.redirect_stdout(sys.stderr):
        onnxruntime.set_seed(SEED)
        options = onnxruntime.SessionOptions()
        # Sums in several threads depend on how many there are.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            session = onnxruntime.InferenceSession(
                request["weights"], sess_options=options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:
            message = "its weights cannot be read: fetch them again"
            raise SystemExit(message) from error
        sound, rate = Kokoro.from_session(session, request["voices"]).create(
            request["text"],
            voice=request["voice"],
            speed=float(request["speed"]),
            lang=request["accent"],
        )
    samples = np.rint(np.clip(sound, -1.0, 1.0) * LOUDEST).astype("<i2")
    return rate, samples.tobytes(), []

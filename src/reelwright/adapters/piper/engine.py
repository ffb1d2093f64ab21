"""Piper by its library, in the process that ``adapters/speech_engine/program.py`` is.

The library is under the GPL-3 and enters no other process.
"""

import contextlib
import json
import sys
from pathlib import Path
from typing import Any

import onnxruntime
from piper.config import PiperConfig, SynthesisConfig
from piper.voice import PiperVoice

SEED = 20_231
"""The voice's breath and pace are drawn at random: from the same seed in every process."""


def speak(request: dict[str, Any]) -> tuple[int, bytes, list[tuple[object, ...]]]:
    """The rate and the sound; Piper does not say when."""
    # What the library prints would stand in the middle of the answer.
    with contextlib.redirect_stdout(sys.stderr):
        voice = _voice(Path(request["weights"]))
        how = SynthesisConfig(
            speaker_id=request["speaker"],
            length_scale=voice.config.length_scale / float(request["speed"]),
            normalize_audio=False,  # which would make every sentence as loud as the loudest
        )
        chunks = list(voice.synthesize(request["text"], how))
    return voice.config.sample_rate, b"".join(chunk.audio_int16_bytes for chunk in chunks), []


def _voice(weights: Path) -> PiperVoice:
    config = json.loads(weights.with_name(f"{weights.name}.json").read_text(encoding="utf-8"))
    onnxruntime.set_seed(SEED)
    options = onnxruntime.SessionOptions()
    # Sums in several threads depend on how many there are.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(
            str(weights), sess_options=options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:
        message = f"its weights {weights.name} cannot be read: fetch them again"
        raise SystemExit(message) from error
    return PiperVoice(session=session, config=PiperConfig.from_dict(config))

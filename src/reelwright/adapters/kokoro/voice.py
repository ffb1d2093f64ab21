"""Kokoro as a voice: a process for each line, the same bytes every time."""

from functools import partial
from pathlib import Path

from reelwright.adapters.kokoro.weights import weights_in
from reelwright.adapters.speech_engine.engine import SpeechEngine
from reelwright.adapters.speech_engine.local_voices import (
    LONGEST_LINE,
    LocalLibrary,
    LocalVoices,
    in_single_spaces,
)

KOKORO = LocalLibrary(
    provider="kokoro",
    distribution="kokoro-onnx",
    settings_version=1,
    engine=SpeechEngine(
        name="Kokoro",
        folder=Path(__file__).parent,
        longest_text=LONGEST_LINE,
        slowness=0.2,
        patience=120.0,
    ),
    found_in=weights_in,
    speakable=in_single_spaces,
)
KokoroVoices = partial(LocalVoices, library=KOKORO)

"""Piper as a voice: a process for each line, the same bytes every time."""

from functools import partial
from pathlib import Path

from reelwright.adapters.piper.weights import weights_in
from reelwright.adapters.speech_engine.engine import SpeechEngine
from reelwright.adapters.speech_engine.local_voices import (
    LONGEST_LINE,
    LocalLibrary,
    LocalVoices,
    in_single_spaces,
)


def speakable(text: str) -> str:
    """A text without ``[[``, which begins phonemes."""
    return in_single_spaces(text.replace("[[", " ").replace("]]", " "))


PIPER = LocalLibrary(
    provider="piper",
    distribution="piper-tts",
    settings_version=1,
    engine=SpeechEngine(
        name="Piper",
        folder=Path(__file__).parent,
        longest_text=LONGEST_LINE,
        slowness=0.2,
        patience=120.0,
    ),
    found_in=weights_in,
    speakable=speakable,
)
PiperVoices = partial(LocalVoices, library=PIPER)

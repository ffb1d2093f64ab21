"""A speech engine as its voice asks it."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.voice.takes import WordTime
from reelwright.domain.voice.trimming import trim
from reelwright.ports.spoken_lines import check_length
from reelwright.ports.voice import Recording, Speech, VoiceFailed

PROGRAM = Path(__file__).with_name("program.py")
PATIENCE = 30.0
"""Seconds for one line on a busy machine, beside those for its characters."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What an engine said: samples at ``rate`` a second, and its own account of when."""

    rate: int
    samples: NDArray[np.int16]
    marks: tuple[tuple[object, ...], ...]

    def speech(self, words: tuple[WordTime, ...]) -> Speech:
        """What was said, cut to what is heard."""
        trimmed = trim(self.samples, words, self.rate)
        recording = Recording(pcm=trimmed.pcm.tobytes(), rate=self.rate)
        return Speech(recording=recording, words=trimmed.words)


@dataclass(frozen=True, kw_only=True, slots=True)
class SpeechEngine:
    """A folder with an ``engine.py`` (see ``program.py``), and how long it may take.

    ``slowness`` is in seconds a character.
    """

    name: str
    folder: Path
    longest_text: int
    slowness: float
    patience: float = PATIENCE
    program: Path = PROGRAM

    def ask(self, text: str, request: Mapping[str, object]) -> Answer:
        """Let a fresh process speak a text.

        Raises:
            VoiceFailed: it is too long, or the engine crashed, hung or talked nonsense.
        """
        check_length(text, self.longest_text)
        written = json.dumps({"parent": os.getpid(), "text": text, **request}).encode()
        header, _, sound = self._run(written, self._deadline(text)).partition(b"\n")
        try:
            told = json.loads(header)
            rate, samples = int(told["rate"]), int(told["samples"])
            marks = tuple(map(tuple, told["marks"]))
        except (ValueError, KeyError, TypeError) as broken:
            raise self._failed("its answer was cut short") from broken
        if len(sound) != samples * 2:
            raise self._failed("its answer was cut short")
        return Answer(rate=rate, samples=np.frombuffer(sound, np.int16), marks=marks)

    def _deadline(self, text: str) -> float:
        return self.patience + self.slowness * len(text)

    def _run(self, request: bytes, deadline: float) -> bytes:
        command = [sys.executable, "-I", "-S", str(self.program), str(self.folder)]
        try:
            done = subprocess.run(
                command, input=request, capture_output=True, check=False, timeout=deadline
            )
        except subprocess.TimeoutExpired as hung:
            raise self._failed(f"it did not answer within {deadline:.0f} s") from hung
        except OSError as refused:
            raise self._failed(f"it could not be started ({refused.strerror})") from refused
        if done.returncode < 0:
            raise self._failed(f"it was stopped by signal {-done.returncode}")
        if done.returncode:
            lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise self._failed(lines[-1] if lines else f"it ended with {done.returncode}")
        return done.stdout

    def _failed(self, reason: str) -> VoiceFailed:
        return VoiceFailed(
            f"{self.name} could not speak the line: {reason}. Run the command again."
        )

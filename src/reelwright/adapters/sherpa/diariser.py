"""Voices told apart by sherpa-onnx, a piece at a time, in a process of its own.

The library takes whole sound, and what it compares grows with the square of its length: three
hours at once would take gigabytes. A piece of ten minutes takes some 100 MB here and 150 MB there
(measured with weights of no size); both are given back.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic
from typing import IO

import av
import numpy as np
from numpy.typing import NDArray

from reelwright.adapters.sherpa.weights import (
    EMBEDDING,
    LIBRARY,
    SEGMENTATION,
    SpeakerWeights,
    library_version,
)
from reelwright.domain.sound.voices import HeardVoice
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.diarisation import DiarisationFailed, DiariserFacts, DiariserUnavailable
from reelwright.ports.recognition import Told
from reelwright.ports.voice import Recording

RATE = 16_000
LONGEST = 10 * 60 * SAMPLE_RATE
SETTINGS_VERSION = "1"
"""Raised when the same sound would be told apart otherwise."""
PATIENCE, SLOWNESS = 120.0, 5.0
"""Seconds that a piece may take, and those for each of its seconds on the slowest machine."""
POLL = 1.0
"""Seconds between two questions whether to go on."""
STRETCH = 10
"""Seconds of sound that are conformed at once."""
PROGRAM = "reelwright.adapters.sherpa.program"


@dataclass(frozen=True)
class SherpaDiariser:
    """As ``ports.diarisation.Diariser`` has it."""

    weights: SpeakerWeights
    threads: int = 1
    slowness: float = SLOWNESS

    @property
    def facts(self) -> DiariserFacts:
        """What the weights are."""
        try:
            fingerprint = self.weights.fingerprint
        except OSError as error:
            raise self._unreadable(self.weights.folder, error.strerror or "") from error
        return DiariserFacts(
            name=self.weights.name,
            longest=LONGEST,
            version=f"{library_version()}-{SETTINGS_VERSION}-{fingerprint}",
        )

    def diarise(self, sound: Recording, told: Told) -> tuple[HeardVoice, ...]:
        """The voices of a piece."""
        if not library_version():
            message = f"{self.weights.name} needs its library: pip install 'reelwright[speakers]'."
            raise DiariserUnavailable(message)
        told(0)
        if not sound.samples:
            return ()
        samples = sound.samples * SAMPLE_RATE // sound.rate
        try:
            heard = self._ask(_conformed(sound), told)
        except OSError as error:
            message = f"{self.weights.name} could not be asked: {error.strerror}."
            raise DiarisationFailed(message) from error
        told(samples)
        voices = (_voice(each, samples) for each in heard)
        return tuple(sorted((v for v in voices if v.turns and v.embedding), key=lambda v: v.turns))

    def _ask(self, sound: NDArray[np.float32], told: Told) -> list[Mapping[str, list[object]]]:
        """What the program tells of a piece."""
        folder = self.weights.folder
        request = {
            "parent": os.getpid(),
            "segmentation": str(folder / SEGMENTATION),
            "embedding": str(folder / EMBEDDING),
            "threads": self.threads,
        }
        deadline = PATIENCE + self.slowness * len(sound) / RATE
        code, answer, trouble = self._run(json.dumps(request), sound, deadline, told)
        lines = [json.loads(line) for line in answer.splitlines() if line.startswith(b"{")]
        last = lines[-1] if lines else {}
        if code == 0 and "voices" in last:
            voices: list[Mapping[str, list[object]]] = last["voices"]
            return voices
        reason = _reason(code, trouble)
        if "reading" in last:
            raise self._unreadable(Path(last["reading"]), reason)
        message = f"{self.weights.name} stopped in the middle of a piece: {reason}."
        raise DiarisationFailed(message)

    def _run(
        self, request: str, sound: NDArray[np.float32], deadline: float, told: Told
    ) -> tuple[int, bytes, bytes]:
        """The code, the answer and the complaints of the program, which is ended on time."""
        # A file, since what is left of a pipe's input is not sent after a first timeout.
        with TemporaryFile() as heard:
            heard.write(sound.tobytes())
            heard.seek(0)
            command = [sys.executable, "-P", "-m", PROGRAM, request]
            return self._answered(command, heard, deadline, told)

    def _answered(
        self, command: list[str], heard: IO[bytes], deadline: float, told: Told
    ) -> tuple[int, bytes, bytes]:
        begun = monotonic()
        with subprocess.Popen(
            command, stdin=heard, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as running:
            try:
                while monotonic() - begun < deadline:
                    with suppress(subprocess.TimeoutExpired):
                        answer, trouble = running.communicate(timeout=POLL)
                        return running.returncode, answer, trouble
                    told(0)
            finally:
                if running.poll() is None:
                    running.kill()
        message = f"{self.weights.name} did not answer within {deadline:.0f} s."
        raise DiarisationFailed(message)

    def _unreadable(self, place: Path, reason: str) -> DiariserUnavailable:
        message = (
            f"{place} cannot be read as what tells speakers apart ({reason}): fetch it again with "
            f"`reelwright models get`, or name a folder with {SEGMENTATION} and {EMBEDDING} as "
            f"{LIBRARY} has them."
        )
        return DiariserUnavailable(message)


def _voice(told: Mapping[str, list[object]], samples: int) -> HeardVoice:
    turns = np.array(told["turns"], np.float64).reshape(-1, 2)
    edges = np.clip(np.rint(turns * SAMPLE_RATE), 0, samples).astype(int)
    return HeardVoice(
        turns=tuple((int(start), int(end)) for start, end in edges if end > start),
        embedding=tuple(np.array(told["embedding"], np.float64).tolist()),
    )


def _reason(code: int, trouble: bytes) -> str:
    """What the library says of its end, in one line."""
    lines = [line.strip() for line in trouble.decode("utf-8", "replace").splitlines()]
    said = [line for line in lines if line]
    if said and code == 1:
        return said[-1].rpartition("failed:")[2].rstrip(".")
    # The library names its source before what it says.
    told = next((line.rpartition(":")[2].split(" ", 1)[-1] for line in said if ":" in line), "")
    return told.rstrip("!.") or (f"signal {-code}" if code < 0 else f"it ended with {code}")


def _conformed(sound: Recording) -> NDArray[np.float32]:
    """A piece as the models hear it: 16 kHz, full scale 1.0; ten seconds after the other."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    whole = np.frombuffer(sound.pcm, np.int16)
    parts: list[NDArray[np.float32]] = []
    for start in range(0, len(whole), STRETCH * sound.rate):
        stretch = whole[np.newaxis, start : start + STRETCH * sound.rate]
        frame = av.AudioFrame.from_ndarray(stretch, format="s16", layout="mono")
        frame.sample_rate = sound.rate
        parts += [part.to_ndarray()[0].astype(np.float32) for part in resampler.resample(frame)]
    parts += [part.to_ndarray()[0].astype(np.float32) for part in resampler.resample(None)]
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)

"""The ffmpeg program's meter, fed through a pipe.

The program never opens a file, and ends by itself when the pipe does: with this process too,
however that dies.
"""

import re
import subprocess
import threading
from types import TracebackType
from typing import Self

import numpy as np

from reelwright.domain.sound.filtering import Sound
from reelwright.domain.time import SAMPLE_RATE

_PATIENCE = 30.0
"""Seconds without progress after which the program is given up."""
_INTEGRATED = re.compile(r"^\s+I:\s+(\S+) LUFS", re.MULTILINE)
_PEAK = re.compile(r"^\s+Peak:\s+(\S+) dBFS", re.MULTILINE)


class MeterFailed(Exception):
    """The program is missing, crashed, or said nothing that can be read."""


class FfmpegMeter:
    """Integrated loudness and true peak by ffmpeg's ``ebur128=peak=true``."""

    def __init__(self, program: str) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        try:
            self._process = subprocess.Popen(
                [
                    program, "-hide_banner", "-nostdin", "-nostats", "-f", "f32le",
                    "-ar", str(SAMPLE_RATE), "-ac", "2", "-i", "pipe:0",
                    "-af", "ebur128=peak=true:framelog=quiet", "-f", "null", "-",
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )  # fmt: skip
        except OSError:
            return
        self._said: list[bytes] = []
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def push(self, block: Sound) -> None:
        """Give it stereo samples; a program that died is noticed at the end."""
        if self._process is None or self._process.stdin is None:
            return
        watchdog = threading.Timer(_PATIENCE, self._process.kill)
        watchdog.start()
        try:
            self._process.stdin.write(np.ascontiguousarray(block.T).tobytes())
        except (BrokenPipeError, ValueError):
            self._end()
        finally:
            watchdog.cancel()

    def finish(self) -> tuple[float, float]:
        """Integrated loudness in LUFS and true peak in dBTP.

        Raises:
            MeterFailed: nothing was measured.
        """
        if self._process is None or self._process.stdin is None:
            raise MeterFailed
        try:
            self._process.stdin.close()
            code = self._process.wait(timeout=_PATIENCE)
            self._listener.join(timeout=_PATIENCE)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise MeterFailed from error
        text = b"".join(self._said).decode("utf-8", "replace")
        integrated, peaks = _INTEGRATED.findall(text), _PEAK.findall(text)
        if code or not integrated or not peaks:
            raise MeterFailed
        loudness = float(integrated[-1])
        return (loudness if loudness > _GATE else -np.inf), float(peaks[-1])

    def _listen(self) -> None:
        if self._process and self._process.stderr:
            self._said.extend(self._process.stderr)

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        self._listener.join(timeout=_PATIENCE)
        for pipe in (process.stdin, process.stderr):
            if pipe:
                try:
                    pipe.close()
                except OSError:
                    continue


_GATE = -70.0
"""What ffmpeg says of silence."""

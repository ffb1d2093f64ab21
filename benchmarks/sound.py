"""What a mix costs: CPU a minute and peak memory, for 1, 10 and 60 minutes, with music.

Each length is mixed in a process of its own. Prints the loudness that came out, CPU seconds a
minute (children included) and the peak of resident memory; fails where memory is not flat within
10 % from 10 minutes on or loudness misses. ``python benchmarks/sound.py [MINUTES ...]``.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from reelwright.adapters.sound.studio import PyavSoundStudio
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.progress import Silent
from reelwright.ports.sound import Music, SoundClip
from reelwright.ports.voice import Recording

MINUTES = (1, 10, 60)
FLAT = 1.10
TAKE_SECONDS = 6
PERIOD_SECONDS = 7


def main(wanted: list[str]) -> int:
    """Measure every length in a fresh process; 1 if a limit is missed."""
    results = []
    for minutes in [int(word) for word in wanted] or MINUTES:
        command = [sys.executable, __file__, "--one", str(minutes)]
        answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        result = json.loads(answer)
        results.append(result)
        print(
            f"{minutes:3} min: {result['cpu'] / minutes:.2f} CPU s a minute, "
            f"peak {result['memory']:.0f} MB, {result['loudness']:.2f} LUFS, "
            f"{result['peak']:.2f} dBTP",
            flush=True,
        )
    growth = results[-1]["memory"] / results[min(1, len(results) - 1)]["memory"]
    print(f"memory of the longest against the second: {growth:.3f} (limit {FLAT})")
    missed = any(abs(result["loudness"] + 14) > 0.5 or result["peak"] > -1 for result in results)  # noqa: PLR2004 - the platform's
    return int(missed or growth > FLAT)


def one(minutes: int) -> None:
    """Mix one length and print what it cost as JSON."""
    studio = PyavSoundStudio()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        take = folder / "take.wav"
        studio.write_wav(Recording(pcm=_speech(), rate=SAMPLE_RATE), take)
        samples = minutes * 60 * SAMPLE_RATE
        starts = range(
            SAMPLE_RATE, samples - TAKE_SECONDS * SAMPLE_RATE, PERIOD_SECONDS * SAMPLE_RATE
        )
        clips = [SoundClip(file=take, start=start) for start in starts]
        begin = time.process_time()
        loudness = studio.mix(clips, samples, Music(seed=1), folder / "track.m4a", Silent())
        cpu = time.process_time() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(
        json.dumps(
            {
                "cpu": cpu,
                "memory": memory,
                "loudness": loudness.integrated,
                "peak": loudness.true_peak,
            }
        )
    )


def _speech() -> bytes:
    """Syllables of a buzzing voice."""
    at = np.arange(TAKE_SECONDS * SAMPLE_RATE) / SAMPLE_RATE
    pitch = np.cumsum(110 + 15 * np.sin(2 * np.pi * 0.7 * at)) / SAMPLE_RATE
    buzz = sum(np.sin(2 * np.pi * pitch * harmonic) / harmonic for harmonic in range(1, 12))
    voice = 0.2 * np.abs(np.sin(2 * np.pi * 2.1 * at)) * buzz
    return bytes((np.clip(voice, -1, 1) * 32767).astype("<i2").tobytes())


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(int(sys.argv[2]))
    else:
        sys.exit(main(sys.argv[1:]))

"""How much memory and time it takes to hear a recording without a transcript, by its length.

A synthetic voice says the same again and again into a WAV file, which is heard through the whole
path (levels, pauses, pieces, joining) by Whisper's real library on tiny weights of the real format:
so this measures everything but the weights themselves. Each length runs in a process of its own;
memory is flat where the longer ones take hardly more than the shorter ones.

    python benchmarks/clip_hearing.py            # 6 and 30 minutes
    python benchmarks/clip_hearing.py 10 180     # these minutes
"""

import resource
import subprocess
import sys
import time
import wave
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from builders.whisper import Said, write_whisper
from reelwright.adapters.recordings.recordings import PyavRecordings
from reelwright.adapters.transcripts.reader import FileTranscripts
from reelwright.adapters.whisper.recogniser import WhisperRecogniser
from reelwright.adapters.whisper.weights import WhisperWeights
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.progress import Silent
from reelwright.simulators.speech.speaker import RATE, spoken
from reelwright.workflows.clip.finding import listen
from reelwright.workflows.clip.order import ClipOrder, ClipStudio

MINUTES = ("6", "30")
ONE = "--one"
PAUSE = RATE // 2
TEXT = (
    "The tide rises twice a day because the moon pulls harder on the nearer side of the sea. "
    "Fishermen along this coast have kept tables of it for three hundred years."
)
SAID = [Said(word="one", start=1, end=2), Said(word="two.", start=3, end=4)]


def main() -> None:
    """Measure each length asked for."""
    asked = sys.argv[1:]
    if asked[:1] == [ONE]:
        measure(int(asked[1]))
        return
    for minutes in asked or MINUTES:
        subprocess.run([sys.executable, __file__, ONE, minutes], check=True)


def measure(minutes: int) -> None:
    """Hear a recording of so many minutes, and print what that took."""
    with TemporaryDirectory() as folder:
        weights = WhisperWeights(write_whisper(Path(folder) / "tiny", SAID))
        recording = write_talk(Path(folder) / "talk.wav", minutes)
        studio = ClipStudio(
            recordings=PyavRecordings(),
            transcripts=FileTranscripts(),
            aligners=[],
            recognisers=[WhisperRecogniser(weights)],
        )
        begun = time.process_time()
        heard = listen(ClipOrder(recording=recording, language="en"), studio, Silent())
        seconds = time.process_time() - begun
    last = heard.words[-1].end / SAMPLE_RATE / 60
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{minutes:4} minutes: {peak} MB at most, {seconds:.1f} s of CPU, "
        f"{len(heard.words)} words up to minute {last:.1f}"
    )


def write_talk(file: Path, minutes: int) -> Path:
    """The text with half a second of silence behind it, for so long."""
    sound = np.frombuffer(spoken(TEXT).pcm, np.int16).tobytes() + bytes(2 * PAUSE)
    with wave.open(str(file), "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(RATE)
        for _ in range(-(-minutes * 60 * RATE * 2 // len(sound))):
            writer.writeframes(sound)
    return file


if __name__ == "__main__":
    main()

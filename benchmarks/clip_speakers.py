"""How much memory and time it takes to tell the speakers of a recording apart, by its length.

Two tones take turns in a WAV file, and are told apart through the whole path (levels, pauses,
pieces, voices known again) by sherpa-onnx on weights of the real format and of no size: so this
measures everything but the weights themselves. Each length runs in a process of its own; memory is
flat where the longer ones take hardly more than the shorter ones.

    python benchmarks/clip_speakers.py           # 10 and 40 minutes
    python benchmarks/clip_speakers.py 180       # these minutes
"""

import resource
import subprocess
import sys
import time
import wave
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from builders.speaker_weights import ADA, BEN, voices, write_speaker_weights
from reelwright.adapters.recordings.recordings import PyavRecordings
from reelwright.adapters.sherpa.diariser import SherpaDiariser
from reelwright.adapters.sherpa.weights import SpeakerWeights
from reelwright.adapters.transcripts.reader import FileTranscripts
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.transcript import Word
from reelwright.domain.voice.takes import TimeSource
from reelwright.ports.progress import Silent
from reelwright.workflows.clip.diarising import diarised
from reelwright.workflows.clip.hearing import listener_of
from reelwright.workflows.clip.order import ClipOrder, ClipStudio

MINUTES = ("10", "40")
ONE = "--one"
RATE = 16_000
TURNS = ((ADA, 9.0), (None, 0.7), (BEN, 8.0), (None, 0.7))


def main() -> None:
    """Measure each length asked for."""
    asked = sys.argv[1:]
    if asked[:1] == [ONE]:
        measure(int(asked[1]))
        return
    for minutes in asked or MINUTES:
        subprocess.run([sys.executable, __file__, ONE, minutes], check=True)


def measure(minutes: int) -> None:
    """Tell the speakers of so many minutes apart, and print what that took."""
    with TemporaryDirectory() as folder:
        weights = SpeakerWeights(write_speaker_weights(Path(folder) / "tones"))
        recording = write_talk(Path(folder) / "talk.wav", minutes)
        studio = ClipStudio(recordings=PyavRecordings(), transcripts=FileTranscripts(), aligners=[])
        order = ClipOrder(recording=recording)
        sound = studio.recordings.levels(recording, 0, Silent())
        begun = time.monotonic()
        listener = listener_of(order, studio, sound)
        told = diarised(_words(minutes), SherpaDiariser(weights), None, listener, Silent())
        seconds = time.monotonic() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    right = sum(word.speaker == f"Speaker {1 + _voice(word.start)}" for word in told.words) / len(
        told.words
    )
    print(
        f"{minutes:4} minutes: {peak} MB at most beside the library, {seconds:.1f} s, "
        f"{right:.1%} of the words with their speaker"
    )


def write_talk(file: Path, minutes: int) -> Path:
    """The tones in turn, for so long."""
    sound = voices(*TURNS, rate=RATE)
    with wave.open(str(file), "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(RATE)
        for _ in range(-(-minutes * 60 * RATE * 2 // len(sound))):
            writer.writeframes(sound)
    return file


def _words(minutes: int) -> list[Word]:
    """Three words a second, wherever one of the voices speaks."""
    step = SAMPLE_RATE // 3
    return [
        Word(text="word", start=at, end=at + step, source=TimeSource.ALIGNED)
        for at in range(0, minutes * 60 * SAMPLE_RATE, step)
        if _voice(at) >= 0 and _voice(at) == _voice(at + step)
    ]


def _voice(sample: int) -> int:
    """Who speaks at a sample: 0, 1, or nobody (-1)."""
    left = sample / SAMPLE_RATE % sum(seconds for _, seconds in TURNS)
    for tone, seconds in TURNS:
        if left < seconds:
            return {ADA: 0, BEN: 1}.get(tone, -1) if tone else -1
        left -= seconds
    return -1


if __name__ == "__main__":
    main()

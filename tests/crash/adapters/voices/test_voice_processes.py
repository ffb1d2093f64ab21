"""An engine that crashes, hangs or talks nonsense costs one line; none is left behind."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from reelwright.adapters.espeak import voice as espeak
from reelwright.adapters.flite import voice as flite
from reelwright.domain.voice.takes import SpokenLine, Utterance
from reelwright.ports.voice import Voice, VoiceFailed

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc"),
]

LONG = "many words make a very long line of speech " * 180
PROVIDERS: list[tuple[ModuleType, Voice]] = [(espeak, espeak.EspeakVoice())]
if flite.FliteVoice().voices():
    PROVIDERS.append((flite, flite.FliteVoice()))
SPEAK_LONG = f"""
from reelwright.adapters.flite.voice import FliteVoice
from reelwright.adapters.espeak.voice import EspeakVoice
from reelwright.domain.voice.takes import SpokenLine, Utterance
voice = next(v for v in (FliteVoice(), EspeakVoice()) if v.voices())
part = Utterance(first=0, last=1, spoken={LONG!r})
print("ready", flush=True)
for _ in range(100):
    voice.speak(SpokenLine(language="en", utterances=(part,)), voice.voices()[0])
"""


@pytest.fixture(params=PROVIDERS, ids=lambda pair: pair[1].capabilities.provider)
def provider(request: pytest.FixtureRequest) -> tuple[ModuleType, Voice]:
    pair: tuple[ModuleType, Voice] = request.param
    return pair


def speak(voice: Voice, text: str = "A short line.") -> None:
    part = Utterance(first=0, last=1, spoken=text)
    voice.speak(SpokenLine(language="en", utterances=(part,)), voice.voices()[0])


def children_of(parent: int) -> set[int]:
    """Engines that a process started and that still run.

    Not those that are only being started: until then the parent waits for them, stopped or not.
    """
    found = set()
    for task in Path(f"/proc/{parent}/task").glob("*/children"):
        found |= {int(child) for child in task.read_text().split() if is_engine(child)}
    return found


def is_engine(process: str) -> bool:
    try:
        return b"speech_engine/program.py" in Path(f"/proc/{process}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return False


def eventually(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.002)
    return False


def hit_first_child(signal_number: int) -> threading.Thread:
    """Send a signal to the next engine that is started, as soon as it is."""
    before = children_of(os.getpid())

    def hit() -> None:
        if eventually(lambda: bool(children_of(os.getpid()) - before)):
            for child in children_of(os.getpid()) - before:
                os.kill(child, signal_number)

    thread = threading.Thread(target=hit)
    thread.start()
    return thread


@pytest.mark.parametrize("signal_number", [signal.SIGKILL, signal.SIGSEGV])
def test_a_killed_engine_is_told_and_the_next_line_is_spoken(
    provider: tuple[ModuleType, Voice], signal_number: int
) -> None:
    _, voice = provider
    thread = hit_first_child(signal_number)
    with pytest.raises(VoiceFailed, match=f"stopped by signal {signal_number}"):
        speak(voice, LONG)
    thread.join()
    speak(voice)


def test_a_hanging_engine_is_given_up_and_ended(
    provider: tuple[ModuleType, Voice], monkeypatch: pytest.MonkeyPatch
) -> None:
    module, voice = provider
    monkeypatch.setattr(module, "ENGINE", replace(module.ENGINE, patience=1.0, slowness=0.0))
    before = children_of(os.getpid())
    thread = hit_first_child(signal.SIGSTOP)
    with pytest.raises(VoiceFailed, match="did not answer within 1 s"):
        speak(voice, LONG)
    thread.join()
    assert children_of(os.getpid()) == before


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ('print(\'{"rate": 22050, "samples": 9, "marks": []}\')', "cut short"),
        ("print('{\"rate\":')", "cut short"),
        ("print('[]')", "cut short"),
        ("pass", "cut short"),
        ("import sys; sys.exit('it has no data')", "it has no data"),
        ("import sys; sys.exit(3)", "it ended with 3"),
    ],
)
def test_an_answer_that_is_not_whole_is_told(
    provider: tuple[ModuleType, Voice],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    program: str,
    told: str,
) -> None:
    module, voice = provider
    broken = tmp_path / "program.py"
    broken.write_text(program)
    monkeypatch.setattr(module, "ENGINE", replace(module.ENGINE, program=broken))
    with pytest.raises(VoiceFailed, match=told) as failed:
        speak(voice)
    assert failed.value.retryable


def test_a_program_that_cannot_start_is_told(
    provider: tuple[ModuleType, Voice], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, voice = provider
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(VoiceFailed, match="could not be started"):
        speak(voice)


def test_a_killed_program_leaves_no_engine() -> None:
    with subprocess.Popen([sys.executable, "-c", SPEAK_LONG], stdout=subprocess.PIPE) as asking:
        try:
            assert asking.stdout is not None
            assert asking.stdout.readline() == b"ready\n"
            assert eventually(lambda: bool(children_of(asking.pid)))
            time.sleep(0.1)  # long enough for the engine to be speaking, not starting
            engines = children_of(asking.pid)
        finally:
            asking.kill()
    assert eventually(lambda: not any(is_running(engine) for engine in engines))


def is_running(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(") ")[2][0] != "Z"

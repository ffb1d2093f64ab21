"""What works on this machine, what does not, and how to mend it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile

import av
import imageio_ffmpeg

from reelwright.app.keeping.library import state_of_library
from reelwright.app.settings.model import Settings
from reelwright.app.standing.health import Readiness, ServiceState, states
from reelwright.app.wiring.diarisation import diarisers_of
from reelwright.app.wiring.platform import desk_for
from reelwright.app.wiring.policy import breaker_of
from reelwright.app.wiring.production import books_of, illustrator, theme_of, voices
from reelwright.app.wiring.recognition import pocketsphinx, whispers_of
from reelwright.app.wiring.services import providers_for
from reelwright.domain.canvas import Format, Preset, canvas_for
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.render.pieces import Look, Shot
from reelwright.domain.script.scenes import Line
from reelwright.domain.script.visuals import TitleCard
from reelwright.domain.spoken.line import spoken_line
from reelwright.domain.spoken.pronunciations import Pronunciations
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.voice import Recording, Voice

LEAST_FREE = 5 * 10**9
"""Bytes below which a disk is soon full of pieces and masters."""
_HALF_A_SECOND = SAMPLE_RATE
"""Bytes of silence that a recogniser is tried with."""
ENCODERS = {"libx264": True, "aac": True, "libsvtav1": False}
"""What encodes, and whether nothing can be made without it."""


class State(StrEnum):
    """How a part is."""

    WORKS = "works"
    MISSING = "missing"
    """Something optional is not here."""
    BROKEN = "broken"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One part: how it is, what was seen, and how to mend it."""

    part: str
    state: State
    seen: str
    mend: str = ""


def examine(settings: Settings) -> tuple[Finding, ...]:
    """Try every part that making a video needs; nothing is kept and nothing leaves the machine."""
    return tuple(finding for check in _CHECKS for finding in check(settings))


def _python(_: Settings) -> Iterator[Finding]:
    seen = f"Python {sys.version.split()[0]}, {os.cpu_count()} cores"
    yield Finding(part="python", state=State.WORKS, seen=seen)


def _home(settings: Settings) -> Iterator[Finding]:
    home = settings.home.expanduser()
    try:
        home.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=home):
            pass
    except OSError as error:
        mend = "Choose another with --home or REELWRIGHT_HOME, or correct its permissions."
        seen = f"{home} cannot be written: {error.strerror}"
        yield Finding(part="home", state=State.BROKEN, seen=seen, mend=mend)
        return
    yield Finding(part="home", state=State.WORKS, seen=f"{home} can be written")
    yield _disk(home)


def _disk(home: Path) -> Finding:
    free = shutil.disk_usage(home).free
    seen = f"{free / 1e9:.1f} GB free"
    if free >= LEAST_FREE:
        return Finding(part="disk", state=State.WORKS, seen=seen)
    mend = "Free some space, or move the home to a larger disk."
    return Finding(part="disk", state=State.BROKEN, seen=seen, mend=mend)


def _encoders(_: Settings) -> Iterator[Finding]:
    for name, needed in ENCODERS.items():
        if name in av.codecs_available:
            yield Finding(part=name, state=State.WORKS, seen=f"in PyAV {av.__version__}")
            continue
        state = State.BROKEN if needed else State.MISSING
        mend = "Install PyAV from its wheel: make setup."
        yield Finding(part=name, state=state, seen="not in this PyAV", mend=mend)


def _ffmpeg(_: Settings) -> Iterator[Finding]:
    mend = "Run make setup again: the program comes with the package imageio-ffmpeg."
    try:
        program = imageio_ffmpeg.get_ffmpeg_exe()
        answer = subprocess.run(
            [program, "-version"], capture_output=True, text=True, timeout=30, check=True
        )
    except (OSError, RuntimeError, subprocess.SubprocessError) as error:
        yield Finding(part="ffmpeg", state=State.BROKEN, seen=str(error), mend=mend)
        return
    yield Finding(part="ffmpeg", state=State.WORKS, seen=answer.stdout.splitlines()[0])


_MISSING_VOICES = {
    "flite": ("its library is not here", "Debian, Ubuntu: apt install libflite1."),
    "piper": (
        "no library or no weights",
        "pip install 'reelwright[piper]', then one of `reelwright models list`.",
    ),
    "kokoro": (
        "no library or no weights",
        "pip install 'reelwright[kokoro]', then `reelwright models get kokoro/v1.0`.",
    ),
}


def _voices(settings: Settings) -> Iterator[Finding]:
    for voice in voices(settings):
        yield _voice(voice)


def _voice(voice: Voice) -> Finding:
    provider = voice.capabilities.provider
    part = f"voice {provider}"
    found = voice.voices()
    if not found:
        seen, mend = _MISSING_VOICES.get(provider, ("it is not here", "Run make setup again."))
        return Finding(part=part, state=State.MISSING, seen=seen, mend=mend)
    line = spoken_line(Line(text="It works."), found[0].language, Pronunciations())
    try:
        speech = voice.speak(line, found[0])
    except ReelwrightError as error:
        return Finding(part=part, state=State.BROKEN, seen=str(error), mend="Run make setup again.")
    seconds = speech.recording.samples / speech.recording.rate
    seen = f"{len(found)} voices; {found[0]} spoke {seconds:.1f} s"
    return Finding(part=part, state=State.WORKS, seen=seen)


def _recognisers(settings: Settings) -> Iterator[Finding]:
    """Who would hear a recording without a transcript; Whisper's weights are not loaded for it."""
    ear = pocketsphinx()
    try:
        ear.recognise(Recording(pcm=bytes(_HALF_A_SECOND), rate=SAMPLE_RATE), "en", _unheard)
    except ReelwrightError as error:
        seen, mend = str(error), "Run make setup again."
        yield Finding(part="recogniser pocketsphinx", state=State.BROKEN, seen=seen, mend=mend)
    else:
        seen = "hears English, roughly"
        yield Finding(part="recogniser pocketsphinx", state=State.WORKS, seen=seen)
    names = ", ".join(weights.name for weights in whispers_of(settings))
    if names:
        yield Finding(part="recogniser whisper", state=State.WORKS, seen=f"{names} can be used")
        return
    mend = "pip install 'reelwright[whisper]', then `reelwright models get whisper/small`."
    seen = "no library or no weights"
    yield Finding(part="recogniser whisper", state=State.MISSING, seen=seen, mend=mend)


def _diarisers(settings: Settings) -> Iterator[Finding]:
    """Who would tell speakers apart; weights are not loaded for it."""
    names = ", ".join(weights.name for weights in diarisers_of(settings))
    if names:
        yield Finding(part="diariser sherpa", state=State.WORKS, seen=f"{names} can be used")
        return
    mend = "pip install 'reelwright[speakers]', then `reelwright models get sherpa/titanet-small`."
    seen = "no library or no weights"
    yield Finding(part="diariser sherpa", state=State.MISSING, seen=seen, mend=mend)


def _unheard(_: int) -> None:
    """Nobody waits for half a second."""


def _pictures(settings: Settings) -> Iterator[Finding]:
    try:
        theme = theme_of(settings)
        look = Look(canvas=canvas_for(Format.WIDE, Preset.P480), theme=theme)
        illustrator().compose(Shot(visual=TitleCard(title="It works"), frames=30), look)
    except ReelwrightError as error:
        mend = "Correct the theme file, or choose another with --theme."
        yield Finding(part="theme", state=State.BROKEN, seen=str(error), mend=mend)
        return
    yield Finding(part="theme", state=State.WORKS, seen=f"{theme.name} draws")


def _library(settings: Settings) -> Iterator[Finding]:
    try:
        called = len(books_of(settings).health())
        state = state_of_library(settings)
    except ReelwrightError as error:
        mend = "Bring it back from the folder backups in the home, or free what holds it."
        yield Finding(part="library", state=State.BROKEN, seen=str(error), mend=mend)
        return
    made = f"revision {state.revision}" if state.revision else "not made yet"
    seen = f"{state.place}: {made}, {called} services were called so far"
    yield Finding(part="library", state=State.WORKS, seen=seen)
    yield from _services(settings)


def _channels(settings: Settings) -> Iterator[Finding]:
    """What is known of connected channels without a call; nothing where nothing was ever kept."""
    if not (settings.database or (settings.home / "library.db").exists()):
        return
    try:
        found = tuple(desk_for(settings).looks())
    except ReelwrightError as error:
        yield Finding(part="channels", state=State.BROKEN, seen=str(error))
        return
    for connection, looks in found:
        part = f"channel {connection.channel}"
        wrong = [look for look in looks if not look.works]
        for look in wrong:
            state = State.MISSING if look.part == "consent" else State.BROKEN
            yield Finding(part=part, state=state, seen=look.seen, mend=look.mend)
        if not wrong:
            yield Finding(part=part, state=State.WORKS, seen=f"{connection.title} is connected")


def _services(settings: Settings) -> Iterator[Finding]:
    """One line for what is in order, and one for each service that is not."""
    found = states(providers_for(settings), books_of(settings), breaker_of(settings))
    ready = [each.service for each in found if each.readiness is Readiness.READY]
    without = [each.service for each in found if each.readiness is Readiness.NO_KEY]
    if ready:
        yield Finding(part="services", state=State.WORKS, seen=f"may be called: {', '.join(ready)}")
    if without:
        mend = "reelwright keys set SERVICE, where you have one."
        seen = f"without a key: {', '.join(without)}"
        yield Finding(part="keys", state=State.MISSING, seen=seen, mend=mend)
    for each in found:
        if each.readiness in {Readiness.RESTING, Readiness.TRYING, Readiness.BROKEN}:
            yield _troubled(each)


def _troubled(each: ServiceState) -> Finding:
    part = f"service {each.service}"
    if each.readiness is Readiness.BROKEN:
        return Finding(part=part, state=State.BROKEN, seen=each.reason, mend="reelwright keys list")
    mend = f"It is tried again by itself; now with: reelwright keys test {each.service}"
    return Finding(part=part, state=State.BROKEN, seen=each.reason, mend=mend)


_CHECKS: tuple[Callable[[Settings], Iterator[Finding]], ...] = (
    _python,
    _home,
    _encoders,
    _ffmpeg,
    _voices,
    _recognisers,
    _diarisers,
    _pictures,
    _library,
    _channels,
)

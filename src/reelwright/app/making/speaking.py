"""The voices that can be used here, and a sentence from one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from reelwright.app.settings.model import Settings
from reelwright.app.wiring.production import sound_studio, studio_for, theme_of
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.money import NOTHING
from reelwright.domain.production.manifest import slug_of
from reelwright.domain.script.scenes import Line
from reelwright.domain.spoken.line import spoken_line
from reelwright.domain.spoken.pronunciations import Pronunciations
from reelwright.ports.services import KeyMissing
from reelwright.ports.voice import AvailableVoice, Voice, VoiceSource
from reelwright.workflows.produce.casting import audition
from reelwright.workflows.produce.order import Order

SAMPLE = {
    "en": "In 2024, 3 of 4 viewers stayed for at least 90 seconds.",
    "de": "Im Jahr 2024 blieben 3 von 4 Zuschauern mindestens 90 Sekunden.",
    "fr": "En 2024, 3 spectateurs sur 4 sont restés au moins 90 secondes.",
    "es": "En 2024, 3 de cada 4 espectadores se quedaron al menos 90 segundos.",
    "pt": "Em 2024, 3 em cada 4 espectadores ficaram pelo menos 90 segundos.",
    "it": "Nel 2024, 3 spettatori su 4 sono rimasti almeno 90 secondi.",
}
"""Sentences with figures, in which voices differ most."""


@dataclass(frozen=True, kw_only=True, slots=True)
class VoiceList:
    """Every voice that can be used, and what stands in the way of the others."""

    voices: tuple[AvailableVoice, ...]
    without_key: tuple[str, ...]
    """Providers that have a voice for everyone who has a key."""
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """A sentence that a voice has said, and what it cost."""

    voice: str
    file: Path
    seconds: float
    cost: Decimal
    source: str
    """Of the price; empty where it was free, or said before."""
    notes: tuple[str, ...]


def available(settings: Settings, language: str = "") -> VoiceList:
    """The voices of this machine, the best first, then those of services that have a key."""
    studio = studio_for(settings)
    found = [each for voice in studio.voices for each in _voices_of(voice, language)]
    without_key: list[str] = []
    notes: list[str] = []
    for name, source in _outside(studio.outside):
        try:
            found += _voices_of(source.provider(name), language)
        except KeyMissing:
            without_key.append(name)
        except ReelwrightError as error:
            notes.append(str(error))
    return VoiceList(voices=tuple(found), without_key=tuple(without_key), notes=tuple(notes))


def hint(used: str) -> str:
    """How to get a better voice than the one used; empty where there is nothing to say."""
    own = (
        "one that runs here (reelwright models list), one of a service (reelwright keys list), or "
        "your own with --narration"
    )
    if used.startswith("espeak"):
        flite = "install flite's library (Debian, Ubuntu: apt install libflite1)"
        return f"A better voice: for English {flite}; {own}; see docs/voices.md."
    return f"A better voice: {own}; see docs/voices.md." if used.startswith("flite") else ""


def say(
    settings: Settings, name: str, text: str, language: str, destination: Path | None = None
) -> Said:
    """Speak a sentence into a WAV file, named after the voice where no other is given.

    Raises:
        VoiceNotFound, VoiceUnavailable, VoiceFailed, LanguageNotSpoken, ServiceError,
        BudgetPassed.
    """
    order = Order(source="", theme=theme_of(settings), voice=name)
    booth = audition(order, language, studio_for(settings))
    sentence = Line(text=text or SAMPLE.get(language, SAMPLE["en"]))
    speech = booth.speaker.speak(spoken_line(sentence, language, Pronunciations()), booth.voice)
    file = destination or Path(f"{slug_of(str(booth.voice).replace(':', ' '))}.wav")
    studio = sound_studio()
    studio.write_wav(studio.conform(speech.recording), file)
    return Said(
        voice=str(booth.voice),
        file=file,
        seconds=speech.recording.samples / speech.recording.rate,
        cost=speech.charge.amount if speech.charge else NOTHING,
        source=speech.charge.source if speech.charge else "",
        notes=(*booth.notes, *speech.notes),
    )


def _voices_of(provider: Voice, language: str) -> Iterator[AvailableVoice]:
    able = provider.capabilities
    for voice in provider.voices():
        if able.multilingual and language in able.languages:
            yield AvailableVoice(voice=replace(voice, language=language), capabilities=able)
        elif language in {"", voice.language}:
            yield AvailableVoice(voice=voice, capabilities=able)


def _outside(source: VoiceSource | None) -> Iterator[tuple[str, VoiceSource]]:
    if source is not None:
        yield from ((name, source) for name in source.names())

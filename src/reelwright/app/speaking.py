"""The voices that can be used here, and a sentence from one."""

from pathlib import Path

from reelwright.app.wiring import sound_studio, voices
from reelwright.domain.script.scenes import Line
from reelwright.domain.spoken.line import spoken_line
from reelwright.domain.spoken.pronunciations import Pronunciations
from reelwright.domain.voice.choice import choose_voice
from reelwright.ports.voice import AvailableVoice

SAMPLE = {
    "en": "In 2024, 3 of 4 viewers stayed for at least 90 seconds.",
    "de": "Im Jahr 2024 blieben 3 von 4 Zuschauern mindestens 90 Sekunden.",
    "fr": "En 2024, 3 spectateurs sur 4 sont restés au moins 90 secondes.",
    "es": "En 2024, 3 de cada 4 espectadores se quedaron al menos 90 segundos.",
    "pt": "Em 2024, 3 em cada 4 espectadores ficaram pelo menos 90 segundos.",
    "it": "Nel 2024, 3 spettatori su 4 sono rimasti almeno 90 secondi.",
}
"""Sentences with figures, in which voices differ most."""


def available(language: str = "") -> tuple[AvailableVoice, ...]:
    """Every voice that can be used now, of one language or of all."""
    return tuple(
        AvailableVoice(voice=voice, capabilities=provider.capabilities)
        for provider in voices()
        for voice in provider.voices()
        if language in {"", voice.language}
    )


def hint(used: str) -> str:
    """How to get a better voice than the one used; empty where there is nothing to say."""
    own = "read the script yourself and give it with --narration"
    if used.startswith("espeak"):
        flite = "install flite's library (Debian, Ubuntu: apt install libflite1)"
        return f"A better voice: for English {flite}, or {own}; see docs/voices.md."
    return f"A better voice: {own}; see docs/voices.md." if used.startswith("flite") else ""


def say(name: str, text: str, language: str, destination: Path) -> None:
    """Speak a sentence into a WAV file.

    Raises:
        VoiceNotFound, VoiceUnavailable, VoiceFailed, LanguageNotSpoken.
    """
    every = [found.voice for found in available()]
    voice = choose_voice(every, language, asked=name).voice
    provider = next(one for one in voices() if one.capabilities.provider == voice.provider)
    sentence = Line(text=text or SAMPLE.get(language, SAMPLE["en"]))
    speech = provider.speak(spoken_line(sentence, language, Pronunciations()), voice)
    studio = sound_studio()
    studio.write_wav(studio.conform(speech.recording), destination)

"""Which voice speaks: the one asked for, the one a production began with, or the best here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.voice.takes import VoiceRef

BEST_FIRST = ("kokoro", "piper", "flite", "espeak")
"""Providers of local voices, the most natural first; one that is not named comes after."""


class VoiceFallback(StrEnum):
    """What happens when the chosen voice fails for good."""

    NEXT = "next"
    """Every line is recorded with the next voice of the list."""
    NEVER = "never"
    """The run ends, and goes on from there when it is run again."""


class VoiceNotFound(ReelwrightError):
    """No voice here is the one that was asked for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedVoice:
    """A voice as a person asked for it: ``provider:name``, either of them, with ``@model``."""

    text: str

    @property
    def provider(self) -> str:
        """What stands before the colon, else all of it: the provider, if it is one."""
        return self.without_model.partition(":")[0].strip().casefold()

    @property
    def without_model(self) -> str:
        """What names the voice."""
        return self.text.partition("@")[0].strip()

    @property
    def model(self) -> str:
        """The model that was asked for; empty for the provider's own choice."""
        return self.text.partition("@")[2].strip()

    def is_of(self, voice: VoiceRef) -> bool:
        """Whether a voice is the one asked for, and so need not change."""
        if self.model and self.model != voice.model:
            return False
        own = VoiceRef(
            provider=voice.provider, name=voice.name.partition("@")[0], language="", id=voice.id
        )
        return self.without_model.casefold() in _names(own)


def asked_voices(setting: str) -> tuple[AskedVoice, ...]:
    """The voices of a setting, separated by commas, best first."""
    return tuple(AskedVoice(text=part.strip()) for part in setting.split(",") if part.strip())


@dataclass(frozen=True, kw_only=True, slots=True)
class VoiceChoice:
    """The voice to use, at its speed, and what a person should know about it."""

    voice: VoiceRef
    notes: tuple[str, ...] = ()


def choose_voice(
    available: Sequence[VoiceRef],
    language: str,
    *,
    asked: str = "",
    speed: float | None = None,
    recorded: VoiceRef | None = None,
) -> VoiceChoice:
    """Choose among the voices available for a language.

    ``asked`` is ``provider:name``, a provider, or a name. Without it a production keeps the
    voice that it was ``recorded`` with, and its speed where no other is asked for.

    Raises:
        VoiceNotFound: nothing fits; the message lists what is available.
    """
    fitting = [voice for voice in available if voice.language == language]
    if asked:
        chosen = _asked(available, fitting, language, asked)
    elif recorded and recorded.language == language:
        chosen = _kept(fitting, recorded)
    else:
        chosen = _best(fitting, available, language)
    kept_speed = recorded.speed if recorded and str(recorded) == str(chosen) else 1.0
    return VoiceChoice(
        voice=replace(chosen, speed=kept_speed if speed is None else speed),
        notes=_notes(chosen, recorded),
    )


def _asked(
    available: Sequence[VoiceRef], fitting: Sequence[VoiceRef], language: str, asked: str
) -> VoiceRef:
    wanted = asked.strip().casefold()
    for voice in sorted(fitting, key=_rank):
        if wanted in _names(voice):
            return voice
    others = [voice for voice in available if str(voice).casefold() == wanted]
    if others:
        message = (
            f"The voice {others[0]} speaks {others[0].language!r}, and the text is in "
            f"{language!r}. {_listing(fitting)}"
        )
        raise VoiceNotFound(message)
    message = f"There is no voice {asked!r} for the language {language!r}. {_listing(fitting)}"
    raise VoiceNotFound(message)


def _names(voice: VoiceRef) -> frozenset[str]:
    names = {str(voice), voice.provider, voice.name, voice.id, f"{voice.provider}:{voice.id}"}
    return frozenset(name.casefold() for name in names if name and not name.endswith(":"))


def _kept(fitting: Sequence[VoiceRef], recorded: VoiceRef) -> VoiceRef:
    for voice in fitting:
        if str(voice) == str(recorded):
            return voice
    message = (
        f"This production was recorded with the voice {recorded}, which is not available now. "
        f"Install it again, or choose another with --voice. {_listing(fitting)}"
    )
    raise VoiceNotFound(message)


def _best(fitting: Sequence[VoiceRef], available: Sequence[VoiceRef], language: str) -> VoiceRef:
    if fitting:
        return min(fitting, key=_rank)
    languages = ", ".join(sorted({voice.language for voice in available})) or "none"
    message = (
        f"No voice here speaks {language!r} (there are voices for: {languages}). Use your own "
        "narration with --narration, or another language with --language."
    )
    raise VoiceNotFound(message)


def _rank(voice: VoiceRef) -> int:
    """Providers best first; ``min`` and ``sorted`` keep the order of voices within one."""
    return BEST_FIRST.index(voice.provider) if voice.provider in BEST_FIRST else len(BEST_FIRST)


def _listing(fitting: Sequence[VoiceRef]) -> str:
    names = ", ".join(str(voice) for voice in sorted(fitting, key=_rank))
    return f"Available: {names}." if names else "No voice for it is available."


def _notes(chosen: VoiceRef, recorded: VoiceRef | None) -> tuple[str, ...]:
    if recorded is None or str(recorded) == str(chosen):
        if recorded and recorded.version != chosen.version:
            return (
                (
                    f"The voice {chosen} is of version {chosen.version} now and was "
                    f"{recorded.version}: every line is recorded again, so that all sound alike."
                ),
            )
        return ()
    return (f"The voice changes from {recorded} to {chosen}: every line is recorded again.",)

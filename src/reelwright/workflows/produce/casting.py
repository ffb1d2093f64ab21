"""Who speaks: the owner's narration, or a voice for the script's language in a booth."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reelwright.domain.spoken.line import LanguageNotSpoken, LanguageSupport, language_support
from reelwright.domain.voice.choice import (
    AskedVoice,
    VoiceFallback,
    VoiceNotFound,
    asked_voices,
    choose_voice,
)
from reelwright.domain.voice.takes import SpokenLine, TimeSource, VoiceRef
from reelwright.ports.productions import OpenProduction
from reelwright.ports.services import ServiceError, titled
from reelwright.ports.voice import Speech, Voice, VoiceCapabilities
from reelwright.workflows.produce.narrating import PROVIDER, Narrator
from reelwright.workflows.produce.order import Order, Studio
from reelwright.workflows.produce.recording import Booth, Recorder
from reelwright.workflows.produce.understudies import Understudies

KEPT = (
    "This production was recorded with that voice, so that no other speaks a part of it: name "
    "another with --voice to record every line anew."
)
NEVER = "The setting voice_fallback is never: set it to next, or name another voice with --voice."
LAST = "Name another voice after it, as in --voice {first},flite:slt, to have one to fall back on."


@dataclass(frozen=True, kw_only=True, slots=True)
class Cast:
    """Who speaks, and how takes are made. Both properties are final after the recording."""

    recorder: Recorder

    @property
    def voice(self) -> VoiceRef:
        """Who speaks."""
        return self.recorder.voice

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should know about the choice."""
        return self.recorder.notes


def cast(order: Order, language: str, studio: Studio, place: OpenProduction) -> Cast:
    """The narration given, else the voice recorded with before, asked for, or the best here.

    Raises:
        LanguageNotSpoken: the text's language cannot be made ready for a voice.
        VoiceNotFound: no voice here fits.
        ServiceError: the only voice asked for is a service's that cannot be reached.
    """
    check_spoken(language)
    if order.narration is not None:
        return Cast(
            recorder=Narrator(order=order, studio=studio, file=order.narration, language=language)
        )
    manifest = place.manifest
    recorded = manifest.voice if manifest else None
    if recorded is not None and recorded.provider == PROVIDER:
        recorded = None
    return Cast(recorder=_Casting(order, language, studio, recorded).recorder())


def audition(order: Order, language: str, studio: Studio) -> Booth:
    """The voice that an order asks for, ready to speak; without understudies.

    Raises:
        LanguageNotSpoken, VoiceNotFound, VoiceUnavailable, ServiceError.
    """
    check_spoken(language)
    return _Casting(order, language, studio, None).booth(AskedVoice(text=order.voice))


class _Casting:
    """The choice of one run."""

    def __init__(
        self, order: Order, language: str, studio: Studio, recorded: VoiceRef | None
    ) -> None:
        self._order = order
        self._language = language
        self._studio = studio
        self._recorded = recorded

    def recorder(self) -> Recorder:
        """One voice where one was recorded with or asked for, else one with understudies."""
        asked = asked_voices(self._order.voice)
        recorded = self._recorded
        if recorded is not None and (not asked or any(each.is_of(recorded) for each in asked)):
            if not self._is_outside(recorded.provider):
                return self._local("", recorded)
            return Understudies([AskedVoice(text=str(recorded))], self._again, KEPT)
        if not any(self._is_outside(each.provider) for each in asked):
            return self._first_local(asked)
        self._refuse_unknown(asked)
        if self._order.voice_fallback is VoiceFallback.NEVER:
            return Understudies(asked[:1], self.booth, NEVER)
        return Understudies(asked, self.booth, LAST.format(first=asked[0].text))

    def _first_local(self, asked: Sequence[AskedVoice]) -> Booth | Understudies:
        if len(asked) < 2:  # noqa: PLR2004 - one, or none at all
            return self._local(asked[0].text if asked else "", self._recorded)
        self._refuse_unknown(asked)
        never = self._order.voice_fallback is VoiceFallback.NEVER
        advice = NEVER if never else LAST.format(first=asked[0].text)
        return Understudies(asked[:1] if never else asked, self.booth, advice)

    def _is_outside(self, provider: str) -> bool:
        """Whether a service has it; the services are looked at for nothing that is here."""
        here = {voice.capabilities.provider for voice in self._studio.voices}
        outside = self._studio.outside
        return provider not in here and outside is not None and provider in outside.names()

    def _refuse_unknown(self, asked: Sequence[AskedVoice]) -> None:
        """A name that is no voice is told now, and not when it is needed in the night.

        Raises:
            VoiceNotFound.
        """
        for each in asked:
            if not self._is_outside(each.provider):
                choose_voice(self._here(), self._language, asked=each.text)

    def _here(self) -> list[VoiceRef]:
        return [reference for voice in self._studio.voices for reference in voice.voices()]

    def booth(self, asked: AskedVoice) -> Booth:
        """A voice, here or of a service, with what it needs."""
        if self._is_outside(asked.provider):
            return self._outside(asked)
        return self._local(asked.text, self._recorded)

    def _local(self, asked: str, recorded: VoiceRef | None) -> Booth:
        choice = choose_voice(
            self._here(), self._language, asked=asked, speed=self._order.speed, recorded=recorded
        )
        speaker = next(
            voice
            for voice in self._studio.voices
            if voice.capabilities.provider == choice.voice.provider
        )
        return self._made(speaker, choice.voice, choice.notes)

    def _outside(self, asked: AskedVoice) -> Booth:
        """A service's voice: its list of voices is asked for here."""
        speaker = self._connected(asked.provider)
        able = speaker.capabilities
        available = [self._in_language(voice, able) for voice in speaker.voices()]
        choice = choose_voice(
            available,
            self._language,
            asked=asked.without_model,
            speed=self._order.speed,
            recorded=self._recorded,
        )
        return self._made(speaker, _with_model(choice.voice, asked.model, able), choice.notes)

    def _again(self, asked: AskedVoice) -> Booth:
        """The service's voice that the production was recorded with; nobody is asked for it.

        What is kept needs neither the service nor a key, so that a line has to be spoken before
        either is missed.
        """
        recorded = self._recorded
        if recorded is None:
            raise VoiceNotFound(f"Nothing was recorded with {asked.text}.")
        try:
            speaker = self._connected(recorded.provider)
        except ServiceError as error:
            speaker = _Absent(recorded, error)
        able = speaker.capabilities
        before = self._in_language(recorded, able)
        choice = choose_voice(
            [replace(before, version=able.version)],
            self._language,
            speed=self._order.speed,
            recorded=before,
        )
        return self._made(speaker, choice.voice, choice.notes)

    def _connected(self, provider: str) -> Voice:
        if self._studio.outside is None:
            raise VoiceNotFound(f"There is no voice {provider!r} here.")
        return self._studio.outside.provider(provider)

    def _in_language(self, voice: VoiceRef, able: VoiceCapabilities) -> VoiceRef:
        if able.multilingual and self._language in able.languages:
            return replace(voice, language=self._language)
        return voice

    def _made(self, speaker: Voice, voice: VoiceRef, notes: tuple[str, ...]) -> Booth:
        return Booth(
            speaker=speaker,
            voice=voice,
            aligners=self._studio.aligners,
            sound=self._studio.sound,
            store=self._studio.store,
            pronunciations=self._order.pronunciations,
            notes=(*notes, *_plain_note(self._language)),
        )


@dataclass(frozen=True, slots=True)
class _Absent:
    """A service's voice that cannot be used now; what it recorded before is there all the same."""

    recorded: VoiceRef
    error: ServiceError

    @property
    def capabilities(self) -> VoiceCapabilities:
        return VoiceCapabilities(
            provider=self.recorded.provider,
            languages=frozenset({self.recorded.language}),
            timing=TimeSource.ALIGNED,
            offline=False,
            deterministic=False,
            speed=(self.recorded.speed, self.recorded.speed),
            longest_line=0,
            version=self.recorded.version,
        )

    def voices(self) -> tuple[VoiceRef, ...]:
        return (self.recorded,)

    def speak(self, _line: SpokenLine, _voice: VoiceRef) -> Speech:
        raise self.error


def _with_model(voice: VoiceRef, model: str, able: VoiceCapabilities) -> VoiceRef:
    """The voice by another of its provider's models.

    Raises:
        VoiceNotFound: there is no such model.
    """
    if not model:
        return voice
    if model not in able.models:
        known = ", ".join(able.models) or "no models to choose from"
        name = titled(able.provider)
        raise VoiceNotFound(f"{name} has no model {model!r} for voices; it has {known}.")
    return replace(voice, name=f"{voice.name}@{model}", model=model)


def check_spoken(language: str) -> None:
    """Refuse a text that no rules here make ready for a voice.

    Raises:
        LanguageNotSpoken.
    """
    if language_support(language) is LanguageSupport.NONE:
        message = (
            f"The text is in {language!r}, which cannot be spoken here yet. If it is another "
            "language, name it with --language."
        )
        raise LanguageNotSpoken(message)


def _plain_note(language: str) -> tuple[str, ...]:
    if language_support(language) is not LanguageSupport.PLAIN:
        return ()
    note = (
        f"Figures and short forms are left to the voice: {language!r} is not one of the "
        "languages that are spoken in full."
    )
    return (note,)

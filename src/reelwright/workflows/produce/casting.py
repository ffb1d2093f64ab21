"""Who speaks: the owner's narration, or a voice for the script's language in a booth."""

from dataclasses import dataclass

from reelwright.domain.spoken.line import LanguageNotSpoken, LanguageSupport, language_support
from reelwright.domain.voice.choice import choose_voice
from reelwright.domain.voice.takes import VoiceRef
from reelwright.ports.productions import OpenProduction
from reelwright.workflows.produce.narrating import PROVIDER, Narrator
from reelwright.workflows.produce.order import Order, Studio
from reelwright.workflows.produce.recording import Booth, Recorder


@dataclass(frozen=True, kw_only=True, slots=True)
class Cast:
    """Who speaks, how takes are made, and what a person should know about the choice."""

    voice: VoiceRef
    recorder: Recorder
    notes: tuple[str, ...] = ()


def cast(order: Order, language: str, studio: Studio, place: OpenProduction) -> Cast:
    """The narration given, else the voice asked for, recorded with before, or the best here.

    Raises:
        LanguageNotSpoken: the text's language cannot be made ready for a voice.
        VoiceNotFound: no voice here fits.
    """
    check_spoken(language)
    if order.narration is not None:
        narrator = Narrator(order=order, studio=studio, file=order.narration)
        return Cast(voice=narrator.reference(language), recorder=narrator)
    manifest = place.manifest
    recorded = manifest.voice if manifest else None
    choice = choose_voice(
        [reference for voice in studio.voices for reference in voice.voices()],
        language,
        asked=order.voice,
        speed=order.speed,
        recorded=None if recorded and recorded.provider == PROVIDER else recorded,
    )
    return Cast(
        voice=choice.voice,
        recorder=_booth(order, choice.voice, studio),
        notes=(*choice.notes, *_plain_note(language)),
    )


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


def _booth(order: Order, reference: VoiceRef, studio: Studio) -> Booth:
    provider = next(
        voice for voice in studio.voices if voice.capabilities.provider == reference.provider
    )
    return Booth(
        voice=provider,
        reference=reference,
        aligners=studio.aligners,
        sound=studio.sound,
        store=studio.store,
        pronunciations=order.pronunciations,
    )

"""Hearing a recording that came without a transcript, piece by piece in flat memory."""

from collections.abc import Sequence
from dataclasses import dataclass

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.sound.pieces import Piece, pieces
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.joining import in_order, joined
from reelwright.domain.transcript.recognised import (
    Recognised,
    RecognisedWord,
    mean_confidence,
    without_guesses,
)
from reelwright.domain.transcript.transcript import Transcript, Word
from reelwright.domain.voice.takes import TimeSource
from reelwright.ports.progress import Progress
from reelwright.ports.recognition import (
    LanguageUnheard,
    NothingSaid,
    NothingUnderstood,
    Recogniser,
    RecogniserFacts,
    Told,
)
from reelwright.workflows.clip.listener import Listener

STEP = "recognise"
SURE = 0.8
"""Of the language, from which a person is not asked to look."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Hearing:
    """What a recogniser heard in a whole recording."""

    transcript: Transcript
    notes: tuple[str, ...]


def recogniser_for(recognisers: Sequence[Recogniser], named: str, tagged: str) -> Recogniser:
    """The first that knows the language that was named, else that of the track's tag.

    A tag is often wrong: whoever finds the language itself is not bound to it.

    Raises:
        LanguageUnheard, RecogniserUnavailable.
    """
    language = named or tagged
    for each in recognisers:
        facts = each.facts
        if not language or language in facts.languages or (not named and facts.finds_language):
            return each
    message = (
        f"Nothing here can hear speech in the language {language!r}: give a transcript with "
        "--transcript, or fetch a model with `reelwright models get whisper/small`."
    )
    raise LanguageUnheard(message)


def recognised(
    recogniser: Recogniser, named: str, listener: Listener, progress: Progress
) -> Hearing:
    """The words of a recording with their times.

    A language that was not named is the one that the recogniser finds where words begin.

    Raises:
        NothingSaid, NothingUnderstood, RecogniserUnavailable, RecognitionFailed, LanguageUnheard,
        Cancelled, ServiceError.
    """
    facts = recogniser.facts
    cut = pieces(listener.pauses, listener.samples, facts.longest)
    words: list[RecognisedWord] = []
    language, certainty, guessed = named, None, 0
    sounds = listener.listen([(piece.start, piece.end) for piece in cut])
    for at, (piece, sound) in enumerate(zip(cut, sounds, strict=True)):
        told = recogniser.recognise(sound, language, _told(progress, piece, listener.samples))
        heard = without_guesses(told)
        guessed += len(told.words) - len(heard.words)
        if heard.words and not language:
            language, certainty = heard.language, heard.certainty
        words = _with(words, heard, piece, cut[at - 1].end if at else 0)
    progress.advance(STEP, listener.samples // SAMPLE_RATE, listener.samples // SAMPLE_RATE)
    if not words:
        raise _nothing_heard(facts, listener.name, guessed)
    _require_understood(facts, named, mean_confidence(words), listener.name)
    return Hearing(
        transcript=Transcript(words=tuple(map(_word, in_order(words))), language=language),
        notes=(*_notes(facts, language, certainty), *_left_out(facts, guessed)),
    )


def _nothing_heard(facts: RecogniserFacts, name: str, guessed: int) -> ReelwrightError:
    if not guessed:
        message = f"Nobody is heard to speak in {name}: clips are cut by what is said."
        return NothingSaid(message)
    message = (
        f"{facts.name} heard nothing in {name} but the same words again and again, as it guesses "
        "at music or noise. If somebody speaks in it, give its transcript with --transcript."
    )
    return NothingUnderstood(message)


def _left_out(facts: RecogniserFacts, guessed: int) -> tuple[str, ...]:
    if not guessed:
        return ()
    note = (
        f"{facts.name} heard {guessed} words that say the same again and again, as it guesses at "
        "music or noise: they were left out."
    )
    return (note,)


def _told(progress: Progress, piece: Piece, samples: int) -> Told:
    def tell(done: int) -> None:
        progress.advance(STEP, (piece.start + done) // SAMPLE_RATE, samples // SAMPLE_RATE)

    return tell


def _with(
    words: list[RecognisedWord], heard: Recognised, piece: Piece, before: int
) -> list[RecognisedWord]:
    """The words so far and those of a piece; the one before it ended at ``before``."""
    placed = [
        RecognisedWord(
            text=word.text,
            start=piece.start + word.start,
            end=min(piece.start + word.end, piece.end),
            confidence=word.confidence,
        )
        for word in heard.words
    ]
    if before > piece.start:
        return joined(words, placed, piece.start, before)
    return [*words, *placed]


def _require_understood(facts: RecogniserFacts, named: str, sure: float, name: str) -> None:
    """Refuse words that are guesses: they would stand in captions.

    Raises:
        NothingUnderstood.
    """
    least = facts.least_confidence if named else facts.least_unnamed
    if sure >= least:
        return
    known = ", ".join(sorted(facts.languages))
    again = "" if named or sure < facts.least_confidence else f" If it is, say --language {known}."
    message = (
        f"{facts.name}, which knows {known}, understood hardly a word of {name} (it is {sure:.0%} "
        f"sure of them; {least:.0%} is the least): it is music, noisy or in another language."
        f"{again} Else give its transcript with --transcript, or fetch a better model with "
        "`reelwright models get whisper/small`."
    )
    raise NothingUnderstood(message)


def _word(word: RecognisedWord) -> Word:
    return Word(
        text=word.text,
        start=word.start,
        end=word.end,
        source=TimeSource.ALIGNED,
        confidence=word.confidence,
    )


def _notes(facts: RecogniserFacts, language: str, certainty: float | None) -> tuple[str, ...]:
    notes = [f"{facts.name} heard the language {language!r}."]
    if certainty is not None:
        sure = "" if certainty >= SURE else ": name it with --language if it is another"
        notes = [f"{facts.name} heard the language {language!r}, {certainty:.0%} sure{sure}."]
    return (*notes, *filter(None, [facts.caution]))

"""Who speaks, told by the sound alone, where neither tracks nor a transcript tell it."""

from collections.abc import Sequence
from dataclasses import dataclass

from reelwright.domain.sound.pieces import Piece, pieces
from reelwright.domain.sound.voices import HeardVoice, known_again
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.transcript import Word
from reelwright.domain.transcript.turns import Turn, spoken_by
from reelwright.ports.diarisation import DiarisationFailed, Diariser, DiariserUnavailable
from reelwright.ports.progress import Progress
from reelwright.ports.recognition import Told
from reelwright.workflows.clip.listener import Listener

STEP = "speakers"
NOTED = 0.02
"""The part of words that are said over others from which a person is told."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Diarised:
    """Words with their speakers. ``whole`` is false where they could not be told."""

    words: tuple[Word, ...]
    notes: tuple[str, ...]
    whole: bool = True


def diarised(
    words: Sequence[Word],
    diariser: Diariser,
    count: int | None,
    listener: Listener,
    progress: Progress,
) -> Diarised:
    """Words with the speakers that a diariser tells apart; as they are where it cannot.

    ``count`` is how many speak, where their owner said so.

    Raises:
        Cancelled.
    """
    try:
        turns, speakers = _turns(diariser, count, listener, progress)
    except (DiariserUnavailable, DiarisationFailed) as error:
        return Diarised(
            words=tuple(words), notes=(f"Who speaks is not told: {error}",), whole=False
        )
    name = diariser.facts.name
    if speakers <= 1:
        told = "one voice" if speakers else "no voice"
        return Diarised(words=tuple(words), notes=(f"{name} heard {told}.",))
    names = [f"Speaker {number}" for number in range(1, speakers + 1)]
    return _named(spoken_by(words, turns, names), name, speakers, asked=count is not None)


def _named(words: tuple[Word, ...], name: str, speakers: int, *, asked: bool) -> Diarised:
    ask = "" if asked else " If it is another number, say --speakers."
    notes = [f"{name} told {speakers} speakers apart by their voices.{ask}"]
    over = sum(word.together for word in words) / max(1, len(words))
    if over > NOTED:
        notes.append(f"{over:.0%} of the words are said while somebody else speaks too.")
    return Diarised(words=words, notes=tuple(notes))


def _turns(
    diariser: Diariser, count: int | None, listener: Listener, progress: Progress
) -> tuple[list[Turn], int]:
    """The turns of everybody on the recording's line, and how many they are."""
    cut = pieces(listener.pauses, listener.samples, diariser.facts.longest)
    sounds = listener.listen([(piece.start, piece.end) for piece in cut])
    heard: list[tuple[HeardVoice, ...]] = []
    for piece, sound in zip(cut, sounds, strict=True):
        heard.append(diariser.diarise(sound, _told(progress, piece, listener.samples)))
    progress.advance(STEP, listener.samples // SAMPLE_RATE, listener.samples // SAMPLE_RATE)
    numbers = known_again(heard, count)
    turns = [
        Turn(voice=number, start=piece.start + start, end=min(piece.start + end, piece.end))
        for piece, voices, known in zip(cut, heard, numbers, strict=True)
        for voice, number in zip(voices, known, strict=True)
        for start, end in voice.turns
    ]
    return turns, len({number for known in numbers for number in known})


def _told(progress: Progress, piece: Piece, samples: int) -> Told:
    def tell(done: int) -> None:
        progress.advance(STEP, (piece.start + done) // SAMPLE_RATE, samples // SAMPLE_RATE)

    return tell

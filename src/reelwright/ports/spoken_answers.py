"""From the sound that a service answered with to a spoken line; the same for every service."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.money import Charge
from reelwright.domain.voice.character_times import SoundTooShort, TimesUnusable
from reelwright.domain.voice.takes import SpokenLine, TimeSource, WordTime
from reelwright.domain.voice.trimming import trim
from reelwright.domain.voice.word_spans import HOP_SECONDS, audible_hops
from reelwright.ports.services import AnswerUnusable, titled
from reelwright.ports.sound import SoundDecoder, SoundUnreadable
from reelwright.ports.voice import Recording, Speech

RAW = frozenset({"", "audio/pcm", "audio/l16", "application/octet-stream", "binary/octet-stream"})
"""Media types under which sound without a header comes."""
_HEADERS = (b"RIFF", b"ID3", b"OggS", b"fLaC")
FASTEST, SLOWEST = 60.0, 1.5
"""Letters a second that nobody speaks faster, and nobody slower, pauses included."""
GRACE = 10.0
"""Seconds that a short line may last longer."""

Timing = Callable[[NDArray[np.int16], int], tuple[WordTime, ...]]
"""From the samples and their rate to a time for each utterance; raises ``TimesUnusable``,
``SoundTooShort``."""


def sound_of(
    body: bytes, media_type: str, rate: int, decoder: SoundDecoder | None, service: str
) -> Recording:
    """The sound of an answer: as it was asked for (raw, 16 bit, ``rate``), or decoded.

    Raises:
        AnswerUnusable: it is empty, no sound, or damaged.
    """
    kind = media_type.partition(";")[0].strip().lower()
    if not body:
        raise AnswerUnusable(f"{titled(service)} answered without any sound.", service=service)
    if kind in RAW and not body.startswith(_HEADERS):
        if len(body) % 2:
            raise AnswerUnusable(f"The sound from {titled(service)} is cut off.", service=service)
        return Recording(pcm=body, rate=rate)
    if decoder is None or not (kind in RAW or kind.startswith("audio/")):
        raise AnswerUnusable(
            f"{titled(service)} answered with {kind or 'something'} instead of sound.",
            service=service,
        )
    try:
        return decoder.decode(body, f"The sound from {titled(service)}")
    except SoundUnreadable as error:
        raise AnswerUnusable(str(error), service=service) from error


def speech_of(  # noqa: PLR0917 - the facts of one answer, handed over once
    line: SpokenLine,
    recording: Recording,
    service: str,
    timing: Timing | None = None,
    charge: Charge | None = None,
    request_id: str = "",
) -> Speech:
    """A spoken line from its sound, with the service's own times where they fit it.

    Times that do not fit are left to an aligner, with a note.

    Raises:
        AnswerUnusable: nothing is heard, or far too little or too much for the line.
    """
    pcm = np.frombuffer(recording.pcm, "<i2")
    _check_heard(line, pcm, recording.rate, service)
    words: tuple[WordTime, ...] = ()
    notes: tuple[str, ...] = ()
    try:
        words = timing(pcm, recording.rate) if timing else ()
    except TimesUnusable as reason:
        notes = (f"{titled(service)}: {reason}; the words were found in the sound instead.",)
    except SoundTooShort as error:
        raise AnswerUnusable(
            f"{titled(service)} cut the line off. {error}", service=service
        ) from error
    trimmed = trim(pcm, words, recording.rate)
    return Speech(
        recording=Recording(pcm=trimmed.pcm.tobytes(), rate=recording.rate),
        words=trimmed.words,
        charge=charge,
        request_id=request_id,
        notes=notes,
    )


def plain(text: str) -> str:
    """A text without control characters, in single spaces."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def is_said(line: SpokenLine) -> bool:
    """Whether there is anything to say in a line."""
    return any(map(str.isalnum, line.text))


def silence_for(line: SpokenLine, rate: int) -> Speech:
    """A line in which nothing is said: no call is made for it, and it costs nothing."""
    nothing = tuple(WordTime(start=0, end=0, source=TimeSource.EXACT) for _ in line.utterances)
    trimmed = trim(np.zeros(0, np.int16), nothing, rate)
    return Speech(recording=Recording(pcm=trimmed.pcm.tobytes(), rate=rate), words=trimmed.words)


def _check_heard(line: SpokenLine, pcm: NDArray[np.int16], rate: int, service: str) -> None:
    letters = sum(map(str.isalnum, line.text))
    heard = audible_hops(pcm, max(1, int(rate * HOP_SECONDS))).sum() * HOP_SECONDS
    if not heard:
        raise AnswerUnusable(f"{titled(service)} answered with silence.", service=service)
    if heard < letters / FASTEST or len(pcm) / rate > letters / SLOWEST + GRACE:
        raise AnswerUnusable(
            f"{titled(service)} answered with {len(pcm) / rate:.1f} s of sound for a line of "
            f"{letters} letters, which cannot be the line.",
            service=service,
        )

"""``transcript.md`` beside the clips: written for the owner, and followed where it was edited."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.text.encodings import NotText, decode
from reelwright.domain.transcript.completing import estimated
from reelwright.domain.transcript.correcting import CERTAIN, Changed, parts
from reelwright.domain.transcript.document import NAME, Correction, read, written
from reelwright.domain.transcript.transcript import Transcript, Word
from reelwright.domain.voice.takes import WordTime
from reelwright.ports.disk import DiskForbidden
from reelwright.ports.progress import Progress
from reelwright.workflows.clip.hearing import Wanted, times_of
from reelwright.workflows.clip.listener import Listener

STEP = "correct"
LARGEST = 50_000_000
"""Bytes of a document: a day of talk is about 1 MB."""


class CorrectionUnreadable(ReelwrightError):
    """The owner's corrections cannot be read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Corrected:
    """A transcript as its owner wants it. ``notes`` tell what was changed."""

    transcript: Transcript
    notes: tuple[str, ...]


def correction_in(folder: Path, sha256: str) -> Correction | None:
    """What the owner has changed of a recording's transcript; None where nothing was.

    Raises:
        CorrectionUnreadable: it is no text, or says nothing any more.
    """
    file = folder / NAME
    if not file.is_file():
        return None
    found = _read(file)
    if not found.is_of(sha256) or not found.edited:
        return None
    if not found.words:
        message = f"{file} says nothing any more: put words back, or remove the file."
        raise CorrectionUnreadable(message)
    return found


def offer(transcript: Transcript, folder: Path, name: str, sha256: str) -> None:
    """Write the document, unless there is one that its owner edited.

    One of another recording is kept under another name.

    Raises:
        CorrectionUnreadable, DiskForbidden.
    """
    file = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if file.is_file():
            found = _read(file)
            if found.edited and found.is_of(sha256):
                return
            if found.edited:
                file.replace(folder / f"{file.stem}.{found.recording or 'other'}{file.suffix}")
        unfinished = folder / f".{NAME}.unfinished"
        unfinished.write_text(written(transcript, name, sha256), encoding="utf-8")
        unfinished.replace(file)
    except OSError as error:
        message = f"{file} cannot be written: {error.strerror}."
        raise DiskForbidden(message) from error


def corrected(
    transcript: Transcript, correction: Correction, listener: Listener, progress: Progress
) -> Corrected:
    """The transcript with its owner's words; only what was changed is looked for in the sound.

    Raises:
        Cancelled.
    """
    found = parts(transcript.words, correction.words, listener.samples)
    words: list[Word] = []
    anew = 0
    wanted = [_wanted(part) for part in found if isinstance(part, Changed)]
    looked = times_of(wanted, transcript.language, listener)
    for at, part in enumerate(found):
        progress.advance(STEP, at, len(found))
        if isinstance(part, Changed):
            words += _timed(part, next(looked))
            anew += len(part.words)
        else:
            words += part.words
    progress.advance(STEP, len(found), len(found))
    note = f"{NAME} was followed; {anew} of its {len(words)} words were timed anew."
    return Corrected(transcript=replace(transcript, words=tuple(_in_order(words))), notes=(note,))


def _wanted(part: Changed) -> Wanted:
    texts = tuple(word.text for word in part.words)
    return Wanted(texts=texts, start=part.start, end=part.end)


def _timed(part: Changed, found: Sequence[WordTime] | None) -> list[Word]:
    """The words at the times that were found, else in the room that there is."""
    texts = [word.text for word in part.words]
    times = found or estimated(texts, part.start, part.end)
    return [
        Word(
            text=word.text,
            start=time.start,
            end=time.end,
            source=time.source,
            speaker=word.speaker,
            confidence=CERTAIN,
        )
        for word, time in zip(part.words, times, strict=True)
    ]


def _in_order(words: Sequence[Word]) -> list[Word]:
    ordered: list[Word] = []
    for word in words:
        start = max(word.start, ordered[-1].start) if ordered else word.start
        ordered.append(replace(word, start=start, end=max(start, word.end)))
    return ordered


def _read(file: Path) -> Correction:
    try:
        if file.stat().st_size > LARGEST:
            message = f"{file} is larger than {LARGEST // 10**6} MB: it is no transcript of ours."
            raise CorrectionUnreadable(message)
        text, _ = decode(file.read_bytes())
    except NotText as error:
        message = f"{file} is no text any more: write it as text, or remove it."
        raise CorrectionUnreadable(message) from error
    return read(text)

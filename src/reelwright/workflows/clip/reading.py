"""What was recorded: which file it is by its bytes, and what was heard in it, kept by hash."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.artefact import Artefact
from reelwright.domain.clips.platforms import TASTES
from reelwright.domain.digest import digest_of
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.document import NAME
from reelwright.domain.transcript.transcript import Transcript
from reelwright.ports.diarisation import DiariserUnavailable
from reelwright.ports.disk import DiskForbidden
from reelwright.ports.progress import Progress
from reelwright.ports.recognition import RecogniserUnavailable
from reelwright.ports.recordings import (
    Levels,
    RecordingFacts,
    RecordingSilent,
    RecordingUnreadable,
)
from reelwright.ports.store import ArtefactMissing
from reelwright.workflows.artefacts import path_of, written
from reelwright.workflows.clip.correcting import corrected, correction_in, offer
from reelwright.workflows.clip.diarising import diarised
from reelwright.workflows.clip.finding import Listened, listen
from reelwright.workflows.clip.hearing import listener_of
from reelwright.workflows.clip.order import ClipOrder, CuttingRoom
from reelwright.workflows.clip.recalling import recalled

HEARING_VERSION = 3
"""Raised when the same recording and transcript would be heard differently."""
SPEAKERS_VERSION = 1
"""Raised when the same voices would be given to words differently."""
_UNTOLD = (
    "Nobody here can tell speakers apart by their voices: pip install 'reelwright[speakers]', then "
    "`reelwright models get sherpa/titanet-small`."
)
_CORRECTABLE = f"What was heard stands in {NAME} beside the clips: correct it and run again."
STEP = "read"
BLOCK = 1 << 23
MEGABYTE = 1 << 20


class RecordingTooShort(ReelwrightError):
    """The recording is shorter than a clip may be."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """A recording by what is in it."""

    sha256: str
    facts: RecordingFacts


@dataclass(frozen=True, kw_only=True, slots=True)
class HeardFiles:
    """What was heard in a recording, as files of the store: words, and levels as float32."""

    words: Artefact
    levels: Artefact
    samples: int
    language: str
    notes: tuple[str, ...] = ()
    track: int = 0
    """What was listened to."""


def open_recording(order: ClipOrder, room: CuttingRoom, progress: Progress) -> Opened:
    """What the file is, which is fetched first where it is not there.

    Raises:
        RecordingUnreadable, RecordingSilent, Cancelled.
        AddressForbidden, SourceUnreachable: of an address.
    """
    if order.url and not order.recording.exists():
        _fetch(order, room, progress)
    try:
        facts = room.studio.recordings.facts(order.recording)
    except OSError as error:
        message = f"{order.recording} cannot be read: {error.strerror}."
        raise RecordingUnreadable(message) from error
    return Opened(sha256=_hash(order.recording, room, progress), facts=facts)


def check_length(order: ClipOrder, opened: Opened) -> None:
    """Refuse a recording of which no clip can be made, as far as its header tells.

    Raises:
        RecordingTooShort.
    """
    shortest = TASTES[order.platform].limits.shortest
    if 0 < opened.facts.seconds * SAMPLE_RATE < shortest:
        message = (
            f"{order.name} lasts {opened.facts.seconds:.1f} seconds, and a clip at least "
            f"{shortest / SAMPLE_RATE:.0f}: give a longer recording."
        )
        raise RecordingTooShort(message)


def _fetch(order: ClipOrder, room: CuttingRoom, progress: Progress) -> None:
    """Fetch the recording; what is none does not stay."""
    try:
        order.recording.parent.mkdir(parents=True, exist_ok=True)
        room.fetcher.fetch_recording(order.url, order.recording, progress)
    except OSError as error:
        message = f"{order.recording} cannot be written: {error.strerror}."
        raise DiskForbidden(message) from error
    try:
        room.studio.recordings.facts(order.recording)
    except (RecordingUnreadable, RecordingSilent):
        order.recording.unlink(missing_ok=True)
        raise


def hear(
    order: ClipOrder,
    opened: Opened,
    room: CuttingRoom,
    progress: Progress,
    *,
    offered: bool = True,
) -> HeardFiles:
    """What is said in the recording, as its owner corrected it; ``offered`` to them to correct.

    Raises:
        What ``finding.listen`` may raise, CorrectionUnreadable, DiskForbidden.
    """
    heard = _with_speakers(_heard(order, opened, room, progress), order, opened, room, progress)
    correction = correction_in(order.output, opened.sha256)
    if correction is None:
        if not offered:
            return heard
        offer(_transcript(heard, room), order.output, order.recording.name, opened.sha256)
        return heard if order.transcript else replace(heard, notes=(*heard.notes, _CORRECTABLE))
    key = digest_of("corrected", HEARING_VERSION, heard.words.sha256, correction)
    known = _recalled(key, room)
    if known is not None:
        return known
    levels = listened_again(opened, heard, room).levels
    listener = listener_of(
        order, room.studio, Levels(levels=levels, samples=heard.samples, track=heard.track)
    )
    found = corrected(_transcript(heard, room), correction, listener, progress)
    kept = replace(
        heard,
        words=_written(found.transcript, room),
        notes=(*heard.notes, *found.notes),
    )
    room.store.remember(key, room.values.to_json(kept))
    return kept


def _heard(order: ClipOrder, opened: Opened, room: CuttingRoom, progress: Progress) -> HeardFiles:
    """Listen to the recording, or recall what was heard with the same transcript."""
    ears = _recognisers(room) if order.transcript is None else _sha256(order.transcript)
    key = digest_of("heard", HEARING_VERSION, opened.sha256, ears, order.language)
    known = _recalled(key, room)
    if known is not None:
        return known
    listened = listen(order, room.studio, progress)
    heard = HeardFiles(
        words=_written(Transcript(words=listened.words, language=listened.language), room),
        levels=written(
            room.store, ".f32", lambda to: to.write_bytes(listened.levels.astype("<f4").tobytes())
        ),
        samples=listened.samples,
        language=listened.language,
        notes=listened.notes,
        track=listened.track,
    )
    room.store.remember(key, room.values.to_json(heard))
    return heard


def _with_speakers(
    heard: HeardFiles, order: ClipOrder, opened: Opened, room: CuttingRoom, progress: Progress
) -> HeardFiles:
    """What was heard with who says it, told by voices where nothing else tells it."""
    transcript, diarisers = _transcript(heard, room), room.studio.diarisers
    if order.speakers == 1 or any(word.speaker for word in transcript.words):
        return heard
    if not diarisers:
        return replace(heard, notes=(*heard.notes, _UNTOLD)) if order.speakers else heard
    diariser = diarisers[0]
    try:
        version = diariser.facts.version
    except DiariserUnavailable as error:
        return replace(heard, notes=(*heard.notes, f"Who speaks is not told: {error}"))
    key = digest_of(
        "speakers", SPEAKERS_VERSION, opened.sha256, heard.words.sha256, version, order.speakers
    )
    known = _recalled(key, room)
    if known is not None:
        return known
    sound = Levels(levels=levels_of(heard, room), samples=heard.samples, track=heard.track)
    listener = listener_of(order, room.studio, sound)
    told = diarised(transcript.words, diariser, order.speakers, listener, progress)
    kept = replace(
        heard,
        words=_written(replace(transcript, words=told.words), room),
        notes=(*heard.notes, *told.notes),
    )
    if told.whole:
        room.store.remember(key, room.values.to_json(kept))
    return kept


def listened_again(opened: Opened, heard: HeardFiles, room: CuttingRoom) -> Listened:
    """What was heard, read from the store.

    Raises:
        ArtefactMissing.
    """
    return Listened(
        facts=opened.facts,
        levels=levels_of(heard, room),
        samples=heard.samples,
        words=_transcript(heard, room).words,
        language=heard.language,
        notes=heard.notes,
        track=heard.track,
    )


def _written(transcript: Transcript, room: CuttingRoom) -> Artefact:
    text = room.values.to_json(transcript)
    return written(room.store, ".json", lambda to: to.write_text(text, encoding="utf-8"))


def _transcript(heard: HeardFiles, room: CuttingRoom) -> Transcript:
    text = path_of(heard.words, room.store).read_text(encoding="utf-8")
    return room.values.from_json(text, Transcript)


def levels_of(heard: HeardFiles, room: CuttingRoom) -> NDArray[np.float32]:
    """How loud every ten milliseconds of the recording are, in decibels.

    Raises:
        ArtefactMissing.
    """
    told = path_of(heard.levels, room.store).read_bytes()
    return np.frombuffer(told, dtype="<f4").astype(np.float32)


def _recalled(key: str, room: CuttingRoom) -> HeardFiles | None:
    known = recalled(room.store, room.values, key, HeardFiles)
    if known is None:
        return None
    try:
        path_of(known.words, room.store)
        path_of(known.levels, room.store)
    except ArtefactMissing:
        return None
    return known


def _recognisers(room: CuttingRoom) -> list[str]:
    """What the words depend on where they are recognised."""
    known: list[str] = []
    for each in room.studio.recognisers:
        with suppress(RecogniserUnavailable):
            known.append(f"{each.facts.name} {each.facts.version}")
    return known


def _sha256(file: Path) -> str:
    try:
        with file.open("rb") as source:
            return hashlib.file_digest(source, "sha256").hexdigest()
    except OSError:
        return ""  # Who reads it says what is wrong with it.


def _hash(file: Path, room: CuttingRoom, progress: Progress) -> str:
    """The hash of a recording, which is not taken again while size and time stay the same."""
    stat = file.stat()
    place = str(file.absolute())
    key = digest_of("recording", place, stat.st_size, stat.st_mtime_ns)
    known = room.store.recall(key)
    if known is not None:
        return known
    total = max(1, stat.st_size // MEGABYTE)
    found = hashlib.sha256()
    try:
        with file.open("rb") as source:
            done = 0
            while block := source.read(BLOCK):
                found.update(block)
                done += len(block)
                progress.advance(STEP, min(total, done // MEGABYTE), total)
    except OSError as error:
        message = f"{file} cannot be read to its end: {error.strerror}."
        raise RecordingUnreadable(message) from error
    room.store.remember(key, found.hexdigest())
    return found.hexdigest()

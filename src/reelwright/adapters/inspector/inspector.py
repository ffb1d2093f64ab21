"""The inspector: measures a file in two passes and applies the rules."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import imageio_ffmpeg

from reelwright.adapters.inspector.clip import cut_sound, faces_seen
from reelwright.adapters.inspector.kept import KeptSights
from reelwright.adapters.inspector.picture import seen_apart, seen_together
from reelwright.adapters.inspector.questions import Page, pages_for
from reelwright.adapters.inspector.segments import PacketCount, counted
from reelwright.adapters.inspector.sight import Sight
from reelwright.adapters.inspector.sound import HeardSound, sound_key
from reelwright.adapters.inspector.start import start_of
from reelwright.adapters.inspector.whole import WholeSight
from reelwright.adapters.inspector.words import HeardStarts, heard_starts, word_errors
from reelwright.domain.inspection.judge import judge
from reelwright.domain.inspection.measurements import (
    CutSound,
    FacesSeen,
    LoudnessFacts,
    Measurements,
    NotMeasured,
    PictureFacts,
    SoundFacts,
    Stretch,
    WordError,
)
from reelwright.domain.inspection.picture import BLACK_SECONDS
from reelwright.domain.inspection.verdict import Expectation, Verdict
from reelwright.ports.faces import FaceFinder, PictureUnwatchable
from reelwright.ports.progress import Progress
from reelwright.ports.store import Store
from reelwright.ports.voice import Aligner

_SKIPPED_AT_MOST = 4
"""Frames that a quick look may leave out in a row; a stretch is known to that precision."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Track:
    """What is heard on a file."""

    sound: SoundFacts | NotMeasured
    loudness: LoudnessFacts | NotMeasured
    starts: HeardStarts | NotMeasured
    cut: CutSound | NotMeasured


class FileInspector:
    """Implements ``Inspector``. ``ffmpeg`` is the program that measures loudness."""

    def __init__(
        self,
        aligner: Aligner,
        ffmpeg: str = "",
        store: Store | None = None,
        finder: FaceFinder | None = None,
    ) -> None:
        self._aligner = aligner
        self._finder = finder
        self._ffmpeg = ffmpeg or imageio_ffmpeg.get_ffmpeg_exe()
        self._shelf = None if store is None else KeptSights(store)
        self._kept: tuple[tuple[object, ...], _Track] | None = None

    def inspect(self, master: Path, expected: Expectation, progress: Progress) -> Verdict:
        """Measure and judge.

        Every packet of the picture is read and counted. Of a master, of which something is
        expected, every frame counts: a segment whose very bytes were measured before is not
        decoded again where there is a store. Of any other file those frames are decoded that
        others are predicted from, and all of them where a black stretch or damage is in doubt.

        Raises:
            VideoUnreadable: the file cannot be opened or holds no picture.
            Cancelled: the progress asked to stop.
        """
        sight = self._sight(master, expected, progress)
        track = self._track(master, expected, progress)
        measured = Measurements(
            master=master.name,
            sha256=_sha256(master),
            picture=sight.facts(master.name),
            sound=track.sound,
            start=start_of(master),
            loudness=track.loudness,
            black=sight.black(),
            still=sight.still(),
            words=_word_errors(track, expected),
            captions=sight.captions(),
            texts=sight.texts(),
            spills=sight.spills(),
            faces=self._faces(master, expected, progress),
            cut_sound=track.cut,
        )
        return judge(measured, expected)

    def _sight(self, master: Path, expected: Expectation, progress: Progress) -> WholeSight:
        count = counted(master)
        pages = pages_for(expected, count.segments)
        burnt = expected.caption_mode.burnt
        questions = [page.questions(expected.canvas, burnt=burnt) for page in pages]
        if expected.canvas is not None and self._shelf is not None:
            sights = seen_apart(master, count, questions, self._shelf, progress)
            return _whole(count, pages, sights, expected)
        thorough = expected.canvas is not None
        sights = seen_together(master, count, questions, progress, thorough=thorough)
        whole = _whole(count, pages, sights, expected)
        if thorough or not _is_doubtful(whole.facts(master.name), whole.black()):
            return whole
        sights = seen_together(master, count, questions, progress, thorough=True)
        return _whole(count, pages, sights, expected)

    def _track(self, master: Path, expected: Expectation, progress: Progress) -> _Track:
        """What is heard; the last track is kept, as formats of one production share theirs."""
        coded = sound_key(master)
        key = (coded, expected.language, expected.lines, expected.clip)
        if coded and self._kept is not None and self._kept[0] == key:
            return self._kept[1]
        with HeardSound() as heard:
            heard.listen(master, self._ffmpeg, progress)
            track = _Track(
                sound=heard.facts,
                loudness=heard.loudness,
                starts=self._starts(heard, expected, progress),
                cut=cut_sound(heard, expected.clip),
            )
        self._kept = (key, track)
        return track

    def _starts(
        self, heard: HeardSound, expected: Expectation, progress: Progress
    ) -> HeardStarts | NotMeasured:
        if not expected.lines or not expected.cues:
            return NotMeasured(reason="there are no spoken lines to compare with")
        if not heard.samples:
            return NotMeasured(reason="there is no sound")
        if expected.language not in self._aligner.languages():
            return NotMeasured(reason=f"no aligner for {expected.language or 'this language'}")
        return heard_starts(heard, expected.lines, self._aligner, progress)

    def _faces(
        self, master: Path, expected: Expectation, progress: Progress
    ) -> tuple[FacesSeen, ...] | NotMeasured:
        if expected.clip is None or expected.canvas is None:
            return NotMeasured(reason="it is no clip of a recording")
        if self._finder is None:
            return NotMeasured(reason="nothing here finds faces")
        try:
            return faces_seen(master, expected.clip, expected.canvas, self._finder, progress)
        except PictureUnwatchable as error:
            return NotMeasured(reason=str(error))


def _word_errors(track: _Track, expected: Expectation) -> tuple[WordError, ...] | NotMeasured:
    if isinstance(track.starts, NotMeasured):
        return track.starts
    return word_errors(track.starts, expected)


def _whole(
    count: PacketCount, pages: Sequence[Page], sights: Iterable[Sight], expected: Expectation
) -> WholeSight:
    whole = WholeSight(count, expected.canvas if expected.caption_mode.burnt else None)
    for segment, page, sight in zip(count.segments, pages, sights, strict=True):
        whole.add(segment, page, sight)
    return whole


def _is_doubtful(facts: PictureFacts, black: tuple[Stretch, ...]) -> bool:
    """Whether a look at the frames that were left out could change the verdict."""
    if facts.damaged:
        return True
    limit = BLACK_SECONDS * facts.rate
    lengths = (stretch.last - stretch.first for stretch in black)
    return any(abs(length - limit) <= _SKIPPED_AT_MOST for length in lengths)


def _sha256(file: Path) -> str:
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()

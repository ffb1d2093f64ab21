"""The inspector: measures a file in two passes and applies the rules."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import imageio_ffmpeg

from reelwright.adapters.inspector.captions import CaptionWatch
from reelwright.adapters.inspector.cards import TextWatch
from reelwright.adapters.inspector.picture import watch
from reelwright.adapters.inspector.sound import HeardSound, sound_key
from reelwright.adapters.inspector.start import start_of
from reelwright.adapters.inspector.stillness import Stillness
from reelwright.adapters.inspector.words import HeardStarts, heard_starts, word_errors
from reelwright.domain.inspection.judge import judge
from reelwright.domain.inspection.measurements import (
    LoudnessFacts,
    Measurements,
    NotMeasured,
    PictureFacts,
    SoundFacts,
    WordError,
)
from reelwright.domain.inspection.picture import BLACK_SECONDS
from reelwright.domain.inspection.verdict import Expectation, Verdict
from reelwright.ports.progress import Progress
from reelwright.ports.voice import Aligner

_SKIPPED_AT_MOST = 4
"""Frames that a quick look may leave out in a row; a stretch is known to that precision."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Track:
    """What is heard on a file."""

    sound: SoundFacts | NotMeasured
    loudness: LoudnessFacts | NotMeasured
    starts: HeardStarts | NotMeasured


class FileInspector:
    """Implements ``Inspector``. ``ffmpeg`` is the program that measures loudness."""

    def __init__(self, aligner: Aligner, ffmpeg: str = "") -> None:
        self._aligner = aligner
        self._ffmpeg = ffmpeg or imageio_ffmpeg.get_ffmpeg_exe()
        self._kept: tuple[tuple[object, ...], _Track] | None = None

    def inspect(self, master: Path, expected: Expectation, progress: Progress) -> Verdict:
        """Measure and judge.

        Every packet of the picture is counted and every frame that others are predicted from is
        decoded; where a black stretch or damage is in doubt, every frame is.

        Raises:
            VideoUnreadable: the file cannot be opened or holds no picture.
            Cancelled: the progress asked to stop.
        """
        sight = _look(master, expected, progress, thorough=False)
        if sight.is_doubtful:
            sight = _look(master, expected, progress, thorough=True)
        track = self._track(master, expected, progress)
        measured = Measurements(
            master=master.name,
            sha256=_sha256(master),
            picture=sight.facts,
            sound=track.sound,
            start=start_of(master),
            loudness=track.loudness,
            black=tuple(sight.stillness.black),
            still=tuple(sight.stillness.still),
            words=_word_errors(track, expected),
            captions=sight.captions.contrasts(),
            texts=sight.texts.contrasts(),
            spills=sight.captions.spills(),
        )
        return judge(measured, expected)

    def _track(self, master: Path, expected: Expectation, progress: Progress) -> _Track:
        """What is heard; the last track is kept, as formats of one production share theirs."""
        coded = sound_key(master)
        key = (coded, expected.language, expected.lines)
        if coded and self._kept is not None and self._kept[0] == key:
            return self._kept[1]
        with HeardSound() as heard:
            heard.listen(master, self._ffmpeg, progress)
            track = _Track(
                sound=heard.facts,
                loudness=heard.loudness,
                starts=self._starts(heard, expected, progress),
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


def _word_errors(track: _Track, expected: Expectation) -> tuple[WordError, ...] | NotMeasured:
    if isinstance(track.starts, NotMeasured):
        return track.starts
    return word_errors(track.starts, expected)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sight:
    """What one pass over the picture saw."""

    facts: PictureFacts
    stillness: Stillness
    captions: CaptionWatch
    texts: TextWatch

    @property
    def is_doubtful(self) -> bool:
        """Whether a look at every frame could change the verdict."""
        if self.facts.damaged:
            return True
        limit = BLACK_SECONDS * self.facts.rate
        lengths = (black.last - black.first for black in self.stillness.black)
        return any(abs(length - limit) <= _SKIPPED_AT_MOST for length in lengths)


def _look(master: Path, expected: Expectation, progress: Progress, *, thorough: bool) -> _Sight:
    canvas = expected.canvas
    burnt = canvas is not None and expected.caption_mode.burnt
    stillness = Stillness(canvas.captions if canvas and burnt else None)
    captions = CaptionWatch(expected.cues if burnt else (), canvas, expected.texts)
    texts = TextWatch(expected.texts, canvas)
    facts = watch(master, (stillness, captions, texts), progress, thorough=thorough)
    stillness.finish(facts.frames)
    return _Sight(facts=facts, stillness=stillness, captions=captions, texts=texts)


def _sha256(file: Path) -> str:
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()

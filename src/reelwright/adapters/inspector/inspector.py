"""The inspector: measures a file in two passes and applies the rules."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import imageio_ffmpeg

from reelwright.adapters.inspector.captions import CaptionWatch
from reelwright.adapters.inspector.cards import TextWatch
from reelwright.adapters.inspector.picture import watch
from reelwright.adapters.inspector.sound import HeardSound
from reelwright.adapters.inspector.start import start_of
from reelwright.adapters.inspector.stillness import Stillness
from reelwright.adapters.inspector.words import word_errors
from reelwright.domain.inspection.judge import judge
from reelwright.domain.inspection.measurements import Measurements, PictureFacts
from reelwright.domain.inspection.picture import BLACK_SECONDS
from reelwright.domain.verdict import Expectation, Verdict
from reelwright.ports.progress import Progress
from reelwright.ports.voice import Aligner

_SKIPPED_AT_MOST = 4
"""Frames that a quick look may leave out in a row; a stretch is known to that precision."""


class FileInspector:
    """Implements ``Inspector``. ``ffmpeg`` is the program that measures loudness."""

    def __init__(self, aligner: Aligner, ffmpeg: str = "") -> None:
        self._aligner = aligner
        self._ffmpeg = ffmpeg or imageio_ffmpeg.get_ffmpeg_exe()

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
        with HeardSound() as heard:
            heard.listen(master, self._ffmpeg, progress)
            words = word_errors(heard, expected, self._aligner, progress)
        measured = Measurements(
            master=master.name,
            sha256=_sha256(master),
            picture=sight.facts,
            sound=heard.facts,
            start=start_of(master),
            loudness=heard.loudness,
            black=tuple(sight.stillness.black),
            still=tuple(sight.stillness.still),
            words=words,
            captions=sight.captions.contrasts(),
            texts=sight.texts.contrasts(),
            spills=sight.captions.spills(),
        )
        return judge(measured, expected)


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
    captions = CaptionWatch(expected.cues if burnt else (), canvas)
    texts = TextWatch(expected.texts, canvas)
    facts = watch(master, (stillness, captions, texts), progress, thorough=thorough)
    stillness.finish(facts.frames)
    return _Sight(facts=facts, stillness=stillness, captions=captions, texts=texts)


def _sha256(file: Path) -> str:
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()

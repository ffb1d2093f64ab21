"""The engine on one text: what it hears freely, and where it places words that must come."""

import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from pocketsphinx import Decoder, get_model_path

from reelwright.adapters.pocketsphinx.lexicon import (
    OTHER_SPEECH,
    dictionary_of,
    language_model_of,
)
from reelwright.adapters.pocketsphinx.likeness import is_said, log_likelihood

FRAME_SECONDS = 0.01
ACOUSTIC_MODEL = "en-us/en-us"
FILLER = ("<", "[", "+")
VARIANT = re.compile(r"\(\d+\)$")
BEAMS = (1e-60, 1e-48, 1e-90)
"""Tried in turn where words are placed. The defaults lose whole sentences; and wider is not
better, for the engine's scores run out of range. Most lines are placed by the first."""
ROUGHLY = {"ds": 2}
"""Scores every other frame: of a minute of speech as many words are heard in two thirds of the
time, at times that are as good as a pause is long."""

PlacedWord = tuple[str, float, float]
"""A word and the seconds at which it begins and ends."""


class Engine:
    """Knows the words of one text. Every answer depends on the sound given alone."""

    def __init__(self, words: Sequence[str]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="reelwright-words-")
        self._words = words
        self._dictionary = Path(self._folder.name) / "words.dict"
        self._dictionary.write_text(dictionary_of([*words, *OTHER_SPEECH]), encoding="ascii")
        self._placers: dict[float, Decoder] = {}

    def __enter__(self) -> Self:
        """Its files live until it is left."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove its files."""
        self._folder.cleanup()

    def listener(self, *, roughly: bool = False) -> "Listener":
        """A recogniser of this text; ``roughly`` takes less time, and tells times less exactly."""
        model = Path(self._folder.name) / "words.lm"
        model.write_text(language_model_of(self._words), encoding="ascii")
        settings = ROUGHLY if roughly else {}
        return Listener(self._decoder(lm=str(model), fwdflat=False, bestpath=False, **settings))

    def place(self, words: Sequence[str], sound: NDArray[np.int16]) -> list[PlacedWord]:
        """When each of the words is heard, given that all are, in order; empty where it fails."""
        for beam in BEAMS:
            placed = self._placed(words, sound, beam)
            if placed:
                return [(said.word, said.start, said.end) for said in placed]
        return []

    def recognise(self, words: Sequence[str], sound: NDArray[np.int16]) -> list[PlacedWord]:
        """The same, but empty also where the sound is not like all of the words."""
        placed = self._placed(words, sound, BEAMS[0])
        if not is_said([(said.likeness, said.frames) for said in placed]):
            return []
        return [(said.word, said.start, said.end) for said in placed]

    def _placed(
        self, words: Sequence[str], sound: NDArray[np.int16], beam: float
    ) -> list["_Segment"]:
        if beam not in self._placers:
            self._placers[beam] = self._decoder(lm=None, beam=beam, pbeam=beam, wbeam=beam)
        decoder = self._placers[beam]
        try:
            decoder.set_align_text(" ".join(words))
            placed = list(_decoded(decoder, sound))
        except RuntimeError:  # "Failed to ...": the engine's only exception
            return []
        return placed if [said.word for said in placed] == list(words) else []

    def _decoder(self, **settings: object) -> Decoder:
        return Decoder(
            hmm=get_model_path(ACOUSTIC_MODEL),
            dict=str(self._dictionary),
            cmn="batch",  # the live mean would carry over from one piece to the next
            loglevel="FATAL",
            **settings,
        )


class Listener:
    """Hears the words of its text in any order."""

    def __init__(self, decoder: Decoder) -> None:
        self._decoder = decoder

    def hear(self, sound: NDArray[np.int16]) -> list[PlacedWord]:
        """The words that it takes the sound for."""
        try:
            return [(said.word, said.start, said.end) for said in _decoded(self._decoder, sound)]
        except RuntimeError:
            return []


@dataclass(frozen=True, kw_only=True, slots=True)
class _Segment:
    """A word as the engine found it: frames ``first`` up to ``last``."""

    word: str
    first: int
    last: int
    likeness: float

    @property
    def start(self) -> float:
        return self.first * FRAME_SECONDS

    @property
    def end(self) -> float:
        return self.last * FRAME_SECONDS

    @property
    def frames(self) -> int:
        return self.last - self.first


def _decoded(decoder: Decoder, sound: NDArray[np.int16]) -> Iterator[_Segment]:
    decoder.start_utt()
    try:
        decoder.process_raw(sound.tobytes(), full_utt=True)
    finally:
        decoder.end_utt()
    for segment in decoder.seg() or ():
        if not segment.word.startswith(FILLER):
            yield _Segment(
                word=VARIANT.sub("", segment.word),
                first=segment.start_frame,
                last=segment.end_frame + 1,
                likeness=log_likelihood(segment.ascore),
            )

"""English recognised freely with the model that comes with the engine.

The model knows some 130,000 words and telephone-like read speech; it writes no marks and no
capitals. It is there so that a recording can be cut on any machine, with no key and no download.
"""

import re
from functools import cached_property
from importlib.metadata import version

import numpy as np
from numpy.typing import NDArray
from pocketsphinx import Decoder, get_model_path

from reelwright.adapters.pocketsphinx.engine import (
    ACOUSTIC_MODEL,
    FILLER,
    FRAME_SECONDS,
    VARIANT,
)
from reelwright.adapters.pocketsphinx.lexicon import DICTIONARY
from reelwright.adapters.pocketsphinx.sound import RATE, chunks, piece
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.recognised import Recognised, RecognisedWord
from reelwright.ports.recognition import LanguageUnheard, RecogniserFacts, RecognitionFailed, Told
from reelwright.ports.voice import Recording

NAME = "pocketsphinx"
LANGUAGE = "en"
LANGUAGE_MODEL = "en-us/en-us.lm.bin"
LONGEST = 30 * SAMPLE_RATE
"""Of a piece; the engine's time a second of sound grows in longer ones."""
LEAST_CONFIDENCE, LEAST_UNNAMED = 0.2, 0.4
"""Mean over the words. Measured: English 0.53, a radio speech of 1961 0.46, five other languages
0.25 to 0.30, each with a synthetic voice; music 0.14."""
WARM_UP = 2.0
"""Seconds of a piece that are heard twice, for the engine to know the noise in it: in a radio
speech of 1961 it gets 6 words of 22 wrong so, and 15 without."""
SETTINGS_VERSION = "1"
"""Raised when the same sound would be heard otherwise."""
_SPELLING = re.compile(r"\bi\b(?=$|')")
_FRAME = int(FRAME_SECONDS * SAMPLE_RATE)


class PocketsphinxRecogniser:
    """As ``ports.recognition.Recogniser`` has it: English, offline, rough."""

    @property
    def facts(self) -> RecogniserFacts:
        """English alone, taken for granted."""
        return RecogniserFacts(
            name=NAME,
            languages=frozenset({LANGUAGE}),
            finds_language=False,
            longest=LONGEST,
            version=f"{version(NAME)}-{SETTINGS_VERSION}",
            least_confidence=LEAST_CONFIDENCE,
            least_unnamed=LEAST_UNNAMED,
            caution=(
                "The words were recognised offline by pocketsphinx, which gets about a third of "
                "them wrong and writes no marks: give a transcript, or "
                "fetch a better model with `reelwright models get whisper/small`."
            ),
        )

    def recognise(self, sound: Recording, language: str, told: Told) -> Recognised:
        """The words of a piece."""
        if language not in {"", LANGUAGE}:
            message = f"{NAME} understands English, not {language}."
            raise LanguageUnheard(message)
        words: list[RecognisedWord] = []
        for start, end in chunks(sound):
            told(start * SAMPLE_RATE // sound.rate)
            words += self._heard(sound, start, end)
        told(sound.samples * SAMPLE_RATE // sound.rate)
        return Recognised(words=tuple(words), language=LANGUAGE)

    def _heard(self, sound: Recording, start: int, end: int) -> list[RecognisedWord]:
        decoder, heard = self._decoder, piece(sound, start, end)
        try:
            # What it learnt of the noise in other pieces is forgotten, and learnt anew of this one.
            decoder.reinit_feat()
            _listen(decoder, heard[: int(WARM_UP * RATE)])
            _listen(decoder, heard)
        except RuntimeError as error:  # the engine's only exception
            message = "pocketsphinx stopped in the middle of a piece: run it again."
            raise RecognitionFailed(message) from error
        shift = start * SAMPLE_RATE // sound.rate
        last = end * SAMPLE_RATE // sound.rate
        return [
            RecognisedWord(
                text=_SPELLING.sub("I", VARIANT.sub("", said.word)),
                start=min(shift + said.start_frame * _FRAME, last),
                end=min(shift + (said.end_frame + 1) * _FRAME, last),
                confidence=min(1.0, max(0.0, said.prob)),
            )
            for said in decoder.seg() or ()
            if not said.word.startswith(FILLER)
        ]

    @cached_property
    def _decoder(self) -> Decoder:
        return Decoder(
            hmm=get_model_path(ACOUSTIC_MODEL),
            lm=get_model_path(LANGUAGE_MODEL),
            dict=get_model_path(DICTIONARY),
            cmn="batch",  # the live mean would carry over from one piece to the next
            loglevel="FATAL",
        )


def _listen(decoder: Decoder, sound: NDArray[np.int16]) -> None:
    decoder.start_utt()
    try:
        decoder.process_raw(sound.tobytes(), full_utt=True)
    finally:
        decoder.end_utt()

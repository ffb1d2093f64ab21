"""Whisper by faster-whisper: on the processor, in whole numbers, with times of words.

The library leaves out what is no speech (Silero's detector, which comes with it), and words are
timed by the model's own attention. What was said before is not told to the model: a mistake would
be repeated, sometimes for minutes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version

import av
import ctranslate2
import numpy as np
from faster_whisper import WhisperModel
from numpy.typing import NDArray

from reelwright.adapters.whisper.weights import (
    LIBRARY,
    WEIGHTS,
    WhisperWeights,
    language_of,
    name_in_model,
)
from reelwright.domain.text.printable import printable
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.recognised import Recognised, RecognisedWord
from reelwright.ports.recognition import (
    LanguageUnheard,
    RecogniserFacts,
    RecogniserUnavailable,
    RecognitionFailed,
    Told,
)
from reelwright.ports.voice import Recording

RATE = 16_000
"""Samples a second that the model hears."""
LONGEST = 3 * 60 * SAMPLE_RATE
"""Of a piece, which the model hears by half minutes anyway: ten minutes take 800 MB, most of it in
the library's detector of speech."""
SETTINGS_VERSION = "1"
"""Raised when the same sound would be heard otherwise."""
LANGUAGE_WINDOWS = 4
"""Of half a minute each, in which the language is looked for: an opening song is not all."""
SILENCE_MILLISECONDS = 500
"""Without speech, from which sound is left out."""
HALLUCINATED_SILENCE = 2.0
"""Seconds of silence in which words are taken for invented."""
SEED = 20_231
"""Where the model is unsure it draws words at random: the same ones each time."""


@dataclass(frozen=True)
class WhisperRecogniser:
    """As ``ports.recognition.Recogniser`` has it; ``threads`` do not change what is heard."""

    weights: WhisperWeights
    threads: int = 1

    @property
    def facts(self) -> RecogniserFacts:
        """What the weights can do."""
        weights = self.weights
        try:
            languages, fingerprint = weights.languages, weights.fingerprint
        except (OSError, ValueError) as error:
            raise self._unreadable() from error
        return RecogniserFacts(
            name=weights.name,
            languages=languages,
            finds_language=len(languages) > 1,
            longest=LONGEST,
            version=f"{version(LIBRARY)}-{version('ctranslate2')}-{SETTINGS_VERSION}-{fingerprint}",
        )

    def recognise(self, sound: Recording, language: str, told: Told) -> Recognised:
        """The words of a piece."""
        if language and language not in self.weights.languages:
            message = f"{self.weights.name} does not know the language {language!r}."
            raise LanguageUnheard(message)
        model = self._model
        ctranslate2.set_random_seed(SEED)
        try:
            segments, found = model.transcribe(
                _conformed(sound),
                language=name_in_model(language) or None,
                word_timestamps=True,
                condition_on_previous_text=False,
                hallucination_silence_threshold=HALLUCINATED_SILENCE,
                language_detection_segments=LANGUAGE_WINDOWS,
                vad_filter=True,
                vad_parameters={"min_silence_duration_ms": SILENCE_MILLISECONDS},
            )
            words = tuple(_words(segments, told, sound.samples * SAMPLE_RATE // sound.rate))
        except RuntimeError as error:  # the library's, for whatever went wrong below it
            message = f"{self.weights.name} stopped in the middle of a piece: {error}"
            raise RecognitionFailed(message) from error
        return Recognised(
            words=words,
            language=language_of(found.language),
            certainty=None if language else float(found.language_probability),
        )

    @cached_property
    def _model(self) -> WhisperModel:
        if not self.weights.whole:
            raise self._unreadable()
        try:
            return WhisperModel(
                str(self.weights.folder),
                device="cpu",
                compute_type="int8",
                cpu_threads=self.threads,
                local_files_only=True,
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise self._unreadable() from error

    def _unreadable(self) -> RecogniserUnavailable:
        message = (
            f"The weights in {self.weights.folder} cannot be read: fetch them again, with "
            f"`reelwright models get`, or name a folder with {WEIGHTS} in CTranslate2's format."
        )
        return RecogniserUnavailable(message)


def _conformed(sound: Recording) -> NDArray[np.float32]:
    """A piece as the model hears it: 16 kHz, full scale 1.0."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    whole = np.frombuffer(sound.pcm, np.int16)[np.newaxis]
    frame = av.AudioFrame.from_ndarray(whole, format="s16", layout="mono")
    frame.sample_rate = sound.rate
    parts = [*resampler.resample(frame), *resampler.resample(None)]
    return np.concatenate([part.to_ndarray()[0] for part in parts]).astype(np.float32)


def _words(segments: object, told: Told, samples: int) -> Iterator[RecognisedWord]:
    """The words of segments, each of which is recognised when it is asked for."""
    told(0)
    for segment in segments:  # type: ignore[attr-defined] # the library has no types
        told(min(samples, _sample(segment.end)))
        for word in segment.words or ():
            text = "".join(printable(word.word).split())
            if text:
                start = min(samples, _sample(word.start))
                yield RecognisedWord(
                    text=text,
                    start=start,
                    end=max(start, min(samples, _sample(word.end))),
                    confidence=min(1.0, max(0.0, float(word.probability))),
                )
    told(samples)


def _sample(seconds: float) -> int:
    return max(0, round(float(seconds) * SAMPLE_RATE))

"""A long text is followed through its recording, whatever stands between its parts."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pytest

from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.anchoring import Anchor
from reelwright.domain.transcript.given import (
    GivenSegment,
    GivenTranscript,
    GivenWord,
    TranscriptForm,
)
from reelwright.domain.voice.takes import WordTime
from reelwright.ports.progress import Silent
from reelwright.ports.voice import AlignmentFailed, Recording
from reelwright.workflows.clip.anchoring import STRETCH, followed
from reelwright.workflows.clip.hearing import heard
from reelwright.workflows.clip.listener import Listener, Stretch

pytestmark = pytest.mark.unit

RATE = 8
"""Samples of the stand-in for sound in a second; each holds its own place."""
WORDS = 1200


class Ears:
    """Hears words of which it knows the seconds, as far as they are in the sound it is given."""

    def __init__(self, said: Mapping[str, int]) -> None:
        self._said = said
        self.longest = 0.0

    def languages(self) -> frozenset[str]:
        return frozenset({"en"})

    def align(
        self, recording: Recording, words: Sequence[str], language: str
    ) -> tuple[WordTime, ...]:
        del words, language
        self.longest = max(self.longest, recording.samples / RATE)
        raise AlignmentFailed

    def anchors(
        self, recording: Recording, words: Sequence[str], language: str
    ) -> tuple[Anchor, ...]:
        del language
        self.longest = max(self.longest, recording.samples / RATE)
        places = np.frombuffer(recording.pcm, "<i2")
        first, last = int(places[0]), int(places[-1])
        return tuple(
            Anchor(word=at, sample=self._said[word] * RATE - first)
            for at, word in enumerate(words)
            if word in self._said and first <= self._said[word] * RATE <= last
        )


def _listener(ears: Ears, seconds: int) -> Listener:
    def listen(stretches: Sequence[Stretch]) -> Iterator[Recording]:
        for start, end in stretches:
            held = np.arange(start * RATE // SAMPLE_RATE, end * RATE // SAMPLE_RATE)
            yield Recording(pcm=held.astype("<i2").tobytes(), rate=RATE)

    return Listener(samples=seconds * SAMPLE_RATE, listen=listen, aligners=[ears])


def _spelled(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in str(number)) + "x"


def _text() -> GivenTranscript:
    words = tuple(GivenWord(text=_spelled(at)) for at in range(WORDS))
    return GivenTranscript(form=TranscriptForm.TEXT, segments=(GivenSegment(words=words),))


def _found(said: Mapping[str, int], seconds: int) -> dict[int, float]:
    """The seconds at which words are known to begin."""
    told = followed(_text(), "en", _listener(Ears(said), seconds), Silent())
    places: dict[int, float] = {}
    at = 0
    for segment in told.segments:
        if segment.start is not None:
            places[at] = segment.start / SAMPLE_RATE
        at += len(segment.words)
    return places


def test_all_of_a_text_is_followed() -> None:
    said = {_spelled(at): at for at in range(WORDS)}
    found = _found(said, WORDS)
    assert len(found) > WORDS // 8
    assert all(second == at for at, second in found.items())
    assert max(found) > WORDS - 10


def test_a_text_waits_while_something_else_is_said() -> None:
    said = {_spelled(at): at if at < 300 else at + 700 for at in range(WORDS)}
    found = _found(said, WORDS + 700)
    assert all(second == (at if at < 300 else at + 700) for at, second in found.items())
    assert max(found) > WORDS - 10


def test_what_was_not_said_is_passed_over() -> None:
    said = {_spelled(at): at if at < 200 else at - 800 for at in range(WORDS)}
    said = {word: second for word, second in said.items() if second >= 0}
    missing = [_spelled(at) for at in range(200, 1000)]
    for word in missing:
        said.pop(word, None)
    found = _found(said, 400)
    assert all(second == (at if at < 200 else at - 800) for at, second in found.items())
    assert max(found) > WORDS - 10


def test_no_more_than_a_stretch_is_held_where_nothing_is_heard() -> None:
    ears = Ears({})
    told = heard(_text(), "en", _listener(ears, 3600), Silent())
    assert not told.fits
    assert ears.longest <= STRETCH / SAMPLE_RATE

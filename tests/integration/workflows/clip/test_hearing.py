"""A transcript and the sound that it is of: real speech, placed by the real aligner."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from reelwright.adapters.pocketsphinx.aligner import PocketsphinxAligner
from reelwright.adapters.recordings.recordings import PyavRecordings
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.given import (
    GivenSegment,
    GivenTranscript,
    GivenWord,
    TranscriptForm,
)
from reelwright.domain.voice.takes import TimeSource
from reelwright.ports.progress import Silent
from reelwright.ports.recordings import Span
from reelwright.ports.voice import Recording
from reelwright.workflows.clip.hearing import Heard, heard
from reelwright.workflows.clip.listener import Listener, Stretch, rising

pytestmark = pytest.mark.integration

SPEECH = Path(__file__).parents[3] / "media/files/jfk.flac"
SAID = (
    "And so, my fellow Americans: ask not what your country can do for you, "
    "ask what you can do for your country."
)
OTHER = (
    "The tide rises twice a day because the moon pulls harder on the nearer side of the sea, and "
    "fishermen along this coast have kept tables of it for three hundred years."
)
# Where the words begin in this recording, as a person hears it.
ASK_NOT, SECOND_ASK, COUNTRY = 3.3, 8.1, 9.9


def _given(text: str, *, timed: bool = False) -> GivenTranscript:
    words = tuple(GivenWord(text=word) for word in text.split())
    start, end = (0, 11 * SAMPLE_RATE) if timed else (None, None)
    segment = GivenSegment(words=words, start=start, end=end, speaker="Kennedy")
    return GivenTranscript(form=TranscriptForm.TEXT, segments=(segment,), language="en")


def _listener() -> Listener:
    recordings = PyavRecordings()
    samples = recordings.levels(SPEECH, 0, Silent()).samples

    def listen(stretches: Sequence[Stretch]) -> Iterator[Recording]:
        spans = [Span(start=start, end=end) for start, end in stretches]
        for sound in recordings.stretches(SPEECH, 0, spans):
            yield Recording(pcm=(sound * 32767).astype("<i2").tobytes(), rate=SAMPLE_RATE)

    return Listener(samples=samples, listen=listen, aligners=[PocketsphinxAligner()])


def _heard(given: GivenTranscript, language: str = "en") -> Heard:
    return heard(given, language, _listener(), Silent())


@pytest.mark.parametrize("timed", [False, True], ids=["text", "segment"])
def test_words_are_found_where_they_are_said(timed: bool) -> None:  # noqa: FBT001 - a table's column
    found = _heard(_given(SAID, timed=timed))
    words = found.transcript.words
    assert found.fits
    assert found.found > 0.95
    starts = {word.text: word.start / SAMPLE_RATE for word in words}
    assert starts["country."] == pytest.approx(COUNTRY, abs=0.25)
    asks = [word.start / SAMPLE_RATE for word in words if word.text == "ask"]
    assert asks == pytest.approx([ASK_NOT, SECOND_ASK], abs=0.25)
    assert {word.speaker for word in words} == {"Kennedy"}


def test_a_transcript_of_something_else_does_not_fit() -> None:
    found = _heard(_given(OTHER))
    assert not found.fits
    assert any("not found" in note for note in found.notes)
    starts = np.array([word.start for word in found.transcript.words])
    assert (np.diff(starts) >= 0).all()


def test_times_of_words_are_taken_as_they_are() -> None:
    words = tuple(
        GivenWord(text=word, start=at * SAMPLE_RATE, end=at * SAMPLE_RATE + 9_000)
        for at, word in enumerate(("one", "two", "three"))
    )
    given = GivenTranscript(form=TranscriptForm.WHISPER, segments=(GivenSegment(words=words),))
    found = _heard(given)
    assert [word.start for word in found.transcript.words] == [0, SAMPLE_RATE, 2 * SAMPLE_RATE]
    assert found.found == 1.0


def test_where_nothing_can_align_segments_share_their_time_and_it_is_said() -> None:
    found = _heard(_given("Ja hei kaikki te siellä.", timed=True), language="fi")
    assert all(word.source is TimeSource.ESTIMATED for word in found.transcript.words)
    assert found.transcript.words[-1].end <= 11 * SAMPLE_RATE
    assert "estimated" in found.notes[0]


@pytest.mark.parametrize(("text", "doubted"), [(SAID, False), (OTHER, True)])
def test_words_with_times_are_held_against_the_sound(
    text: str,
    doubted: bool,  # noqa: FBT001 - a table's column
) -> None:
    texts = text.split()
    step = 10 * SAMPLE_RATE // len(texts)
    words = tuple(
        GivenWord(text=word, start=at * step, end=(at + 1) * step) for at, word in enumerate(texts)
    )
    given = GivenTranscript(form=TranscriptForm.WHISPER, segments=(GivenSegment(words=words),))
    found = _heard(given)
    assert found.fits
    assert any("may not be of" in note for note in found.notes) == doubted


def test_a_recording_is_read_once_while_stretches_rise() -> None:
    stretches = [(0, 5), (4, 9), (4, 6), (2, 3), (8, 9)]
    assert list(rising(stretches)) == [[(0, 5), (4, 9), (4, 6)], [(2, 3), (8, 9)]]
    assert not list(rising([]))

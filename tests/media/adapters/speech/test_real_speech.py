"""Real speech, in a real room, is aligned where it is heard."""

from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from reelwright.adapters.dtw.aligner import WarpingAligner
from reelwright.adapters.espeak.voice import EspeakVoice
from reelwright.adapters.pocketsphinx.aligner import PocketsphinxAligner
from reelwright.domain.voice.narration import cut_narration, utterances_of
from reelwright.domain.voice.takes import SpokenLine, TimeSource, Utterance
from reelwright.ports.voice import Aligner, AlignmentFailed, Recording

pytestmark = pytest.mark.media

SPEECH = Path(__file__).parents[2] / "files" / "jfk.flac"
LINES = (
    "And so, my fellow Americans,",
    "ask not what your country can do for you,",
    "ask what you can do for your country.",
)
HEARD = {0: 0.33, 5: 3.3, 7: 5.4, 14: 8.2}
"""Seconds at which words after a pause begin, read off the wave form."""


@pytest.fixture(scope="module")
def speech() -> Recording:
    resampler = av.AudioResampler(format="s16", layout="mono", rate=48_000)
    with av.open(str(SPEECH)) as container:
        frames = [out for frame in container.decode(audio=0) for out in resampler.resample(frame)]
    frames += resampler.resample(None)
    pcm = np.concatenate([frame.to_ndarray()[0] for frame in frames])
    return Recording(pcm=pcm.tobytes(), rate=48_000)


@pytest.fixture(
    params=[PocketsphinxAligner(), WarpingAligner(EspeakVoice())],
    ids=lambda aligner: type(aligner).__name__,
)
def aligner(request: pytest.FixtureRequest) -> Aligner:
    chosen: Aligner = request.param
    return chosen


def test_words_of_a_real_speaker_are_found(aligner: Aligner, speech: Recording) -> None:
    words = " ".join(LINES).split()
    times = aligner.align(speech, words, "en")
    assert {time.source for time in times} == {TimeSource.ALIGNED}
    for at, seconds in HEARD.items():
        assert times[at].start / speech.rate == pytest.approx(seconds, abs=0.08)
    assert all(0.05 < (time.end - time.start) / speech.rate < 1.5 for time in times)
    assert 10.3 < times[-1].end / speech.rate < 10.8


def test_another_text_is_refused(aligner: Aligner, speech: Recording) -> None:
    other = "The keeper of the lighthouse climbed the stairs each night to light the great lamp."
    with pytest.raises(AlignmentFailed, match="does not match the script"):
        aligner.align(speech, other.split(), "en")


def test_a_narration_becomes_takes_without_losing_a_sample(speech: Recording) -> None:
    lines = [
        SpokenLine(
            language="en",
            utterances=tuple(
                Utterance(first=at, last=at + 1, spoken=word)
                for at, word in enumerate(text.split())
            ),
        )
        for text in LINES
    ]
    times = PocketsphinxAligner().align(speech, utterances_of(lines), "en")
    narration = cut_narration(lines, times, speech.samples, speech.rate)
    takes = [speech.pcm[2 * line.start : 2 * line.end] for line in narration.lines]
    assert b"".join(takes) == speech.pcm
    assert narration.notes == ()
    cuts = [line.end / speech.rate for line in narration.lines]
    assert [round(cut, 1) for cut in cuts] == pytest.approx([2.7, 7.8, 11.0], abs=0.25)
    for before, after in pairwise(narration.lines):
        pcm = np.frombuffer(speech.pcm, np.int16)
        around = pcm[before.end - 2_400 : after.start + 2_400].astype(float)
        assert np.sqrt((around**2).mean()) < np.sqrt((pcm.astype(float) ** 2).mean()) / 5


def test_a_passage_that_was_not_read_is_told(speech: Recording) -> None:
    skipped = "This whole sentence was never spoken by anyone on that cold January day."
    texts = (LINES[0], skipped, LINES[1], LINES[2])
    lines = [
        SpokenLine(
            language="en",
            utterances=tuple(
                Utterance(first=at, last=at + 1, spoken=word)
                for at, word in enumerate(text.split())
            ),
        )
        for text in texts
    ]
    times = PocketsphinxAligner().align(speech, utterances_of(lines), "en")
    narration = cut_narration(lines, times, speech.samples, speech.rate)
    assert len(narration.notes) == 1
    assert narration.notes[0].startswith("Line 2")
    assert "was not heard" in narration.notes[0]
    third = narration.lines[2]
    assert (third.start + third.words[1].start) / speech.rate == pytest.approx(4.0, abs=0.1)

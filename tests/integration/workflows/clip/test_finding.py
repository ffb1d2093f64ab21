"""From a recording and its transcript to cuts, with real speech and real pauses."""

from pathlib import Path

import pytest

from builders.recordings import Take, write_recording
from builders.talks import SAID, TIMES, speech
from reelwright.adapters.pocketsphinx.aligner import PocketsphinxAligner
from reelwright.adapters.recordings.recordings import PyavRecordings
from reelwright.adapters.transcripts.reader import FileTranscripts
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.progress import Silent
from reelwright.workflows.clip.finding import Found, find
from reelwright.workflows.clip.hearing import TranscriptForeign
from reelwright.workflows.clip.order import ClipOrder, ClipStudio

pytestmark = pytest.mark.integration

OTHER = "The moon pulls harder on the nearer side of the sea than on the farther one. " * 12


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The speech three times, in one file of sound and another rate."""
    return write_recording(tmp_path_factory.mktemp("talk") / "talk.mkv", [Take(sound=speech())])


def _found(recording: Path, text: str, folder: Path) -> Found:
    transcript = folder / "talk.txt"
    transcript.write_text(text)
    studio = ClipStudio(
        recordings=PyavRecordings(),
        transcripts=FileTranscripts(),
        aligners=[PocketsphinxAligner()],
    )
    return find(ClipOrder(recording=recording, transcript=transcript), studio, Silent())


def test_a_clip_begins_and_ends_in_the_speakers_pauses(recording: Path, tmp_path: Path) -> None:
    found = _found(recording, " ".join([SAID] * TIMES), tmp_path)
    assert len(found.episode.told) == TIMES
    assert found.chosen
    first = found.chosen[0]
    assert 12 * SAMPLE_RATE <= first.cut.samples <= 60 * SAMPLE_RATE
    said = [word.text for word in found.words[first.cut.first : first.cut.last]]
    assert " ".join(said) in {" ".join([SAID] * times) for times in (2, 3)}
    for word in found.words:
        assert not word.start + 2400 < first.cut.start < word.end - 2400
        assert not word.start + 2400 < first.cut.end < word.end - 2400


def test_a_transcript_of_something_else_is_refused(recording: Path, tmp_path: Path) -> None:
    with pytest.raises(TranscriptForeign, match=r"talk\.mkv"):
        _found(recording, OTHER, tmp_path)

"""Who hears recordings, by the settings and by what is on the machine."""

from pathlib import Path

import pytest

from builders.talks import write_voice
from builders.whisper import Said, write_whisper
from reelwright.adapters.disk.store import FileStore
from reelwright.adapters.recordings.recordings import PyavRecordings
from reelwright.adapters.transcripts.reader import FileTranscripts
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.books import HomeBooks
from reelwright.app.wiring.cutting import cutting_room
from reelwright.app.wiring.recognition import recognisers_for
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.ledger import By
from reelwright.ports.progress import Silent
from reelwright.ports.recognition import Recogniser, RecogniserUnavailable
from reelwright.ports.services import KeyMissing
from reelwright.ports.voice import Recording
from reelwright.simulators.openai_recogniser.service import OpenAITranscriptionSimulator
from reelwright.simulators.speech.speaker import spoken
from reelwright.workflows.clip.clip import choose, run_id
from reelwright.workflows.clip.hearing import hear
from reelwright.workflows.clip.order import ClipOrder, ClipStudio

pytestmark = pytest.mark.integration

SAID = [Said(word="Die", start=0.4, end=0.9), Said(word="Flut.", start=0.9, end=2.0)]


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of an owner's models, with one in it."""
    folder = tmp_path_factory.mktemp("models")
    write_whisper(folder / "tiny", SAID, language="de")
    return folder


def _recognisers(settings: Settings) -> tuple[Recogniser, ...]:
    return recognisers_for(settings, FileStore(settings.home / "store"))


def _names(settings: Settings) -> list[str]:
    return [each.facts.name for each in _recognisers(settings)]


def test_a_machine_with_nothing_on_it_hears_english(tmp_path: Path) -> None:
    assert _names(Settings(home=tmp_path)) == ["pocketsphinx"]


def test_models_come_first_wherever_they_are(tmp_path: Path, models: Path) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "whisper").symlink_to(models)
    found = ["whisper:tiny", "pocketsphinx"]
    assert _names(Settings(home=tmp_path)) == found
    assert _names(Settings(home=tmp_path / "other", whisper_folder=models)) == found
    assert _names(Settings(home=tmp_path / "other", whisper_folder=models / "tiny")) == found


@pytest.mark.parametrize("name", ["pocketsphinx", "whisper:tiny", "whisper"])
def test_the_one_that_is_named_is_alone(tmp_path: Path, models: Path, name: str) -> None:
    settings = Settings(home=tmp_path, whisper_folder=models, recogniser=name)
    assert len(_names(settings)) == 1
    assert _names(settings)[0].startswith(name)


def test_one_that_is_not_here_is_told_with_those_that_are(tmp_path: Path, models: Path) -> None:
    settings = Settings(home=tmp_path, whisper_folder=models, recogniser="whisper:large-v3")
    with pytest.raises(RecogniserUnavailable, match=r"pocketsphinx, whisper:tiny, openai.*get"):
        _recognisers(settings)


def test_a_service_without_its_key_is_told(tmp_path: Path) -> None:
    with pytest.raises(KeyMissing, match="keys set openai"):
        _recognisers(Settings(home=tmp_path, recogniser="openai"))


def test_a_service_is_asked_once_for_a_piece_and_its_cost_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with OpenAITranscriptionSimulator() as service:
        monkeypatch.setenv("REELWRIGHT_KEY_OPENAI", service.key)
        settings = Settings(
            home=tmp_path,
            recogniser="openai:whisper-1",
            addresses={"openai_recogniser": service.address},
        )
        sound = Recording(pcm=bytes(20 * SAMPLE_RATE), rate=SAMPLE_RATE)
        for _ in range(2):
            (ear,) = _recognisers(settings)
            assert len(ear.recognise(sound, "en", lambda _: None).words) == 25
        assert len(service.requests) == 1
    (line,) = HomeBooks(tmp_path).costs(By.SERVICE)
    assert (line.key, str(line.amount)) == ("openai", "0.001")


def test_what_hearing_costs_counts_to_the_run_of_clips(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording = write_voice(tmp_path / "talk.wav")
    with OpenAITranscriptionSimulator() as service:
        monkeypatch.setenv("REELWRIGHT_KEY_OPENAI", service.key)
        settings = Settings(
            home=tmp_path / "home",
            recogniser="openai:whisper-1",
            addresses={"openai_recogniser": service.address},
        )
        order = ClipOrder(recording=recording, language="en", output=tmp_path / "out")
        opened, _ = choose(order, cutting_room(settings), Silent())
    (line,) = HomeBooks(tmp_path / "home").costs(By.VIDEO)
    assert (line.key, line.title) == (run_id(opened, order), "Clips of talk.wav")
    assert line.amount > 0


def test_the_language_that_was_found_is_the_recordings_and_is_told(
    tmp_path: Path, models: Path
) -> None:
    recording = tmp_path / "flut.wav"
    recording.write_bytes(spoken("The tide rises twice a day, and nobody knew why.").wav)
    studio = ClipStudio(
        recordings=PyavRecordings(),
        transcripts=FileTranscripts(),
        aligners=[],
        recognisers=_recognisers(Settings(home=tmp_path, whisper_folder=models)),
    )
    facts = studio.recordings.facts(recording)
    sound = studio.recordings.levels(recording, 0, Silent())
    heard = hear(ClipOrder(recording=recording), studio, facts, sound, Silent())
    assert heard.transcript.language == "de"
    assert heard.transcript.text == "Die Flut."
    assert heard.notes == ("whisper:tiny heard the language 'de', 100% sure.",)

"""A diariser through its real library, on small weights of the real format."""

import shutil
from pathlib import Path

import pytest

from builders.speaker_weights import ADA, BEN, voices, write_speaker_weights
from reelwright.adapters.disk.store import FileStore
from reelwright.adapters.guarded.kept_diariser import KeptDiariser
from reelwright.adapters.sherpa import diariser as sherpa
from reelwright.adapters.sherpa.diariser import SherpaDiariser
from reelwright.adapters.sherpa.weights import SpeakerWeights, weights_in
from reelwright.domain.sound.voices import HeardVoice, known_again
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.diarisation import DiarisationFailed, DiariserUnavailable
from reelwright.ports.progress import Cancelled
from reelwright.ports.recognition import Told
from reelwright.ports.voice import Recording

pytestmark = pytest.mark.integration

TALK = ((None, 1.0), (ADA, 4.0), (BEN, 3.0), (None, 1.0), (ADA, 5.0), (BEN, 4.0))
GARBAGE = bytes(range(256)) * 20


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_speaker_weights(tmp_path_factory.mktemp("models") / "tones")


def _nobody(_: int) -> None:
    pass


def _diarised(folder: Path, pcm: bytes, threads: int = 1) -> tuple[HeardVoice, ...]:
    diariser = SherpaDiariser(SpeakerWeights(folder), threads=threads)
    return diariser.diarise(Recording(pcm=pcm, rate=SAMPLE_RATE), _nobody)


def _seconds(voice: HeardVoice) -> list[tuple[float, float]]:
    return [(start / SAMPLE_RATE, end / SAMPLE_RATE) for start, end in voice.turns]


def test_two_voices_are_told_apart_and_known_again_in_another_piece(folder: Path) -> None:
    first, second = _diarised(folder, voices(*TALK))
    assert _seconds(first) == [pytest.approx((1, 5), abs=0.1), pytest.approx((9, 14), abs=0.1)]
    assert _seconds(second) == [pytest.approx((5, 8), abs=0.1), pytest.approx((14, 18), abs=0.1)]
    later = _diarised(folder, voices((BEN, 6.0), (None, 1.0), (ADA, 5.0)))
    assert known_again([(first, second), later]) == ((0, 1), (1, 0))


def test_the_number_of_threads_changes_nothing(folder: Path) -> None:
    assert _diarised(folder, voices(*TALK)) == _diarised(folder, voices(*TALK), threads=2)


@pytest.mark.parametrize("seconds", [0.01, 3.0])
def test_silence_has_no_voices(folder: Path, seconds: float) -> None:
    assert _diarised(folder, voices((None, seconds))) == ()


@pytest.mark.parametrize("broken", ["segmentation.onnx", "embedding.onnx"])
@pytest.mark.parametrize("fault", ["garbage", "empty", "another kind", "missing"])
def test_weights_that_cannot_be_read_are_named(
    folder: Path, tmp_path: Path, broken: str, fault: str
) -> None:
    own = tmp_path / "own"
    shutil.copytree(folder, own)
    other = {"segmentation.onnx": "embedding.onnx", "embedding.onnx": "segmentation.onnx"}[broken]
    if fault == "missing":
        (own / broken).unlink()
    elif fault == "another kind":
        shutil.copy(folder / other, own / broken)
    else:
        (own / broken).write_bytes(GARBAGE if fault == "garbage" else b"")
    with pytest.raises(DiariserUnavailable, match=rf"{broken} cannot be read.*models get") as told:
        _diarised(own, voices((ADA, 1.0)))
    assert "\n" not in str(told.value)
    assert "/project/" not in str(told.value)


def test_a_folder_counts_only_with_both_models(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "whole")
    shutil.copytree(folder, tmp_path / "half")
    (tmp_path / "half" / "embedding.onnx").unlink()
    assert [each.name for each in weights_in([tmp_path])] == ["sherpa:whole"]
    with pytest.raises(DiariserUnavailable):
        _ = SherpaDiariser(SpeakerWeights(tmp_path / "half")).facts


def test_other_weights_have_another_version(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "own")
    with (tmp_path / "own" / "embedding.onnx").open("ab") as weights:
        weights.write(b"\0")
    one, other = (SherpaDiariser(SpeakerWeights(each)) for each in (folder, tmp_path / "own"))
    assert one.facts.version != other.facts.version


def test_whoever_stops_it_waits_for_no_answer(folder: Path) -> None:
    def stop(_: int) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        SherpaDiariser(SpeakerWeights(folder)).diarise(
            Recording(pcm=voices(*TALK), rate=SAMPLE_RATE), stop
        )


def test_one_that_hangs_is_ended(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sherpa, "PATIENCE", 0.0)
    slow = SherpaDiariser(SpeakerWeights(folder), slowness=0.0)
    with pytest.raises(DiarisationFailed, match="did not answer"):
        slow.diarise(Recording(pcm=voices((ADA, 1.0)), rate=SAMPLE_RATE), _nobody)


def test_one_that_is_slow_to_listen_still_hears_everything(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sherpa, "POLL", 0.001)
    first, second = _diarised(folder, voices(*TALK))
    assert len(first.turns) == len(second.turns) == 2


def test_what_was_told_of_a_piece_is_kept(folder: Path, tmp_path: Path) -> None:
    class Once(SherpaDiariser):
        asked = 0

        def diarise(self, sound: Recording, told: Told) -> tuple[HeardVoice, ...]:
            Once.asked += 1
            return super().diarise(sound, told)

    kept = KeptDiariser(Once(SpeakerWeights(folder)), FileStore(tmp_path))
    sound = Recording(pcm=voices((ADA, 3.0), (BEN, 3.0)), rate=SAMPLE_RATE)
    assert kept.diarise(sound, _nobody) == kept.diarise(sound, _nobody)
    assert Once.asked == 1

"""The engine is found where packages put it, and only whole."""

from pathlib import Path

import pytest

from reelwright.adapters.flite.libraries import HOW_TO_GET, find
from reelwright.adapters.flite.voice import FliteVoice
from reelwright.domain.voice.takes import SpokenLine, VoiceRef
from reelwright.ports.voice import VoiceUnavailable

pytestmark = pytest.mark.unit

WHOLE = ("flite", "flite_usenglish", "flite_cmulex", "flite_cmu_us_slt")


def install(folder: Path, parts: tuple[str, ...], suffix: str = ".so.1") -> Path:
    folder.mkdir()
    for part in parts:
        (folder / f"lib{part}{suffix}").touch()
    return folder


def test_the_first_folder_that_has_every_part_is_used(tmp_path: Path) -> None:
    partial = install(tmp_path / "a", WHOLE[:3])
    whole = install(tmp_path / "b", WHOLE, ".dylib")
    found = find((partial, whole, tmp_path / "missing"), "slt")
    assert found == tuple(str(whole / f"lib{part}.dylib") for part in WHOLE)
    assert find((partial,), "slt") == ()


def test_only_installed_voices_are_listed(tmp_path: Path) -> None:
    folder = install(tmp_path / "a", WHOLE)
    (folder / "libflite.so.1").rename(folder / "libflite.so.2.2")
    (folder / "libflite.so.1").symlink_to("libflite.so.2.2")
    voices = FliteVoice((folder,)).voices()
    assert [(str(ref), ref.version) for ref in voices] == [("flite:slt", "2.2-1")]


def test_without_the_library_there_is_no_voice_and_one_sentence_how_to_get_it() -> None:
    voice = FliteVoice(())
    assert voice.voices() == ()
    line = SpokenLine(language="en", utterances=())
    with pytest.raises(VoiceUnavailable) as told:
        voice.speak(line, VoiceRef(provider="flite", name="slt", language="en"))
    assert HOW_TO_GET in str(told.value)
    assert "libflite1" in HOW_TO_GET

"""``reelwright clip``: what would be cut, and what is said of what cannot be."""

from pathlib import Path

import pytest

from builders.command import Ran
from builders.in_process import InProcess
from builders.recordings import Take, write_recording
from builders.talks import TALK, speech, write_talk, write_transcript

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A talk of half a minute, with its transcript beside it."""
    file = write_talk(tmp_path_factory.mktemp("talk") / "talk.mkv")
    write_transcript(file.with_suffix(".txt"))
    return file


def _clip(home: Path, recording: Path, transcript: Path, *options: str) -> Ran:
    return InProcess(home)("clip", str(recording), "--transcript", str(transcript), *options)


def test_a_dry_run_tells_what_would_be_cut_and_why(talk: Path, tmp_path: Path) -> None:
    ran = _clip(tmp_path, talk, talk.with_suffix(".txt"), "--dry-run", "--json")
    assert ran.code == 0
    assert ran.values["language"] == "en"
    (clip,) = ran.values["clips"]
    assert 12 <= clip["end"] - clip["start"] <= 60
    assert clip["text"] in " ".join(TALK)
    assert clip["reasons"][0]["sentence"] in TALK
    assert clip["interval"][0] <= clip["score"] <= clip["interval"][1]
    assert "1 of 5 clips" in ran.values["why_fewer"]
    assert not (tmp_path / "clips").exists()


def test_a_transcript_of_another_recording_is_noticed(talk: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("The moon pulls harder on the nearer side of the sea than it does. " * 12)
    ran = _clip(tmp_path, talk, other)
    assert ran.code == 1
    assert "other.txt is not of talk.mkv" in ran.err


def test_what_is_no_recording_is_said_in_a_sentence(talk: Path, tmp_path: Path) -> None:
    text = talk.with_suffix(".txt")
    ran = _clip(tmp_path, text, text)
    assert ran.code == 1
    assert "talk.txt is no recording that can be read" in ran.err


def test_a_recording_too_short_for_a_clip_is_refused(tmp_path: Path) -> None:
    short = write_recording(tmp_path / "short.wav", [Take(sound=speech(times=1))])
    text = write_transcript(tmp_path / "short.txt")
    ran = _clip(tmp_path, short, text)
    assert ran.code == 1
    assert "short.wav lasts 11.0 seconds, and a clip at least 12" in ran.err


@pytest.mark.parametrize("name", ["clips.json", "index.html"])
def test_a_folder_of_something_else_is_left_alone(talk: Path, tmp_path: Path, name: str) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / name).write_text('{"mine": true}')
    ran = _clip(tmp_path, talk, talk.with_suffix(".txt"), "--output", str(taken))
    assert ran.code == 1
    assert "is not of Reelwright" in ran.err
    assert [file.name for file in taken.iterdir()] == [name]


def test_a_recording_that_is_not_there_is_named(talk: Path, tmp_path: Path) -> None:
    ran = _clip(tmp_path, talk.with_name("gone.mp4"), talk.with_suffix(".txt"))
    assert ran.code == 1
    assert "gone.mp4" in ran.err

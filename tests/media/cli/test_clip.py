"""``reelwright clip`` to the end: what stands in the folder, and what is in the video."""

import json
from pathlib import Path

import av
import opentimelineio as otio
import pytest

from builders.command import Ran
from builders.in_process import InProcess
from builders.talks import TALK, write_talk, write_transcript
from reelwright.domain.time import SAMPLE_RATE

pytestmark = pytest.mark.media


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("<talk> & more")


@pytest.fixture(scope="module")
def ran(folder: Path) -> Ran:
    """A talk of a quarter of a minute, made into one clip."""
    return _clip(folder)


def _clip(folder: Path) -> Ran:
    talk, text = folder / "talk.mkv", folder / "talk.txt"
    if not talk.exists():
        write_transcript(text)
        write_talk(talk)
    options = ("--transcript", str(text), "--preset", "480p", "--output", str(folder / "out"))
    return InProcess(folder / "home")("clip", str(talk), *options, "--json")


def test_the_list_tells_of_a_clip_that_may_go_out(ran: Ran, folder: Path) -> None:
    assert (ran.code, ran.values["passed"]) == (0, True)
    listed = json.loads((folder / "out/clips.json").read_text())
    assert listed["clips"] == ran.values["clips"]
    (clip,) = listed["clips"]
    assert clip["title"] in TALK[0]
    assert clip["last"] - clip["first"] == pytest.approx(
        (clip["end"] - clip["start"]) * SAMPLE_RATE, abs=SAMPLE_RATE / 500
    )
    assert listed["why_fewer"].startswith("1 of 5 clips")
    assert json.loads((folder / "out/rejected.json").read_text())["schema"] == 1


def test_every_file_that_is_listed_is_there_and_nothing_unfinished(ran: Ran, folder: Path) -> None:
    out = folder / "out"
    (clip,) = ran.values["clips"]
    files = clip["files"]
    named = [*files["videos"].values(), *files["captions"]]
    named += [files[one] for one in ("thumbnail", "metadata", "verdict", "timeline", "manifest")]
    assert all((out / name).stat().st_size for name in named)
    assert not [file for file in out.rglob("*") if "unfinished" in file.name]


def test_the_video_is_tall_as_long_as_its_cut_and_says_its_words(ran: Ran, folder: Path) -> None:
    (clip,) = ran.values["clips"]
    with av.open(str(folder / "out" / clip["files"]["videos"]["9:16"])) as video:
        picture = video.streams.video[0]
        assert (picture.width, picture.height) == (480, 854)
        assert video.duration is not None
        assert video.duration / av.time_base == pytest.approx(clip["end"] - clip["start"], abs=0.05)
    verdict = json.loads((folder / "out" / clip["files"]["verdict"]).read_text())
    checks = {check["name"]: check for check in verdict["masters"][0]["checks"]}
    for name in ("captions in time", "loudness", "text contrast", "cuts clean", "face in frame"):
        assert checks[name]["outcome"] == "passed", checks[name]
    captions = (folder / "out" / clip["files"]["captions"][0]).read_text()
    assert "ninety" in captions.lower()


def test_the_timeline_leads_back_to_the_recording(ran: Ran, folder: Path) -> None:
    (clip,) = ran.values["clips"]
    timeline = otio.adapters.read_from_file(str(folder / "out" / clip["files"]["timeline"]))
    (sound,) = timeline.audio_tracks()[0]
    assert sound.media_reference.target_url == (folder / "talk.mkv").as_uri()
    span = sound.source_range
    assert (span.start_time.value, span.duration.value) == (
        clip["first"],
        clip["last"] - clip["first"],
    )


def test_what_is_said_beside_it_is_from_the_talk(ran: Ran, folder: Path) -> None:
    (clip,) = ran.values["clips"]
    metadata = json.loads((folder / "out" / clip["files"]["metadata"]).read_text())
    assert metadata["title"] == clip["title"]
    assert TALK[1] in metadata["description"]
    assert "From “talk”, 0:00." in metadata["description"]


def test_the_page_shows_it_and_runs_nothing(ran: Ran, folder: Path) -> None:
    (clip,) = ran.values["clips"]
    page = (folder / "out/index.html").read_text()
    assert clip["files"]["videos"]["9:16"] in page
    assert "data:image/jpeg;base64," in page
    assert "<script" not in page


def test_it_is_a_production_and_an_episode_of_the_library(ran: Ran, folder: Path) -> None:
    (clip,) = ran.values["clips"]
    reelwright = InProcess(folder / "home")
    (kept,) = reelwright("clips", "--json").values
    assert kept["id"] == clip["id"]
    (made,) = reelwright("productions", "--json").values
    assert made["state"] == "passed"


def test_a_second_run_makes_nothing_anew(ran: Ran, folder: Path) -> None:
    store = folder / "home/store"
    before = sorted(file for file in store.rglob("*.mp4"))
    again = _clip(folder)
    assert again.values == ran.values
    assert sorted(file for file in store.rglob("*.mp4")) == before

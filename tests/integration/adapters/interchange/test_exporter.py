"""The documents are read back: lengths in frames, names, and files that exist."""

import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import opentimelineio as otio
import pytest

from reelwright.adapters.interchange.exporter import OtioExporter
from reelwright.domain.canvas import Format, Preset, canvas_for
from reelwright.domain.edit.timeline import PlacedScene, PlacedTake, Timeline
from reelwright.domain.script.scenes import Line, Scene
from reelwright.domain.script.visuals import StatementCard
from reelwright.domain.time import SAMPLE_RATE, FrameRate
from reelwright.domain.voice.takes import Take

pytestmark = pytest.mark.integration

CANVAS = canvas_for(Format.TALL, Preset.P480)
HOSTILE = 'It\'s "5 < 6" & <b>C:\\a/b</b> \U0001f98a\x00\x1b\n]]> %20 ../x'


def _take(mark: str, samples: int) -> Take:
    return Take(sha256=mark * 64, samples=samples, words=())


def _placed(
    start: int, frames: int, texts: tuple[str, ...], takes: tuple[PlacedTake, ...], section: str
) -> PlacedScene:
    lines = tuple(Line(text=text) for text in texts)
    scene = Scene(lines=lines, visual=StatementCard(text=texts[0]), section=section)
    return PlacedScene(scene=scene, start=start, frames=frames, takes=takes)


def _timeline(title: str = "Sky", rate: FrameRate | None = None) -> Timeline:
    first = (
        PlacedTake(take=_take("a", 40_001), offset=0),
        PlacedTake(take=_take("b", 30_000), offset=50_500),
    )
    scenes = (
        _placed(0, 60, ("Why is it blue?", "Light scatters."), first, "Light"),
        _placed(60, 45, (HOSTILE,), (PlacedTake(take=_take("c", 70_000), offset=999),), "Light"),
        _placed(105, 10, ("So.",), (PlacedTake(take=_take("a", 16_000), offset=0),), "The <end>"),
    )
    return Timeline(
        title=title,
        language="en",
        rate=rate or FrameRate(),
        scenes=scenes,
        transition_frames=15,
    )


def _media(folder: Path) -> dict[str, Path]:
    names = {
        "scene-1": "media/scene 1 & more.png",
        "scene-2": "media/scene-2.jpg",
        "scene-3": "media/scene-3.png",
        "a" * 64: "media/take-1.wav",
        "b" * 64: "media/täke#2.wav",
        "c" * 64: "media/take-3.wav",
    }
    (folder / "media").mkdir(exist_ok=True)
    for name in names.values():
        (folder / name).write_bytes(b"x")
    return {key: folder / name for key, name in names.items()}


def _export(folder: Path, timeline: Timeline) -> tuple[Any, Any]:
    written = OtioExporter().export(timeline, CANVAS, _media(folder), folder)
    assert [file.name for file in written] == ["timeline.otio", "timeline.xml"]
    exact, framed = (
        otio.adapters.read_from_file(str(file), adapter)
        for file, adapter in zip(written, ("otio_json", "fcp_xml"), strict=True)
    )
    return exact, framed


@pytest.mark.parametrize(
    "rate", [FrameRate(), FrameRate(numerator=30000, denominator=1001), FrameRate(numerator=25)]
)
def test_lengths_and_names_come_back(tmp_path: Path, rate: FrameRate) -> None:
    timeline = _timeline(rate=rate)
    for document in _export(tmp_path, timeline):
        picture = document.video_tracks()[0]
        clips = list(picture.find_clips())
        assert [clip.source_range.duration.value for clip in clips] == [60, 45, 10]
        assert [picture.range_of_child(clip).start_time.value for clip in clips] == [0, 60, 105]
        assert [clip.name.partition(" ")[0] for clip in clips] == ["scene-1", "scene-2", "scene-3"]
        assert picture.duration().value == timeline.frames
        assert picture.duration().rate == pytest.approx(float(rate.fraction), abs=1e-4)
        assert [clip.name for clip in document.audio_tracks()[0].find_clips()] == [
            "line-1 Why is it blue?",
            "line-2 Light scatters.",
            clips[1].name.replace("scene-2", "line-3"),
            "line-4 So.",
        ]


def test_takes_are_placed_to_the_sample_and_to_the_frame(tmp_path: Path) -> None:
    timeline = _timeline()
    exact, framed = _export(tmp_path, timeline)
    starts = [0, 50_500, 60 * 1600 + 999, 105 * 1600]
    track = exact.audio_tracks()[0]
    clips = list(track.find_clips())
    assert [track.range_of_child(clip).start_time.value for clip in clips] == starts
    assert [clip.source_range.duration.value for clip in clips] == [40_001, 30_000, 70_000, 16_000]
    track = framed.audio_tracks()[0]
    places = [track.range_of_child(clip) for clip in track.find_clips()]
    assert [place.start_time.value for place in places] == [start // 1600 for start in starts]
    for place, start, clip in zip(places, starts, clips, strict=True):
        end = start + clip.source_range.duration.value
        assert place.end_time_exclusive().value * 1600 >= end
    for before, after in pairwise(places):
        assert before.end_time_exclusive().value <= after.start_time.value


def test_every_path_is_relative_and_exists_wherever_the_folder_goes(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    _export(tmp_path / "here", _timeline())
    shutil.move(tmp_path / "here", tmp_path / "there")
    exact = otio.adapters.read_from_file(str(tmp_path / "there" / "timeline.otio"))
    urls = [clip.media_reference.target_url for clip in exact.find_clips()]
    xml = ET.parse(tmp_path / "there" / "timeline.xml")  # noqa: S314 - written by us
    urls += [element.text for element in xml.iter("pathurl")]
    assert len(urls) == 7 + 6
    for url in urls:
        assert not url.startswith("/")
        assert (tmp_path / "there" / unquote(url)).is_file()
        assert " " not in url


def test_a_dissolve_lies_on_each_boundary_that_has_one(tmp_path: Path) -> None:
    for document in _export(tmp_path, _timeline()):
        picture = document.video_tracks()[0]
        kinds = [type(item).__name__ for item in picture]
        assert kinds == ["Clip", "Transition", "Clip", "Clip"]
        assert (picture[1].in_offset.value, picture[1].out_offset.value) == (7, 7)
        for clip in picture.find_clips():
            room = clip.source_range.start_time - clip.media_reference.available_range.start_time
            assert room.value >= 7


def test_sections_are_marked(tmp_path: Path) -> None:
    for document in _export(tmp_path, _timeline()):
        marks = [
            (mark.name, mark.marked_range.start_time.value) for mark in document.tracks.markers
        ]
        assert marks == [("Light", 0), ("The <end>", 105)]


@pytest.mark.parametrize("title", [HOSTILE, "", "\x00", "\ufffe\ud800", "日本 \U0001f98a"])
def test_a_hostile_title_survives(tmp_path: Path, title: str) -> None:
    exact, framed = _export(tmp_path, _timeline(title))
    assert exact.name == framed.name
    assert exact.name
    assert "".join(exact.name.split()) in {"".join(title.split()), "Untitled"} or title == HOSTILE
    if title == HOSTILE:
        assert exact.name.startswith('It\'s "5 < 6" & <b>C:\\a/b</b> \U0001f98a ')


def test_the_documents_are_the_same_bytes_each_time(tmp_path: Path) -> None:
    texts = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        _export(tmp_path / name, _timeline())
        texts.append(
            [(tmp_path / name / f"timeline.{kind}").read_bytes() for kind in ("otio", "xml")]
        )
    assert texts[0] == texts[1]


def test_the_sequence_has_the_size_of_the_canvas(tmp_path: Path) -> None:
    _export(tmp_path, _timeline())
    xml = ET.parse(tmp_path / "timeline.xml")  # noqa: S314 - written by us
    size = xml.find(".//sequence/media/video/format/samplecharacteristics")
    assert size is not None
    assert (size.findtext("width"), size.findtext("height")) == ("480", "854")


def test_a_picture_that_is_not_there_is_a_hole(tmp_path: Path) -> None:
    media = _media(tmp_path)
    del media["scene-2"], media["c" * 64]
    OtioExporter().export(_timeline(), CANVAS, media, tmp_path)
    exact = otio.adapters.read_from_file(str(tmp_path / "timeline.otio"))
    holes = [clip.name for clip in exact.find_clips() if clip.media_reference.is_missing_reference]
    assert [name.partition(" ")[0] for name in holes] == ["scene-2", "line-3"]


def test_a_clip_has_no_room_and_is_cut_to(tmp_path: Path) -> None:
    media = _media(tmp_path)
    media["scene-2"] = tmp_path / "media" / "scene-2.mp4"
    OtioExporter().export(_timeline(), CANVAS, media, tmp_path)
    exact = otio.adapters.read_from_file(str(tmp_path / "timeline.otio"))
    picture = exact.video_tracks()[0]
    assert [type(item).__name__ for item in picture] == ["Clip", "Clip", "Clip"]
    assert picture[1].media_reference.available_range.duration.value == 45


def test_takes_end_with_the_picture(tmp_path: Path) -> None:
    timeline = _timeline()
    exact, _ = _export(tmp_path, timeline)
    seconds = exact.audio_tracks()[0].duration().to_seconds()
    assert seconds * SAMPLE_RATE <= timeline.samples

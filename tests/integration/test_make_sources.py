"""``reelwright make`` from the web, with the owner's footage, narration, music and words."""

import wave
from pathlib import Path

import numpy as np
import opentimelineio
import pytest
from PIL import Image

from builders.command import Command
from builders.footage import scene, write_clip
from reelwright.simulators.web.server import WebSimulator

pytestmark = pytest.mark.integration

ALLOWED = {"REELWRIGHT_ALLOW_PRIVATE_ADDRESSES": "true"}


def test_a_private_address_is_refused_unless_it_is_allowed(command: Command) -> None:
    with WebSimulator() as web:
        refused = command("make", f"{web.base}/articles/tides", "--dry-run")
        assert refused.code == 1
        assert "private" in refused.err
        assert not web.requests
        read = command("make", f"{web.base}/articles/tides", "--dry-run", "--json", **ALLOWED)
    assert read.code == 0, read.err
    assert read.values["scenes"] >= 3


@pytest.mark.parametrize(
    "fault", ["endless", "redirect-loop", "redirect-file", "picture", "json", "500", "nothing"]
)
def test_a_fault_of_the_web_is_one_sentence(command: Command, fault: str) -> None:
    with WebSimulator() as web:
        ran = command("make", f"{web.base}/faults/{fault}", "--output", "out", **ALLOWED)
    assert ran.code == 1
    assert ran.err.strip().splitlines()[-1].startswith("Error: ")
    assert "Traceback" not in ran.err
    assert not (command.folder / "out").exists()


def test_an_item_is_chosen_from_a_feed(command: Command) -> None:
    with WebSimulator() as web:
        titles = [
            command(
                "make", f"{web.base}/feed", "--item", item, "--dry-run", "--json", **ALLOWED
            ).values["title"]
            for item in ("0", "1")
        ]
    assert len(set(titles)) == 2


@pytest.fixture
def footage(command: Command) -> Path:
    """A folder as owners have them: good, odd and broken."""
    folder = command.folder / "footage"
    folder.mkdir()
    Image.fromarray(scene(seed=1)).save(folder / "old-bulb-60-watts.jpg")
    Image.fromarray(scene(seed=2)).save(folder / "lamp-turns-current-into-light.png")
    write_clip(folder / "turned-new-one-lasts-15-years.mp4", picture=scene(seed=3), rotation=90)
    whole = write_clip(folder / "whole.mp4", picture=scene(seed=4)).read_bytes()
    (folder / "truncated-power.mp4").write_bytes(whole[: len(whole) // 3])
    Image.fromarray(scene(1, 1)).save(folder / "dot.png")
    (folder / "empty.mov").write_bytes(b"")
    (folder / "notes.txt").write_text("not footage")
    return folder


def test_the_owners_footage_is_shown_and_broken_files_are_noted(
    command: Command, article: Path, footage: Path
) -> None:
    ran = command.make(article.name, "--footage", footage.name, "--output", "out")
    assert ran.code == 0, ran.out + ran.err
    notes = "\n".join(ran.values["notes"])
    assert "dot.png" in notes
    assert "empty.mov" in notes
    manifest = (command.folder / "out" / "manifest.json").read_text()
    assert '"own"' in manifest
    read = opentimelineio.adapters.read_from_file(str(command.folder / "out" / "timeline.otio"))
    media = [clip.media_reference.target_url for clip in read.find_clips()]
    assert all((command.folder / "out" / url).is_file() for url in media)
    assert any(url.endswith(".mov") for url in media)
    assert not list((command.folder / "out" / "media").glob("*.mp4"))


def test_a_scene_shows_the_footage_that_its_script_names(
    command: Command, article: Path, footage: Path
) -> None:
    command.make(article.name, "--output", "out")
    script = command.folder / "out" / "script.md"
    text = script.read_text().replace("[auto: section]", "[footage: whole.mp4]", 1)
    script.write_text(text)
    made = command.make("out/script.md", "--footage", footage.name)
    assert made.code == 0, made.out + made.err
    script.write_text(text.replace("whole.mp4", "hole.mp4"))
    missing = command.make("out/script.md", "--footage", footage.name)
    assert missing.code == 1
    assert "whole.mp4" in missing.err


def test_the_owners_narration_is_used_as_it_is(command: Command, article: Path) -> None:
    spoken = command.make(article.name, "--output", "spoken", "--voice", "espeak:en-gb")
    assert spoken.code == 0, spoken.err
    takes = sorted((command.folder / "spoken" / "media").glob("take-*.wav"))
    narration = command.folder / "narration.wav"
    with wave.open(str(narration), "wb") as out:
        out.setparams((1, 2, 48_000, 0, "NONE", ""))
        for take in takes:
            with wave.open(str(take)) as part:
                out.writeframes(part.readframes(part.getnframes()) + bytes(2 * 14_400))
    ran = command.make(article.name, "--narration", narration.name, "--output", "narrated")
    assert ran.code == 0, ran.out + ran.err
    assert ran.values["voice"] == "narration:narration.wav"
    with wave.open(str(narration)) as whole:
        seconds = whole.getnframes() / 48_000
    assert ran.values["seconds"] == pytest.approx(seconds, abs=0.5)


def test_a_narration_of_another_text_is_refused(command: Command, article: Path) -> None:
    noise = np.random.default_rng(1).normal(0, 4000, 48_000 * 12).astype("<i2")
    with wave.open(str(command.folder / "noise.wav"), "wb") as out:
        out.setparams((1, 2, 48_000, 0, "NONE", ""))
        out.writeframes(noise.tobytes())
    ran = command.make(article.name, "--narration", "noise.wav", "--output", "out")
    assert ran.code == 1
    assert "match" in ran.err
    assert not (command.folder / "out").exists()


def test_pronunciations_and_music_are_the_owners(command: Command, article: Path) -> None:
    (command.folder / "words.toml").write_text('lamp = "lump"')
    silence = command.folder / "music.wav"
    with wave.open(str(silence), "wb") as out:
        out.setparams((2, 2, 44_100, 0, "NONE", ""))
        tone = (3000 * np.sin(np.arange(44_100) / 20)).astype("<i2")
        out.writeframes(np.stack([tone, tone], 1).tobytes())
    ran = command.make(
        article.name, "--pronunciations", "words.toml", "--music", "music.wav", "--output", "out"
    )
    assert ran.code == 0, ran.out + ran.err
    assert "lamp" in (command.folder / "out" / "captions.srt").read_text()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--music", "gone.mp3"), "gone.mp3"),
        (("--narration", "gone.wav"), "gone.wav"),
        (("--footage", "gone"), "gone"),
        (("--theme", "midnigt"), "midnight"),
        (("--voice", "espeak:klingon"), "espeak:en-us"),
        (("--pronunciations", "gone.toml"), "gone.toml"),
    ],
)
def test_what_is_not_there_is_named(
    command: Command, article: Path, options: tuple[str, str], told: str
) -> None:
    ran = command("make", article.name, *options, "--output", "out")
    assert ran.code == 1
    assert told in ran.err
    assert "Traceback" not in ran.err
    assert not (command.folder / "out").exists()


@pytest.mark.parametrize("codec", ["av1"])
def test_av1_passes_the_same_verdict(command: Command, article: Path, codec: str) -> None:
    ran = command.make(article.name, "--codec", codec, "--output", "out")
    assert ran.code == 0, ran.out + ran.err


@pytest.mark.parametrize("captions", ["none", "sidecar"])
def test_captions_may_stay_out_of_the_picture(
    command: Command, article: Path, captions: str
) -> None:
    ran = command.make(article.name, "--captions", captions, "--output", "out")
    assert ran.code == 0, ran.out + ran.err
    assert (command.folder / "out" / "captions.srt").exists() == (captions == "sidecar")

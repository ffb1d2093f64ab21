"""``reelwright make`` from a source to a folder, as a person runs it."""

import hashlib
import json
from pathlib import Path

import pytest

from builders.command import Command

pytestmark = pytest.mark.integration

FILES = {
    "captions.srt",
    "captions.vtt",
    "manifest.json",
    "metadata.json",
    "run.json",
    "script.md",
    "thumbnail.jpg",
    "timeline.otio",
    "timeline.xml",
    "verdict.json",
}


def shown(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir() if not file.name.startswith(".")}


def hashes(folder: Path) -> dict[str, str]:
    """Of every file that must not depend on when, where or how fast it was made."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != "run.json" and ".reelwright" not in file.parts
    }


def test_an_article_becomes_a_folder_of_inspected_masters(command: Command, article: Path) -> None:
    ran = command.make(article.name, "--format", "16:9", "--format", "9:16", "--output", "out")
    assert ran.code == 0, ran.err
    folder = command.folder / "out"
    masters = {"two-small-lamps.16x9.mp4", "two-small-lamps.9x16.mp4"}
    assert shown(folder) == FILES | masters | {"media"}
    assert {file.name for file in folder.rglob("*.mp4")} == masters
    assert ran.values["passed"] is True
    assert len({master["frames"] for master in ran.values["masters"]}) == 1
    metadata = json.loads((folder / "metadata.json").read_text())
    assert metadata["title"] == "Two small lamps"


def test_making_it_again_does_nothing_anew(command: Command, article: Path) -> None:
    first = command.make(article.name, "--output", "out")
    before = hashes(command.folder / "out")
    second = command.make(article.name, "--output", "out")
    assert first.values["work"]["pieces_rendered"] > 0
    assert second.values["work"]["lines_recorded"] == 0
    assert second.values["work"]["pieces_rendered"] == 0
    assert hashes(command.folder / "out") == before


def test_the_same_bytes_come_from_any_number_of_workers(command: Command, article: Path) -> None:
    one = Command(folder=command.folder, home=command.home / "one")
    two = Command(folder=command.folder, home=command.home / "two")
    assert one.make(article.name, "--output", "one", "--workers", "1").code == 0
    assert two.make(article.name, "--output", "two", "--workers", "2").code == 0
    assert hashes(command.folder / "one") == hashes(command.folder / "two")


def test_an_edited_sentence_costs_that_sentence(command: Command, article: Path) -> None:
    made = command.make(article.name, "--output", "out").values
    script = command.folder / "out" / "script.md"
    edited = script.read_text().replace("The new one lasts for 15 years.", "It lasts for decades.")
    assert edited != script.read_text()
    script.write_text(edited)
    again = command.make("out/script.md").values
    assert again["work"]["lines_recorded"] == 1
    assert 1 <= again["work"]["pieces_rendered"] <= 3 < made["work"]["pieces_rendered"]
    assert [master["file"] for master in again["masters"]] == [
        master["file"] for master in made["masters"]
    ]
    assert "decades" in (command.folder / "out" / "captions.srt").read_text()


def test_an_edited_script_is_never_overwritten_without_fresh(
    command: Command, article: Path
) -> None:
    command.make(article.name, "--output", "out")
    script = command.folder / "out" / "script.md"
    script.write_text(script.read_text().replace("15 years", "20 years"))
    edited = script.read_text()
    kept = command.make(article.name, "--output", "out")
    assert script.read_text() == edited
    assert any("was edited" in note for note in kept.values["notes"])
    command.make(article.name, "--output", "out", "--fresh")
    assert "15 years" in script.read_text()


def test_a_script_is_made_again_with_the_settings_of_its_production(
    command: Command, article: Path
) -> None:
    command.make(article.name, "--output", "out", "--format", "1:1", "--music", "none")
    again = command("make", "out/script.md", "--json").values
    assert [master["format"] for master in again["masters"]] == ["1:1"]
    assert again["work"]["pieces_rendered"] == 0


@pytest.mark.parametrize("seconds", [25, 60])
def test_a_length_is_kept_within_ten_percent(command: Command, seconds: int) -> None:
    long = command.folder / "long.md"
    sentences = [
        f"Point number {n} is about the {thing} of the harbour, which people repaired by hand."
        for n, thing in enumerate(["walls", "boats", "lamps", "nets", "ropes", "stairs"] * 6)
    ]
    long.write_text("# The harbour\n\n" + "\n\n".join(sentences))
    ran = command.make("long.md", "--length", f"{seconds}s", "--captions", "none")
    assert ran.code == 0, ran.err
    assert ran.values["shortened"] is True
    assert ran.values["seconds"] == pytest.approx(seconds, rel=0.1)


def test_a_dry_run_makes_nothing(command: Command, article: Path) -> None:
    ran = command.make(article.name, "--dry-run", "--output", "out")
    assert ran.code == 0
    assert ran.values["cost"] == "0"
    assert ran.values["seconds"] > 5
    assert not (command.folder / "out").exists()


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("He said שלום and left the room at noon. She waved.", "No font here can draw"),
        ("これは日本語の文章です。とても面白いです。", "cannot be spoken here yet"),
    ],
)
def test_a_dry_run_refuses_what_a_run_would_refuse(
    command: Command, text: str, refusal: str
) -> None:
    ran = command("make", "-", "--dry-run", stdin=text)
    assert ran.code == 1
    assert refusal in ran.err


def test_standard_input_is_an_article(command: Command) -> None:
    ran = command("make", "-", "--preset", "480p", "--json", stdin="A lamp gives light. It is old.")
    assert ran.code == 0, ran.err
    assert Path(ran.values["folder"]).parent == command.home / "productions"


def test_a_short_is_a_production_of_its_own(command: Command, article: Path) -> None:
    ran = command.make(article.name, "--short")
    assert [master["format"] for master in ran.values["masters"]] == ["9:16"]
    assert Path(ran.values["folder"]).name == "two-small-lamps-short"


def test_other_people_are_not_overwritten(command: Command, article: Path) -> None:
    taken = command.folder / "photos"
    taken.mkdir()
    (taken / "wedding.jpg").write_bytes(b"precious")
    ran = command.make(article.name, "--output", "photos")
    assert ran.code == 1
    assert "not empty" in ran.err
    assert shown(taken) == {"wedding.jpg"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        ("```\ncode\n```\n", "sentence"),
        ("これは日本語の文章です。電気を光に変えます。ランプは古いです。", "ja"),
    ],
)
def test_what_cannot_be_made_is_one_sentence_and_leaves_nothing(
    command: Command, text: str, told: str
) -> None:
    source = command.folder / "source.md"
    source.write_text(text, encoding="utf-8")
    ran = command("make", source.name, "--output", "out", "--preset", "480p")
    assert ran.code == 1
    assert told in ran.err
    assert ran.err.strip().count("\n") <= 1
    assert not (command.folder / "out").exists()


def test_wrong_usage_is_exit_code_two(command: Command) -> None:
    assert command("make").code == 2
    assert command("make", "x.md", "--preset", "4k").code == 2


def test_productions_are_listed_deleted_and_brought_back(command: Command, article: Path) -> None:
    folder = Path(command.make(article.name).values["folder"])
    before = hashes(folder)
    listed = command("productions", "--json").values
    assert [one["slug"] for one in listed] == ["two-small-lamps"]
    assert command("productions", "delete", "two-small-lamps").code == 0
    assert command("productions", "--json").values == []
    assert command("productions", "restore", "two-small-lamps").code == 0
    assert hashes(folder) == before


def test_a_finished_master_can_be_inspected_as_a_strangers_file(
    command: Command, article: Path
) -> None:
    made = command.make(article.name).values
    ran = command("inspect", made["masters"][0]["file"], "--json")
    assert ran.code == 0
    outcomes = {check["name"]: check["outcome"] for check in ran.values["checks"]}
    assert outcomes["loudness"] == "passed"
    assert outcomes["captions in time"] == "not measured"

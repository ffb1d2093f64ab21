"""What an owner does with clips at the command line, where nothing is rendered."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.clipped import SAID, SECOND, clip, episode
from builders.in_process import InProcess
from reelwright.adapters.library.clips import DatabaseClips
from reelwright.adapters.library.opening import open_database
from reelwright.adapters.values import codec
from reelwright.domain.clips.features import Feature
from reelwright.domain.clips.flags import Flag
from reelwright.domain.clips.learning import FEWEST
from reelwright.domain.clips.scoring import WEIGHTS
from reelwright.ports.clips import ClipStanding, SpokenPart
from reelwright.ports.library import LibraryAddress

pytestmark = pytest.mark.integration

LINES = (
    SpokenPart(start=10 * SECOND, end=14 * SECOND, text="Well, hello and welcome.", speaker="A"),
    SpokenPart(start=15 * SECOND, end=25 * SECOND, text="The sea rises twice a day.", speaker="B"),
    SpokenPart(start=26 * SECOND, end=40 * SECOND, text="Two hills and one turn.", speaker="B"),
)


@pytest.fixture
def command(tmp_path: Path) -> InProcess:
    return InProcess(home=tmp_path / "home")


@pytest.fixture
def catalogue(command: InProcess) -> Iterator[DatabaseClips]:
    database = open_database(LibraryAddress(home=command.home))
    catalogue = DatabaseClips(database, codec)
    repeated = clip("b1", 2, flags=frozenset({Flag.REPEATED}))
    catalogue.keep(episode(), (*SAID, *LINES), [clip("a1"), repeated])
    yield catalogue
    database.dispose()


def test_clips_are_listed_shown_and_found(command: InProcess, catalogue: DatabaseClips) -> None:
    catalogue.keep(episode("e2", "other"), (), [clip("c1", of="e2", score=5.0)])
    listed = command("clips", "--json").values
    assert [each["id"] for each in listed] == ["c1", "a1", "b1"]
    assert listed[1]["start"] == 10.0
    assert listed[1]["features"] == {"story": 0.5}
    wanted = {
        ("--channel", "other"): ["c1"],
        ("--episode", "Tides e1", "--flag", "repeated"): ["b1"],
        ("--min-score", "50", "--limit", "1"): ["a1"],
        ("--state", "kept"): [],
    }
    for options, names in wanted.items():
        found = command("clips", *options, "--json").values
        assert [each["id"] for each in found] == names
    table = command("clips").out
    assert "0:10.0 to 0:40.0" in table
    assert "repeated" in table
    shown = command("clips", "show", "a").out
    assert "score 59 (40 to 70)" in shown
    assert "It tells what happened." in shown
    assert [each["title"] for each in command("clips", "episodes", "--json").values] == [
        "Tides e2",
        "Tides e1",
    ]
    missing = command("clips", "show", "zz", "--json")
    assert (missing.code, missing.values["error"]["name"]) == (1, "ClipMissing")


def test_without_clips_a_person_is_told_how_to_make_some(command: InProcess) -> None:
    assert "reelwright clip RECORDING" in command("clips").out
    assert "reelwright clip RECORDING" in command("clips", "episodes").out


@pytest.mark.usefixtures("catalogue")
def test_what_is_kept_and_rated_is_told(command: InProcess) -> None:
    assert command("clips", "keep", "a1", "--comment", "good").out == "a1  Clip a1 is kept.\n"
    assert command("clips", "keep", "a1").code == 0
    rated = command("clips", "feedback", "a1", "2", "--kind", "captions", "--comment", "too small")
    assert rated.out == "a1  Clip a1 has 2 of 5 for its captions.\n"
    assert command("clips", "feedback", "a1", "6").code == 2
    acts = command("clips", "show", "a1", "--json").values["acts"]
    assert [(each["what"], each["rating"], each["comment"]) for each in acts] == [
        ("kept", None, "good"),
        ("rated", 2, "too small"),
    ]
    assert "captions 2 of 5: too small" in command("clips", "show", "a1").out


@pytest.mark.usefixtures("catalogue")
def test_what_was_rejected_is_not_kept_until_that_is_taken_back(command: InProcess) -> None:
    assert "a1  Clip a1 is rejected." in command("clips", "reject", "a1").out
    refused = command("clips", "keep", "a1", "--json")
    assert (refused.code, refused.values["error"]["name"]) == (1, "ClipRejected")
    assert command("clips", "--state", "rejected", "--json").values[0]["id"] == "a1"


def _curve(folder: Path, name: str, values: list[float]) -> str:
    file = folder / name
    file.write_text(json.dumps(values), encoding="utf-8")
    return str(file)


@pytest.mark.usefixtures("catalogue")
def test_a_curve_of_a_recording_tells_sentences_and_clips(
    command: InProcess, tmp_path: Path
) -> None:
    peaked = [1.0 if 25 <= at < 40 else 0.2 for at in range(100)]
    file = _curve(tmp_path, "e1.json", peaked)
    found = command("clips", "retention", file, "--of", "Tides e1", "--json").values
    best = max(found["sentences"], key=lambda each: each["held"])
    assert best["text"] == "Two hills and one turn."
    assert found["clips"][0]["rank"] > 0.8
    assert found["f1"] > found["f1_by_position"]
    told = command("clips", "retention", file, "--of", "e1").out
    assert "0:26.0  100 %  Two hills and one turn." in told
    assert "The sea rises twice a day." not in told
    assert "agree with F1" in told
    assert "e1.json counts no more" in command("clips", "retention", "--undo", "--of", "e1").out
    again = command("clips", "retention", "--undo", "--of", "e1", "--json")
    assert again.values == {"undone": "e1.json"}


@pytest.mark.usefixtures("catalogue")
def test_a_curve_of_a_clip_proposes_what_to_trim(command: InProcess, tmp_path: Path) -> None:
    falling = [1 - at / 30 for at in range(15)] + [0.48] * 40 + [0.45] * 45
    file = _curve(tmp_path, "a1.json", falling)
    told = command("clips", "retention", file, "--of", "a1").out
    assert "reelwright clips trim a1 --start-sentences 1" in told
    values = command("clips", "retention", file, "--of", "a1", "--json").values
    assert (values["trim_start"], values["trim_end"]) == (1, 0)
    assert [each["text"] for each in values["sentences"]] == [each.text for each in LINES]


@pytest.mark.usefixtures("catalogue")
def test_what_is_no_curve_is_refused_and_nothing_kept(command: InProcess, tmp_path: Path) -> None:
    short = command("clips", "retention", _curve(tmp_path, "x.json", [0.5]), "--of", "e1", "--json")
    error = short.values["error"]
    assert (short.code, error["name"]) == (1, "CurveRefused")
    assert "x.json is no curve of a video: it has 1 rows" in error["message"]
    (tmp_path / "x.bin").write_bytes(b"\xff\xfe\x00" * 50)
    assert "not text" in command("clips", "retention", str(tmp_path / "x.bin"), "--of", "e1").err
    assert "cannot be read" in command("clips", "retention", str(tmp_path), "--of", "e1").err
    assert command("clips", "retention", "--of", "e1").code == 2
    assert "No curve" in command("clips", "retention", "--undo", "--of", "e1").err


def _judged(catalogue: DatabaseClips, command: InProcess, count: int) -> None:
    """Clips of which the owner keeps those with energy and rejects the others."""
    standing = ClipStanding(start=0, end=20 * SECOND)
    many = []
    for at in range(count):
        liked = at % 2 == 0
        strengths = {Feature.ENERGY: 0.8} if liked else {Feature.CLAIM: 0.8}
        many.append(clip(f"m{at:03}", at, standing=standing, strengths=strengths))
    catalogue.keep(episode(), LINES, many)
    for at in range(count):
        command("clips", "feedback", f"m{at:03}", "5" if at % 2 == 0 else "1")


def test_learned_weights_are_shown_with_their_grounds_and_taken_back(
    command: InProcess, catalogue: DatabaseClips
) -> None:
    told = command("clips", "learned").out
    assert "has the weights of everyone" in told
    assert f"judged so far: 0; from {FEWEST} on they teach" in told
    _judged(catalogue, command, 2 * FEWEST)
    assert "the next run goes" in command("clips", "learned").out
    from_home = command("clips", "learned", "--undo")
    assert (from_home.code, "learned nothing" in from_home.err) == (1, True)
    state = command("clips", "learned", "--json").values
    assert (
        state["weights"]
        == state["defaults"]
        == {feature.value: weight for feature, weight in WEIGHTS.items()}
    )
    assert state["answers"] == 2 * FEWEST
    energy = next(each for each in state["grounds"] if each["feature"] == "energy")
    assert energy == {"feature": "energy", "clips": FEWEST, "worth": 1.0, "others": 0.0}

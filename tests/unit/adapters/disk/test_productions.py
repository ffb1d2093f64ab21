"""Production folders: whole sets of files, whose files they are, deleting and bringing back."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from reelwright.adapters.disk.productions import FolderProductions
from reelwright.adapters.disk.records import manifest_text, read_manifest
from reelwright.domain.article import Source, SourceKind
from reelwright.domain.canvas import Codec, Format
from reelwright.domain.production.manifest import (
    CostRecord,
    LicenceRecord,
    Manifest,
    MasterRecord,
    RunRecord,
    SettingRecord,
    StepTime,
)
from reelwright.domain.voice.takes import VoiceRef
from reelwright.ports.productions import (
    FolderTaken,
    ManifestDamaged,
    ProductionBusy,
    ProductionForbidden,
    ProductionMissing,
    ProductionUnclear,
    Published,
)
from reelwright.ports.store import StoreFull

pytestmark = pytest.mark.unit

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
RUN = RunRecord(
    started=NOON, ended=NOON + timedelta(minutes=2), steps=(StepTime(step="render", seconds=60.5),)
)


def _manifest(title: str = "Sky", location: str = "sky.md") -> Manifest:
    source = Source(location=location, kind=SourceKind.MARKDOWN, sha256="0" * 64)
    return Manifest(slug=title.lower(), title=title, language="en", source=source)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def productions(home: Path) -> FolderProductions:
    return FolderProductions(home, now=lambda: NOON)


def _publish(
    productions: FolderProductions,
    folder: Path,
    files: Mapping[str, str],
    manifest: Manifest | None = None,
    ended: datetime = NOON,
) -> Published:
    run = RunRecord(started=NOON, ended=ended)
    with productions.open(folder) as production:
        sources = {}
        for number, (name, text) in enumerate(files.items()):
            sources[name] = production.workspace / f"{number}.new"
            sources[name].write_text(text)
        return production.publish(sources, manifest or _manifest(), run)


def _visible(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and ".reelwright" not in file.parts
        if file.name not in {"manifest.json", "run.json"}
    }


FIRST = {"sky.16x9.mp4": "wide", "script.md": "# Sky", "media/scene-1.png": "still"}


def test_a_whole_set_is_published(productions: FolderProductions, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    _publish(productions, folder, FIRST)
    assert _visible(folder) == FIRST
    manifest = json.loads((folder / "manifest.json").read_text())
    assert [record["name"] for record in manifest["files"]] == sorted(FIRST)
    assert manifest["schema"] == 1
    assert [entry.name for entry in (folder / ".reelwright").iterdir()] == ["lock"]


def test_a_file_from_elsewhere_is_copied(productions: FolderProductions, tmp_path: Path) -> None:
    original = tmp_path / "photo.jpg"
    original.write_text("photo")
    with productions.open(tmp_path / "out") as production:
        production.publish({"media/photo.jpg": original}, _manifest(), RUN)
    assert original.read_text() == "photo"
    assert _visible(tmp_path / "out") == {"media/photo.jpg": "photo"}


def test_what_is_no_longer_part_goes_when_the_new_stands(
    productions: FolderProductions, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    _publish(productions, folder, FIRST)
    second = {"sky.9x16.mp4": "tall", "script.md": "# Sky 2"}
    _publish(productions, folder, second)
    assert _visible(folder) == second
    assert not (folder / "media").exists()


def test_a_failed_master_takes_the_place_of_the_good_one_and_back(
    productions: FolderProductions, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    for names in ("sky.16x9.mp4", "sky.16x9.FAILED.mp4", "sky.16x9.mp4"):
        _publish(productions, folder, {names: names})
        assert list(_visible(folder)) == [names]


def test_what_a_person_made_or_changed_is_never_lost(
    productions: FolderProductions, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    _publish(productions, folder, {"thumbnail.jpg": "ours", "captions.srt": "1"})
    (folder / "thumbnail.jpg").write_text("mine")
    (folder / "captions.srt").write_text("corrected")
    (folder / "notes.txt").write_text("my notes")
    published = _publish(productions, folder, {"thumbnail.jpg": "ours 2"})
    assert published.notes == ("Your own thumbnail.jpg was kept as thumbnail.yours.jpg.",)
    assert _visible(folder) == {
        "captions.srt": "corrected",
        "notes.txt": "my notes",
        "thumbnail.jpg": "ours 2",
        "thumbnail.yours.jpg": "mine",
    }
    (folder / "thumbnail.jpg").write_text("mine again")
    _publish(productions, folder, {"thumbnail.jpg": "ours 3"})
    assert _visible(folder)["thumbnail.yours-2.jpg"] == "mine again"


def test_an_edited_script_is_noticed_and_stays_as_it_is_when_passed_on(
    productions: FolderProductions, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    _publish(productions, folder, FIRST)
    with productions.open(folder) as production:
        seen = [production.script_edited]
        (folder / "script.md").write_text("# Sky, edited")
        seen.append(production.script_edited)
        published = production.publish({"script.md": folder / "script.md"}, _manifest(), RUN)
        seen.append(production.script_edited)
    assert seen == [False, True, False]
    assert published.notes == ()
    assert _visible(folder) == {"script.md": "# Sky, edited"}


def test_a_script_that_was_made_as_a_person_edited_it_is_still_theirs(
    productions: FolderProductions, tmp_path: Path
) -> None:
    by_hand = replace(_manifest(), script_by_hand=True)
    _publish(productions, tmp_path / "out", {"script.md": "# Sky, edited"}, by_hand)
    with productions.open(tmp_path / "out") as production:
        assert production.script_edited
    assert _publish(productions, tmp_path / "out", {"script.md": "# Sky, edited"}).notes == ()


def test_a_script_by_hand_is_kept_when_a_fresh_one_is_written(
    productions: FolderProductions, tmp_path: Path
) -> None:
    by_hand = replace(_manifest(), script_by_hand=True)
    _publish(productions, tmp_path / "out", {"script.md": "# Sky, edited"}, by_hand)
    published = _publish(productions, tmp_path / "out", {"script.md": "# Sky, fresh"})
    assert published.notes == ("Your own script.md was kept as script.yours.md.",)
    assert _visible(tmp_path / "out")["script.yours.md"] == "# Sky, edited"


def test_a_lost_script_is_not_an_edited_one(productions: FolderProductions, home: Path) -> None:
    folder = home / "productions" / "sky"
    _publish(productions, folder, FIRST)
    (folder / "script.md").unlink()
    with productions.open(folder) as production:
        assert not production.script_edited


@pytest.mark.parametrize("name", ["../x", "/x", ".reelwright/x", "", "manifest.json", "run.json"])
def test_no_name_leaves_the_folder(
    productions: FolderProductions, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    with (
        productions.open(tmp_path / "out") as production,
        pytest.raises(ValueError, match=r"production|publication"),
    ):
        production.publish({name: file}, _manifest(), RUN)


def test_another_persons_folder_is_refused(productions: FolderProductions, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"name": "my web app"}')
    with pytest.raises(FolderTaken, match="is not empty and not a production"):
        productions.open(tmp_path).__enter__()
    assert [entry.name for entry in tmp_path.iterdir()] == ["manifest.json"]


def test_a_file_is_refused_as_folder(productions: FolderProductions, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(FolderTaken, match="is a file"):
        productions.open(tmp_path / "out").__enter__()


@pytest.mark.parametrize("name", ["file/out", "x" * 300])
def test_a_path_that_can_be_no_folder_is_told(
    productions: FolderProductions, tmp_path: Path, name: str
) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ProductionForbidden, match="choose another folder"):
        productions.open(tmp_path / name).__enter__()


def test_an_empty_folder_may_hold_a_browsers_clutter(
    productions: FolderProductions, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".DS_Store").write_text("x")
    _publish(productions, tmp_path / "out", {"script.md": "# Sky"})


def test_a_run_that_makes_nothing_leaves_nothing(
    productions: FolderProductions, tmp_path: Path
) -> None:
    with productions.open(tmp_path / "new") as production:
        (production.workspace / "half.mp4").write_text("half")
    assert not (tmp_path / "new").exists()
    (tmp_path / "stood").mkdir()
    with productions.open(tmp_path / "stood"):
        pass
    assert list((tmp_path / "stood").iterdir()) == []


def test_two_runs_do_not_mix(productions: FolderProductions, home: Path, tmp_path: Path) -> None:
    with productions.open(tmp_path / "out"), pytest.raises(ProductionBusy, match="Another run"):
        FolderProductions(home).open(tmp_path / "out").__enter__()
    with productions.open(tmp_path / "out"):
        pass


def test_a_damaged_manifest_is_not_guessed(productions: FolderProductions, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    _publish(productions, folder, FIRST)
    text = (folder / "manifest.json").read_text()
    for broken in (text[:40], "", text.replace('"schema": 1', '"schema": 2')):
        (folder / "manifest.json").write_text(broken)
        with pytest.raises(ManifestDamaged):
            productions.open(folder).__enter__()
    assert _visible(folder) == FIRST


def test_a_manifest_is_the_same_bytes_and_comes_back(tmp_path: Path) -> None:
    manifest = Manifest(
        slug="sky",
        title="Sky \U0001f30c “quoted”",
        language="en",
        source=Source(location="-", kind=SourceKind.TEXT, sha256="0" * 64),
        versions=(("av", "18.1.0"),),
        voice=VoiceRef(provider="espeak", name="en-us", language="en", speed=1.1),
        settings=(SettingRecord(name="length", value="90s", origin="option"),),
        masters=(
            MasterRecord(
                name="sky.1x1.mp4",
                format=Format.SQUARE,
                width=480,
                height=480,
                codec=Codec.AV1,
                frames=2700,
                passed=True,
            ),
        ),
        licences=(LicenceRecord(name="photo.jpg", licence="own"),),
        costs=(CostRecord(service="voice", purpose="speech", amount=Decimal("0.10")),),
    )
    text = manifest_text(manifest)
    (tmp_path / "manifest.json").write_text(text)
    again = read_manifest(tmp_path / "manifest.json")
    assert again == manifest
    assert manifest_text(again) == text
    assert '"amount": "0.10"' in text


def test_a_home_folder_belongs_to_its_slug_and_source(
    productions: FolderProductions, home: Path
) -> None:
    sky = home / "productions" / "sky"
    assert productions.folder_for("sky", "sky.md") == sky
    _publish(productions, sky, FIRST)
    assert productions.folder_for("sky", "sky.md") == sky
    assert productions.folder_for("sky", "other.md") == sky.with_name("sky-2")
    (sky.with_name("sky-2")).mkdir()
    (sky.with_name("sky-2") / "mine.txt").write_text("x")
    assert productions.folder_for("sky", "other.md") == sky.with_name("sky-3")


def test_productions_are_listed_newest_first_wherever_they_are(
    productions: FolderProductions, home: Path, tmp_path: Path
) -> None:
    _publish(productions, home / "productions" / "sky", FIRST)
    later = NOON + timedelta(hours=1)
    _publish(productions, tmp_path / "sea", {"script.md": "x"}, _manifest("Sea"), later)
    _publish(productions, tmp_path / "gone", {"script.md": "x"}, _manifest("Gone"), later)
    (tmp_path / "gone").rename(tmp_path / "moved")
    (home / "productions" / "stray").mkdir()
    listed = FolderProductions(home).all()
    assert [one.folder for one in listed] == [tmp_path / "sea", home / "productions" / "sky"]
    assert listed[1].size == sum(map(len, FIRST.values()))


def test_a_production_is_found_by_slug_or_folder(
    productions: FolderProductions, home: Path, tmp_path: Path
) -> None:
    with pytest.raises(ProductionMissing, match="none has been made yet"):
        productions.find("sky")
    _publish(productions, home / "productions" / "sky", FIRST)
    _publish(productions, tmp_path / "a", {"script.md": "x"}, _manifest("Sea"))
    assert productions.find("sky").folder == home / "productions" / "sky"
    assert productions.find(str(tmp_path / "a")).manifest.title == "Sea"
    assert productions.find("sea").folder == tmp_path / "a"
    with pytest.raises(ProductionMissing, match="there is sky"):
        productions.find("skyy")
    _publish(productions, tmp_path / "b", {"script.md": "x"}, _manifest("Sea"))
    with pytest.raises(ProductionUnclear, match="name one's folder"):
        productions.find("sea")


def test_a_productions_own_script_is_known(productions: FolderProductions, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    _publish(productions, folder, FIRST)
    (folder / "article.md").write_text("x")
    assert productions.owner_of(folder / "script.md") == folder
    assert productions.owner_of(folder / "article.md") is None
    assert productions.owner_of(tmp_path / "script.md") is None


def test_a_full_store_is_not_told_as_a_full_production(
    productions: FolderProductions, tmp_path: Path
) -> None:
    with (  # noqa: PT012 - the error has to pass through the production
        pytest.raises(StoreFull, match="the store"),
        productions.open(tmp_path / "out"),
    ):
        try:
            Path("/dev/full").write_text("x")
        except OSError as error:
            message = "the store"
            raise StoreFull(message) from error


@pytest.mark.parametrize("place", ["home/productions/sky", "elsewhere/sky"])
def test_deleting_can_be_undone(productions: FolderProductions, tmp_path: Path, place: str) -> None:
    folder = tmp_path / place
    _publish(productions, folder, FIRST)
    (folder / "script.md").write_text("# edited")
    deleted = productions.delete("sky")
    assert deleted.kept == ()
    assert not folder.exists()
    assert productions.all() == ()
    assert [one.folder for one in productions.deleted()] == [folder]
    assert productions.restore("sky") == folder
    assert _visible(folder) == {**FIRST, "script.md": "# edited"}
    assert [one.folder for one in productions.all()] == [folder]
    assert productions.deleted() == ()


def test_the_owners_files_stay_when_a_production_is_deleted(
    productions: FolderProductions, home: Path
) -> None:
    folder = home / "productions" / "sky"
    _publish(productions, folder, FIRST)
    (folder / "media" / "mine.png").write_text("mine")
    assert productions.delete("sky").kept == ("media/mine.png",)
    assert _visible(folder) == {"media/mine.png": "mine"}
    productions.restore("sky")
    assert _visible(folder) == {**FIRST, "media/mine.png": "mine"}


def test_nothing_is_restored_over_something_else(
    productions: FolderProductions, home: Path
) -> None:
    folder = home / "productions" / "sky"
    _publish(productions, folder, FIRST)
    productions.delete("sky")
    _publish(productions, folder, {"script.md": "# Another"})
    with pytest.raises(FolderTaken, match="move or delete it"):
        productions.restore("sky")
    productions.delete("sky")
    productions.restore("sky")
    with pytest.raises(ProductionMissing, match="in the trash: sky"):
        productions.restore("sea")


def test_a_production_at_work_is_not_deleted(productions: FolderProductions, home: Path) -> None:
    folder = home / "productions" / "sky"
    _publish(productions, folder, FIRST)
    with productions.open(folder), pytest.raises(ProductionBusy):
        productions.delete("sky")
    assert _visible(folder) == FIRST


def test_the_trash_is_emptied_of_what_is_old(productions: FolderProductions, home: Path) -> None:
    _publish(productions, home / "productions" / "sky", FIRST)
    size = productions.delete("sky").size
    assert productions.purge(timedelta(days=1)) == 0
    tomorrow = FolderProductions(home, now=lambda: NOON + timedelta(days=2))
    assert tomorrow.purge(timedelta(days=1)) == size
    assert productions.deleted() == ()

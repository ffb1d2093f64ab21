"""``reelwright backup`` and ``restore`` as a person and as a script uses them."""

import shutil
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from builders.command import Command
from builders.productions import FIRST, manifest_of, publish, visible_files
from builders.s3 import KEYS, FaultyS3, faulty_s3
from builders.workers import crew_of
from reelwright.adapters.disk.productions import FolderProductions
from reelwright.adapters.disk.store import FileStore
from reelwright.adapters.library.holds import open_holds
from reelwright.domain.production.manifest import Manifest
from reelwright.ports.holds import Hold
from reelwright.ports.library import LibraryAddress

pytestmark = pytest.mark.integration

PASSPHRASE = "a long passphrase"  # noqa: S105 - of this test alone


def test_a_home_is_backed_up_lost_and_brought_back(command: Command) -> None:
    folder = command.home / "productions" / "sky"
    publish(FolderProductions(command.home), folder, FIRST)
    kept = command("keys", "set", "pexels", stdin="a-key-0123456789abcdef\n")
    assert kept.code == 0, kept.err
    before = visible_files(folder)
    made = command("backup", "--keys", "--json", REELWRIGHT_PASSPHRASE=PASSPHRASE)
    assert made.code == 0, made.err
    file = Path(made.values["file"])
    assert file.parent == command.home / "backups"
    moved = file.rename(command.folder / file.name)
    (folder / "script.md").unlink()
    refused = command("restore", str(moved), "--json")
    assert (refused.code, refused.values["error"]["name"]) == (1, "HomeTaken")
    restored = command(
        "restore", str(moved), "--replace", "--keys", REELWRIGHT_PASSPHRASE=PASSPHRASE
    )
    assert restored.code == 0, restored.err
    assert "Undo: reelwright restore --undo" in restored.out
    assert visible_files(folder) == before
    keys = {each["service"]: each for each in command("keys", "list", "--json").values}
    assert keys["pexels"]["set_in"] == "store"
    undone = command("restore", "--undo", "--json")
    assert undone.code == 0, undone.err
    assert not (folder / "script.md").exists()


def test_a_home_that_is_lost_goes_on_from_a_bucket(
    command: Command, article: Path, tmp_path: Path
) -> None:
    folder = command.home / "productions" / "sky"
    publish(FolderProductions(command.home), folder, FIRST, replace(manifest_of(), id="sky-1"))
    listed = command("productions", "--json").values
    job = command("make", article.name, "--preset", "480p", "--queue", "--json").values["id"]
    with faulty_s3() as s3:
        there = s3_environment(s3)
        made = command("backup", "--to", "s3://studio/copies", "--json", **there)
        assert made.code == 0, made.err
        assert made.values["file"].startswith("s3://studio/copies/reelwright-")
        shutil.rmtree(command.home)
        restored = command("restore", "s3://studio/copies", **there)
        assert restored.code == 0, restored.err
        # Not even the folder of the backup on its way is left.
        assert [file.name for file in tmp_path.glob(".reelwright*")] == []
    assert command("productions", "--json").values == listed
    assert command("library", "check").code == 0
    with crew_of(command) as crew:
        crew.hire()
        assert crew.done(job)["result"]["passed"]
    assert len(command("productions", "--json").values) == 2


def test_databases_alone_go_back_into_a_home_that_keeps_the_rest(command: Command) -> None:
    folder = command.home / "productions" / "sky"
    publish(FolderProductions(command.home), folder, FIRST, replace(manifest_of(), id="sky-1"))
    command("productions", "--json")
    made = command("backup", "--database", "--json").values
    assert "reelwright-database-" in made["file"]
    assert command("productions", "delete", "sky").code == 0
    assert command("productions", "restore", "sky").code == 0
    assert len(command("productions", "life", "sky", "--json").values) == 3
    (folder / "yours.txt").write_text("yours")
    restored = command("restore", made["file"], "--replace", "--json")
    assert restored.code == 0, restored.err
    assert len(command("productions", "life", "sky", "--json").values) == 1
    assert visible_files(folder) == {**FIRST, "yours.txt": "yours"}
    aside = Path(restored.values["aside"])
    assert visible_files(aside / "productions" / "sky") == visible_files(folder)
    assert command("restore", "--undo").code == 0
    assert len(command("productions", "life", "sky", "--json").values) == 3


def test_a_bucket_without_backups_is_told(command: Command) -> None:
    with faulty_s3() as s3:
        told = command("restore", "s3://studio/none", **s3_environment(s3))
        assert (told.code, "There is no backup of a whole home" in told.err) == (1, True)
        told = command("restore", "s3://studio/reelwright-x.zip", **s3_environment(s3))
        assert (told.code, "There is no backup s3://studio/reelwright-x.zip" in told.err) == (
            1,
            True,
        )
        command.home.mkdir(exist_ok=True)
        (command.home / "reelwright.toml").write_text("")
        told = command("backup", "--to", "s3://nowhere/x", **s3_environment(s3))
        assert (told.code, "names a bucket that does not exist" in told.err) == (1, True)


def s3_environment(s3: FaultyS3) -> dict[str, str]:
    return {
        "AWS_ENDPOINT_URL_S3": s3.address,
        "AWS_ACCESS_KEY_ID": KEYS.id,
        "AWS_SECRET_ACCESS_KEY": KEYS.secret.value,
    }


def test_keys_without_a_passphrase_are_not_backed_up(command: Command) -> None:
    refused = command("backup", "--keys", REELWRIGHT_PASSPHRASE="short")  # noqa: S106 - as above
    assert refused.code == 1
    assert "12 characters or more" in refused.err


def test_what_is_no_backup_is_told(command: Command) -> None:
    file = command.folder / "notes.zip"
    file.write_text("notes")
    told = command("restore", str(file))
    assert told.code == 1
    assert "is damaged" in told.err
    assert not command.home.exists()
    assert command("restore").code == 2


def test_a_library_is_part_of_it(command: Command) -> None:
    command.home.mkdir()
    with closing(sqlite3.connect(command.home / "library.db")) as opened:
        opened.execute("CREATE TABLE calls (id INTEGER)")
    told = command("backup", "--to", str(command.folder / "copies"))
    assert told.code == 0, told.err
    assert "1 files, verified" in told.out


def test_older_backups_go_when_asked_and_nothing_else_does(command: Command) -> None:
    copies = command.folder / "copies"
    copies.mkdir()
    sky = command.home / "productions" / "sky"
    publish(FolderProductions(command.home), sky, FIRST, titled("sky-1", "Sky"))
    names = ("reelwright-20200101T000000Z.zip", "reelwright-mine.zip", "other.zip")
    for name in names:
        (copies / name).write_text("old")
    assert command("backup", "--to", str(copies)).code == 0
    made = command("backup", "--to", str(copies), "--keep", "30", "--json")
    left = {file.name for file in copies.iterdir()}
    assert len(left) == 4
    assert {Path(made.values["file"]).name, *names[1:]} <= left


def test_a_home_that_comes_back_elsewhere_knows_its_productions_there(command: Command) -> None:
    productions = FolderProductions(command.home)
    publish(productions, command.home / "productions" / "sky", FIRST, titled("sky-1", "Sky"))
    sea = command.home / "productions" / "talk" / "sea"
    publish(productions, sea, FIRST, titled("sea-1", "Sea"))
    publish(productions, command.home / "productions" / "bay", FIRST, titled("bay-1", "Bay"))
    command("productions", "--json")
    assert command("productions", "delete", "bay").code == 0
    file = command("backup", "--to", str(command.folder), "--json").values["file"]
    elsewhere = command.folder / "elsewhere"
    # What stood first must not matter, neither where it is there still nor where it is lost.
    restored = command("restore", file, "--home", str(elsewhere))
    assert restored.code == 0, restored.err
    found = command("productions", "find", "--home", str(elsewhere), "--json").values
    folders = {one["slug"]: one["folder"] for one in found["productions"]}
    assert folders == {
        "sky": str(elsewhere / "productions" / "sky"),
        "sea": str(elsewhere / "productions" / "talk" / "sea"),
    }
    opened = command("productions", "open", "sea", "--home", str(elsewhere))
    assert opened.out.strip() == folders["sea"]
    brought = command("productions", "restore", "bay", "--home", str(elsewhere))
    assert brought.out.strip() == str(elsewhere / "productions" / "bay")
    assert sea.exists()


def test_a_home_that_was_moved_lists_its_productions_where_they_are(command: Command) -> None:
    folder = command.home / "productions" / "sky"
    publish(FolderProductions(command.home), folder, FIRST, titled("sky-1", "Sky"))
    command("productions", "--json")
    moved = command.home.rename(command.folder / "moved")
    listed = command("productions", "--home", str(moved), "--json").values
    assert [(one["folder"], one["here"]) for one in listed] == [
        (str(moved / "productions" / "sky"), True)
    ]


def test_what_waits_to_be_published_is_in_a_backup_without_the_store(command: Command) -> None:
    folder = command.home / "productions" / "sky"
    publish(FolderProductions(command.home), folder, FIRST, titled("sky-1", "Sky"))
    command("productions", "--json")
    store = FileStore(command.home / "store")
    needed, other = (adopted(store, sound) for sound in (b"needed", b"other"))
    hold = Hold(holder="release:8f2c", artefacts=frozenset({needed}))
    open_holds(LibraryAddress(home=command.home)).hold(hold)
    made = command("backup", "--to", str(command.folder), "--json").values["file"]
    with zipfile.ZipFile(made) as archive:
        names = {name.replace("/", "") for name in archive.namelist()}
    assert f"store{needed}.wav" in names
    assert f"store{other}.wav" not in names


def test_a_home_with_nothing_in_it_is_not_backed_up(command: Command) -> None:
    nowhere = command.folder / "nowhere"
    made = command("backup", "--home", str(nowhere), "--json")
    assert (made.code, made.values["error"]["name"]) == (1, "HomeDamaged")
    assert not nowhere.exists()


def test_a_library_of_a_newer_program_is_not_restored(command: Command) -> None:
    folder = command.home / "productions" / "sky"
    publish(FolderProductions(command.home), folder, FIRST, titled("sky-1", "Sky"))
    command("productions", "--json")
    with closing(sqlite3.connect(command.home / "library.db")) as library:
        library.execute("UPDATE alembic_version SET version_num = '9999'")
        library.commit()
    file = command("backup", "--to", str(command.folder), "--json").values["file"]
    elsewhere = command.folder / "elsewhere"
    refused = command("restore", file, "--home", str(elsewhere), "--json")
    assert refused.values["error"]["name"] == "BackupTooNew"
    assert not elsewhere.exists()
    assert "does not know: update Reelwright" in command("library", "status").out


def test_a_library_in_a_file_is_not_restored_where_a_server_has_it(command: Command) -> None:
    command("productions", "--json")
    folder = command.home / "productions" / "sky"
    publish(FolderProductions(command.home), folder, FIRST, titled("sky-1", "Sky"))
    command("productions", "--json")
    file = command("backup", "--to", str(command.folder), "--json").values["file"]
    elsewhere = command.folder / "elsewhere"
    server = {"REELWRIGHT_DATABASE": "postgresql://nobody@127.0.0.1:1/none"}
    refused = command("restore", file, "--home", str(elsewhere), "--json", **server)
    assert refused.values["error"]["name"] == "HomeTaken"
    assert not elsewhere.exists()


def titled(production: str, title: str) -> Manifest:
    """A manifest of a production with an id."""
    return replace(manifest_of(title), id=production)


def adopted(store: FileStore, content: bytes) -> str:
    with store.staging(".wav") as path:
        path.write_bytes(content)
        return store.adopt(path)

"""``reelwright backup`` and ``restore`` as a person and as a script uses them."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from builders.command import Command
from builders.productions import FIRST, publish, visible_files
from reelwright.adapters.disk.productions import FolderProductions

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
    command.home.mkdir()
    copies.mkdir()
    names = ("reelwright-20200101T000000Z.zip", "reelwright-mine.zip", "other.zip")
    for name in names:
        (copies / name).write_text("old")
    assert command("backup", "--to", str(copies)).code == 0
    made = command("backup", "--to", str(copies), "--keep", "30", "--json")
    left = {file.name for file in copies.iterdir()}
    assert len(left) == 4
    assert {Path(made.values["file"]).name, *names[1:]} <= left

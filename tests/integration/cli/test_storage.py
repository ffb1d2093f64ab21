"""``reelwright storage`` as a person and as a script uses it."""

import os
import time
from pathlib import Path

import pytest

from builders.command import Command
from builders.productions import FIRST, publish
from reelwright.adapters.disk.productions import FolderProductions
from reelwright.adapters.disk.store import FileStore

pytestmark = pytest.mark.integration


def adopted(home: Path, content: bytes) -> Path:
    store = FileStore(home / "store")
    with store.staging(".mp4") as path:
        path.write_bytes(content)
        return store.path(store.adopt(path), ".mp4")


def test_what_may_go_is_shown_told_and_removed(command: Command) -> None:
    then = time.time() - 31 * 24 * 3600
    file = adopted(command.home, b"old" * 100_000)
    os.utime(file, (then, then))
    # This process still holds it, as any that reads.
    assert command("storage", "clean", "--json").values["in_use"] == 1
    file.rename(file.with_name("0" * 62 + ".mp4"))
    file = file.with_name("0" * 62 + ".mp4")
    shown = command("storage")
    assert shown.code == 0, shown.err
    assert "0.3 MB can be freed" in shown.out
    assert command("storage", "--json").values["free"] == 300_000
    told = command("storage", "clean", "--dry-run")
    assert "0.3 MB would be freed" in told.out
    assert "unused" in told.out
    assert file.exists()
    cleaned = command("storage", "clean", "--json").values
    assert (cleaned["freed"], len(cleaned["artefacts"])) == (300_000, 1)
    assert not file.exists()


def test_damage_is_told_and_ends_with_one(command: Command) -> None:
    file = adopted(command.home, b"whole")
    assert command("storage", "verify").out == "Artefacts checked: 1, damaged: 0.\n"
    file.write_bytes(b"wrong")
    verified = command("storage", "verify")
    assert verified.code == 1
    assert "damaged, set aside: " in verified.out
    assert command("storage", "verify", "--json").values == {"checked": 0, "damaged": []}


def test_a_production_is_archived_listed_and_brought_back(command: Command) -> None:
    folder = command.home / "productions" / "sky"
    publish(FolderProductions(command.home), folder, FIRST)
    archived = command("storage", "archive", "sky")
    assert "Undo: reelwright storage unarchive sky" in archived.out
    assert not folder.exists()
    assert [one["name"] for one in command("storage", "archived", "--json").values] == ["sky"]
    assert command("storage", "unarchive", "sky").out.strip() == str(folder)
    assert (folder / "script.md").read_text() == "# Sky"
    missing = command("storage", "unarchive", "sky", "--json")
    assert (missing.code, missing.values["error"]["name"]) == (1, "ProductionMissing")


def test_keys_of_storage_are_kept_as_all_others(command: Command) -> None:
    kept = command("keys", "set", "s3", stdin="me:a-secret-0123456789abcdef\n")
    assert kept.code == 0, kept.err
    (shown,) = [
        each for each in command("keys", "list", "--json").values if each["service"] == "s3"
    ]
    assert (shown["set_in"], shown["ending"]) == ("store", "…cdef")
    told = command("keys", "test", "s3")
    assert (told.code, "tried by reelwright storage" in told.err) == (1, True)

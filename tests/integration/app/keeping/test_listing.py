"""Productions are listed from the library, which learns of folders that it never heard of."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from builders.command import Command
from builders.productions import FIRST, NOON, manifest_of, publish
from reelwright.adapters.disk.productions import FolderProductions
from reelwright.app.keeping.library import catalogue_of
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.storage import archivist_of
from reelwright.domain.canvas import Codec, Format
from reelwright.domain.production.manifest import MasterRecord, SettingRecord
from reelwright.ports.catalogue import Wanted

pytestmark = pytest.mark.integration

MASTER = MasterRecord(
    name="sky.16x9.mp4", format=Format.WIDE, width=854, height=480, codec=Codec.H264, frames=9,
    passed=True,
)  # fmt: skip
SKY = replace(
    manifest_of(),
    id="sky-1",
    masters=(MASTER,),
    settings=(SettingRecord(name="channel", value="nature", origin="default"),),
)


def put(home: Path) -> Path:
    folder = home / "productions" / "sky"
    publish(FolderProductions(home), folder, FIRST, SKY)
    return folder


def test_a_folder_that_nobody_told_of_is_learnt_from_its_manifest(command: Command) -> None:
    folder = put(command.home)
    publish(FolderProductions(command.home), command.home / "productions" / "old", FIRST)
    listed = command("productions", "--json").values
    known = {"channel": "nature", "state": "passed", "folder": str(folder), "here": True}
    assert listed[0].items() >= {**known, "id": "sky-1", "ended": NOON.isoformat()}.items()
    assert [one["id"] for one in listed] == ["sky-1", ""]
    sheet = catalogue_of(Settings(home=command.home)).sheet("sky-1")
    assert [master.name for master in sheet.masters] == ["sky.16x9.mp4"]


def test_what_was_moved_away_is_known_and_not_here(command: Command) -> None:
    folder = put(command.home)
    command("productions", "--json")
    shutil.rmtree(folder)
    (listed,) = command("productions", "--json").values
    assert (listed["slug"], listed["here"]) == ("sky", False)
    assert "(not here)" in command("productions", COLUMNS="300").out


def test_deleting_restoring_and_archiving_are_part_of_a_life(command: Command) -> None:
    put(command.home)
    command("productions", "--json")
    assert command("productions", "delete", "sky").code == 0
    assert command("productions", "--json").values == []
    assert command("productions", "restore", "sky").code == 0
    settings = Settings(home=command.home)
    archivist = archivist_of(settings)
    archivist.archive("sky")
    catalogue = catalogue_of(settings)
    assert catalogue.page(Wanted()).entries == ()
    assert [one.id for one in catalogue.page(Wanted(archived=True)).entries] == ["sky-1"]
    archivist.unarchive("sky")
    (listed,) = command("productions", "--json").values
    assert listed["id"] == "sky-1"
    life = command("productions", "life", "sky", "--json").values
    assert [event["kind"] for event in life] == [
        "delivered", "deleted", "restored", "archived", "unarchived",
    ]  # fmt: skip


def test_looking_leaves_nothing_behind(command: Command) -> None:
    assert command("productions", "--json").values == []
    assert not command.home.exists()


def test_only_so_many_are_listed(command: Command) -> None:
    put(command.home)
    publish(FolderProductions(command.home), command.home / "productions" / "old", FIRST)
    assert len(command("productions", "--json").values) == 2
    (first,) = command("productions", "--json", "--limit", "1").values
    assert first["id"] == "sky-1"


def test_without_the_library_folders_are_listed(command: Command) -> None:
    put(command.home)
    ran = command("productions", "--json", REELWRIGHT_DATABASE="postgresql://a@/b?host=/nowhere")
    assert [one["slug"] for one in ran.values] == ["sky"]
    assert "These are the folders of this home alone: The database b on /nowhere" in ran.err

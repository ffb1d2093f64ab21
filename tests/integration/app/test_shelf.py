"""Productions that are put away into a bucket come back the same, whatever happens on the way."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builders.command import Command
from builders.productions import FIRST, manifest_of, publish, visible_files
from builders.s3 import KEYS, FaultyS3, faulty_s3
from reelwright.adapters.disk.productions import FolderProductions
from reelwright.app.keeping.archiving import Archivist
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.storage import archivist_of
from reelwright.ports.productions import ArchiveDamaged, ProductionMissing
from reelwright.ports.store import StoreRefused

pytestmark = pytest.mark.integration


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyS3]:
    with faulty_s3() as s3:
        monkeypatch.setenv("AWS_ENDPOINT_URL_S3", s3.address)
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEYS.id)
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", KEYS.secret.value)
        yield s3


@pytest.fixture
def shelf(tmp_path: Path) -> str:
    """A prefix of the test's own: the server keeps its buckets from one to the next."""
    return f"s3://studio/{tmp_path.name}"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    publish(
        FolderProductions(home),
        home / "productions" / "sky",
        FIRST,
        replace(manifest_of(), id="sky-1"),
    )
    return home


@pytest.fixture
def archivist(home: Path) -> Archivist:
    return archivist_of(Settings(home=home))


def files_left(home: Path) -> list[str]:
    unfinished = home / "archive-unfinished"
    return sorted(file.name for file in unfinished.rglob("*") if file.is_file())


def test_a_production_goes_to_a_bucket_and_comes_back(
    home: Path, archivist: Archivist, s3: FaultyS3, shelf: str
) -> None:
    folder = home / "productions" / "sky"
    (folder / "mine.txt").write_text("mine")
    before = visible_files(folder)
    assert archivist.archive("sky", shelf).kept == ("mine.txt",)
    assert visible_files(folder) == {"mine.txt": "mine"}
    assert files_left(home) == []
    (listed,) = archivist.archived(shelf)
    assert (listed.name, listed.title, listed.id) == ("sky", "Sky", "sky-1")
    assert archivist.archived() == ()
    assert archivist.unarchive("sky", shelf) == folder
    assert visible_files(folder) == before
    assert (list(s3.bucket(shelf).names()), files_left(home)) == ([], [])
    with pytest.raises(ProductionMissing, match="There is no production sky in s3://studio/"):
        archivist.unarchive("sky", shelf)


def test_what_does_not_arrive_whole_stays_and_goes_on_later(
    home: Path, archivist: Archivist, s3: FaultyS3, shelf: str
) -> None:
    before = visible_files(home / "productions" / "sky")
    s3.spoil.add("/script.md")
    with pytest.raises(ArchiveDamaged, match=r"script\.md is not what was put there"):
        archivist.archive("sky", shelf)
    assert [one.name for one in archivist.archived(shelf)] == ["sky"]
    assert not any(name.endswith("record.json") for name in s3.bucket(shelf).names())
    s3.spoil.clear()
    archivist.archive("sky", shelf)
    assert (len(archivist.archived(shelf)), files_left(home)) == (1, [])
    s3.spoil.add("/script.md")
    with pytest.raises(ArchiveDamaged):
        archivist.unarchive("sky", shelf)
    assert len(archivist.archived(shelf)) == 1
    s3.spoil.clear()
    archivist.unarchive("sky", shelf)
    assert visible_files(home / "productions" / "sky") == before


def test_nothing_is_moved_for_a_bucket_that_is_not_there(home: Path, archivist: Archivist) -> None:
    before = visible_files(home / "productions" / "sky")
    with faulty_s3() as s3, pytest.MonkeyPatch.context() as environment:
        environment.setenv("AWS_ENDPOINT_URL_S3", s3.address)
        environment.setenv("AWS_ACCESS_KEY_ID", KEYS.id)
        environment.setenv("AWS_SECRET_ACCESS_KEY", KEYS.secret.value)
        with pytest.raises(StoreRefused, match="does not exist"):
            archivist.archive("sky", "s3://nowhere/x")
    assert visible_files(home / "productions" / "sky") == before


def test_a_name_that_is_nobodys_is_told(archivist: Archivist, s3: FaultyS3, shelf: str) -> None:
    assert list(s3.bucket(shelf).names()) == []
    with pytest.raises(ProductionMissing, match="There is no production sea"):
        archivist.archive("sea", shelf)


def test_what_leads_out_of_the_folder_is_not_fetched(
    home: Path, archivist: Archivist, s3: FaultyS3, shelf: str
) -> None:
    archivist.archive("sky", shelf)
    bucket = s3.bucket(shelf)
    (sums,) = (name for name in bucket.names() if name.endswith("sums.json"))
    bucket.write(sums, b'{"files/../../../outside": ""}')
    with pytest.raises(ArchiveDamaged):
        archivist.unarchive("sky", shelf)
    assert files_left(home) == []


def test_the_command_takes_a_bucket(command: Command, home: Path, s3: FaultyS3, shelf: str) -> None:
    there = {
        "AWS_ENDPOINT_URL_S3": s3.address,
        "AWS_ACCESS_KEY_ID": KEYS.id,
        "AWS_SECRET_ACCESS_KEY": KEYS.secret.value,
    }
    done = command("storage", "archive", "sky", "--to", shelf, "--json", **there)
    assert (done.code, done.values["name"]) == (0, "sky"), done.err
    listed = command("storage", "archived", "--from", shelf, "--json", **there).values
    assert [one["name"] for one in listed] == ["sky"]
    back = command("storage", "unarchive", "sky", "--from", shelf, "--json", **there)
    assert back.values == {"folder": str(home / "productions" / "sky")}
    life = command("productions", "life", "sky", "--json").values
    assert [event["kind"] for event in life] == ["archived", "unarchived"]

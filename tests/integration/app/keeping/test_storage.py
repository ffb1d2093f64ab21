"""Keeping the storage of a home: counting, cleaning, archiving, in the home and in a bucket."""

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from filelock import FileLock

from builders.productions import FIRST, manifest_of, publish, visible_files
from builders.s3 import KEYS, FaultyS3, faulty_s3
from builders.stores import release
from reelwright.adapters.disk.productions import FolderProductions
from reelwright.adapters.s3.depot import BucketDepot
from reelwright.app.keeping import storage
from reelwright.app.keeping.storage import Cleaned, Keeper, Kind
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.storage import archivist_of, keeper_of, recorded_store, store_of
from reelwright.domain.artefact import Artefact
from reelwright.ports.productions import ProductionMissing
from reelwright.ports.storage import CleaningBusy
from reelwright.ports.store import ArtefactMissing, Store, StoreFull

pytestmark = pytest.mark.integration

DAY = 24 * 3600


def adopted(store: Store, content: bytes, suffix: str = ".mp4") -> str:
    with store.staging(suffix) as path:
        path.write_bytes(content)
        return store.adopt(path)


def age(home: Path, days: float) -> None:
    """Let nothing have been used for so long, and no process read anything."""
    then = time.time() - days * DAY
    for file in (*home.glob("store/*/*.*"), *home.glob("store/results/*/*")):
        os.utime(file, (then, then))
    release(home / "store")


def share(keeper: Keeper, kind: Kind) -> tuple[int, int, int]:
    found = next(each for each in keeper.report().shares if each.kind is kind)
    return found.count, found.size, found.free


def gone(cleaned: Cleaned) -> set[str]:
    return {each.holding.artefact.sha256 for each in cleaned.artefacts}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_who_cleans_up_for_ever_is_not_waited_for_for_ever(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "CLEANING_SECONDS", 0.1)
    keeper = keeper_of(Settings(home=home))
    keeper.clean()
    with (
        FileLock(home / storage.CLEANING),
        pytest.raises(CleaningBusy, match="try again when it has ended, or end it"),
    ):
        keeper.clean()
    keeper.clean()


def test_everything_is_counted_by_kind(home: Path) -> None:
    settings = Settings(home=home)
    store = store_of(settings)
    adopted(store, b"v" * 100)
    adopted(store, b"s" * 10, ".wav")
    store.remember("key", "1")
    productions = FolderProductions(home)
    for title in ("Sky", "Sea", "Sun"):
        publish(productions, home / "productions" / title.lower(), FIRST, manifest_of(title))
    productions.delete("sea")
    keeper = keeper_of(settings)
    archivist_of(settings).archive("sun")
    assert share(keeper, Kind.RENDERED) == (1, 100, 0)
    assert share(keeper, Kind.SOUND) == (1, 10, 0)
    assert share(keeper, Kind.RESULTS) == (1, 66, 0)
    size = share(keeper, Kind.PRODUCTIONS)[1]
    assert [share(keeper, kind)[0] for kind in (Kind.PRODUCTIONS, Kind.TRASH, Kind.ARCHIVE)] == [
        *(1, 1, 1)
    ]
    records = share(keeper, Kind.TRASH)[1] + share(keeper, Kind.ARCHIVE)[1]
    assert records > 2 * size
    assert keeper.report().counted == 176 + records == keeper.counted()


def test_what_no_production_needs_goes_after_its_days(home: Path) -> None:
    settings = Settings(home=home)
    publish(
        FolderProductions(home), home / "productions" / "sky", FIRST,
        replace(manifest_of(), id="sky-1"),
    )  # fmt: skip
    run = recorded_store(settings)
    needed = adopted(run, b"needed")
    run.settle("sky-1")
    loose = adopted(store_of(settings), b"loose")
    age(home, 31)
    keeper = keeper_of(settings)
    assert share(keeper, Kind.RENDERED) == (2, 11, 5)
    assert gone(keeper.clean(dry_run=True)) == {loose}
    assert share(keeper, Kind.RENDERED)[0] == 2
    cleaned = keeper.clean()
    assert (gone(cleaned), cleaned.freed) == ({loose}, 5)
    assert store_of(settings).path(needed, ".mp4").read_bytes() == b"needed"


def test_a_production_that_is_gone_needs_nothing(home: Path) -> None:
    settings = Settings(home=home)
    run = recorded_store(settings)
    orphan = adopted(run, b"orphan")
    run.settle("gone-by-hand")
    running = recorded_store(settings)
    paused = adopted(running, b"paused")
    running.hold("not-there-yet")
    then = time.time() - 3 * DAY
    for file in home.glob("store/references/*.json"):
        os.utime(file, (then, then))
    age(home, 31)
    for file in home.glob("store/references/*.json"):
        os.utime(file, (then, then))
    assert gone(keeper_of(settings).clean()) == {orphan}
    assert store_of(settings).path(paused, ".mp4").read_bytes() == b"paused"


def test_a_full_store_cleans_up_and_then_refuses(home: Path) -> None:
    settings = Settings(home=home, store_quota=1_000_000)
    old = adopted(store_of(settings), b"o" * 600_000)
    age(home, 3)
    new = adopted(store_of(settings), b"n" * 600_000)
    with pytest.raises(ArtefactMissing):
        store_of(settings).path(old, ".mp4")
    with pytest.raises(StoreFull, match=r"holds 0\.6 MB of the 1\.0 MB.*nothing more of it"):
        adopted(store_of(settings), b"x" * 600_000)
    assert store_of(settings).path(new, ".mp4").stat().st_size == 600_000


def test_trash_goes_after_its_days(home: Path) -> None:
    then = datetime.now(tz=UTC) - timedelta(days=31)
    productions = FolderProductions(home, now=lambda: then)
    publish(productions, home / "productions" / "sky", FIRST)
    productions.delete("sky")
    keeper = keeper_of(Settings(home=home))
    size = share(keeper, Kind.TRASH)[2]
    assert size > 0
    assert keeper.clean(dry_run=True).freed == size
    assert share(keeper, Kind.TRASH)[0] == 1
    assert keeper.clean().freed == size
    assert productions.deleted() == ()


def test_a_production_is_archived_and_brought_back(home: Path, tmp_path: Path) -> None:
    folder = home / "productions" / "sky"
    publish(FolderProductions(home), folder, FIRST)
    before = visible_files(folder)
    (folder / "notes.txt").write_text("mine")
    archivist = archivist_of(Settings(home=home, archive=tmp_path / "elsewhere"))
    archived = archivist.archive("sky")
    assert archived.kept == ("notes.txt",)
    assert FolderProductions(home).all() == ()
    assert [one.name for one in archivist.archived()] == ["sky"]
    assert archivist.unarchive("sky") == folder
    assert visible_files(folder) == {**before, "notes.txt": "mine"}
    assert archivist.archived() == ()
    with pytest.raises(ProductionMissing):
        archivist.unarchive("sky")


def test_a_damaged_artefact_is_found_and_made_anew(home: Path) -> None:
    settings = Settings(home=home)
    sha256 = adopted(store_of(settings), b"whole")
    adopted(store_of(settings), b"other")
    store_of(settings).path(sha256, ".mp4").write_bytes(b"wrong")
    found = [damaged for _, _, damaged in keeper_of(settings).verify()]
    assert {None, Artefact(sha256=sha256, suffix=".mp4")} == set(found)
    assert share(keeper_of(settings), Kind.DAMAGED) == (1, 5, 0)
    assert adopted(store_of(settings), b"whole") == sha256
    assert [damaged for *_, damaged in keeper_of(settings).verify()] == [None, None]


def test_it_is_cleaned_once_a_day(home: Path) -> None:
    settings = Settings(home=home)
    keeper = keeper_of(settings)
    keeper.clean_if_due()
    adopted(store_of(settings), b"loose")
    age(home, 31)
    keeper.clean_if_due()
    assert share(keeper, Kind.RENDERED)[0] == 1
    os.utime(home / "store" / ".swept", (0, 0))
    keeper.clean_if_due()
    assert share(keeper, Kind.RENDERED)[0] == 0


@pytest.fixture(scope="module")
def s3() -> Iterator[FaultyS3]:
    with faulty_s3() as s3:
        yield s3


@pytest.fixture
def shared(
    s3: FaultyS3, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Settings, Settings]:
    monkeypatch.setenv("REELWRIGHT_KEY_S3", f"{KEYS.id}:{KEYS.secret.value}")
    one, two = (
        Settings(
            home=tmp_path / name, store=f"s3://studio/{tmp_path.name}", addresses={"s3": s3.address}
        )
        for name in ("one", "two")
    )
    return one, two


def test_what_the_bucket_holds_is_only_a_copy_in_the_home(
    shared: tuple[Settings, Settings],
) -> None:
    settings, _ = shared
    run = recorded_store(settings)
    sha256 = adopted(run, b"shared")
    run.settle("film-1")
    age(settings.home, 31)
    assert gone(keeper_of(settings).clean()) == {sha256}
    assert store_of(settings).path(sha256, ".mp4").read_bytes() == b"shared"


def test_an_object_goes_a_day_after_notice_unless_another_home_needs_it(
    s3: FaultyS3, shared: tuple[Settings, Settings]
) -> None:
    one, two = shared
    loose, wanted = (adopted(store_of(one), content) for content in (b"loose", b"wanted"))
    run = recorded_store(two)
    bucket = s3.bucket(one.store)
    artefacts = [Artefact(sha256=each, suffix=".mp4") for each in (loose, wanted)]
    told = BucketDepot(bucket).remove(artefacts)
    assert set(told.waiting) == set(artefacts)
    run.path(wanted, ".mp4")
    run.hold("film-2")
    assert BucketDepot(bucket).remove(artefacts[:1]).artefacts == ()
    later = BucketDepot(bucket, now=lambda: datetime.now(tz=UTC) + timedelta(hours=25))
    removed = later.remove(artefacts[:1])
    assert (removed.artefacts, removed.freed) == ((artefacts[0],), 5)
    assert {each.artefact for each in later.holdings()} == {artefacts[1]}
    assert keeper_of(one).clean().waiting == 0

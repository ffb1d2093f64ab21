"""`serve` backs up each night, makes up for what it missed, and keeps what it should."""

import time as clock
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from builders.productions import FIRST, publish
from builders.s3 import KEYS, FaultyS3, faulty_s3
from builders.told import told
from reelwright.adapters.disk.productions import FolderProductions
from reelwright.adapters.library.catalogue import open_catalogue
from reelwright.app.keeping.backups import restore_home
from reelwright.app.keeping.nightly import Nightly, last_time
from reelwright.app.settings.model import Settings
from reelwright.ports.store import StoreRefused

pytestmark = pytest.mark.integration

DAY = timedelta(days=1)


class Clock:
    """A night's clock; the backups themselves are dated by it through their names."""

    def __init__(self) -> None:
        # What is made is dated by the real clock, so nights are told from today.
        self.now = datetime.now(tz=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(autouse=True)
def in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    clock.tzset()
    yield
    monkeypatch.undo()
    clock.tzset()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    publish(FolderProductions(home), home / "productions" / "sky", FIRST)
    catalogue = open_catalogue(Settings(home=home).library)
    catalogue.learn([told()])
    catalogue.dispose()
    return home


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.glob("reelwright-*"))


def earlier(at: datetime, *, whole: bool = False) -> str:
    return f"reelwright-{'' if whole else 'database-'}{at:%Y%m%dT%H%M%S}Z.zip"


@pytest.mark.parametrize(
    ("zone", "at", "now", "last"),
    [
        ("UTC", "02:00", "2026-03-10T02:00", "2026-03-10T02:00"),
        ("UTC", "02:00", "2026-03-10T01:59", "2026-03-09T02:00"),
        ("America/New_York", "23:30", "2026-03-10T02:00", "2026-03-09T03:30"),
        # The clocks leap from 2:00 to 3:00 on 29 March, and go back from 3:00 on 25 October.
        ("Europe/Berlin", "02:30", "2026-03-29T12:00", "2026-03-29T00:30"),
        ("Europe/Berlin", "02:30", "2026-10-25T12:00", "2026-10-25T00:30"),
    ],
)
def test_the_last_time_of_day_is_found(
    monkeypatch: pytest.MonkeyPatch, zone: str, at: str, now: str, last: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    clock.tzset()
    found = last_time(at, datetime.fromisoformat(now).replace(tzinfo=UTC))
    assert found == datetime.fromisoformat(last).replace(tzinfo=UTC)


def test_none_is_never() -> None:
    assert last_time("none", datetime.now(tz=UTC)) is None


def test_nothing_is_due_where_nothing_was_missed(home: Path) -> None:
    assert Nightly(Settings(home=home)).tick() == ()
    assert Nightly(Settings(home=home, backup_at="none")).tick() == ()
    assert names(home / "backups") == []


def test_the_next_night_databases_are_backed_up_into_the_home(home: Path) -> None:
    now = Clock()
    now.now -= DAY
    nightly = Nightly(Settings(home=home), now=now)
    now.now += DAY
    (made,) = nightly.tick()
    assert [member.name for member in made.record.members] == ["library.db"]
    assert nightly.tick() == ()
    assert names(home / "backups") == [Path(made.place).name]


def test_elsewhere_the_whole_home_is_backed_up_once_a_week(home: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    now = Clock()
    slept = earlier(now.now - 2 * DAY)
    (there / slept).touch()
    settings = Settings(home=home, backup_to=str(there))
    assert [made.record.whole for made in Nightly(settings).tick()] == [False]
    (there / earlier(now.now - 6 * DAY, whole=True)).touch()
    assert Nightly(settings).tick() == ()
    (there / earlier(now.now - 6 * DAY, whole=True)).unlink()
    (there / earlier(now.now - 8 * DAY, whole=True)).touch()
    (made,) = Nightly(settings).tick()
    assert made.record.whole
    assert "productions/sky/script.md" in {member.name for member in made.record.members}
    restored = restore_home(Settings(home=tmp_path / "new"), str(there))
    assert (restored.home / "productions" / "sky" / "script.md").exists()


def test_homes_that_share_a_place_are_each_backed_up(home: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    other = earlier(datetime.now(tz=UTC)).replace("Z.zip", "Z-0123abcd.zip")
    old = earlier(datetime.now(tz=UTC) - 99 * DAY).replace("Z.zip", "Z-0123abcd.zip")
    for name in (other, old, earlier(datetime.now(tz=UTC) - 2 * DAY)):
        (there / name).touch()
    (made,) = Nightly(Settings(home=home, backup_to=str(there))).tick()
    assert {other, old} < set(names(there))
    assert Path(made.place).name in names(there)


def test_each_kind_is_kept_for_its_days(home: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    now = datetime.now(tz=UTC)
    gone = [earlier(now - 31 * DAY), earlier(now - 91 * DAY, whole=True)]
    kept = [earlier(now - 29 * DAY), earlier(now - 89 * DAY, whole=True), "reelwright-mine.zip"]
    for name in (*gone, *kept):
        (there / name).touch()
    assert len(Nightly(Settings(home=home, backup_to=str(there))).tick()) == 2
    left = names(there)
    assert set(kept) <= set(left)
    assert (set(gone) & set(left), len(left)) == (set(), 5)


def test_what_failed_is_tried_again_an_hour_later(home: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_text("a file where a folder should be")
    now = Clock()
    now.now -= DAY
    settings = Settings(home=home, backup_to=str(there / "copies"))
    nightly = Nightly(settings, now=now)
    now.now += DAY
    with pytest.raises(Exception, match="may not read or write"):
        nightly.tick()
    there.unlink()
    assert nightly.tick() == ()
    now.now += timedelta(minutes=61)
    assert len(nightly.tick()) == 2


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyS3]:
    with faulty_s3() as s3:
        monkeypatch.setenv("AWS_ENDPOINT_URL_S3", s3.address)
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEYS.id)
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", KEYS.secret.value)
        yield s3


def test_a_bucket_is_a_place_like_any_other(home: Path, s3: FaultyS3, tmp_path: Path) -> None:
    old, now = earlier(datetime.now(tz=UTC) - 40 * DAY), Clock()
    bucket = s3.bucket("s3://studio/copies")
    bucket.write(old, b"old")
    now.now -= DAY
    nightly = Nightly(Settings(home=home, backup_to="s3://studio/copies"), now=now)
    now.now += DAY
    database, whole = nightly.tick()
    assert nightly.tick() == ()
    assert sorted(bucket.names()) == sorted(
        made.place.rpartition("/")[2] for made in (database, whole)
    )
    assert [file.name for file in (home / "backups").iterdir()] == [".nightly.lock"]
    restored = restore_home(Settings(home=tmp_path / "new"), whole.place)
    assert restored.record == whole.record
    with pytest.raises(StoreRefused, match="does not exist"):
        restore_home(Settings(home=tmp_path / "other"), "s3://nowhere/x")


def test_what_does_not_come_back_as_it_was_sent_is_no_backup(home: Path, s3: FaultyS3) -> None:
    now = Clock()
    now.now -= DAY
    nightly = Nightly(Settings(home=home, backup_to="s3://studio/spoiled"), now=now)
    now.now += DAY
    s3.spoil.add(".zip")
    with pytest.raises(Exception, match="did not come back as it was sent"):
        nightly.tick()
    assert list(s3.bucket("s3://studio/spoiled").names()) == []

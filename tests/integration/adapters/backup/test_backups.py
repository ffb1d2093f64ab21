"""A home backed up while it is at work, and restored: everything, or nothing."""

import sqlite3
import threading
import zipfile
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from builders.productions import FIRST, manifest_of, publish, visible_files
from reelwright.adapters.backup import restoring
from reelwright.adapters.backup.record import NAME
from reelwright.adapters.backup.restoring import dump_beside, restore, undo
from reelwright.adapters.backup.writing import back_up
from reelwright.adapters.disk.productions import FolderProductions
from reelwright.adapters.disk.store import FileStore
from reelwright.ports.backup import (
    BackupDamaged,
    BackupTooNew,
    Contents,
    HomeBusy,
    HomeDamaged,
    HomeTaken,
    PassphraseWrong,
)

pytestmark = pytest.mark.integration


def database(file: Path, rows: int = 3) -> None:
    with closing(sqlite3.connect(file)) as opened:
        opened.execute("PRAGMA journal_mode = WAL")
        opened.execute("CREATE TABLE calls (id INTEGER PRIMARY KEY)")
        opened.executemany("INSERT INTO calls VALUES (?)", [(row,) for row in range(rows)])
        opened.commit()


def rows_in(file: Path) -> int:
    with closing(sqlite3.connect(file)) as opened:
        return int(opened.execute("SELECT count(*) FROM calls").fetchone()[0])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    publish(FolderProductions(home), home / "productions" / "sky", FIRST)
    publish(FolderProductions(home), home / "productions" / "sea", FIRST, manifest_of("Sea"))
    FolderProductions(home).delete("sea")
    database(home / "library.db")
    database(home / "engine.db", rows=7)
    (home / "reelwright.toml").write_text('theme = "paper"\n')
    store = FileStore(home / "store")
    with store.staging(".wav") as path:
        path.write_bytes(b"take")
        store.adopt(path)
    keys = home / "keys"
    keys.mkdir(mode=0o700)
    (keys / "services").write_bytes(b"token")
    (keys / "key").write_bytes(b"fernet")
    (home / "models").mkdir()
    (home / "models" / "voice.onnx").write_bytes(b"large")
    return home


def files_in(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_a_home_comes_back_as_it_was(home: Path, tmp_path: Path) -> None:
    made = back_up(Contents(home=home), tmp_path / "backups")
    assert made.record.notes == ()
    assert files_in(tmp_path / "backups") == {made.file.name}
    new = tmp_path / "new" / "home"
    restored = restore(made.file, new)
    assert restored.aside is None
    assert visible_files(new / "productions") == visible_files(home / "productions")
    assert (rows_in(new / "library.db"), rows_in(new / "engine.db")) == (3, 7)
    assert (new / "library.db").stat().st_mode & 0o777 == 0o600
    assert (new / "reelwright.toml").read_text() == 'theme = "paper"\n'
    before, after = (FolderProductions(each).find("sky").manifest for each in (home, new))
    assert before == after
    assert not (new / "store" / "results").exists()
    assert not (new / "keys").exists()
    assert not (new / "models").exists()
    assert [entry.name for entry in (tmp_path / "new").iterdir()] == ["home"]


def test_the_store_comes_along_when_asked(home: Path, tmp_path: Path) -> None:
    made = back_up(Contents(home=home, store=True), tmp_path / "backups")
    restore(made.file, tmp_path / "new")
    (held,) = FileStore(tmp_path / "new" / "store").holdings()
    path = FileStore(tmp_path / "new" / "store").path(held.artefact.sha256, ".wav")
    assert path.read_bytes() == b"take"


def test_keys_come_along_encrypted_when_asked(home: Path, tmp_path: Path) -> None:
    secrets = {f"keys/{name}": home / "keys" / name for name in ("services", "key")}
    contents = Contents(home=home, secrets=secrets, passphrase="right and long")  # noqa: S106
    made = back_up(contents, tmp_path / "backups")
    assert b"fernet" not in made.file.read_bytes()
    with pytest.raises(PassphraseWrong):
        restore(made.file, tmp_path / "new", passphrase="wrong")  # noqa: S106
    assert not (tmp_path / "new").exists()
    restore(made.file, tmp_path / "new", passphrase="right and long")  # noqa: S106
    assert (tmp_path / "new" / "keys" / "key").read_bytes() == b"fernet"
    assert (tmp_path / "new" / "keys" / "key").stat().st_mode & 0o777 == 0o600


def test_a_database_is_taken_at_one_moment_while_others_write(home: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(home / "library.db")) as opened:
        opened.execute("CREATE TABLE pairs (a INTEGER, b INTEGER)")
        opened.execute("INSERT INTO pairs VALUES (0, 0)")
        opened.commit()
    stop = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(home / "library.db", timeout=30)) as opened:
            while not stop.is_set():
                with opened:
                    opened.execute("UPDATE pairs SET a = a + 1")
                    opened.execute("UPDATE pairs SET b = b + 1")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [back_up(Contents(home=home), tmp_path / "backups") for _ in range(3)]
    finally:
        stop.set()
        writer.join()
    for number, each in enumerate(made):
        restore(each.file, tmp_path / f"new-{number}")
        with closing(sqlite3.connect(tmp_path / f"new-{number}" / "library.db")) as opened:
            a, b = opened.execute("SELECT a, b FROM pairs").fetchone()
        assert a == b


def test_a_damaged_database_is_not_backed_up(home: Path, tmp_path: Path) -> None:
    content = bytearray((home / "engine.db").read_bytes())
    content[4096:8192] = b"\xff" * 4096
    (home / "engine.db").write_bytes(content)
    with pytest.raises(HomeDamaged, match=r"engine\.db is damaged"):
        back_up(Contents(home=home), tmp_path / "backups")
    assert files_in(tmp_path / "backups") == set()


def test_a_home_that_holds_something_is_moved_aside_only_when_asked(
    home: Path, tmp_path: Path
) -> None:
    made = back_up(Contents(home=home), tmp_path / "backups")
    (home / "reelwright.toml").write_text('theme = "new"\n')
    with pytest.raises(HomeTaken, match="--replace"):
        restore(made.file, home)
    restored = restore(made.file, home, replace=True)
    assert restored.aside is not None
    assert (home / "reelwright.toml").read_text() == 'theme = "paper"\n'
    assert (restored.aside / "reelwright.toml").read_text() == 'theme = "new"\n'
    undone = undo(home)
    assert (undone.home / "reelwright.toml").read_text() == 'theme = "new"\n'
    assert undone.aside is not None
    assert (undone.aside / "reelwright.toml").read_text() == 'theme = "paper"\n'
    with pytest.raises(HomeTaken, match="nothing to bring back"):
        undo(home)


def test_nothing_is_moved_under_a_process_at_work(home: Path, tmp_path: Path) -> None:
    made = back_up(Contents(home=home), tmp_path / "backups")
    with (
        FileStore(home / "store").staging(".mp4"),
        pytest.raises(HomeBusy, match="A process is working"),
    ):
        restore(made.file, home, replace=True)
    assert files_in(tmp_path / "backups") == {made.file.name}


def rewritten(file: Path, change: Callable[[str, bytes], tuple[str, bytes]]) -> Path:
    """The same backup with other bytes in it."""
    spoiled = file.with_name("spoiled.zip")
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(spoiled, "w") as target:
        for name in source.namelist():
            target.writestr(*change(name, source.read(name)))
    return spoiled


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda name, old: (name, old[:-1] if name.endswith("script.md") else old), "not what was"),
        (lambda name, old: (name, b"{" if name == NAME else old), "record cannot be read"),
        (lambda name, old: (name + "x" if name == NAME else name, old), "not a backup"),
        (lambda name, old: (name + "2" if name.endswith(".toml") else name, old), "those it rec"),
        (
            lambda name, old: (
                (name, old.replace(b'"reelwright.toml"', b'"../reelwright.toml"'))
                if name == NAME
                else (name, old)
            ),
            "leads elsewhere",
        ),
    ],
)
def test_what_is_not_whole_is_not_restored(
    home: Path, tmp_path: Path, change: Callable[[str, bytes], tuple[str, bytes]], why: str
) -> None:
    made = back_up(Contents(home=home), tmp_path / "backups")
    with pytest.raises(BackupDamaged, match=why):
        restore(rewritten(made.file, change), tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("cut", [0.0, 0.3, 0.9, 0.999])
def test_half_a_backup_is_told(home: Path, tmp_path: Path, cut: float) -> None:
    made = back_up(Contents(home=home), tmp_path / "backups")
    content = made.file.read_bytes()
    made.file.write_bytes(content[: int(len(content) * cut)])
    with pytest.raises(BackupDamaged):
        restore(made.file, tmp_path / "new")


def test_a_backup_of_a_newer_version_is_told(home: Path, tmp_path: Path) -> None:
    made = back_up(Contents(home=home), tmp_path / "backups")

    def newer(name: str, old: bytes) -> tuple[str, bytes]:
        return name, old.replace(b'"format": 1', b'"format": 2') if name == NAME else old

    with pytest.raises(BackupTooNew, match="newer Reelwright"):
        restore(rewritten(made.file, newer), tmp_path / "new")


class Server:
    """A server's database, as a text, and how copies of it are taken and put in place."""

    def __init__(self, home: Path) -> None:
        self.held = "now"
        self._home = home

    def copy(self, to: Path) -> None:
        to.write_text(self.held)

    def bring(self, copy: Path, *, undone: bool = False) -> Path:
        before = dump_beside(self._home, undone=undone)
        before.write_text(self.held)
        self.held = copy.read_text()
        return before


def test_an_undone_restore_brings_a_servers_database_back_as_well(
    home: Path, tmp_path: Path
) -> None:
    server = Server(home)
    made = back_up(Contents(home=home, server=server.copy), tmp_path / "backups")
    for later in ("later", "latest"):
        server.held = later
        restored = restore(made.file, home, replace=True, server=server.bring)
        assert server.held == "now"
        assert restored.dump is not None
    undone = undo(home, partial(server.bring, undone=True))
    assert server.held == "latest"
    assert undone.dump is not None
    assert undone.dump.read_text() == "now"
    undo(home, partial(server.bring, undone=True))
    assert server.held == "later"


def test_a_file_that_should_be_a_database_is_told_of_by_its_name(
    home: Path, tmp_path: Path
) -> None:
    (home / "engine.db").write_bytes(b"Not SQLite at all, though of a decent length." * 10)
    with pytest.raises(HomeDamaged, match=r"engine\.db is damaged"):
        back_up(Contents(home=home), tmp_path / "backups")


def test_what_only_looks_like_a_database_by_its_name_comes_back(home: Path, tmp_path: Path) -> None:
    (home / "Thumbs.db").write_bytes(b"pictures of a folder")
    made = back_up(Contents(home=home), tmp_path / "backups")
    restore(made.file, tmp_path / "new")
    assert (tmp_path / "new" / "Thumbs.db").read_bytes() == b"pictures of a folder"


def test_a_home_that_is_bound_to_its_place_is_filled_and_never_moved(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(Contents(home=home), tmp_path / "backups")
    bound = tmp_path / "the volume"
    bound.mkdir()
    mounts = tmp_path / "mountinfo"
    place = str(bound).replace(" ", "\\040")
    mounts.write_text(f"36 35 98:0 /mnt1 {place} rw,noatime master:1 - ext3 /dev/root rw\n")
    monkeypatch.setattr(restoring, "_MOUNTS", mounts)
    before = bound.stat().st_ino
    restore(made.file, bound)
    assert (bound / "library.db").exists()
    assert bound.stat().st_ino == before
    with pytest.raises(HomeTaken, match="a disk of its own"):
        restore(made.file, bound, replace=True)

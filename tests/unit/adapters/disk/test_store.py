"""The store in a folder: what goes in comes out, and what is damaged counts as gone."""

import os
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.stores import release
from reelwright.adapters.disk.store import FileStore
from reelwright.domain.artefact import Artefact
from reelwright.ports.store import ArtefactMissing, StoreForbidden, StoreFull

pytestmark = pytest.mark.unit

SHA_OF_HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"


def _adopt(store: FileStore, content: bytes, suffix: str = ".bin") -> str:
    with store.staging(suffix) as path:
        path.write_bytes(content)
        return store.adopt(path)


def _files(folder: Path) -> list[str]:
    return sorted(
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and file.name not in {".lock", ".pins"}
    )


def test_an_artefact_lies_under_the_hash_of_its_bytes(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    assert _adopt(store, b"hello", ".wav") == SHA_OF_HELLO
    assert store.path(SHA_OF_HELLO, ".wav").read_bytes() == b"hello"
    assert _files(tmp_path) == [f"2c/{SHA_OF_HELLO[2:]}.wav"]


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    assert _adopt(store, b"hello") == _adopt(store, b"hello")
    assert [each.size for each in store.holdings()] == [5]


def test_a_staged_file_that_is_not_adopted_leaves_nothing(tmp_path: Path) -> None:
    with FileStore(tmp_path).staging(".mp4") as path:
        path.write_bytes(b"half")
        assert _files(tmp_path) != []
    assert _files(tmp_path) == []


def test_a_file_from_elsewhere_is_moved_in(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"hello")
    store = FileStore(tmp_path / "store")
    assert store.path(store.adopt(outside), ".txt").read_bytes() == b"hello"
    assert not outside.exists()


def test_a_link_is_not_taken_for_a_file(tmp_path: Path) -> None:
    (tmp_path / "target.txt").write_bytes(b"hello")
    (tmp_path / "link.txt").symlink_to(tmp_path / "target.txt")
    with pytest.raises(ValueError, match="link"):
        FileStore(tmp_path / "store").adopt(tmp_path / "link.txt")


@pytest.mark.parametrize("damaged", [b"", b"hell", b"hellO", b"hello "])
def test_a_damaged_artefact_is_missing_and_adopting_heals_it(
    tmp_path: Path, damaged: bytes
) -> None:
    _adopt(FileStore(tmp_path), b"hello")
    (tmp_path / "2c" / f"{SHA_OF_HELLO[2:]}.bin").write_bytes(damaged)
    store = FileStore(tmp_path)
    with pytest.raises(ArtefactMissing, match="run the same command again"):
        store.path(SHA_OF_HELLO, ".bin")
    _adopt(store, b"hello")
    assert store.path(SHA_OF_HELLO, ".bin").read_bytes() == b"hello"


def test_damage_after_a_first_look_is_seen(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    _adopt(store, b"hello")
    store.path(SHA_OF_HELLO, ".bin").write_bytes(b"hi")
    with pytest.raises(ArtefactMissing):
        store.path(SHA_OF_HELLO, ".bin")


def test_another_suffix_is_another_artefact(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    _adopt(store, b"hello", ".wav")
    with pytest.raises(ArtefactMissing):
        store.path(SHA_OF_HELLO, ".mp4")


@pytest.mark.parametrize(
    ("sha256", "suffix"),
    [("../../etc/passwd", ""), (SHA_OF_HELLO.upper(), ".wav"), (SHA_OF_HELLO, "/../x")],
)
def test_no_name_reaches_outside_the_store(tmp_path: Path, sha256: str, suffix: str) -> None:
    with pytest.raises(ValueError, match="is not a"):
        FileStore(tmp_path).path(sha256, suffix)


def test_results_are_recalled_by_any_key(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    assert store.recall("render/../x") is None
    store.remember("render/../x", '{"a":\r\n"ä"}')
    store.remember("other", "2")
    assert FileStore(tmp_path).recall("render/../x") == '{"a":\r\n"ä"}'
    assert _files(tmp_path / "staging") == []


def test_a_folder_may_be_staged_and_is_removed(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    with store.staging("") as folder:
        (folder / "0").mkdir(parents=True)
        (folder / "0" / "picture.png").write_bytes(bytes(1000))
        assert store.sizes().unfinished_bytes == 1000
    assert not folder.exists()
    assert store.sizes().unfinished_bytes == 0


@given(cut=st.integers(min_value=0, max_value=80), garbage=st.binary(max_size=3))
def test_a_torn_result_is_not_recalled(
    tmp_path_factory: pytest.TempPathFactory, cut: int, garbage: bytes
) -> None:
    folder = tmp_path_factory.mktemp("store")
    store = FileStore(folder)
    store.remember("key", "[1, 2, 3]")
    file = next(folder.glob("results/*/*.json"))
    whole = file.read_bytes()
    torn = whole[:cut] + garbage
    file.write_bytes(torn)
    assert store.recall("key") == ("[1, 2, 3]" if torn == whole else None)


def _encode_on_a_full_disk(store: FileStore) -> None:
    with store.staging(".mp4"):
        try:
            with Path("/dev/full").open("wb") as full:
                full.write(b"picture")
        except OSError as error:
            message = "the encoder stopped"
            raise RuntimeError(message) from error


def test_a_full_disk_is_told_whatever_the_writer_made_of_it(tmp_path: Path) -> None:
    with pytest.raises(StoreFull, match=r"no room for a new \.mp4 .* free\)"):
        _encode_on_a_full_disk(FileStore(tmp_path))


def test_a_forbidden_file_elsewhere_is_not_the_stores_fault(tmp_path: Path) -> None:
    with pytest.raises(PermissionError), FileStore(tmp_path / "store").staging(".mp4"):
        raise PermissionError(13, "Permission denied", str(tmp_path / "footage.mp4"))


def test_a_store_inside_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(
        StoreForbidden, match=r"cannot hold a new \.json, as its path leads through"
    ):
        FileStore(tmp_path / "file" / "store").remember("key", "1")


def test_what_is_removed_is_gone_and_counted(tmp_path: Path) -> None:
    kept, gone = (_adopt(FileStore(tmp_path), content) for content in (b"kept", b"gone!"))
    release(tmp_path)
    removed = FileStore(tmp_path).remove([Artefact(sha256=gone, suffix=".bin")])
    assert (removed.freed, removed.in_use) == (5, ())
    assert [each.artefact.sha256 for each in FileStore(tmp_path).holdings()] == [kept]


def test_what_this_process_asked_for_stays(tmp_path: Path) -> None:
    artefact = Artefact(sha256=_adopt(FileStore(tmp_path), b"hello"), suffix=".bin")
    removed = FileStore(tmp_path).remove([artefact])
    assert (removed.artefacts, removed.in_use) == ((), (artefact,))
    assert FileStore(tmp_path).path(SHA_OF_HELLO, ".bin").exists()


def test_use_is_remembered_and_checking_is_no_use(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    sha256 = _adopt(store, b"hello")
    file, past = store.path(sha256, ".bin"), time.time() - 90_000
    os.utime(file, (past, past))
    assert store.check(Artefact(sha256=sha256, suffix=".bin"))
    assert [each.used.timestamp() for each in store.holdings()] == [pytest.approx(past)]
    FileStore(tmp_path).path(sha256, ".bin")
    assert [each.used.timestamp() for each in store.holdings()] == [
        pytest.approx(time.time(), abs=60)
    ]


def test_what_is_damaged_is_set_aside_and_missing(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    sha256 = _adopt(store, b"hello")
    store.path(sha256, ".bin").write_bytes(b"hellO")
    assert not store.check(Artefact(sha256=sha256, suffix=".bin"))
    assert store.sizes().damaged == 1
    with pytest.raises(ArtefactMissing):
        store.path(sha256, ".bin")


def test_old_results_are_swept_and_used_ones_stay(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    for key in ("old", "used"):
        store.remember(key, "1")
    past = time.time() - 90_000
    for file in tmp_path.glob("results/*/*.json"):
        os.utime(file, (past, past))
    assert store.recall("used") == "1"
    before = datetime.fromtimestamp(past + 10, tz=UTC)
    assert store.sweep(before) == 66
    assert (store.recall("old"), store.recall("used")) == (None, "1")


def test_what_a_living_process_writes_stays_even_when_a_clock_makes_it_old(tmp_path: Path) -> None:
    writer, sweeper = FileStore(tmp_path), FileStore(tmp_path)
    past = time.time() - 400 * 86_400
    with writer.staging(".bin") as file:
        file.write_bytes(b"old")
        os.utime(file, (past, past))
        assert sweeper.sweep(datetime.min.replace(tzinfo=UTC)) == 0
        assert sweeper.sizes().unfinished_bytes == 3


def test_many_threads_adopt_at_once(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    contents = [bytes([number % 5]) * 1000 for number in range(40)]
    threads = [threading.Thread(target=_adopt, args=(store, content)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(list(store.holdings())) == 5
    assert store.sizes().unfinished_bytes == 0

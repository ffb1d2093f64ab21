"""The store in a folder: what goes in comes out, and what is damaged counts as gone."""

import os
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.adapters.disk.staging import ABANDONED_AFTER
from reelwright.adapters.disk.store import FileStore
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
        if file.is_file() and file.name != ".lock"
    )


def test_an_artefact_lies_under_the_hash_of_its_bytes(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    assert _adopt(store, b"hello", ".wav") == SHA_OF_HELLO
    assert store.path(SHA_OF_HELLO, ".wav").read_bytes() == b"hello"
    assert _files(tmp_path) == [f"2c/{SHA_OF_HELLO[2:]}.wav"]


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    assert _adopt(store, b"hello") == _adopt(store, b"hello")
    assert store.size().artefacts == 1
    assert store.size().artefact_bytes == 5


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


def test_pruning_keeps_what_is_named_and_what_is_young(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    kept, old, young = (_adopt(store, content) for content in (b"kept", b"old", b"young"))
    past = time.time() - 7200
    for sha256 in (kept, old):
        os.utime(store.path(sha256, ".bin"), (past, past))
    assert store.prune({kept}) == 3
    assert store.size().artefacts == 2
    assert store.prune({kept}, younger_than=0) == 5
    assert store.path(kept, ".bin").read_bytes() == b"kept"
    with pytest.raises(ArtefactMissing):
        store.path(young, ".bin")


def test_what_a_living_process_writes_is_swept_only_when_old(tmp_path: Path) -> None:
    writer, sweeper = FileStore(tmp_path), FileStore(tmp_path)
    past = time.time() - ABANDONED_AFTER - 60
    with writer.staging(".new") as new, writer.staging(".old") as old:
        new.write_bytes(b"new")
        old.write_bytes(b"old")
        os.utime(old, (past, past))
        sweeper.prune(())
        assert new.exists()
        assert not old.exists()
        assert sweeper.size().unfinished_bytes == 3


def test_many_threads_adopt_at_once(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    contents = [bytes([number % 5]) * 1000 for number in range(40)]
    threads = [threading.Thread(target=_adopt, args=(store, content)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.size().artefacts == 5
    assert store.size().unfinished_bytes == 0

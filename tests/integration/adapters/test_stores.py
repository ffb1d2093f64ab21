"""Every store keeps the same promises: in a folder, and in a bucket behind real sockets."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builders.s3 import FaultyS3, faulty_s3
from reelwright.adapters.disk.store import FileStore
from reelwright.adapters.s3.store import BucketStore
from reelwright.ports.store import ArtefactMissing, Store

pytestmark = pytest.mark.integration

HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
Machine = Callable[[], Store]
"""A store as one more process or machine sees it: the same content, nothing remembered."""


@pytest.fixture(scope="module")
def s3() -> Iterator[FaultyS3]:
    with faulty_s3() as s3:
        yield s3


@pytest.fixture(params=["folder", "bucket"])
def machine(request: pytest.FixtureRequest, tmp_path: Path) -> Machine:
    if request.param == "folder":
        return lambda: FileStore(tmp_path / "store")
    s3: FaultyS3 = request.getfixturevalue("s3")
    machines = iter(range(9))

    def another() -> Store:
        cache = FileStore(tmp_path / f"cache-{next(machines)}")
        return BucketStore(s3.bucket(f"s3://studio/{tmp_path.name}"), cache)

    return another


def adopted(store: Store, content: bytes, suffix: str = ".bin") -> str:
    with store.staging(suffix) as path:
        path.write_bytes(content)
        return store.adopt(path)


def test_what_one_adopts_another_reads(machine: Machine) -> None:
    assert adopted(machine(), b"hello", ".wav") == HELLO
    assert machine().path(HELLO, ".wav").read_bytes() == b"hello"


def test_adopting_the_same_bytes_again_changes_nothing(machine: Machine) -> None:
    assert adopted(machine(), b"hello") == adopted(machine(), b"hello") == HELLO
    assert machine().path(HELLO, ".bin").read_bytes() == b"hello"


def test_what_was_never_adopted_is_missing(machine: Machine) -> None:
    adopted(machine(), b"hello", ".wav")
    for sha256, suffix in ((HELLO[::-1], ".wav"), (HELLO, ".mp4")):
        with pytest.raises(ArtefactMissing, match="run the same command again"):
            machine().path(sha256, suffix)


def test_what_is_not_adopted_leaves_nothing(machine: Machine) -> None:
    with machine().staging(".bin") as path:
        path.write_bytes(b"hello")
    assert not path.exists()
    with pytest.raises(ArtefactMissing):
        machine().path(HELLO, ".bin")


def test_a_large_file_comes_back_whole(machine: Machine) -> None:
    content = bytes(range(256)) * 36_000  # over one part of an upload
    sha256 = adopted(machine(), content, ".mp4")
    assert machine().path(sha256, ".mp4").read_bytes() == content


@pytest.mark.parametrize("name", [("../../etc/passwd", ""), (HELLO, "/../x")])
def test_no_name_reaches_elsewhere(machine: Machine, name: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="is not a"):
        machine().path(*name)


def test_a_result_is_recalled_by_another_under_any_key(machine: Machine) -> None:
    store = machine()
    assert store.recall("render/../x") is None
    store.remember("render/../x", '{"a":\r\n"ä"}')
    store.remember("other", "2")
    assert store.recall("other") == "2"
    assert machine().recall("render/../x") == '{"a":\r\n"ä"}'


def test_the_last_result_of_a_key_counts(machine: Machine) -> None:
    for result in ("1", "2"):
        machine().remember("key", result)
    assert machine().recall("key") == "2"


def test_many_threads_adopt_the_same_at_once(machine: Machine) -> None:
    store, kept = machine(), set[str]()
    threads = [
        threading.Thread(target=lambda: kept.add(adopted(store, b"hello"))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert kept == {HELLO}
    assert machine().path(HELLO, ".bin").read_bytes() == b"hello"

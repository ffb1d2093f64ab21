"""A bucket whose service is slow, overloaded, cut off, wrong or gone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.s3 import KEYS, PATIENT, QUICK, FaultyS3, faulty_s3
from reelwright.adapters.disk.store import FileStore
from reelwright.adapters.s3.bucket import Bucket, Patience
from reelwright.adapters.s3.place import place_at
from reelwright.adapters.s3.store import BucketStore
from reelwright.domain.artefact import name_of
from reelwright.ports.store import ArtefactMissing, Store, StoreRefused, StoreUnreachable
from reelwright.simulators.wire.faults import Fault

pytestmark = pytest.mark.integration

HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
PASSING = [Fault.OVERLOADED, Fault.FAILED, Fault.DROPPED, Fault.CUT, Fault.SLOW]


@pytest.fixture(scope="module")
def server() -> Iterator[FaultyS3]:
    with faulty_s3() as s3:
        yield s3


@pytest.fixture
def s3(server: FaultyS3) -> Iterator[FaultyS3]:
    yield server
    server.faults.clear()
    server.spoil.clear()


def machine(s3: FaultyS3, folder: Path, name: str = "one", patience: Patience = PATIENT) -> Store:
    bucket = s3.bucket(f"s3://studio/{folder.name}", patience)
    return BucketStore(bucket, FileStore(folder / name))


def patience_with(fault: Fault) -> Patience:
    return QUICK if fault is Fault.SLOW else PATIENT


def adopted(store: Store, content: bytes = b"hello") -> str:
    with store.staging(".bin") as path:
        path.write_bytes(content)
        return store.adopt(path)


@pytest.mark.parametrize("fault", PASSING)
def test_what_fails_in_passing_is_tried_again(s3: FaultyS3, tmp_path: Path, fault: Fault) -> None:
    if fault is not Fault.CUT:  # only what is read has content to be cut
        s3.faults.add(fault, times=2)
    adopted(machine(s3, tmp_path, patience=patience_with(fault)))
    s3.faults.add(fault, times=2)
    read = machine(s3, tmp_path, "other", patience_with(fault)).path(HELLO, ".bin")
    assert read.read_bytes() == b"hello"


@pytest.mark.parametrize("fault", [Fault.OVERLOADED, Fault.DROPPED, Fault.SLOW])
def test_what_fails_for_good_is_told_and_leaves_nothing(
    s3: FaultyS3, tmp_path: Path, fault: Fault
) -> None:
    adopted(machine(s3, tmp_path))
    s3.faults.always(fault)
    with pytest.raises(StoreUnreachable, match=f"s3://studio/{tmp_path.name} could not be reached"):
        machine(s3, tmp_path, "other", patience_with(fault)).path(HELLO, ".bin")
    assert [file for file in (tmp_path / "other").rglob("*") if file.suffix == ".bin"] == []


def test_what_could_not_be_shared_is_kept_and_shared_by_the_next_run(
    s3: FaultyS3, tmp_path: Path
) -> None:
    s3.faults.always(Fault.OVERLOADED)
    with pytest.raises(StoreUnreachable, match=r"\(503 Service Unavailable\)"):
        adopted(machine(s3, tmp_path))
    s3.faults.clear()
    assert machine(s3, tmp_path).path(HELLO, ".bin").read_bytes() == b"hello"
    assert machine(s3, tmp_path, "other").path(HELLO, ".bin").read_bytes() == b"hello"


def test_wrong_bytes_on_the_way_are_fetched_again(s3: FaultyS3, tmp_path: Path) -> None:
    adopted(machine(s3, tmp_path))
    s3.faults.add(Fault.MALFORMED)
    assert machine(s3, tmp_path, "other").path(HELLO, ".bin").read_bytes() == b"hello"


def test_a_damaged_object_is_set_aside_and_made_anew(s3: FaultyS3, tmp_path: Path) -> None:
    adopted(machine(s3, tmp_path))
    name = name_of(HELLO, ".bin")
    s3.spoil.add(f"{tmp_path.name}/{name}")
    other = machine(s3, tmp_path, "other")
    with pytest.raises(ArtefactMissing, match="was damaged and is set aside"):
        other.path(HELLO, ".bin")
    s3.spoil.clear()
    bucket = s3.bucket(f"s3://studio/{tmp_path.name}")
    assert [each.name for each in bucket.listed()] == [f"damaged/{name}"]
    adopted(other)
    assert machine(s3, tmp_path, "third").path(HELLO, ".bin").read_bytes() == b"hello"


def test_a_torn_result_is_not_recalled(s3: FaultyS3, tmp_path: Path) -> None:
    machine(s3, tmp_path).remember("key", "[1, 2, 3]")
    s3.faults.add(Fault.MALFORMED)
    assert machine(s3, tmp_path, "other").recall("key") is None
    assert machine(s3, tmp_path, "third").recall("key") == "[1, 2, 3]"


def test_a_service_without_conditional_writes_serves(s3: FaultyS3, tmp_path: Path) -> None:
    s3.unconditional = True
    try:
        adopted(machine(s3, tmp_path))
    finally:
        s3.unconditional = False
    assert machine(s3, tmp_path, "other").path(HELLO, ".bin").read_bytes() == b"hello"


def test_refused_keys_are_told_at_once(s3: FaultyS3, tmp_path: Path) -> None:
    before = len(s3.requests)
    s3.faults.always(Fault.KEY_REFUSED)
    with pytest.raises(StoreRefused, match="does not take the keys"):
        machine(s3, tmp_path).recall("key")
    assert len(s3.requests) == before + 1


def test_a_bucket_that_does_not_exist_is_told(s3: FaultyS3, tmp_path: Path) -> None:
    store = BucketStore(s3.bucket("s3://nowhere"), FileStore(tmp_path))
    with pytest.raises(StoreRefused, match="s3://nowhere names a bucket that does not exist"):
        store.recall("key")
    with pytest.raises(StoreRefused, match="s3://nowhere names a bucket that does not exist"):
        adopted(store)


def test_nobody_there_is_told(tmp_path: Path) -> None:
    place = place_at("s3://studio", endpoint="http://127.0.0.1:9")
    store = BucketStore(Bucket(place, KEYS, QUICK), FileStore(tmp_path))
    with pytest.raises(StoreUnreachable, match="s3://studio could not be reached"):
        store.recall("key")


def test_a_kept_artefact_is_looked_for_once_in_a_process(s3: FaultyS3, tmp_path: Path) -> None:
    store = machine(s3, tmp_path)
    adopted(store)
    before = len(s3.requests)
    for _ in range(3):
        store.path(HELLO, ".bin")
    assert len(s3.requests) == before


def test_half_an_object_of_anothers_making_is_replaced(s3: FaultyS3, tmp_path: Path) -> None:
    name = name_of(HELLO, ".bin")
    s3.bucket(f"s3://studio/{tmp_path.name}").write(name, b"hel")
    adopted(machine(s3, tmp_path))
    assert machine(s3, tmp_path, "other").path(HELLO, ".bin").read_bytes() == b"hello"

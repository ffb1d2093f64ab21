"""What was seen of a segment is used again for the same bytes, and for no others."""

import hashlib
from dataclasses import replace
from pathlib import Path

import av
import pytest

from builders.masters import Bench, OnsetAligner, Recipe, failures
from builders.spoiled import SPOILED
from reelwright.adapters.disk.store import FileStore
from reelwright.adapters.inspector.inspector import FileInspector
from reelwright.adapters.inspector.segments import counted
from reelwright.domain.inspection.verdict import Expectation
from reelwright.ports.progress import Silent
from reelwright.ports.store import StoreFull

pytestmark = pytest.mark.media

KEY_EVERY, SEGMENTS = 35, 3


class WatchedStore(FileStore):
    """Counts what is kept: as many segments as were decoded."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.kept = 0

    def remember(self, key: str, result: str) -> None:
        self.kept += 1
        super().remember(key, result)


class FullStore(FileStore):
    """A store on a disk without room."""

    def remember(self, key: str, result: str) -> None:
        raise StoreFull(f"There is no room for {len(key + result)} bytes.")


@pytest.fixture
def store(tmp_path: Path) -> WatchedStore:
    return WatchedStore(tmp_path / "store")


def segmented(recipe: Recipe) -> Recipe:
    return replace(recipe, key_every=KEY_EVERY)


def test_the_verdict_of_parts_is_that_of_the_whole(bench: Bench, store: WatchedStore) -> None:
    master = bench.make(segmented(Recipe()))
    whole = bench.verdict(master)
    assert bench.verdict(master, store=store) == whole
    assert store.kept == SEGMENTS
    assert bench.verdict(master, store=store) == whole
    assert store.kept == SEGMENTS


@pytest.mark.parametrize("check", SPOILED)
def test_a_spoiled_file_fails_its_check_through_the_store(
    bench: Bench, store: WatchedStore, check: str
) -> None:
    bench.verdict(bench.make(segmented(Recipe())), store=store)
    master = bench.make(segmented(SPOILED[check]))
    anew, recalled = (bench.verdict(master, store=store) for _ in range(2))
    assert failures(anew) == failures(recalled) == [check]
    assert recalled == anew == bench.verdict(master)


def test_only_the_segment_that_differs_is_decoded(bench: Bench, store: WatchedStore) -> None:
    bench.verdict(bench.make(segmented(Recipe())), store=store)
    black = bench.make(segmented(Recipe(black=range(43, 49))))
    assert failures(bench.verdict(black, store=store)) == ["black picture"]
    assert store.kept == SEGMENTS + 1


def test_black_is_one_stretch_across_segments(bench: Bench, store: WatchedStore) -> None:
    spoiled = segmented(Recipe(black=range(32, 38)))
    verdict = bench.verdict(bench.make(spoiled), store=store)
    failed = next(check for check in verdict.checks if check.name == "black picture")
    assert (failed.measured, failed.second) == ("longest 0.60 s", 3.2)


def test_damage_is_found_each_time_and_never_kept(bench: Bench, store: WatchedStore) -> None:
    master = bench.make(segmented(Recipe()))
    bench.verdict(master, store=store)
    packets = picture_packets(master)
    content = bytearray(master.read_bytes())
    place, size = packets[KEY_EVERY + 1]
    content[place + size // 2] ^= 0xFF
    place, size = packets[2 * KEY_EVERY]
    content[place + size // 4 : place + size] = bytes(size - size // 4)
    master.write_bytes(content)
    for _ in range(2):
        assert "picture plays" in failures(bench.verdict(master, store=store))


def test_one_changed_byte_changes_one_segment(bench: Bench) -> None:
    master = bench.make(segmented(Recipe()))
    before = counted(master).segments
    content = bytearray(master.read_bytes())
    place, size = picture_packets(master)[KEY_EVERY + 1]
    content[place + size - 1] ^= 1
    master.write_bytes(content)
    after = counted(master).segments
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False, True]


@pytest.mark.parametrize("result", ["", "{}", "[1]", "not JSON", "whole"])
def test_a_broken_sight_is_made_anew(
    bench: Bench, store: WatchedStore, tmp_path: Path, result: str
) -> None:
    master = bench.make(segmented(Recipe()))
    good = bench.verdict(master, store=store)
    for file in (tmp_path / "store" / "results").glob("*/*.json"):
        text = file.read_text(encoding="utf-8").partition("\n")[2]
        broken = text.replace('"rows":', '"rows":9') if result == "whole" else result
        check = hashlib.sha256(broken.encode()).hexdigest()
        file.write_text(f"{check}\n{broken}", encoding="utf-8")
    assert bench.verdict(master, store=store) == good
    assert store.kept == 2 * SEGMENTS


def test_a_full_disk_costs_time_alone(bench: Bench, tmp_path: Path) -> None:
    master = bench.make(segmented(Recipe()))
    assert bench.verdict(master, store=FullStore(tmp_path / "full")).passed


def test_a_strangers_file_is_decoded_whatever_is_kept(bench: Bench, store: WatchedStore) -> None:
    inspector = FileInspector(OnsetAligner(), store=store)
    assert inspector.inspect(bench.make(), Expectation(), Silent()).passed
    assert store.kept == 0


def picture_packets(master: Path) -> list[tuple[int, int]]:
    """Where each packet of the picture stands in the file, and its size."""
    with av.open(str(master)) as container:
        packets = list(container.demux(video=0))
    return [(packet.pos, packet.size) for packet in packets if packet.pos is not None]

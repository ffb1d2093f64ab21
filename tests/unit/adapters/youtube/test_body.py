"""Bytes on their way out: their pace and their order."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.adapters.youtube.body import BLOCK, Pace, Watch, blocks, opened
from reelwright.adapters.youtube.sending import QUANTUM, Manner
from reelwright.ports.lease import Unleased
from reelwright.ports.platform import FileUnsendable
from reelwright.ports.progress import Silent

pytestmark = pytest.mark.unit


class Watchful:
    """A clock that is paused by whoever waits for it."""

    def __init__(self) -> None:
        self.now = 0.0

    def pause(self, seconds: float) -> None:
        self.now += seconds


@given(
    rate=st.integers(10_000, 10_000_000),
    sizes=st.lists(st.integers(1, 1_000_000), min_size=2, max_size=20),
)
def test_no_more_goes_out_than_the_rate_lets(rate: int, sizes: list[int]) -> None:
    time = Watchful()
    pace = Pace(rate, clock=lambda: time.now, pause=time.pause)
    for size in sizes:
        pace.spend(size)
    before_the_last = sum(sizes[:-1]) / rate
    assert time.now == pytest.approx(before_the_last)


def test_without_a_limit_nobody_waits() -> None:
    time = Watchful()
    pace = Pace(None, clock=lambda: time.now, pause=time.pause)
    pace.spend(10**9)
    assert (time.now, pace.block) == (0.0, BLOCK)


@given(chunk=st.integers(1, 3 * QUANTUM), first=st.integers(0, 10 * QUANTUM))
def test_every_chunk_but_the_last_is_whole_quanta(chunk: int, first: int) -> None:
    size = 10 * QUANTUM + 17
    span = Manner(chunk=chunk).span(first, size)
    assert span.start == first
    assert span.stop == size or (len(span) % QUANTUM == 0 and len(span) >= chunk)
    assert Manner().span(first, size) == range(first, size)


def test_a_span_of_a_file_goes_out_in_order(tmp_path: Path) -> None:
    file = tmp_path / "film.mp4"
    file.write_bytes(bytes(range(256)) * 200)
    watch = Watch(progress=Silent(), lease=Unleased(), size=51_200)
    with opened(file) as source:
        sent = b"".join(blocks(source, range(100, 40_000), Pace(10_000, pause=_no_wait), watch))
        assert sent == file.read_bytes()[100:40_000]
        with pytest.raises(FileUnsendable, match="became shorter"):
            list(blocks(source, range(51_000, 52_000), Pace(None), watch))


def _no_wait(_seconds: float) -> None:
    """Nobody waits in a test."""

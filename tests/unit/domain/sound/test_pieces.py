"""Where a long recording is cut for a recogniser."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.sound.pauses import Pause
from reelwright.domain.sound.pieces import (
    AIR,
    LONG_PAUSE,
    OVERLAP,
    SHORTEST_PAUSE,
    Piece,
    pieces,
)
from reelwright.domain.time import SAMPLE_RATE

pytestmark = pytest.mark.unit

S = SAMPLE_RATE
LONGEST = 30 * S


def _pause(start: float, end: float) -> Pause:
    return Pause(start=int(start * S), end=int(end * S))


def _seconds(cut: tuple[Piece, ...]) -> list[tuple[float, float]]:
    return [(piece.start / S, piece.end / S) for piece in cut]


@pytest.mark.parametrize(
    ("found", "seconds", "expected"),
    [
        pytest.param([], 20, [(0, 20)], id="short"),
        pytest.param([], 40, [(0, 30), (27, 40)], id="no-pause-overlaps"),
        pytest.param([(25, 26)], 40, [(0, 25.5), (25.5, 40)], id="in-a-pause"),
        pytest.param([(20, 20.4), (26, 27)], 40, [(0, 26.5), (26.5, 40)], id="the-longest"),
        pytest.param([(25, 25.1)], 40, [(0, 30), (27, 40)], id="too-short-a-pause"),
        pytest.param([(10, 25)], 40, [(0, 10.5), (24.5, 40)], id="long-silence-left-out"),
        pytest.param([(0, 5), (25, 30)], 30, [(4.5, 25.5)], id="edges"),
        pytest.param([(0, 40)], 40, [], id="silent"),
        pytest.param([], 0, [], id="empty"),
    ],
)
def test_pieces_end_where_nobody_speaks(
    found: list[tuple[float, float]], seconds: float, expected: list[tuple[float, float]]
) -> None:
    cut = _seconds(pieces([_pause(*each) for each in found], int(seconds * S), LONGEST))
    assert cut == expected


def test_a_piece_must_hold_its_overlaps() -> None:
    with pytest.raises(ValueError, match="too short"):
        pieces([], S, 2 * OVERLAP)


@st.composite
def _recordings(draw: st.DrawFn) -> tuple[list[Pause], int]:
    lengths = draw(st.lists(st.tuples(st.integers(1, 60 * S), st.integers(1, 15 * S)), max_size=20))
    found, at = [], 0
    for speech, silence in lengths:
        found.append(Pause(start=at + speech, end=at + speech + silence))
        at += speech + silence
    return found, at + draw(st.integers(0, 40 * S))


@given(_recordings())
def test_all_that_is_heard_is_in_a_piece_and_none_is_too_long(
    recording: tuple[list[Pause], int],
) -> None:
    found, samples = recording
    cut = pieces(found, samples, LONGEST)
    assert all(0 <= piece.start < piece.end <= samples for piece in cut)
    assert all(piece.samples <= LONGEST for piece in cut)
    edges = [0, *(piece.start for piece in cut[1:]), samples]
    for before, piece in pairwise(cut):
        gap = piece.start - before.end
        assert gap in {0, -OVERLAP} or gap >= 0
        if gap > 0:
            left_out = [p for p in found if p.start <= before.end and p.end >= piece.start]
            assert left_out
            assert left_out[0].samples >= LONG_PAUSE
            assert before.end - left_out[0].start == AIR
        if gap == 0:
            assert any(p.start < piece.start < p.end and p.samples >= SHORTEST_PAUSE for p in found)
    assert edges == sorted(edges)
    if not found:
        assert (not samples) or (cut[0].start == 0 and cut[-1].end == samples)

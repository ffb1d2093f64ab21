import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.clips.adjusting import (
    AdjustmentImpossible,
    Ends,
    Extent,
    Move,
    adjusted,
    extent_of,
)
from reelwright.domain.clips.cutting import Limits
from reelwright.domain.clips.sentences import Sentence
from reelwright.domain.time import SAMPLE_RATE

pytestmark = pytest.mark.unit

S = SAMPLE_RATE
LIMITS = Limits()
STAY = Move()


def _sentence(at: int) -> Sentence:
    """Ten seconds every twelve, four words each."""
    start = 12 * at * S
    return Sentence(first=4 * at, last=4 * at + 4, start=start, end=start + 10 * S, text="A b c d.")


TALK = [_sentence(at) for at in range(10)]
CLIP = Extent(first=4, last=6)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (Move(sentences=1), STAY, (3, 6)),
        (STAY, Move(sentences=2), (4, 8)),
        (Move(sentences=1), Move(sentences=1), (3, 7)),
        (Move(sentences=2), Move(sentences=-1), (2, 5)),
        (Move(seconds=1), STAY, (3, 6)),
        (Move(seconds=13), STAY, (3, 6)),
        (Move(seconds=19), STAY, (2, 6)),
        (STAY, Move(seconds=0.5), (4, 7)),
        (STAY, Move(seconds=25), (4, 8)),
        (Move(sentences=1), Move(seconds=-3), (3, 5)),
    ],
)
def test_ends_move_to_sentences(start: Move, end: Move, expected: tuple[int, int]) -> None:
    found = adjusted(TALK, CLIP, Ends(start=start, end=end), LIMITS)
    assert (found.first, found.last) == expected


@pytest.mark.parametrize(
    ("extent", "start", "end", "said"),
    [
        (CLIP, STAY, Move(sentences=4), "would last 70.0 s, and clips last 12 to 60 s"),
        (CLIP, STAY, Move(sentences=-1), "would last 10.0 s"),
        (CLIP, Move(sentences=-2), STAY, "Nothing would be left"),
        (CLIP, Move(sentences=5), STAY, "not so many sentences before the clip: 1 fewer"),
        (CLIP, STAY, Move(sentences=9), "not so many sentences after the clip: 5 fewer"),
        (Extent(first=0, last=3), Move(seconds=2), STAY, "No sentence begins or ends before"),
        (Extent(first=8, last=10), STAY, Move(seconds=2), "No sentence begins or ends after"),
    ],
)
def test_where_ends_cannot_go_is_said(extent: Extent, start: Move, end: Move, said: str) -> None:
    with pytest.raises(AdjustmentImpossible, match=said):
        adjusted(TALK, extent, Ends(start=start, end=end), LIMITS)


def test_the_sentences_of_a_clip_are_found_by_their_middles() -> None:
    assert extent_of(TALK, 48 * S - 100, 70 * S + 100) == CLIP
    assert extent_of(TALK, 49 * S, 69 * S) == CLIP
    with pytest.raises(AdjustmentImpossible, match="Nothing is said"):
        extent_of(TALK, 10 * S, 12 * S)


moves = st.builds(Move, sentences=st.integers(-4, 4)) | st.builds(Move, seconds=st.floats(-40, 40))


@given(moves, moves)
def test_what_comes_out_keeps_the_limits_and_goes_where_it_should(start: Move, end: Move) -> None:
    try:
        found = adjusted(TALK, CLIP, Ends(start=start, end=end), LIMITS)
    except AdjustmentImpossible:
        return
    samples = TALK[found.last - 1].end - TALK[found.first].start
    assert LIMITS.shortest <= samples <= LIMITS.longest
    for move, outwards in (
        (start, CLIP.first - found.first),
        (end, found.last - CLIP.last),
    ):
        wanted = move.sentences or move.seconds
        assert (outwards > 0) == (wanted > 0)
        assert (outwards < 0) == (wanted < 0)

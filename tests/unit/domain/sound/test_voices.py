"""Voices of pieces, known again across a whole recording."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.sound.voices import HeardVoice, known_again
from reelwright.domain.time import SAMPLE_RATE

pytestmark = pytest.mark.unit

ADA, BEN, CAT = (1.0, 0.0, 0.1), (0.0, 1.0, 0.1), (-0.6, -0.6, 0.5)


def _voice(embedding: tuple[float, ...], seconds: float = 30.0) -> HeardVoice:
    return HeardVoice(turns=((0, round(seconds * SAMPLE_RATE)),), embedding=embedding)


def _near(embedding: tuple[float, ...], off: float) -> tuple[float, ...]:
    return tuple(3 * each + off for each in embedding)


@pytest.mark.parametrize(
    ("pieces", "count", "numbers"),
    [
        pytest.param([[ADA, BEN], [BEN, ADA]], None, [[0, 1], [1, 0]], id="the other way round"),
        pytest.param([[ADA], [], [BEN], [_near(ADA, 0.1)]], None, [[0], [], [1], [0]], id="a gap"),
        pytest.param([[ADA, _near(ADA, 0.1)]], None, [[0, 1]], id="told apart in one piece"),
        pytest.param([[ADA, _near(ADA, 0.1)]], 1, [[0, 0]], id="one speaker, says the owner"),
        pytest.param([[ADA, BEN, _near(BEN, 0.1)]], 2, [[0, 1, 1]], id="two, says the owner"),
        pytest.param([[ADA], [BEN], [CAT]], 5, [[0], [1], [2]], id="fewer than the owner says"),
        pytest.param([], None, [], id="nothing"),
        pytest.param([[], []], 2, [[], []], id="nobody"),
    ],
)
def test_voices_that_sound_alike_are_one_speaker(
    pieces: list[list[tuple[float, ...]]], count: int | None, numbers: list[list[int]]
) -> None:
    found = known_again([[_voice(each) for each in piece] for piece in pieces], count)
    assert [list(piece) for piece in found] == numbers


def test_whoever_is_hardly_heard_is_taken_for_the_nearest() -> None:
    heard = [[_voice(ADA), _voice(BEN)], [_voice(_near(BEN, -0.9), 1.0)], [_voice(BEN)]]
    assert known_again(heard) == ((0, 1), (1,), (1,))


def test_a_voice_without_a_direction_is_somebody() -> None:
    assert known_again([[_voice((0.0, 0.0, 0.0)), _voice(ADA)]]) == ((0, 1),)


_embeddings = st.sampled_from([ADA, BEN, CAT])
_pieces = st.lists(st.lists(_embeddings, max_size=3, unique=True), max_size=6)


@given(_pieces)
def test_clear_voices_are_found_whatever_the_pieces(
    pieces: list[list[tuple[float, ...]]],
) -> None:
    found = known_again([[_voice(each) for each in piece] for piece in pieces])
    pairs = {
        (embedding, number)
        for piece, numbers in zip(pieces, found, strict=True)
        for embedding, number in zip(piece, numbers, strict=True)
    }
    assert len(pairs) == len({embedding for embedding, _ in pairs})
    assert len(pairs) == len({number for _, number in pairs})


@given(_pieces, st.integers(1, 4))
def test_there_are_never_more_than_the_owner_says(
    pieces: list[list[tuple[float, ...]]], count: int
) -> None:
    found = known_again([[_voice(each) for each in piece] for piece in pieces], count)
    numbers = [number for piece in found for number in piece]
    assert len(set(numbers)) <= count
    assert sorted(set(numbers)) == list(range(len(set(numbers))))

"""Parts put together tell what one look at the whole tells, wherever it is cut."""

import itertools
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.inspection.measurements import Stretch
from reelwright.domain.inspection.motion import Motion, PartMotion, Points, has_moved

pytestmark = pytest.mark.unit

BLACK, SHAPE = 16, (4, 6)
LEVELS = (BLACK, 60, 120, 180)
"""Pictures that stand, or differ beyond doubt."""


def points(level: int) -> Points:
    return np.full(SHAPE, level, np.uint8)


def runs(levels: Sequence[int]) -> list[tuple[int, Stretch]]:
    """Each run of equal levels, found in one look."""
    found, place = [], 0
    for level, group in itertools.groupby(levels):
        length = len(list(group))
        found.append((level, Stretch(first=place, last=place + length)))
        place += length
    return found


def part(levels: Sequence[int]) -> PartMotion:
    found = runs(levels)
    return PartMotion(
        frames=len(levels),
        black=tuple(run for level, run in found if level == BLACK),
        moved=tuple(run.first for _, run in found[1:]),
        opening=points(levels[0]),
        standing=points(levels[-1]),
    )


def together(parts: Sequence[Sequence[int]]) -> Motion:
    motion, first = Motion(), 0
    for levels in parts:
        motion.add(first, part(levels))
        first += len(levels)
    return motion


@given(
    parts=st.lists(
        st.lists(st.sampled_from(LEVELS), min_size=1, max_size=8), min_size=1, max_size=8
    )
)
def test_parts_tell_what_the_whole_does(parts: list[list[int]]) -> None:
    whole = [level for levels in parts for level in levels]
    motion = together(parts)
    assert motion.still(len(whole)) == tuple(run for _, run in runs(whole))
    assert motion.black() == tuple(run for level, run in runs(whole) if level == BLACK)


def test_a_picture_that_creeps_from_part_to_part_has_moved() -> None:
    motion = together([[60], [68], [76]])
    assert motion.still(3) == (Stretch(first=0, last=2), Stretch(first=2, last=3))


def test_nothing_seen_is_nothing_still() -> None:
    assert Motion().still(10) == ()


@pytest.mark.parametrize(("levels", "moved"), [(12, False), (13, True)])
def test_a_move_is_more_than_twelve_levels(levels: int, moved: bool) -> None:  # noqa: FBT001 - a column of the table
    assert has_moved(points(60), points(60 + levels)) is moved


def test_another_size_is_a_move() -> None:
    assert has_moved(points(60), np.full((2, 2), 60, np.uint8))

"""Progress of several clips as one: it never goes back, and ends at its end."""

import pytest

from reelwright.workflows.clip.among import each_among

pytestmark = pytest.mark.unit


class _Listener:
    def __init__(self) -> None:
        self.told: list[tuple[str, int, int]] = []

    def advance(self, step: str, done: int, total: int) -> None:
        self.told.append((step, done, total))


def test_it_rises_over_all_of_them() -> None:
    listener = _Listener()
    for frames, progress in each_among((3, 40), listener):
        for done in range(frames + 1):
            progress.advance("watch", done, frames)
    told = [each for _, each, _ in listener.told]
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 200)
    assert {(step, total) for step, _, total in listener.told} == {("watch", 200)}


def test_a_part_that_counts_too_far_or_to_nothing_stays_inside_its_own() -> None:
    listener = _Listener()
    for _, progress in each_among(("a", "b"), listener):
        progress.advance("mix", 9, 3)
        progress.advance("mix", 0, 0)
    assert [done for _, done, _ in listener.told] == [100, 0, 200, 100]

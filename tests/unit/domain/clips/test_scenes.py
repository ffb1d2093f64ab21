"""Where a picture changes to something else, and what only looks as if it did."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.clips.cues.kinds import CueKind
from reelwright.domain.clips.episode import Episode, episode_of
from reelwright.domain.clips.features import Feature, features
from reelwright.domain.clips.scenes import MEMORY, Glance, scene_changes
from reelwright.domain.clips.scoring import WEIGHTS
from reelwright.domain.clips.sentences import Sentence
from reelwright.domain.time import SAMPLE_RATE

pytestmark = pytest.mark.unit

STEP = 4 * SAMPLE_RATE
BYTES = 16 * 9 * 3
_SHOTS = np.random.default_rng(7).integers(0, 256, (40, BYTES))
"""Pictures that have nothing in common."""


def _glances(shots: Sequence[int], noise: float = 2.0, seed: int = 0) -> list[Glance]:
    """A glance every four seconds at pictures by their numbers, as a camera sees them."""
    rough = np.random.default_rng(seed).normal(0, noise, (len(shots), BYTES))
    return [
        Glance(
            at=at * STEP,
            picture=np.clip(_SHOTS[shot] + rough[at], 0, 255).astype(np.uint8).tobytes(),
        )
        for at, shot in enumerate(shots)
    ]


def _changes(shots: Sequence[int]) -> list[int]:
    return [at // STEP for at in scene_changes(_glances(shots))]


@pytest.mark.parametrize(
    ("shots", "changes"),
    [
        pytest.param([0] * 60, [], id="a fixed camera"),
        pytest.param([0] * 30 + [1] * 30, [30], id="something else"),
        pytest.param([0] * 30 + [1] * 30 + [0] * 30, [30], id="and back to what is known"),
        pytest.param([0, 1] * 30, [], id="two cameras in turn"),
        pytest.param([0] * 20 + [1, 1, 0, 0] * 20, [20], id="a second camera, once it is known"),
        pytest.param([0] * 30 + [1] + [0] * 30, [], id="a flash"),
        pytest.param(list(range(40)), [], id="another picture every time"),
        pytest.param([at // 2 for at in range(80)], [], id="too many changes to tell anything"),
        pytest.param([], [], id="nothing"),
        pytest.param([0, 1], [], id="too little"),
    ],
)
def test_a_change_is_to_what_was_not_seen_and_stays(shots: list[int], changes: list[int]) -> None:
    assert _changes(shots) == changes


def test_somebody_who_moves_before_a_fixed_camera_changes_no_scene() -> None:
    pictures = np.tile(_SHOTS[0].reshape(9, 16, 3), (200, 1, 1, 1))
    for at, picture in enumerate(pictures):
        left = 4 + round(3 * np.sin(at * 1.7)) + at % 2
        picture[2:9, left : left + 4] = (200, 170, 150)
    glances = [
        Glance(at=at * STEP, picture=picture.astype(np.uint8).tobytes())
        for at, picture in enumerate(pictures)
    ]
    assert not scene_changes(glances)


def test_what_was_not_seen_for_long_is_something_else_again() -> None:
    long = MEMORY // STEP + 10
    assert _changes([1] * 20 + [0] * long + [1] * 20) == [20, 20 + long]


@given(st.lists(st.tuples(st.integers(0, 39), st.integers(1, 9)), max_size=8), st.integers(0, 9))
def test_changes_are_glances_in_order_and_the_same_each_time(
    runs: list[tuple[int, int]], seed: int
) -> None:
    glances = _glances([shot for shot, times in runs for _ in range(times)], seed=seed)
    found = scene_changes(glances)
    assert list(found) == sorted(set(found))
    assert set(found) <= {glance.at for glance in glances[1:]}
    assert found == scene_changes(glances)


@given(st.integers(0, 99), st.floats(0, 6))
def test_no_noise_of_a_fixed_camera_is_a_change(seed: int, noise: float) -> None:
    assert not scene_changes(_glances([3] * 40, noise=noise, seed=seed))


def _episode(scenes: Sequence[int]) -> Episode:
    told = [
        Sentence(
            first=at * 5,
            last=at * 5 + 5,
            start=at * STEP,
            end=(at + 1) * STEP - SAMPLE_RATE,
            text="The tide rises twice a day.",
            speaker="",
            silence=SAMPLE_RATE,
        )
        for at in range(12)
    ]
    return episode_of(told, "en", scenes=scenes)


def test_a_scene_speaks_for_what_begins_with_it_and_many_against_what_runs_across_them() -> None:
    one = _episode([3 * STEP + SAMPLE_RATE])
    assert features(one, 3, 8)[Feature.SCENE].sentence == 3
    assert not {Feature.SCENE, Feature.SCATTERED} & set(features(one, 1, 8))
    many = _episode([STEP * at for at in (2, 4, 6, 8)])
    assert features(many, 1, 6)[Feature.SCATTERED].strength == pytest.approx(1 / 3)
    assert features(many, 1, 10)[Feature.SCATTERED].strength == 1.0
    assert CueKind.QUESTION not in many.told[0].cues


def test_scenes_weigh_less_than_chapters() -> None:
    assert 0 < WEIGHTS[Feature.SCENE] < WEIGHTS[Feature.CHAPTER]
    assert WEIGHTS[Feature.CROSSING] < WEIGHTS[Feature.SCATTERED] < 0


def test_without_scenes_nothing_of_them_is_found() -> None:
    plain = _episode([])
    assert not {Feature.SCENE, Feature.SCATTERED} & set(features(plain, 0, 12))

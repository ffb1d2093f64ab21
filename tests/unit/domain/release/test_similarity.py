"""How alike two videos are."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.release.similarity import (
    Fingerprint,
    Likeness,
    LikenessLimits,
    likeness,
    nearest,
    picture_likeness,
    sketch_of,
    text_likeness,
)

pytestmark = pytest.mark.unit
WORDS = [f"word{number}" for number in range(3000)]


def text(seed: int, count: int = 1200) -> str:
    """Words in an order that no other seed has."""
    return " ".join(random.Random(seed).choices(WORDS, k=count))  # noqa: S311 - no secret


def test_the_same_text_is_wholly_alike_and_another_not_at_all() -> None:
    assert text_likeness(sketch_of(text(1)), sketch_of(text(1))) == 1.0
    assert text_likeness(sketch_of(text(1)), sketch_of(text(2))) < 0.02


def test_the_estimate_is_near_the_truth() -> None:
    # Half of each text is shared: a third of all shingles of both.
    shared = text(1, 2000)
    one, other = sketch_of(shared + " " + text(2, 2000)), sketch_of(shared + " " + text(3, 2000))
    assert text_likeness(one, other) == pytest.approx(1 / 3, abs=0.1)


def test_case_and_punctuation_do_not_matter() -> None:
    assert sketch_of("The sky, is blue!") == sketch_of("the SKY is blue")
    assert sketch_of("") == ()
    assert len(sketch_of("Hello")) == 1


def test_pictures_count_by_frames_of_the_new_video() -> None:
    first, second, other = "00ff00ff00ff00ff", "0f0f0f0f0f0f0f0f", "ffffffff00000000"
    assert picture_likeness((first, second), (first,)) == 0.5
    assert picture_likeness((first,), (first, second)) == 1.0
    assert picture_likeness(("00ff00ff00ff00f0",), (first,)) == 1.0
    assert picture_likeness((other,), (first,)) == 0.0
    assert picture_likeness((), (first,)) == 0.0


def test_the_nearest_is_the_one_that_passes_its_limit_furthest() -> None:
    limits = LikenessLimits(text=0.5, picture=0.9)
    far = Likeness(release="far", title="", text=0.1, picture=0.85)
    near = Likeness(release="near", title="", text=0.55, picture=0.0)
    assert nearest([far, near], limits) is near
    assert limits.exceeded_by(near)
    assert not limits.exceeded_by(far)
    assert nearest([], limits) is None


@given(st.text(), st.text())
def test_likeness_is_a_part_and_the_same_both_ways(one: str, other: str) -> None:
    first, second = Fingerprint(words=sketch_of(one)), Fingerprint(words=sketch_of(other))
    there = likeness(first, second, release="", title="").text
    assert 0 <= there <= 1
    assert there == likeness(second, first, release="", title="").text

"""The words on a thumbnail are few, of the title, and in its order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.canvas import Box
from reelwright.domain.production.thumbnail import (
    MOST_WORDS,
    clause_on_thumbnail,
    places_beside,
    thumbnail_words,
)

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Why ice floats", "Why ice floats"),
        ("How tides turn the Earth's spin into heat", "tides turn the Earth's spin"),
        ("Sourdough: a beginner's guide to wild yeast", "beginner's guide to wild yeast"),
        ("The hidden cost of meetings: what 40 studies say", "The hidden cost of meetings"),
        ("7 habits of people who never lose their keys", "7 habits of people"),
        ("Wie Gezeiten die Drehung der Erde langsam bremsen", "Drehung der Erde langsam bremsen"),
        ("“Quoted” (really)", "Quoted really"),
        ("", ""),
        ("…", ""),
        ("x" * 80, "x" * 80),
    ],
)
def test_titles(title: str, words: str) -> None:
    assert " ".join(thumbnail_words(title)) == words


@given(st.text(max_size=200))
def test_at_most_five_words_in_order(title: str) -> None:
    words = thumbnail_words(title)
    assert len(words) <= MOST_WORDS
    places = [title.find(word) for word in words]
    assert all(place >= 0 for place in places)


def test_what_was_said_stands_whole_or_by_its_clauses() -> None:
    short = "How on earth did you decide what to charge?"
    assert clause_on_thumbnail(short) == short
    long = "I've got the two forty watt ones on the sides, a sixty in the middle"
    assert clause_on_thumbnail(long) == "I've got the two forty watt ones on the sides"
    whole = "Ninety percent of them play only what they already know by heart"
    assert clause_on_thumbnail(whole) == whole


FACES = st.builds(
    Box,
    x=st.integers(0, 1200),
    y=st.integers(0, 650),
    width=st.integers(20, 500),
    height=st.integers(20, 500),
)


@given(st.lists(FACES, max_size=3))
def test_words_have_places_that_touch_no_face(faces: list[Box]) -> None:
    for place in places_beside(faces):
        assert place.x >= 64
        assert place.bottom <= 600
        for face in faces:
            apart = place.right <= face.x or place.x >= face.right
            assert apart or place.bottom <= face.y or place.y >= face.bottom

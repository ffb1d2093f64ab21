"""The words on a thumbnail are few, of the title, and in its order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.production.thumbnail import MOST_WORDS, thumbnail_words

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

"""The words by which productions are found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.production.search import search_words

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two small Lamps", ("two", "small", "lamps")),
        ("L’École d’été", ("l", "ecole", "d", "ete")),
        ("ﬁne STRASSE straße", ("fine", "strasse")),
        ("東京 2026", ("東", "京", "2026")),
        ("ガラス", ("カ", "ラ", "ス")),
        ("한국어", ("한국어",)),
        ("snake_case, semi;colon", ("snake", "case", "semi", "colon")),
        ("  --  ", ()),
    ],
)
def test_words_are_folded(text: str, words: tuple[str, ...]) -> None:
    assert search_words(text) == words


@given(st.text())
def test_only_letters_and_digits_are_left(text: str) -> None:
    words = search_words(text)
    assert all(letter.isalnum() for word in words for letter in word)
    assert len(set(words)) == len(words)
    assert search_words(" ".join(words)) == words

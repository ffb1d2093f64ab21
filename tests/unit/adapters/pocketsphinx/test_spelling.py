"""What is said becomes words that a pronouncing dictionary knows."""

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.adapters.pocketsphinx.spelling import sounds_of, words_of

pytestmark = pytest.mark.unit

PHONES = "AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW"
ARPABET = {*PHONES.split(" "), "V", "W", "Y", "Z", "ZH"}


@pytest.mark.parametrize(
    ("spoken", "words"),
    [
        ("Hello, world!", ["hello", "world"]),
        ("don\u2019t", ["don't"]),
        ("well\u2011known", ["well", "known"]),
        ("three dollars, fifty", ["three", "dollars", "fifty"]),
        ("na\u00efve \u00c5ngstr\u00f6m", ["naive", "angstrom"]),
        ("B2B", ["b", "two", "b"]),
        ("\u2014 ?!", []),
        ("\u65e5\u672c", []),
    ],
)
def test_words(spoken: str, words: list[str]) -> None:
    assert words_of(spoken) == words


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("lamp", "L AE M P"),
        ("shake", "SH AE K"),
        ("nation", "N AE SH AH N"),
        ("hopping", "HH AA P IH NG"),
        ("x", "K S"),
        ("e", "EH"),
    ],
)
def test_sounds_by_letters(word: str, sounds: str) -> None:
    assert sounds_of(word) == sounds


@given(st.text(ascii_lowercase, min_size=1, max_size=30))
def test_every_word_has_sounds_that_the_acoustic_model_knows(word: str) -> None:
    sounds = sounds_of(word).split()
    assert sounds
    assert set(sounds) <= ARPABET

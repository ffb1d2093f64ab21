"""Marks of a written text, given to words that were timed without them."""

import pytest

from reelwright.domain.transcript.marks import marked

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("heard", "written", "texts"),
    [
        ("ask not what", "Ask not, what", "Ask not, what"),
        ("ask not what", "And so: ask not — what", "ask not what"),
        ("three dollars", "$3", "three dollars"),
        ("a b", "", "a b"),
        ("", "A b.", ""),
        ("well i never well", "Well, I never. Well!", "Well, I never. Well!"),
    ],
)
def test_words_that_are_the_same_are_written_alike(heard: str, written: str, texts: str) -> None:
    assert " ".join(marked(heard.split(), written.split())) == texts

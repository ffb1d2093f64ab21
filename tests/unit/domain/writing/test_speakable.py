"""What nobody says aloud is taken from a sentence, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.writing.speakable import speakable

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Salt is old.", "Salt is old."),
        ("Salt is old.[1]", "Salt is old."),
        ("Salt[2, 3] is old [citation needed].", "Salt is old."),
        ("Salt is old.¹²", "Salt is old."),
        ("An area of 5 m² is small.", "An area of 5 m² is small."),
        ("Salt is old (Smith, 2020).", "Salt is old."),
        ("Salt is old (Smith et al., 2019; Doe 2020b).", "Salt is old."),
        ("Salt is old (see Figure 3).", "Salt is old."),
        ("Salt is old (Fig. 2a, Table 1) and dear.", "Salt is old and dear."),
        ("Salt (found in 1920) is old.", "Salt (found in 1920) is old."),
        ("As shown in Figure 3, sales rose.", "Sales rose."),
        ("Sales rose, as shown in Figure 3.", "Sales rose."),
        ("See Figure 3.", ""),
        ("See Figure 3 for details.", ""),
        ("Siehe Abbildung 2.", ""),
        ("Read more at https://example.org/salt.", ""),
        ("https://example.org", ""),
        ("Write to salt@example.org.", ""),
        ("The shop (https://example.org) sells salt.", "The shop sells salt."),
        ("The shop (write to a@b.org) sells salt.", "The shop sells salt."),
        ("The site https://example.org/a, once dead, is back.", "The site, once dead, is back."),
        ("Call `print()` twice.", "Call print() twice."),
        ("It needs [some] care.", "It needs [some] care."),
        ("* * *", ""),
        ("…", ""),
        ("Vraiment !", "Vraiment!"),
        ("It was 1 , 2 or 3 .", "It was 1, 2 or 3."),
    ],
)
def test_only_the_unspeakable_is_taken(written: str, said: str) -> None:
    assert speakable(written, "en") == said


def test_french_keeps_its_space_before_a_mark() -> None:
    assert speakable("Vraiment ?", "fr") == "Vraiment ?"


@given(
    words=st.lists(
        st.text(alphabet="abcxyzÄé'’-", min_size=1).filter(lambda word: word.strip("'’-") != ""),
        min_size=1,
    )
)
def test_plain_words_are_never_changed(words: list[str]) -> None:
    sentence = " ".join(words)
    assert speakable(sentence, "en") == sentence

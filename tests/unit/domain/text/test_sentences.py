"""Sentences end where they end, in six languages, and no letter is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.domain.text.sentences import LONGEST_LINE, clauses, sentences

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Dr. Smith left.", "He didn't stay, e.g. for lunch.", "It cost $3.50."]),
        ("en", ["J. R. R. Tolkien wrote it.", "The U.S. army came at 5 p.m.", "It left."]),
        ("en", ["“Why?” he asked.", "“No,” she said.", "“Go!”", "They went."]),
        ("en", ['"It was me."', "They ran.", 'He said, "Stop. Now." and left.']),
        ("en", ["Version 2.0.1 is out.", "See No. 5 and vol. 3.", "Wait... what?", "Yes!"]),
        ("en", ["It works (so they say.)", "It grew by 3.5 percent.", "2024 was warm."]),
        ("en", ["I am I.", "We are we.", "No stop at the end"]),
        ("de", ["Das sind z. B. 3,5 km.", "Am 3. Oktober 1990 war es so weit.", "Ja."]),
        ("de", ["Im 19. Jahrhundert kam er.", "Er wurde Nr. 3.", "Dann ging er heim."]),
        ("de", ["Prof. Dr. Müller sagt: „Ja.“", "Dann geht er.", "Usw. sagt niemand."]),
        ("fr", ["M. Dupont arriva à 8 h.", "C'est l'art. 5 du code.", "« Quoi ? » dit-il."]),
        ("fr", ["Mme Curie vint.", "Vraiment !", "Oui."]),
        ("es", ["El Sr. López llegó.", "¿Quién es?", "¡Nadie!", "Pesa 3,5 kg."]),
        ("pt", ["O Dr. Silva chegou.", "São 3,5 km até lá.", "Ninguém sabe."]),
        ("it", ["Il sig. Rossi arrivò.", "Costa 3,50 euro.", "Perché no?"]),
    ],
)
def test_text_is_cut_into_sentences(language: str, expected: list[str]) -> None:
    assert list(sentences(" ".join(expected), language)) == expected


@settings(max_examples=60)
@given(
    text=st.lists(
        st.sampled_from(
            ["salt", "Dr.", "e.g.", '"', "“", "”", "x.", "Y!", "?", "3.", "(", ")", "…", "é", "A."]
        ),
        max_size=30,
    ).map(" ".join)
    | st.text(max_size=80),
    language=st.sampled_from(["en", "de", "fr", "es", "pt", "it", "xx"]),
)
def test_no_letter_is_lost_or_added(text: str, language: str) -> None:
    pieces = sentences(text, language)
    assert " ".join(pieces) == " ".join(text.split())
    assert all(piece for piece in pieces)


@given(words=st.lists(st.sampled_from(["a", "b,", "and", "c;", "while"]), min_size=1, max_size=150))
def test_a_long_sentence_is_broken_without_loss(words: list[str]) -> None:
    whole = " ".join(words)
    assert " ".join(clauses(whole, "en")) == whole


def test_a_long_sentence_is_broken_where_a_speaker_breathes() -> None:
    half = "the keeper who had stayed for all of the winter in the tower by the sea went out"
    whole = f"At first {half} to look at the light, and then {half} to look at the boat again."
    first, second = clauses(whole, "en")
    assert first.endswith("light,")
    assert second.startswith("and then")
    assert max(len(first.split()), len(second.split())) < LONGEST_LINE


def test_a_sentence_without_a_mark_stays_whole() -> None:
    whole = "word " * 60 + "end."
    assert clauses(whole, "en") == (whole,)

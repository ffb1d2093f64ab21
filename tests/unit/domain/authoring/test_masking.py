"""No personal detail leaves, and every one comes back."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.domain.authoring.masking import Mask, passes_luhn

pytestmark = pytest.mark.unit

DETAILS = {
    "mara.lind+news@example.co.uk": "MAIL",
    "+49 30 901820": "PHONE",
    "(212) 555-0147": "PHONE",
    "020 7946 0958": "PHONE",
    "4111 1111 1111 1111": "CARD",
    "378282246310005": "CARD",
    "Mara Lind": "PERSON",
    "mara  lind": "PERSON",
    "O'Neill": "PERSON",
    'Ann "Bo" Lee': "PERSON",
}
NAMES = ("Mara Lind", "O'Neill", 'Ann "Bo" Lee')
INNOCENT = (
    "In 1985, 1,234,567 people crossed 10 935 metres of water on 2024-03-04.",
    "Pi is 3.14159265358979, and 600 000 000 years are a long time.",
    "ISBN 978-3-16-148410-0; card number 4111 1111 1111 1112 fails its own check.",
    "Amara Linden and Lind & Sons are other people.",
    "The set {a, b} and {{PERSON_1}} are the article's own.",
)


@pytest.mark.parametrize("detail", DETAILS)
def test_each_kind_is_known(detail: str) -> None:
    mask = Mask(names=NAMES)
    text = f"Write to {detail}, or not."
    masked = mask.masked(text)
    assert detail not in masked
    assert f"{{{{{DETAILS[detail]}_1}}}}" in masked
    assert mask.restored(masked) == text


@pytest.mark.parametrize("text", INNOCENT)
def test_what_is_no_detail_stays(text: str) -> None:
    mask = Mask(names=NAMES)
    assert mask.masked(text) == text
    assert mask.restored(text) == text


def test_the_same_detail_has_the_same_placeholder_all_through() -> None:
    mask = Mask(names=NAMES)
    first, second = mask.masked("Mara Lind met O'Neill."), mask.masked("O'Neill met Mara Lind.")
    assert first == "{{PERSON_1}} met {{PERSON_2}}."
    assert second == "{{PERSON_2}} met {{PERSON_1}}."


def test_a_placeholder_of_the_text_itself_is_never_taken() -> None:
    mask = Mask(names=NAMES)
    text = "{{PERSON_1}} is written in the article beside Mara Lind."
    masked = mask.masked(text)
    assert masked.count("{{PERSON_1}}") == 1
    assert mask.restored(masked) == text


def test_an_answer_gets_its_details_back_inside_strings_that_need_quoting() -> None:
    mask = Mask(names=NAMES)
    mask.masked('Ann "Bo" Lee')
    restored = mask.restored_answer('{"line": "{{PERSON_1}} spoke."}')
    assert json.loads(restored) == {"line": 'Ann "Bo" Lee spoke.'}
    assert "Lee" not in mask.masked_answer(restored)


def test_a_placeholder_that_has_only_begun_is_not_shown() -> None:
    mask = Mask(names=NAMES)
    whole = mask.masked("Then Mara Lind spoke.")
    shown = [mask.restored_so_far(whole[:length]) for length in range(len(whole) + 1)]
    assert not any("{" in text or "PERSON" in text for text in shown)
    assert shown[-1] == "Then Mara Lind spoke."


DETAIL = st.sampled_from(sorted(DETAILS))
# Prose: digits or signs right beside a number would make another number of it.
FILLER = st.text(st.characters(exclude_categories=["Cs", "N", "S", "P"]) | st.sampled_from(",;!?"))
UNHURRIED = settings(deadline=None)
TEXTS = st.lists(st.tuples(FILLER, DETAIL), max_size=4).map(
    lambda parts: "".join(f"{filler} {detail} ; " for filler, detail in parts)
)


@UNHURRIED
@given(texts=st.lists(TEXTS, min_size=1, max_size=3))
def test_nothing_leaves_and_all_is_restored(texts: list[str]) -> None:
    mask = Mask(names=NAMES)
    for text in texts:
        masked = mask.masked(text)
        assert not any(detail in masked for detail in DETAILS)
        assert mask.restored(masked) == text
        answer = json.dumps({"lines": [text]})
        assert json.loads(mask.restored_answer(mask.masked_answer(answer))) == {"lines": [text]}


@UNHURRIED
@given(text=st.text())
def test_any_text_comes_back(text: str) -> None:
    mask = Mask(names=("a", "b c"))
    assert mask.restored(mask.masked(text)) == text


@given(digits=st.lists(st.integers(0, 9), min_size=12, max_size=18))
def test_exactly_one_check_digit_fits(digits: list[int]) -> None:
    assert sum(passes_luhn([*digits, check]) for check in range(10)) == 1

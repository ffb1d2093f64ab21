"""Emoji and marks that no font draws are dropped without a trace; all else stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.text.printable import is_emoji, needs_shaping, printable, without_emoji

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Launch 🚀 day", "Launch day"),
        ("Great job 👍🏽!", "Great job!"),
        ("Family 👨‍👩‍👧‍👦 time", "Family time"),
        ("From 🇫🇷 to 🏴󠁧󠁢󠁳󠁣󠁴󠁿", "From to"),
        ("Press 1️⃣ or #️⃣", "Press 1 or #"),
        ("Love ❤️ it", "Love it"),
        ("☀️ morning", "morning"),
        ("Done ✓ and ✔️ ™️ ©", "Done ✓ and ✔ ™ ©"),
        ("a → b, 5 × 3 ≥ 2", "a → b, 5 × 3 ≥ 2"),
        ("tab\tand\nline", "tab and line"),
        ("soft\u00adhyphen and zero\u200bwidth", "softhyphen and zerowidth"),
        ("e\u0301", "é"),
        ("🌊", ""),
    ],
)
def test_texts(text: str, plain: str) -> None:
    assert printable(text) == plain


@given(st.text())
def test_nothing_is_left_to_drop_and_dropping_twice_changes_nothing(text: str) -> None:
    once = printable(text)
    assert not any(is_emoji(character) for character in once)
    assert printable(once) == once


@given(st.text("abc äé.,! "))
def test_plain_text_is_untouched(text: str) -> None:
    assert without_emoji(text) == text


def test_scripts_that_need_shaping() -> None:
    assert needs_shaping("ש")
    assert needs_shaping("م")
    assert needs_shaping("ा")
    assert not needs_shaping("\u0301")
    assert not needs_shaping("ж")

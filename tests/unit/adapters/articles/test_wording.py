import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.adapters.articles.wording import (
    caption_text,
    host_of,
    is_caption,
    lowered,
    names_of,
    raised,
    sentence_of,
    split_attribution,
    tidy,
    without_marks,
)

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("It rains.[1] It pours.[2, 3]", "It rains. It pours."),
        ("It rains [12] often.", "It rains often."),
        ("So they say.[citation needed]", "So they say."),
        ("So they say.[^note]", "So they say."),
        ("History[edit]", "History"),
        ("The end.¹ And more.²³", "The end. And more."),
        ("An area of 5 m² and a volume of 3 cm³", "An area of 5 m² and a volume of 3 cm³"),
        ("The theory⁴ holds.", "The theory holds."),
        ("See https://example.org/a?b=c. Then go.", "See example.org. Then go."),
        ("See www.example.org, then go.", "See example.org, then go."),
        ("The page (https://example.org/x) is old.", "The page is old."),
        ("The page <https://example.org/x> is old.", "The page is old."),
        ("A {{ site.name }} of {% include x %} note.", "A of note."),
        ("Call tide() first.", "Call tide() first."),
        ("Nothing ( ) here .", "Nothing here."),
        ("Où donc ? Là !", "Où donc ? Là !"),
        ("In [2019] it was [so].", "In [2019] it was [so]."),
        ("Preis: 3,50 € [sic]", "Preis: 3,50 €"),
    ],
)
def test_marks_for_the_eye_go(written: str, clean: str) -> None:
    assert sentence_of(without_marks(written)) == clean


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("  two\u00a0 words\n\n", "two words"),
        ("hy\u00adphen\u200bated\ufeff", "hyphenated"),
        ("e\u0301", "é"),
        ("eﬀect of ﬁre", "effect of fire"),
        ("\u202eabc\u202c", "abc"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_tidy_text_is_one_visible_line(written: str, clean: str) -> None:
    assert tidy(written) == clean


@pytest.mark.parametrize(
    ("caption", "text"),
    [
        ("Figure 3: High water", "High water"),
        ("Fig. 3. High water", "High water"),
        ("Figure 2.1 – High water", "High water"),
        ("Table 4 | Ports", "Ports"),
        ("Abbildung 7: Hochwasser", "Hochwasser"),
        ("Figura 1. Marea alta", "Marea alta"),
        ("Figure 12", ""),
    ],
)
def test_a_caption_loses_its_number(caption: str, text: str) -> None:
    assert is_caption(caption)
    assert caption_text(caption) == text


@pytest.mark.parametrize(
    "sentence",
    [
        "Figure 3 shows the tide.",
        "Table 4 lists them.",
        "Figures matter: a lot.",
        "A fig. is ripe.",
    ],
)
def test_a_sentence_about_a_figure_is_no_caption(sentence: str) -> None:
    assert not is_caption(sentence)


@pytest.mark.parametrize(
    ("quotation", "parts"),
    [
        ("Be brief. — Somebody", ("Be brief.", "Somebody")),
        ("Be brief. – Jo Ruiz, 1999", ("Be brief.", "Jo Ruiz, 1999")),
        ("Be — if you can — brief.", ("Be — if you can — brief.", "")),
        ("Be brief — and then be gone.", ("Be brief — and then be gone.", "")),
        ("Be brief.", ("Be brief.", "")),
    ],
)
def test_whose_words_they_are(quotation: str, parts: tuple[str, str]) -> None:
    assert split_attribution(quotation) == parts


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Jo Ruiz <jo@example.org>", "Jo Ruiz"),
        ("jo@example.org (Jo Ruiz)", "Jo Ruiz"),
        ("https://example.org/jo", ""),
        ("Jo Ruiz, Mara Lind", "Jo Ruiz, Mara Lind"),
    ],
)
def test_an_author_is_a_name(author: str, names: str) -> None:
    assert names_of(author) == names


def test_raised_and_lowered() -> None:
    assert [raised("2"), raised("-6"), raised("st")] == ["²", "⁻⁶", "st"]
    assert [lowered("2"), lowered("max")] == ["₂", "max"]


def test_the_host_of_an_address() -> None:
    assert host_of("https://www.example.org:80/x") == "example.org"
    assert not host_of("http://[broken")


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert "\n" not in sentence_of(without_marks(text))

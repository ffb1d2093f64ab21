import pytest

from reelwright.adapters.articles.languages import code_of, language_of
from reelwright.domain.article import Block, Heading, Paragraph, Prose, Quotation

pytestmark = pytest.mark.unit


class Finds:
    """Finds whatever it is told to."""

    def __init__(self, language: str) -> None:
        self._language = language

    def find(self, text: str) -> str:
        assert "heading" not in text
        return self._language


LONG: list[Block] = [Heading(level=1, text="heading"), Paragraph(prose=Prose(text="words " * 100))]
SHORT: list[Block] = [Quotation(text="words")]


@pytest.mark.parametrize(
    ("declared", "code"),
    [
        ("en", "en"), ("en-GB", "en"), ("de_AT", "de"), ("EN", "en"), ("English", "en"),
        ("deu", "de"), ("zh-Hans", "zh"), ("nb-NO", "no"), ("x-default", ""), ("", ""),
        ("klingon", ""), ("12", ""), ("дe", ""),
    ],
)  # fmt: skip
def test_declarations_become_codes(declared: str, code: str) -> None:
    assert code_of(declared) == code


@pytest.mark.parametrize(
    ("declared", "found", "language"),
    [("", "de", "de"), ("en", "", "en"), ("en", "en", "en"), ("da", "no", "da"), ("", "", "")],
)
def test_a_declaration_is_trusted(declared: str, found: str, language: str) -> None:
    assert language_of(declared, LONG, Finds(found)) == (language, ())


def test_a_long_text_in_another_language_overrules_it() -> None:
    language, notes = language_of("en-US", LONG, Finds("de"))
    assert language == "de"
    assert len(notes) == 1
    assert language_of("en-US", SHORT, Finds("de")) == ("en", ())

import pytest

from reelwright.adapters.articles.hyphens import joined, vocabulary_of

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["the govern-", "ment fell"], "the government fell"),
        (["a well-", "known man"], "a well-known man"),
        (["the north-", "South line"], "the north-South line"),
        (["from 1914-", "1918 there"], "from 1914- 1918 there"),
        (["one", "", "two"], "one two"),
        (["a pause -", "and on"], "a pause - and on"),
        (["Donau-", "dampf-", "schiff"], "Donaudampfschiff"),
    ],
)
def test_broken_words_are_made_whole(lines: list[str], text: str) -> None:
    assert joined(lines, frozenset()) == text


def test_the_text_itself_knows_which_hyphens_belong() -> None:
    known = vocabulary_of("an e-mail about the blue-green deployment, and wellbeing")
    assert joined(["a blue-", "green sea"], known) == "a blue-green sea"
    assert joined(["our well-", "being"], known) == "our wellbeing"

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reelwright.adapters.articles.reader import DocumentReader
from reelwright.domain.article import Article
from reelwright.ports.article import ArticleUnreadable
from reelwright.simulators.web.pages import ARTICLE, MARKDOWN, RSS

pytestmark = pytest.mark.integration

SOME = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
PAGE = [(72, 700 - 14 * n, 11, "F1", "Words about bees, and more of them.") for n in range(6)]


class NoLanguage:
    def find(self, text: str) -> str:
        return text[:0]


def survives(content: bytes, folder: Path) -> None:
    """Whatever the bytes, there is an article or one sentence, and nothing else."""
    outcome = read_or_refused(content, folder)
    if isinstance(outcome, str):
        assert "\n" not in outcome
    else:
        assert outcome.title
        assert outcome.blocks


def read_or_refused(content: bytes, folder: Path) -> Article | str:
    reader = DocumentReader(language=NoLanguage(), standard_input=lambda: content)
    try:
        return reader.read("-", workspace=folder).article
    except ArticleUnreadable as error:
        return str(error)


def damaged(whole: bytes, places: list[tuple[float, bytes]]) -> bytes:
    """The document with bytes replaced here and there."""
    raw = bytearray(whole)
    for part, written in places:
        place = int(part * len(raw))
        raw[place : place + len(written)] = written
    return bytes(raw)


DAMAGE = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=8)),
    min_size=1,
    max_size=12,
)


@SOME
@given(damage=DAMAGE)
@pytest.mark.parametrize("text", [ARTICLE, MARKDOWN, RSS], ids=["html", "markdown", "rss"])
def test_damaged_texts(text: str, damage: list[tuple[float, bytes]], tmp_path: Path) -> None:
    survives(damaged(text.encode(), damage), tmp_path)


@SOME
@given(damage=DAMAGE)
def test_damaged_pdfs(
    damage: list[tuple[float, bytes]], tmp_path: Path, pdf: Callable[..., bytes]
) -> None:
    survives(damaged(pdf([PAGE, PAGE]), damage), tmp_path)


@SOME
@given(damage=DAMAGE)
def test_damaged_docx(
    damage: list[tuple[float, bytes]], tmp_path: Path, docx: Callable[..., bytes]
) -> None:
    survives(damaged(docx([("Title", "Bees"), ("", "Words about bees.")]), damage), tmp_path)


@SOME
@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_any_text(text: str) -> None:
    survives(text.encode() or b" ", Path("/nonexistent"))


@SOME
@given(st.text(alphabet="#*_[]()<>!`|-=~>\n 1.ab&;:/$^{}\"'", max_size=200))
def test_any_mixture_of_marks(text: str) -> None:
    survives(f"# A\n\n## B\n\nSome words here.\n\n{text}".encode(), Path("/nonexistent"))
    survives(f"<html><body><p>Some words here.{text}".encode(), Path("/nonexistent"))

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reelwright.adapters.articles.reader import DocumentReader
from reelwright.adapters.language.langid import LangidLanguageFinder
from reelwright.ports.article import ArticleUnreadable

pytestmark = pytest.mark.crash

NOBODY = 65534


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everyone may enter; pytest's own is closed to others."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@contextmanager
def unprivileged() -> Iterator[None]:
    """Give up root for a while, where the tests run as root: root may read everything."""
    was_root = os.geteuid() == 0
    if was_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if was_root:
            os.seteuid(0)


def sentence_of_refusal(source: Path) -> str:
    reader = DocumentReader(language=LangidLanguageFinder())
    with unprivileged(), pytest.raises(ArticleUnreadable) as raised:
        reader.read(str(source), workspace=source.parent)
    return str(raised.value)


def test_a_file_that_may_not_be_read(folder: Path) -> None:
    file = folder / "bees.md"
    file.write_text("Bees are here, and here they stay.")
    file.chmod(0)
    assert sentence_of_refusal(file).startswith(f"You may not read {file};")


def test_a_file_in_a_folder_that_may_not_be_entered(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir()
    file = closed / "bees.md"
    file.write_text("Bees are here, and here they stay.")
    closed.chmod(0)
    try:
        assert sentence_of_refusal(file).startswith(f"You may not read {file};")
    finally:
        closed.chmod(0o755)


def test_a_folder_whose_names_may_not_be_seen(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir()
    closed.chmod(0o311)
    try:
        assert sentence_of_refusal(closed / "bees.md").endswith(".")
        assert "folder" in sentence_of_refusal(closed) or "may not" in sentence_of_refusal(closed)
    finally:
        closed.chmod(0o755)


def test_a_picture_that_may_not_be_read_is_a_note(folder: Path) -> None:
    (folder / "hive.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "hive.png").chmod(0)
    file = folder / "bees.md"
    file.write_text("Bees are here, and here they stay.\n\n![A hive](hive.png)\n")
    reader = DocumentReader(language=LangidLanguageFinder())
    # As root, so that nothing has to be imported without its rights.
    assert reader.read(str(file), workspace=folder / "work").article.notes
    with unprivileged():
        article = reader.read(str(file), workspace=folder / "work").article
    assert article.notes == ("The picture hive.png is left out: it cannot be read.",)

"""A command imports what it needs and no more, so that help comes at once."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.integration

RUN = """
import atexit, sys
atexit.register(lambda: print(*sys.modules, file=sys.stderr))
from reelwright.cli.main import run
run()
"""
MEDIA = {"av", "cv2", "pocketsphinx", "imageio_ffmpeg", "opentimelineio", "pysubs2", "PIL"}
DOCUMENTS = {"pypdf", "mammoth", "trafilatura", "feedparser", "markdown_it", "py3langid"}
WEB = {"httpx", "cryptography"}
WORDS = {"numpy", "num2words", "snowballstemmer", "syntok"}
ENGINE = {"dbos", "psycopg", "sqlalchemy"}
EVERYTHING = MEDIA | DOCUMENTS | WEB | WORDS | ENGINE


def imported(*arguments: str, home: Path) -> set[str]:
    """What a fresh process had imported when the command was done."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        capture_output=True,
        text=True,
        check=True,
        cwd=home,
        env={"REELWRIGHT_HOME": str(home), "PATH": ""},
    )
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--help"], EVERYTHING | {"rich", "pydantic", "reelwright.app.settings.model"}),
        (["--version"], EVERYTHING | {"rich", "pydantic"}),
        (["settings"], EVERYTHING),
        (["themes"], EVERYTHING),
        (["make", "--help"], EVERYTHING),
        (["inspect", "--help"], EVERYTHING),
        (["jobs", "--help"], EVERYTHING),
        (["worker", "--help"], EVERYTHING),
        (["calendar", "--help"], EVERYTHING),
        (["productions"], MEDIA | DOCUMENTS | WEB),
        (["voices"], MEDIA | DOCUMENTS | {"httpx"}),  # looks for the keys of services
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_imports_no_more_than_it_needs(
    tmp_path: Path, arguments: list[str], unwanted: set[str]
) -> None:
    found = imported(*arguments, home=tmp_path)
    assert "reelwright.cli.main" in found
    assert found & unwanted == set()


def test_an_article_imports_the_reader_of_its_own_kind(tmp_path: Path) -> None:
    article = tmp_path / "lamp.md"
    article.write_text("# Lamps\n\nA lamp turns current into light. It needs little power.\n")
    found = imported("make", "--dry-run", str(article), home=tmp_path)
    unwanted = MEDIA | DOCUMENTS | WEB | ENGINE
    assert found & unwanted == {"PIL", "cv2", "markdown_it", "py3langid"}

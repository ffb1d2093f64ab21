"""A command line with a home of its own, and a small article."""

from pathlib import Path

import pytest

from builders.command import SMALL_ARTICLE, Command


@pytest.fixture
def command(tmp_path: Path) -> Command:
    folder = tmp_path / "work"
    folder.mkdir()
    return Command(folder=folder, home=tmp_path / "home")


@pytest.fixture
def article(command: Command) -> Path:
    file = command.folder / "lamps.md"
    file.write_text(SMALL_ARTICLE, encoding="utf-8")
    return file

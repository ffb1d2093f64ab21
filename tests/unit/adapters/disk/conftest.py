from pathlib import Path

import pytest

from builders.productions import NOON
from reelwright.adapters.disk.productions import FolderProductions


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def productions(home: Path) -> FolderProductions:
    return FolderProductions(home, now=lambda: NOON)

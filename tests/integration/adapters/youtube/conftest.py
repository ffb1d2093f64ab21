"""A connected channel, and a file to send to it."""

from collections.abc import Iterator
from hashlib import shake_256
from pathlib import Path

import pytest

from builders.connected import Connected, connected
from builders.sent import uploaded

SIZE = 5 * 262_144 + 12_345


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def linked(home: Path) -> Iterator[Connected]:
    with connected(home) as made:
        yield made


@pytest.fixture
def film(tmp_path: Path) -> Path:
    file = tmp_path / "film.mp4"
    file.write_bytes(shake_256(b"film").digest(SIZE))
    return file


@pytest.fixture
def video(linked: Connected, film: Path) -> str:
    return uploaded(linked, film)

"""A bench on which masters are made and inspected."""

from pathlib import Path

import pytest

from builders.masters import Bench, Sound, sound_for


@pytest.fixture(scope="session")
def good_sound(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    return sound_for(tmp_path_factory.mktemp("sound"))


@pytest.fixture
def bench(tmp_path: Path, good_sound: Sound) -> Bench:
    return Bench(tmp_path, good_sound)

"""The catalogue's models that hear recordings."""

import re
from pathlib import Path

import pytest

from reelwright.adapters.models.catalogue import CATALOGUE
from reelwright.adapters.models.whisper import WHISPERS
from reelwright.adapters.whisper.weights import weights_in
from reelwright.ports.models import Algorithm, Model

pytestmark = pytest.mark.unit

SMALL = 50_000_000


@pytest.mark.parametrize("model", WHISPERS, ids=lambda model: model.name)
def test_every_file_is_fixed_to_one_version_and_the_weights_come_last(model: Model) -> None:
    assert model in CATALOGUE
    for file in model.files:
        assert re.fullmatch(
            rf"https://huggingface\.co/[\w.-]+/[\w.-]+/resolve/[0-9a-f]{{40}}/{file.name}", file.url
        )
        assert file.algorithm is Algorithm.SHA256
        assert re.fullmatch(r"[0-9a-f]{64}", file.digest)
    assert len({file.name for file in model.files}) == len(model.files)
    assert model.files[-1].name == "model.bin"
    assert model.files[-1].size > SMALL > sum(file.size for file in model.files[:-1])


@pytest.mark.parametrize("model", WHISPERS, ids=lambda model: model.name)
def test_what_is_fetched_is_all_that_the_library_wants(model: Model, tmp_path: Path) -> None:
    folder = tmp_path / model.name
    folder.mkdir(parents=True)
    for file in model.files[:-1]:
        (folder / file.name).write_bytes(b"")
    assert not list(weights_in([tmp_path / "whisper"]))
    (folder / model.files[-1].name).write_bytes(b"")
    (found,) = weights_in([tmp_path / "whisper"])
    assert found.name == model.name.replace("/", ":")

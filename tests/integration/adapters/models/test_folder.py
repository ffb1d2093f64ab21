import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reelwright.adapters.http.client import HttpxServiceHttp
from reelwright.adapters.models.catalogue import CATALOGUE
from reelwright.adapters.models.folder import ModelFolder
from reelwright.ports.models import (
    Algorithm,
    Model,
    ModelDamaged,
    ModelFile,
    ModelNotKept,
    ModelUnknown,
)
from reelwright.ports.progress import Cancelled
from reelwright.ports.services import RequestRefused, ServiceFailed, ServiceUnreachable
from reelwright.simulators.model_host.server import STORAGE, ModelHost
from reelwright.simulators.wire.faults import Fault

pytestmark = pytest.mark.integration

CARD = b"licence: free as the wind\n"
WEIGHTS = bytes(range(256)) * 2000
MODEL = Model(
    name="piper/xx_XX-wind-low",
    languages=("en",),
    title="A wind",
    licence="CC0",
    page="https://models.example/wind",
    files=(
        ModelFile(
            name="MODEL_CARD",
            url="https://models.example/wind/MODEL_CARD?download=true",
            size=len(CARD),
            digest=hashlib.md5(CARD, usedforsecurity=False).hexdigest(),
            algorithm=Algorithm.MD5,
        ),
        ModelFile(
            name="wind.onnx",
            url="https://models.example/wind/wind.onnx",
            size=len(WEIGHTS),
            digest=hashlib.sha256(WEIGHTS).hexdigest(),
        ),
    ),
)
NAME = MODEL.name


def _silent(_have: int, _whole: int) -> None:
    pass


@pytest.fixture
def host() -> Iterator[ModelHost]:
    with ModelHost({"/wind/MODEL_CARD": CARD, "/wind/wind.onnx": WEIGHTS}) as running:
        yield running


@pytest.fixture
def models(host: ModelHost, tmp_path: Path) -> Iterator[ModelFolder]:
    with HttpxServiceHttp() as http:
        yield ModelFolder(
            folder=tmp_path / "models", http=http, mirror=host.address, catalogue=(MODEL,)
        )


def _weights_asked(host: ModelHost) -> list[str]:
    return [
        asked.headers.get("range", "whole")
        for asked in host.requests
        if asked.path == f"{STORAGE}/wind/wind.onnx"
    ]


def test_a_model_is_fetched_whole_and_told_of(models: ModelFolder) -> None:
    assert [(each.whole, each.fetched) for each in models.known()] == [(False, 0)]
    heard: list[tuple[int, int]] = []
    got = models.get(NAME, lambda have, whole: heard.append((have, whole)))
    assert got.whole
    assert (got.folder / "wind.onnx").read_bytes() == WEIGHTS
    assert (got.folder / "MODEL_CARD").read_bytes() == CARD
    assert heard[-1] == (MODEL.size, MODEL.size)
    assert heard == sorted(heard)
    assert not list((models.folder / ".unfinished").glob("*.part"))


def test_a_whole_model_is_not_fetched_again(models: ModelFolder, host: ModelHost) -> None:
    models.get(NAME, _silent)
    before = len(host.requests)
    models.get(NAME, _silent)
    assert len(host.requests) == before


def test_a_damaged_file_is_fetched_again(models: ModelFolder) -> None:
    place = models.get(NAME, _silent).folder / "wind.onnx"
    place.write_bytes(WEIGHTS[:-1] + b"x")
    models.get(NAME, _silent)
    assert place.read_bytes() == WEIGHTS


def test_a_broken_download_goes_on_by_itself(models: ModelFolder, host: ModelHost) -> None:
    host.faults.add(Fault.CUT, path=f"{STORAGE}/wind/wind.onnx")
    assert models.get(NAME, _silent).whole
    assert _weights_asked(host)[0] == "whole"
    assert _weights_asked(host)[1].startswith("bytes=")


def test_a_stopped_download_goes_on_the_next_time(models: ModelFolder, host: ModelHost) -> None:
    def stop(have: int, _whole: int) -> None:
        if have > len(WEIGHTS) // 3:
            message = "Stopped."
            raise Cancelled(message)

    with pytest.raises(Cancelled):
        models.get(NAME, stop)
    state = models.known()[0]
    assert not state.whole
    assert 0 < state.fetched < MODEL.size
    assert models.get(NAME, _silent).whole
    assert _weights_asked(host)[-1].startswith("bytes=")


def test_a_host_without_ranges_sends_the_whole_again(models: ModelFolder, host: ModelHost) -> None:
    host.faults.add(Fault.CUT, path=f"{STORAGE}/wind/wind.onnx")
    host.ranges = False
    assert models.get(NAME, _silent).whole


def test_other_bytes_are_not_kept(models: ModelFolder, host: ModelHost) -> None:
    host.files["/wind/wind.onnx"] = WEIGHTS[:-1] + b"x"
    with pytest.raises(ModelDamaged, match="sha256 differs"):
        models.get(NAME, _silent)
    assert not (models.folder / NAME / "wind.onnx").exists()
    host.files["/wind/wind.onnx"] = WEIGHTS
    assert models.get(NAME, _silent).whole


def test_a_part_that_is_too_long_is_begun_again(models: ModelFolder) -> None:
    part = models.folder / ".unfinished" / f"{MODEL.files[1].digest}.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(WEIGHTS + b"more")
    assert models.get(NAME, _silent).whole


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.FAILED, ServiceFailed),
        (Fault.REDIRECTED, ServiceUnreachable),
        (Fault.DROPPED, ServiceUnreachable),
    ],
)
def test_a_host_that_fails_is_told(
    models: ModelFolder, host: ModelHost, fault: Fault, error: type[Exception]
) -> None:
    host.faults.add(fault)
    with pytest.raises(error):
        models.get(NAME, _silent)


def test_a_host_that_keeps_silent_is_told(models: ModelFolder, host: ModelHost) -> None:
    host.faults.add(Fault.SLOW)
    with HttpxServiceHttp(total=1.0) as hasty, pytest.raises(ServiceUnreachable):
        replace(models, http=hasty).get(NAME, _silent)


def test_an_unknown_file_is_told(models: ModelFolder, host: ModelHost) -> None:
    host.files.clear()
    with pytest.raises(RequestRefused, match="status 404"):
        models.get(NAME, _silent)


def test_a_disk_without_room_is_told_before_anything_is_fetched(
    models: ModelFolder, host: ModelHost
) -> None:
    huge = replace(MODEL, files=(replace(MODEL.files[1], size=10**15),))
    crowded = replace(models, catalogue=(huge,))
    with pytest.raises(ModelNotKept, match="needs 1000000000 MB more"):
        crowded.get(NAME, _silent)
    assert not host.requests


def test_a_model_is_removed(models: ModelFolder) -> None:
    models.get(NAME, _silent)
    assert models.remove(NAME) == MODEL.size
    assert models.remove(NAME) == 0
    assert not (models.folder / NAME).exists()


def test_an_unknown_name_is_told_with_those_there_are(models: ModelFolder) -> None:
    with pytest.raises(ModelUnknown, match=NAME):
        models.get("piper/nobody", _silent)


def test_the_catalogue_is_sound() -> None:
    lengths = {Algorithm.SHA256: 64, Algorithm.MD5: 32}
    assert len({model.name for model in CATALOGUE}) == len(CATALOGUE)
    for model in CATALOGUE:
        assert model.licence
        assert model.files[-1].name.endswith((".onnx", ".bin"))
        for file in model.files:
            assert file.url.startswith("https://")
            assert len(file.digest) == lengths[file.algorithm]
            assert int(file.digest, 16) >= 0
            assert file.size > 0

"""A download that is killed, or that the disk has no room for, leaves a model whole or absent."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reelwright.simulators.model_host.server import ModelHost

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX"),
]

WEIGHTS = bytes(range(256)) * 12_000
NAME = "piper/wind"

FETCH = f"""
import os, resource, signal, sys
from pathlib import Path
from reelwright.adapters.http.client import HttpxServiceHttp
from reelwright.adapters.models.folder import ModelFolder
from reelwright.ports.models import Model, ModelFile, ModelNotKept

file = ModelFile(
    name="wind.onnx", url="https://models.example/wind.onnx", size={len(WEIGHTS)},
    digest="{hashlib.sha256(WEIGHTS).hexdigest()}",
)
model = Model(
    name="{NAME}", languages=("en",), title="", licence="CC0", page="", files=(file,)
)

def die(have, whole):
    if have > whole // 2:
        os.kill(os.getpid(), signal.SIGKILL)

def go_on(have, whole):
    pass

how = sys.argv[3]
if how == "full":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
with HttpxServiceHttp(total=10.0) as http:
    models = ModelFolder(
        folder=Path(sys.argv[1]), http=http, mirror=sys.argv[2], catalogue=(model,)
    )
    try:
        models.get("{NAME}", die if how == "killed" else go_on)
    except ModelNotKept as error:
        sys.exit(str(error))
"""


@pytest.fixture
def host() -> Iterator[ModelHost]:
    with ModelHost({"/wind.onnx": WEIGHTS}) as running:
        yield running


def _fetch(folder: Path, host: ModelHost, how: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", FETCH, str(folder), host.address, how]
    return subprocess.run(command, check=False, timeout=120, capture_output=True, text=True)


@pytest.mark.parametrize(("how", "code"), [("killed", -9), ("full", 1)])
def test_it_goes_on_the_next_time(tmp_path: Path, host: ModelHost, how: str, code: int) -> None:
    stopped = _fetch(tmp_path, host, how)
    assert stopped.returncode == code, stopped.stderr
    if how == "full":
        assert "could not be written" in stopped.stderr
    assert not (tmp_path / NAME / "wind.onnx").exists()
    again = _fetch(tmp_path, host, "well")
    assert again.returncode == 0, again.stderr
    assert (tmp_path / NAME / "wind.onnx").read_bytes() == WEIGHTS
    assert host.requests[-1].headers.get("range", "").startswith("bytes=")


def test_two_at_once_do_not_meet(tmp_path: Path, host: ModelHost) -> None:
    command = [sys.executable, "-c", FETCH, str(tmp_path), host.address, "well"]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(3)]
    told = [process.communicate(timeout=120)[1].decode() for process in running]
    assert (tmp_path / NAME / "wind.onnx").read_bytes() == WEIGHTS
    for process, said in zip(running, told, strict=True):
        assert process.returncode == 0 or "Another process is fetching" in said

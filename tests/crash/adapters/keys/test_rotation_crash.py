"""A rotation that is killed at any of its steps leaves keys that can be read."""

import subprocess
import sys
from pathlib import Path

import pytest

from reelwright.adapters.keys.store import EncryptedKeys
from reelwright.ports.services import Secret

pytestmark = pytest.mark.crash

DYING = """
import os, signal, sys
from pathlib import Path
import reelwright.adapters.keys.private as private
from reelwright.adapters.keys.store import EncryptedKeys

left = int(sys.argv[2])

def counted(real):
    def call(*args, **kwargs):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **kwargs)
    return call

private.os.fsync = counted(os.fsync)
Path.replace = counted(Path.replace)
EncryptedKeys(Path(sys.argv[1])).rotate()
"""
STEPS = 9
"""Three files, each written to the disk, renamed, and its name written to the disk."""


def _rotate(folder: Path, steps: int) -> int:
    command = [sys.executable, "-c", DYING, str(folder), str(steps)]
    return subprocess.run(command, check=False, timeout=60).returncode


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")
def test_whenever_a_rotation_is_killed_the_keys_stay(tmp_path: Path) -> None:
    store = EncryptedKeys(tmp_path / "keys")
    store.keep("one", Secret("key-of-one"))
    for steps in range(STEPS):
        assert _rotate(tmp_path / "keys", steps) == -9, steps
        assert store.key("one") == Secret("key-of-one"), steps
    assert _rotate(tmp_path / "keys", STEPS) == 0
    assert store.key("one") == Secret("key-of-one")
    assert len((tmp_path / "keys" / "key").read_bytes().split()) == 1
    assert not list((tmp_path / "keys").glob(".*.new"))


def test_many_processes_keep_their_keys(tmp_path: Path) -> None:
    keeping = (
        "import sys; from pathlib import Path; "
        "from reelwright.adapters.keys.store import EncryptedKeys; "
        "from reelwright.ports.services import Secret; "
        "s = EncryptedKeys(Path(sys.argv[1])); "
        "[s.keep(f'{sys.argv[2]}-{n}', Secret('k')) or s.rotate() for n in range(5)]"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", keeping, str(tmp_path / "keys"), str(number)])
        for number in range(3)
    ]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    assert len(EncryptedKeys(tmp_path / "keys").services()) == 15

"""Small disks, and users without rights, for programs that run in a process of their own."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Run = Callable[[str], str]
"""Runs a Python program whose ``sys.argv[1]`` is a folder, and returns what it printed."""

_MOUNT = 'mount -t tmpfs -o size="$1"m none "$2" && shift 2 && exec "$@"'
_NOBODY = 65534
_DROP_RIGHTS = f"""
if os.geteuid() == 0:
    os.setgroups([]); os.setgid({_NOBODY}); os.setuid({_NOBODY})
"""
"""For a program to run after its imports: the interpreter itself may lie in root's home."""


@pytest.fixture
def on_small_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Run:
    """Runs a program on a disk of a megabyte, or as many as an indirect parameter says."""
    size, folder = str(getattr(request, "param", 1)), str(tmp_path)
    mounting = ("unshare", "--map-root-user", "--mount", "sh", "-c", _MOUNT, "sh", size, folder)
    if (
        shutil.which("unshare") is None
        or subprocess.run([*mounting, "true"], check=False).returncode
    ):
        pytest.skip("no file system can be mounted here")
    return lambda program: _output([*mounting, sys.executable, "-c", program, folder])


@pytest.fixture
def without_rights() -> Iterator[tuple[Path, Run]]:
    """A folder that others own, and a runner: ``# drop rights`` in the program drops root's."""
    folder = Path(tempfile.mkdtemp(prefix="reelwright-rights-"))
    folder.chmod(0o755)

    def run(program: str) -> str:
        program = program.replace("# drop rights", _DROP_RIGHTS)
        return _output([sys.executable, "-c", program, str(folder)])

    try:
        yield folder, run
    finally:
        subprocess.run(["chmod", "-R", "u+rwX", str(folder)], check=True)  # noqa: S607 - coreutils
        shutil.rmtree(folder)


def _output(command: list[str]) -> str:
    environment = {**os.environ, "PYTHONWARNINGS": "error"}
    result = subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, timeout=120
    )
    assert result.returncode == 0, result.stderr
    return result.stdout

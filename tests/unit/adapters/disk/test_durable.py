"""What a disk says, as a person reads it."""

import errno
import os
from pathlib import Path

import pytest

from reelwright.adapters.disk.durable import explained
from reelwright.ports.store import StoreForbidden, StoreFull

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (errno.EIO, "The disk reports an error where a take is written"),
        (errno.EROFS, "may not write a take"),
    ],
    ids=["broken", "read-only"],
)
def test_a_disk_that_cannot_be_written_is_told_in_a_sentence(
    code: int, told: str, tmp_path: Path
) -> None:
    with (
        pytest.raises(StoreForbidden, match=told),
        explained("a take", tmp_path, full=StoreFull, forbidden=StoreForbidden),
    ):
        raise OSError(code, os.strerror(code), str(tmp_path / "take.wav"))


def test_an_error_of_a_disk_elsewhere_is_not_told_of_this_one(tmp_path: Path) -> None:
    with (
        pytest.raises(OSError, match="elsewhere"),
        explained("a take", tmp_path / "here", full=StoreFull, forbidden=StoreForbidden),
    ):
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(tmp_path / "elsewhere"))

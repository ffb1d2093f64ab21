import errno

import pytest

from reelwright.ports.disk import DiskFull, full_disk_told
from reelwright.ports.steps import Inline

pytestmark = pytest.mark.unit


def _meets(error: OSError) -> None:
    raise error


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_told_with_what_found_no_room(code: int) -> None:
    named = pytest.raises(DiskFull, match=r"holds /there/cover.jpg is full: free some space")
    with named, full_disk_told():
        _meets(OSError(code, "No room", "/there/cover.jpg"))
    with pytest.raises(DiskFull, match=r"^A disk is full: free some space"):
        Inline().step("deliver", lambda: _meets(OSError(code, "No room")), type(None))


def test_other_errors_of_a_disk_stay_what_they_are() -> None:
    with pytest.raises(PermissionError), full_disk_told():
        _meets(OSError(errno.EACCES, "Not you"))

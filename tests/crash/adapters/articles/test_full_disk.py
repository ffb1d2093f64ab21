"""A full disk ends a reading; no video lacks a picture for good because there was no room once."""

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.crash

PROGRAM = """
import io, sys
from pathlib import Path
import numpy as np
from PIL import Image
from reelwright.adapters.articles.pictures import Origin, gather
from reelwright.domain.article import Figure
from reelwright.ports.disk import DiskFull, full_disk_told
folder = Path(sys.argv[1])
noise = io.BytesIO()
pixels = np.random.default_rng(1).integers(0, 255, (900, 900, 3), "uint8")
Image.fromarray(pixels).save(noise, "PNG")
origin = Origin(embedded={"noise.png": noise.getvalue()})
try:
    with full_disk_told():
        print(gather([Figure(location="noise.png")], origin, folder / "work", None))
except DiskFull as error:
    print(error)
print("left:", [str(file) for file in folder.rglob("*.*")])
"""


def test_a_picture_for_which_there_is_no_room_is_not_left_out(
    on_small_disk: Callable[[str], str],
) -> None:
    said = on_small_disk(PROGRAM)
    assert "is full: free some space" in said
    assert "left: []" in said

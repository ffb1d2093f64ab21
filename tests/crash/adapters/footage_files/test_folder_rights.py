"""Files and folders that may not be read are told, and the rest is used."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from builders.footage import scene

pytestmark = pytest.mark.crash
Run = Callable[[str], str]

FIND = """
import os, sys
from pathlib import Path
from reelwright.adapters.footage_files.folder import FootageFolder
from reelwright.ports.footage import FootageFolderMissing
from reelwright.ports.progress import Silent
from PIL import Image
Image.init()
# drop rights
try:
    found = FootageFolder(Path(sys.argv[1]) / "footage").find(Silent())
    print([one.footage.name for one in found.candidates], *found.notes, sep="\\n")
except FootageFolderMissing as error:
    print(error)
"""


def test_a_file_that_may_not_be_read(without_rights: tuple[Path, Run]) -> None:
    folder, run = without_rights
    (folder / "footage").mkdir()
    for name in ("a.png", "b.png"):
        Image.fromarray(scene(64, 48)).save(folder / "footage" / name)
    (folder / "footage" / "b.png").chmod(0)
    assert run(FIND) == "['a.png']\nb.png cannot be read (Permission denied); it is not used.\n"


def test_a_folder_that_may_not_be_read(without_rights: tuple[Path, Run]) -> None:
    folder, run = without_rights
    (folder / "footage").mkdir(mode=0)
    assert run(FIND) == (
        f"The footage folder {folder}/footage may not be read: check its permissions.\n"
    )

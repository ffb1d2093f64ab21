"""What a file is, is found from its content; what is odd is shown all the same, with a note."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from reelwright.adapters.footage_files.probe import FileProbe
from reelwright.domain.footage import NEAR_BITS, are_near
from reelwright.domain.time import FrameRate
from reelwright.ports.footage import FootageUnreadable, Probed

from .conftest import scene

pytestmark = pytest.mark.media
Clip = Callable[..., Path]

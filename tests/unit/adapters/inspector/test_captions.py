import numpy as np
import pytest

from reelwright.adapters.inspector.captions import Comings, cells_of, spills
from reelwright.domain.canvas import Format, Preset, canvas_for
from reelwright.domain.inspection.measurements import TextSpill

pytestmark = pytest.mark.unit

CANVAS = canvas_for(Format.WIDE, Preset.P480)
CAPTIONS = 10


def _with_each_caption(rows: slice, columns: slice) -> Comings:
    """A picture at rest, of which a part changes with the first frame of nine captions."""
    calm = np.full(cells_of(CANVAS), CAPTIONS, np.uint16)
    changed = np.zeros_like(calm)
    changed[rows, columns] = CAPTIONS - 1
    return Comings(captions=CAPTIONS, first=0, calm=calm, changed=changed)


def test_a_word_that_comes_with_captions_outside_their_area_is_told() -> None:
    word = _with_each_caption(slice(20, 24), slice(100, 112))
    assert spills(word, 1.5, CANVAS) == (TextSpill(second=1.5, pixels=309),)


@pytest.mark.parametrize("high", [4, 5, 12])
def test_a_bar_of_a_wave_that_leaps_as_somebody_speaks_is_no_word(high: int) -> None:
    bar = _with_each_caption(slice(90, 90 + high), slice(118, 122))
    assert spills(bar, 1.5, CANVAS) == ()

"""Every canvas is even and keeps text away from captions and from the platform's overlays."""

import pytest

from reelwright.domain.canvas import Box, Format, Preset, canvas_for

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("preset", list(Preset))
@pytest.mark.parametrize("picture", list(Format))
def test_areas_are_inside_apart_and_even(picture: Format, preset: Preset) -> None:
    canvas = canvas_for(picture, preset)
    whole = Box(x=0, y=0, width=canvas.width, height=canvas.height)
    assert whole.contains(canvas.content)
    assert whole.contains(canvas.captions)
    assert not canvas.content.overlaps(canvas.captions)
    assert canvas.width % 2 == canvas.height % 2 == 0


def test_sizes_are_the_usual_ones() -> None:
    sizes = {
        (picture, preset): (
            canvas_for(picture, preset).width,
            canvas_for(picture, preset).height,
        )
        for picture in Format
        for preset in Preset
    }
    assert sizes[Format.WIDE, Preset.P1080] == (1920, 1080)
    assert sizes[Format.TALL, Preset.P1080] == (1080, 1920)
    assert sizes[Format.SQUARE, Preset.P720] == (720, 720)
    assert sizes[Format.WIDE, Preset.P2160] == (3840, 2160)
    assert sizes[Format.WIDE, Preset.P480] == (854, 480)

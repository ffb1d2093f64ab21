import pytest

from reelwright.domain.canvas import Format, Preset, canvas_for
from reelwright.domain.clips.platforms import Platform
from reelwright.domain.clips.safe_areas import SAFE_AREAS, keeping_clear

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("platform", Platform)
@pytest.mark.parametrize("preset", Preset)
def test_content_and_captions_stay_inside_what_is_free(platform: Platform, preset: Preset) -> None:
    canvas = keeping_clear(canvas_for(Format.TALL, preset), platform)
    safe = SAFE_AREAS[platform]
    for box in (canvas.content, canvas.captions):
        assert box.x >= canvas.width * safe.left / 1000 - 1
        assert box.right <= canvas.width * safe.right / 1000 + 1
        assert box.y >= canvas.height * safe.top / 1000 - 1
        assert box.bottom <= canvas.height * safe.bottom / 1000 + 1
        assert all(side % 2 == 0 for side in (box.x, box.y, box.width, box.height))
    assert not canvas.content.overlaps(canvas.captions)
    assert canvas.captions.y >= canvas.content.bottom


@pytest.mark.parametrize("platform", Platform)
@pytest.mark.parametrize("picture", [Format.WIDE, Format.SQUARE])
def test_other_shapes_are_not_covered(platform: Platform, picture: Format) -> None:
    canvas = canvas_for(picture, Preset.P1080)
    assert keeping_clear(canvas, platform) == canvas


def test_every_figure_has_a_source_and_a_date() -> None:
    assert set(SAFE_AREAS) == set(Platform)
    assert all(safe.source and safe.seen for safe in SAFE_AREAS.values())

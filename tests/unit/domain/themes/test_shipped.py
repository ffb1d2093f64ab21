"""Every built-in theme can be read: 4.5:1 for text on all that it stands on."""

import itertools

import pytest

from reelwright.domain.themes.colour import READABLE, contrast, mix, parse, readable, written
from reelwright.domain.themes.shipped import BUILT_IN, DEFAULT

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("name", list(BUILT_IN))
def test_text_reads_on_background_and_surface(name: str) -> None:
    palette = BUILT_IN[name].palette
    for ink, ground in itertools.product(
        (palette.text, palette.muted), (palette.background, palette.surface)
    ):
        assert contrast(ink, ground) >= READABLE


def test_the_default_is_there_and_themes_differ() -> None:
    assert DEFAULT in BUILT_IN
    assert len({theme.palette.background for theme in BUILT_IN.values()}) == len(BUILT_IN) >= 4


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ffffff", 4.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.01)


def test_a_colour_is_moved_only_as_far_as_it_must() -> None:
    assert readable("#ffffff", "#000000") == "#ffffff"
    moved = readable("#ffb648", "#f7f3ea")
    assert contrast(moved, "#f7f3ea") >= READABLE
    assert contrast(moved, "#f7f3ea") < READABLE + 1.5


def test_colours_are_written_as_they_are_parsed() -> None:
    assert written(parse("#0a1b2c")) == "#0a1b2c"
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    with pytest.raises(ValueError, match="#rrggbb"):
        parse("red")

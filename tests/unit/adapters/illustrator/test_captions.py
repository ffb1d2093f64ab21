"""Burnt captions stay in their area, never move, and mark exactly the word that is heard."""

import pytest

from reelwright.adapters.illustrator.illustrator import PillowIllustrator
from reelwright.domain.canvas import Box, Canvas, Format, Preset, canvas_for
from reelwright.domain.captions.cues import CaptionStyle
from reelwright.domain.render.pieces import CaptionUse, CaptionWord, Look
from reelwright.domain.themes.shipped import BUILT_IN
from reelwright.ports.picture import Layer

pytestmark = pytest.mark.unit

ILLUSTRATOR = PillowIllustrator()


def look_for(canvas: Canvas, style: CaptionStyle = CaptionStyle.BOXED) -> Look:
    return Look(canvas=canvas, theme=BUILT_IN["midnight"], caption_style=style)


def cue_of(*lines: str, first: int = 0, step: int = 10) -> CaptionUse:
    words = iter(range(1000))
    made = tuple(
        tuple(
            CaptionWord(text=text, first=first + at * step, last=first + at * step + step - 2)
            for text, at in zip(line.split(), words, strict=False)
        )
        for line in lines
    )
    return CaptionUse(first=first, last=max(w.last for line in made for w in line), lines=made)


def placed(layer: Layer) -> Box:
    return Box(x=layer.x, y=layer.y, width=layer.patch.shape[1], height=layer.patch.shape[0])


@pytest.mark.parametrize("style", list(CaptionStyle))
@pytest.mark.parametrize("picture", list(Format))
@pytest.mark.parametrize(
    "cue",
    [
        cue_of("The Moon moves away"),
        cue_of(
            "A line of forty-two characters, no longer",
            "and another that is quite as long as it is",
        ),
        cue_of("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"),
        cue_of("w" * 300, "i" * 200),
    ],
)
def test_text_stays_inside_the_caption_area(
    cue: CaptionUse, picture: Format, style: CaptionStyle
) -> None:
    canvas = canvas_for(picture, Preset.P480)
    for layer in ILLUSTRATOR.captions([cue], look_for(canvas, style)):
        assert all(canvas.captions.contains(box) for box in layer.text)
        assert not canvas.content.overlaps(placed(layer))


def test_each_word_is_marked_from_its_first_frame_until_the_next_word() -> None:
    canvas = canvas_for(Format.WIDE, Preset.P480)
    standing, *marked = ILLUSTRATOR.captions([cue_of("one two three", first=5)], look_for(canvas))
    assert (standing.enter, standing.leave) == (5, 33)
    assert [(layer.enter, layer.leave) for layer in marked] == [(5, 15), (15, 25), (25, 33)]


def test_a_word_heard_outside_the_piece_is_not_marked() -> None:
    words = (
        CaptionWord(text="before", first=-9, last=-2),
        CaptionWord(text="now", first=0, last=8),
    )
    cue = CaptionUse(first=0, last=8, lines=(words,))
    canvas = canvas_for(Format.WIDE, Preset.P480)
    _, *marked = ILLUSTRATOR.captions([cue], look_for(canvas))
    assert [(layer.enter, layer.leave) for layer in marked] == [(0, 8)]


def test_a_cue_of_emoji_alone_is_left_out() -> None:
    canvas = canvas_for(Format.WIDE, Preset.P480)
    assert ILLUSTRATOR.captions([cue_of("👩‍🚀 🇫🇷")], look_for(canvas)) == ()

"""Captions are read on any ground once coded, in the smallest letters that are drawn."""

import io

import numpy as np
import pytest
from PIL import Image

from reelwright.adapters.illustrator.illustrator import PillowIllustrator
from reelwright.adapters.inspector.legibility import ratio_of_letters
from reelwright.domain.canvas import Format, Preset, canvas_for
from reelwright.domain.captions.cues import CaptionStyle
from reelwright.domain.inspection.captions import CONTRAST
from reelwright.domain.render.pieces import CaptionUse, CaptionWord, Look
from reelwright.domain.themes.shipped import BUILT_IN

pytestmark = pytest.mark.media

TEXTS = ("it is", "Ninety percent of them", "il fill it")
GROUNDS = ("#fafafa", "#969696", "#eb8c3c", "#ffd84a")


@pytest.mark.parametrize("style", list(CaptionStyle))
@pytest.mark.parametrize("picture", list(Format))
def test_small_captions_stand_out_on_any_ground(picture: Format, style: CaptionStyle) -> None:
    canvas = canvas_for(picture, Preset.P480)
    look = Look(canvas=canvas, theme=BUILT_IN["midnight"], caption_style=style)
    for text in TEXTS:
        said = text.split()
        words = tuple(
            CaptionWord(text=word, first=10 * at, last=10 * at + 10) for at, word in enumerate(said)
        )
        use = CaptionUse(first=0, last=100, lines=(words,))
        for ground in GROUNDS:
            drawn = Image.new("RGB", (canvas.width, canvas.height), ground)
            for layer in PillowIllustrator().captions((use,), look):
                if layer.enter == 0:
                    patch = Image.fromarray(layer.patch)
                    drawn.paste(patch, (layer.x, layer.y), patch)
            coded = io.BytesIO()
            drawn.save(coded, "JPEG", quality=70, subsampling=2)
            area = canvas.captions
            box = (area.x, area.y, area.right, area.bottom)
            seen = np.asarray(Image.open(coded).convert("RGB").crop(box))
            letters = sum(map(len, said))
            short = min(canvas.width, canvas.height)
            assert ratio_of_letters(seen, short, letters) >= CONTRAST, (text, ground)

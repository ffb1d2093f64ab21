"""The shipped fonts draw Latin, Greek and Cyrillic; everything else is told by character."""

import pickle
from pathlib import Path

import pytest

from reelwright.adapters.illustrator.illustrator import PillowIllustrator
from reelwright.adapters.illustrator.typefaces import (
    FOLDER,
    Face,
    FontBook,
    Role,
    TypefaceUnreadable,
    Weight,
    drawable,
)
from reelwright.domain.canvas import Format, Preset, canvas_for
from reelwright.domain.render.pieces import Look
from reelwright.domain.themes.shipped import BUILT_IN
from reelwright.domain.themes.theme import Typefaces
from reelwright.ports.picture import GlyphMissing

pytestmark = pytest.mark.unit

LOOK = Look(canvas=canvas_for(Format.WIDE, Preset.P480), theme=BUILT_IN["midnight"])


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("The quick brown fox; “Größe” — 1,234.50 € ≥ ½", ""),
        ("Příliš žluťoučký kůň, Ağrı, Łódź, Đà Nẵng, Ōsaka", ""),
        ("Ξεσκεπάζω τὴν ψυχοφθόρα", ""),
        ("Съешь ещё этих мягких булок, їжак", ""),
        ("emoji 👩🏽‍🚀 are dropped 🇫🇷", ""),
        ("漢字 and 漢", "漢字"),
        ("שלום", "שלום"),
        ("مرحبا", "مرحبا"),
        ("नमस्ते", "नमस्ते"),
        ("한국 ไทย", "한국ไทย"),
    ],
)
def test_what_no_font_draws_is_told(text: str, missing: str) -> None:
    assert PillowIllustrator().undrawable(text, LOOK) == missing


def test_every_shipped_font_opens_and_has_its_licence() -> None:
    families = {"Inter", "ReelwrightSerif", "JetBrainsMono"}
    for file in FOLDER.glob("*.ttf"):
        assert Face(file).covers("Ж")
    assert {file.name.removesuffix("-OFL.txt") for file in FOLDER.glob("*.txt")} == families
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 3_000_000


def test_kerning_brings_pairs_closer() -> None:
    stack = FontBook().stack(Typefaces(), Role.HEADING, Weight.DISPLAY)
    assert stack.first.kern("AV") < -0.03
    assert stack.first.kern("HH") == 0


def test_a_broken_font_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"\x00\x01\x00\x00 no font")
    with pytest.raises(TypefaceUnreadable, match=r"broken\.ttf"):
        Face(tmp_path / "broken.ttf")


def test_an_illustrator_travels_to_a_worker() -> None:
    illustrator = PillowIllustrator()
    assert illustrator.undrawable("漢", LOOK) == "漢"
    copy = pickle.loads(pickle.dumps(illustrator))  # noqa: S301 - our own bytes
    assert copy.undrawable("漢", LOOK) == "漢"


def test_symbols_without_a_glyph_are_left_out_and_letters_are_refused() -> None:
    stack = FontBook().stack(Typefaces(), Role.BODY, Weight.TEXT)
    assert drawable("Step ① ﬁnds 𝑥 \ue000⟹ ok", stack) == "Step 1 finds x ok"
    with pytest.raises(GlyphMissing, match="漢"):
        drawable("the sign 漢", stack)

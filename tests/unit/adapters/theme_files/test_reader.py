"""An owner's theme is read whole, or refused with the key and the value."""

from pathlib import Path

import pytest
from PIL import Image

from reelwright.adapters.theme_files.reader import ThemeFiles
from reelwright.domain.themes.shipped import BUILT_IN
from reelwright.domain.themes.theme import TransitionKind
from reelwright.ports.theme import ThemeInvalid, ThemeUnknown

pytestmark = pytest.mark.unit

FONT = Path(__file__).parents[4] / "src/reelwright/adapters/illustrator/fonts/InterDisplay-Bold.ttf"


def written(folder: Path, text: str) -> str:
    file = folder / "mine.toml"
    file.write_text(text, "utf-8")
    return str(file)


def test_built_in_names_come_with_the_default_first() -> None:
    assert ThemeFiles().names()[0] == "midnight"
    assert set(ThemeFiles().names()) == set(BUILT_IN)
    assert ThemeFiles().theme("paper") is BUILT_IN["paper"]


def test_a_whole_theme(tmp_path: Path) -> None:
    Image.new("RGBA", (40, 20)).save(tmp_path / "logo.png")
    (tmp_path / "own.ttf").write_bytes(FONT.read_bytes())
    theme = ThemeFiles().theme(
        written(
            tmp_path,
            """
            name = "Slow physics"
            base = "paper"
            transition = "wipe"
            transition_frames = 20
            logo = "logo.png"
            intro = "Slow physics"
            outro = ["Subscribe"]
            [colours]
            accent = "#AA3300"
            [typefaces]
            heading = "own.ttf"
            body = "Reelwright Serif"
            """,
        )
    )
    assert theme.palette.accent == "#aa3300"
    assert theme.palette.text == BUILT_IN["paper"].palette.text
    assert theme.typefaces.heading == str(tmp_path / "own.ttf")
    assert theme.transition is TransitionKind.WIPE
    assert theme.outro == ("Subscribe",)
    assert len(theme.logo_sha256) == len(theme.fonts_sha256) == 64


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("base = 'midnigt'", ["base", "midnigt", "did you mean midnight"]),
        ("colour = 1", ["colour", "did you mean colours"]),
        ("[colours]\naccent = 'red'", ["colours.accent", "'red'", "#rrggbb"]),
        ("[colours]\naccnt = '#ffffff'", ["colours.accnt", "did you mean accent"]),
        ("[colours]\ntext = '#333333'", ["colours.text", "#333333", "contrast", "4.5:1"]),
        ("[colours]\nsurface = '#ffffff'", ["surface", "contrast"]),
        ("[typefaces]\nheading = 'no.ttf'", ["typefaces.heading", "no file"]),
        ("[typefaces]\nheading = 'mine.toml'", ["typefaces.heading", "no font"]),
        ("logo = 'mine.toml'", ["logo", "no picture"]),
        ("transition = 'spin'", ["transition", "spin", "fade"]),
        ("transition_frames = 900", ["transition_frames", "900"]),
        ("transition_frames = true", ["transition_frames", "True"]),
        ("outro = [1]", ["outro"]),
        ("colours = 3", ["colours", "table"]),
        ("= broken", ["not TOML"]),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str, parts: list[str]) -> None:
    with pytest.raises(ThemeInvalid) as caught:
        ThemeFiles().theme(written(tmp_path, text))
    for part in (*parts, "mine.toml"):
        assert part in str(caught.value)


def test_a_theme_that_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(b"\xff\xfe\xfd")
    with pytest.raises(ThemeInvalid, match=r"mine\.toml is no text in UTF-8: save it as such"):
        ThemeFiles().theme(str(file))


def test_a_name_that_is_neither_built_in_nor_a_file() -> None:
    with pytest.raises(ThemeUnknown, match="did you mean vivid"):
        ThemeFiles().theme("vived")

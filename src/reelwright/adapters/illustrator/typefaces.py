"""The fonts that text is set in: what each can draw, and how wide."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError
from PIL import ImageFont

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.text.printable import is_symbol, needs_shaping, printable
from reelwright.domain.themes.shipped import FAMILIES
from reelwright.domain.themes.theme import Typefaces
from reelwright.ports.picture import GlyphMissing

FOLDER = Path(__file__).parent / "fonts"


class TypefaceUnreadable(ReelwrightError):
    """A font file of the owner's cannot be used."""


class Weight(StrEnum):
    """How heavy a text is set."""

    TEXT = "text"
    STRONG = "strong"
    DISPLAY = "display"
    HEAVY = "heavy"
    ITALIC = "italic"


class Role(StrEnum):
    """Which of a theme's typefaces a text is set in."""

    HEADING = "heading"
    BODY = "body"
    MONO = "mono"
    QUOTATION = "quotation"


INTER, SERIF, MONO = FAMILIES

_SHIPPED = {
    INTER: {
        Weight.TEXT: "Inter-Medium.ttf",
        Weight.STRONG: "Inter-SemiBold.ttf",
        Weight.DISPLAY: "InterDisplay-Bold.ttf",
        Weight.HEAVY: "InterDisplay-Black.ttf",
        Weight.ITALIC: "Inter-Medium.ttf",
    },
    SERIF: {
        Weight.TEXT: "ReelwrightSerif-Regular.ttf",
        Weight.STRONG: "ReelwrightSerif-SemiBold.ttf",
        Weight.DISPLAY: "ReelwrightSerif-Bold.ttf",
        Weight.HEAVY: "ReelwrightSerif-Black.ttf",
        Weight.ITALIC: "ReelwrightSerif-Italic.ttf",
    },
    MONO: {
        Weight.TEXT: "JetBrainsMono-Medium.ttf",
        Weight.STRONG: "JetBrainsMono-Bold.ttf",
        Weight.DISPLAY: "JetBrainsMono-Bold.ttf",
        Weight.HEAVY: "JetBrainsMono-Bold.ttf",
        Weight.ITALIC: "JetBrainsMono-Medium.ttf",
    },
}

_KERN_HORIZONTAL = 1


class Face:
    """One font file: its metrics in parts of the em, and its glyphs at any size."""

    def __init__(self, file: Path) -> None:
        """Read the metrics.

        Raises:
            TypefaceUnreadable: it is missing, or not a font.
        """
        self.file = file
        try:
            with file.open("rb") as opened, TTFont(opened, lazy=True, fontNumber=0) as font:
                self._read(font)
            self.at(16)
        except (OSError, TTLibError, KeyError, AttributeError, ValueError) as error:
            message = f"The font {file} cannot be read ({error}); name a TTF or OTF file."
            raise TypefaceUnreadable(message) from error

    def _read(self, font: TTFont) -> None:
        em = font["head"].unitsPerEm
        characters = font.getBestCmap() or {}
        metrics = font["hmtx"]
        self._advances: dict[str, float] = {
            chr(code): metrics[name][0] / em for code, name in characters.items()
        }
        ascent, descent = font["hhea"].ascent / em, -font["hhea"].descent / em
        self.ascent: float = min(max(ascent, 0.9), 1.1)
        self.descent: float = min(max(descent, 0.22), 0.4)
        self.cap_height: float = (getattr(font["OS/2"], "sCapHeight", 0) or 0.7 * em) / em
        self._em: int = em
        self._names: dict[str, str] = {chr(code): name for code, name in characters.items()}
        self._kerning = _kerning(font)

    def covers(self, character: str) -> bool:
        """Whether the font has a glyph for the character."""
        return character in self._advances

    def advance(self, character: str) -> float:
        """How far the pen moves, in parts of the em."""
        return self._advances.get(character, 0.0)

    def kern(self, pair: str) -> float:
        """How much closer (negative) two characters stand, in parts of the em."""
        glyphs = (self._names.get(pair[:1], ""), self._names.get(pair[1:], ""))
        return self._kerning.get(glyphs, 0) / self._em

    @lru_cache(maxsize=64)  # noqa: B019 - a face lives as long as its illustrator
    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """The font at a size in pixels to the em."""
        return ImageFont.truetype(str(self.file), size, layout_engine=ImageFont.Layout.BASIC)


def _kerning(font: TTFont) -> dict[tuple[str, str], int]:
    """Pairs of glyph names, and by how many units of the em the second moves."""
    pairs: dict[tuple[str, str], int] = {}
    for table in font["kern"].kernTables if "kern" in font else ():
        if getattr(table, "coverage", _KERN_HORIZONTAL) & _KERN_HORIZONTAL:
            pairs |= table.kernTable
    return pairs


def drawable(text: str, stack: "Stack") -> str:
    """A text as it is drawn: printable, without the symbols that no face has.

    Raises:
        GlyphMissing: no face has one of its letters.
    """
    plain = printable(text)
    missing = stack.missing(plain)
    letters = "".join(character for character in missing if not is_symbol(character))
    if letters:
        raise GlyphMissing(
            f"No font here can draw “{letters[:12]}” in “{plain[:40]}”; name a font that has "
            "these letters in a theme (docs/themes.md), or change the text."
        )
    return printable("".join(character for character in plain if character not in missing))


@dataclass(frozen=True, kw_only=True, slots=True)
class Stack:
    """Faces in the order in which they are asked for a glyph; the first sets the metrics."""

    faces: tuple[Face, ...]

    @property
    def first(self) -> Face:
        """The face that the theme names."""
        return self.faces[0]

    def missing(self, text: str) -> str:
        """The characters that no face draws as they should be, each once, in reading order."""
        return "".join(
            dict.fromkeys(
                character
                for character in text
                if needs_shaping(character)
                or not (character.isspace() or any(face.covers(character) for face in self.faces))
            )
        )

    def face_for(self, character: str) -> Face:
        """The first face that has the character; the theme's own where none has."""
        for face in self.faces:
            if face.covers(character):
                return face
        return self.first


class FontBook:
    """Opens each font once, and finds the stack for a role and a weight of a theme."""

    def __init__(self) -> None:
        """Start empty; fonts are opened when first asked for."""
        self._faces: dict[Path, Face] = {}
        self._stacks: dict[tuple[Typefaces, Role, Weight], Stack] = {}

    def stack(self, typefaces: Typefaces, role: Role, weight: Weight) -> Stack:
        """The faces for a text: the theme's, then the shipped ones that cover more."""
        key = (typefaces, role, weight)
        if key not in self._stacks:
            families = (_family(typefaces, role), INTER, MONO, SERIF)
            files = dict.fromkeys(_file(family, weight) for family in families)
            self._stacks[key] = Stack(faces=tuple(self._open(file) for file in files))
        return self._stacks[key]

    def undrawable(self, text: str, typefaces: Typefaces) -> str:
        """The characters that cannot be drawn and cannot be left out, as symbols can."""
        faces = [face for role in Role for face in self.stack(typefaces, role, Weight.TEXT).faces]
        missing = Stack(faces=tuple(dict.fromkeys(faces))).missing(printable(text))
        return "".join(character for character in missing if not is_symbol(character))

    def _open(self, file: Path) -> Face:
        if file not in self._faces:
            self._faces[file] = Face(file)
        return self._faces[file]


def _family(typefaces: Typefaces, role: Role) -> str:
    """The family for a role: quotations are in serif, or in the owner's own heading font."""
    if role is Role.QUOTATION:
        return SERIF if typefaces.heading in _SHIPPED else typefaces.heading
    return {
        Role.HEADING: typefaces.heading,
        Role.BODY: typefaces.body,
        Role.MONO: typefaces.mono,
    }[role]


def _file(family: str, weight: Weight) -> Path:
    shipped = _SHIPPED.get(family)
    return FOLDER / shipped[weight] if shipped else Path(family)

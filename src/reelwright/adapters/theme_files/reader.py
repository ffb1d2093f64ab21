"""Reads themes; the keys of a theme's file are those of docs/themes.md."""

import difflib
import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, replace
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError
from PIL import Image, UnidentifiedImageError

from reelwright.domain.themes.colour import READABLE, contrast, is_colour
from reelwright.domain.themes.shipped import BUILT_IN, DEFAULT, FAMILIES
from reelwright.domain.themes.theme import Palette, Theme, TransitionKind, Typefaces
from reelwright.ports.theme import ThemeInvalid, ThemeUnknown

_LARGEST_FILE = 64_000
_LONGEST_TRANSITION = 60
_MOST_OUTRO_LINES = 3
_LONGEST_LINE = 80
_KEYS = ("name", "base", "colours", "typefaces", "transition", "transition_frames", "logo",
         "intro", "outro")  # fmt: skip
_ROLES = tuple(field.name for field in fields(Typefaces))


class ThemeFiles:
    """The ``ThemeSource`` of built-in themes and TOML files."""

    def names(self) -> tuple[str, ...]:
        """As the port says."""
        return (DEFAULT, *(name for name in BUILT_IN if name != DEFAULT))

    def theme(self, name: str) -> Theme:
        """As the port says."""
        if name in BUILT_IN:
            return BUILT_IN[name]
        file = Path(name).expanduser()
        if not file.is_file():
            raise ThemeUnknown(
                f"There is no theme {name}{_near(name, BUILT_IN)}; choose one of "
                f"{', '.join(self.names())}, or name a theme's TOML file."
            )
        return _Reading(file.resolve()).theme()


class _Reading:
    """One file being read: every complaint names it."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def theme(self) -> Theme:
        table = self._table()
        self._refuse_unknown(table, _KEYS, "")
        base_name = self._text(table, "base", DEFAULT)
        if base_name not in BUILT_IN:
            raise self._invalid(
                "base",
                base_name,
                f"choose one of {', '.join(BUILT_IN)}{_near(base_name, BUILT_IN)}",
            )
        base = BUILT_IN[base_name]
        typefaces, fonts = self._typefaces(self._sub_table(table, "typefaces"), base.typefaces)
        logo, logo_sha256 = self._logo(table)
        return replace(
            base,
            name=self._text(table, "name", self._file.stem),
            palette=self._palette(self._sub_table(table, "colours"), base.palette),
            typefaces=typefaces,
            fonts_sha256=fonts,
            transition=self._transition(table, base.transition),
            transition_frames=self._frames(table, base.transition_frames),
            logo=logo,
            logo_sha256=logo_sha256,
            intro=self._text(table, "intro", base.intro),
            outro=self._outro(table),
        )

    def _table(self) -> Mapping[str, object]:
        try:
            if self._file.stat().st_size > _LARGEST_FILE:
                raise ThemeInvalid(f"{self._file} is too large for a theme; name its TOML file.")
            return tomllib.loads(self._file.read_text("utf-8"))
        except UnicodeDecodeError as error:
            raise ThemeInvalid(
                f"{self._file} is no text in UTF-8: save it as such, or name another theme."
            ) from error
        except tomllib.TOMLDecodeError as error:
            raise ThemeInvalid(f"{self._file} is not TOML: {error}.") from error
        except OSError as error:
            raise ThemeInvalid(f"{self._file} cannot be read: {error.strerror}.") from error

    def _palette(self, table: Mapping[str, object], base: Palette) -> Palette:
        colours = asdict(base)
        self._refuse_unknown(table, colours, "colours.")
        for key, value in table.items():
            if not isinstance(value, str) or not is_colour(value):
                raise self._invalid(f"colours.{key}", value, "write it as #rrggbb")
            colours[key] = value.lower()
        palette = Palette(**colours)
        for ink in ("text", "muted"):
            for ground in ("background", "surface"):
                self._refuse_faint(palette, ink, ground)
        return palette

    def _refuse_faint(self, palette: Palette, ink: str, ground: str) -> None:
        colour, under = getattr(palette, ink), getattr(palette, ground)
        ratio = contrast(colour, under)
        if ratio < READABLE:
            raise self._invalid(
                f"colours.{ink}",
                colour,
                f"on {ground} {under} its contrast is {ratio:.1f}:1, and text needs {READABLE}:1; "
                "make one lighter or the other darker",
            )

    def _typefaces(self, table: Mapping[str, object], base: Typefaces) -> tuple[Typefaces, str]:
        """The typefaces, and the hash of the owner's files among them."""
        self._refuse_unknown(table, _ROLES, "typefaces.")
        names, contents = asdict(base), hashlib.sha256()
        own = False
        for key, value in sorted(table.items()):
            if value in FAMILIES:
                names[key] = value
                continue
            file = self._existing(f"typefaces.{key}", value)
            try:
                with file.open("rb") as opened, TTFont(opened, lazy=True, fontNumber=0) as font:
                    font.getBestCmap()
            except (
                OSError,
                TTLibError,
                KeyError,
                ValueError,
                AssertionError,
                ImportError,
            ) as error:
                raise self._invalid(
                    f"typefaces.{key}", value, "it is no font; name a TTF or OTF file"
                ) from error
            names[key] = str(file)
            contents.update(file.read_bytes())
            own = True
        return Typefaces(**names), contents.hexdigest() if own else ""

    def _logo(self, table: Mapping[str, object]) -> tuple[str, str]:
        if "logo" not in table:
            return "", ""
        file = self._existing("logo", table["logo"])
        try:
            with Image.open(file) as image:
                image.load()
        except (OSError, ValueError, UnidentifiedImageError, Image.DecompressionBombError) as error:
            raise self._invalid("logo", table["logo"], "it is no picture; name a PNG") from error
        return str(file), hashlib.sha256(file.read_bytes()).hexdigest()

    def _existing(self, key: str, value: object) -> Path:
        """A file named in the theme, from the theme's own folder."""
        if not isinstance(value, str):
            raise self._invalid(key, value, "write the name of a file in quotes")
        file = (self._file.parent / Path(value).expanduser()).resolve()
        if not file.is_file():
            raise self._invalid(key, value, f"there is no file {file}")
        return file

    def _transition(self, table: Mapping[str, object], base: TransitionKind) -> TransitionKind:
        value = table.get("transition", base.value)
        kinds = [kind.value for kind in TransitionKind]
        if value not in kinds:
            raise self._invalid("transition", value, f"choose one of {', '.join(kinds)}")
        return TransitionKind(value)

    def _frames(self, table: Mapping[str, object], base: int) -> int:
        value = table.get("transition_frames", base)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._invalid("transition_frames", value, "write a whole number of frames")
        if not 0 <= value <= _LONGEST_TRANSITION:
            raise self._invalid("transition_frames", value, f"choose 0 to {_LONGEST_TRANSITION}")
        return value

    def _outro(self, table: Mapping[str, object]) -> tuple[str, ...]:
        value = table.get("outro", [])
        lines = [value] if isinstance(value, str) else value
        if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
            raise self._invalid("outro", value, "write a list of lines in quotes")
        if len(lines) > _MOST_OUTRO_LINES:
            raise self._invalid("outro", len(lines), f"at most {_MOST_OUTRO_LINES} lines are shown")
        return tuple(self._short("outro", line) for line in lines)

    def _text(self, table: Mapping[str, object], key: str, base: str) -> str:
        value = table.get(key, base)
        if not isinstance(value, str):
            raise self._invalid(key, value, "write a text in quotes")
        return self._short(key, value)

    def _short(self, key: str, value: str) -> str:
        if len(value) > _LONGEST_LINE:
            raise self._invalid(key, f"{value[:20]}…", f"at most {_LONGEST_LINE} characters")
        return value.strip()

    def _sub_table(self, table: Mapping[str, object], key: str) -> Mapping[str, object]:
        value = table.get(key, {})
        if not isinstance(value, dict):
            raise self._invalid(key, value, f"write it as a table, [{key}]")
        return value

    def _refuse_unknown(
        self, table: Mapping[str, object], known: Iterable[str], prefix: str
    ) -> None:
        for key in table:
            if key not in known:
                raise ThemeInvalid(
                    f"{self._file}: there is no key {prefix}{key}{_near(key, known)}; "
                    f"the keys here are {', '.join(known)}."
                )

    def _invalid(self, key: str, value: object, advice: str) -> ThemeInvalid:
        return ThemeInvalid(f"{self._file}: {key} = {value!r} cannot be used: {advice}.")


def _near(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1)
    return f" (did you mean {close[0]}?)" if close else ""
